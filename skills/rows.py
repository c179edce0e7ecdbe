"""Brings rows to what a catalogue says: in few queries, and a row that is there keeps its id."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import models, transaction
from django.db.models import ProtectedError

from skills.models import Framework

Rows = Mapping[str, Any]


def match(framework: Framework, model: Any, wanted: Mapping[str, dict[str, Any]]) -> dict[str, Any]:
    """The rows of these slugs, with these columns and in this order."""
    there = {row.slug: row for row in model.objects.filter(framework=framework)}
    rows = {slug: there.get(slug) or model(framework=framework, slug=slug) for slug in wanted}
    columns = {"order"}
    for order, (slug, values) in enumerate(wanted.items()):
        for column, value in {**values, "order": order}.items():
            setattr(rows[slug], column, value)
        columns |= set(values) - {"slug"}
    model.objects.bulk_create([row for slug, row in rows.items() if slug not in there])
    model.objects.bulk_update([row for slug, row in rows.items() if slug in there], sorted(columns), batch_size=100)
    return rows


def forget(framework: Framework, model: Any, kept: Rows) -> None:
    """Deletes the rows that are not among the kept; what is held stays, such as the category of a retired skill."""
    gone = model.objects.filter(framework=framework).exclude(slug__in=list(kept))
    if not _deleted(gone):
        for row in gone:
            _deleted(row)


def forget_skills(framework: Framework, kept: Rows) -> None:
    """What a release knows is retired, for sittings of that release need it; what none knows is deleted."""
    gone = framework.skills.exclude(slug__in=list(kept))
    gone.filter(published=True).update(retired=True)
    gone.filter(published=False).delete()


def _deleted(rows: Any) -> bool:
    try:
        with transaction.atomic():
            rows.delete()
    except ProtectedError:
        return False
    return True


def replace(rows: models.QuerySet[Any], new: Iterable[Any]) -> None:
    rows.delete()
    rows.model.objects.bulk_create(new, batch_size=500)


def link(model: type[models.Model], field: str, targets: Mapping[int, Iterable[models.Model]]) -> None:
    """Sets a many-to-many field of many rows at once."""
    relation: Any = model._meta.get_field(field)
    through = relation.remote_field.through
    owner, target = relation.m2m_field_name(), relation.m2m_reverse_field_name()
    through.objects.filter(**{f"{owner}__in": list(targets)}).delete()
    through.objects.bulk_create(
        (through(**{f"{owner}_id": pk, f"{target}_id": row.pk}) for pk, rows in targets.items() for row in rows),
        batch_size=500,
    )


def picked(rows: Rows, slugs: Iterable[str]) -> list[Any]:
    return [rows[slug] for slug in dict.fromkeys(slugs)]
