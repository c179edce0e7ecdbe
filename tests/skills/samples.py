"""A row of any table of the catalogue that has pages of its own, for the walk over all addresses."""

from django.apps import apps
from django.db.models import Model

from skills.models import Framework

NAMED: dict[str, dict[str, str]] = {
    "skill": {"category": "category"},
    "salaryfigure": {"source": "source", "role": "role"},
}


def catalogue_row(model_name: str) -> Model:
    """One that nothing else names, so that it may be deleted."""
    framework, _ = Framework.objects.get_or_create(slug="sample", defaults={"name": "Sample", "summary": "s"})
    if model_name == "framework":
        return framework
    if model_name == "release":
        return framework.releases.get_or_create(number=1, defaults={"note": "n", "snapshot": {}})[0]
    named = {field: catalogue_row(kind) for field, kind in NAMED.get(model_name, {}).items()}
    known_by = {} if model_name == "salaryfigure" else {"slug": "sample"}
    hours = {"hours": 1} if model_name == "milestone" else {}
    model = apps.get_model("skills", model_name)
    return model._default_manager.get_or_create(framework=framework, **known_by, **named, defaults=hours)[0]
