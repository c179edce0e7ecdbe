"""The group that edits the catalogue: no superusers, and no way to people.

Set up at each migrate, so that it is there in every database and knows new tables. What else an admin gives the group
stays; for another choice of powers, make a group of your own.
"""

from typing import Any

from django.apps import AppConfig
from django.apps import apps as everything
from django.contrib.auth.management import create_permissions

EDITORS = "Editors"
# A release is never changed; a framework or a role that goes takes too much with it.
NOT_DELETED = frozenset({"framework", "release", "role"})
ONLY_VIEWED = frozenset({"release"})


def set_up_editors(app_config: AppConfig, using: str, apps: Any = everything, **kwargs: Any) -> None:
    try:
        group_model, permission = apps.get_model("auth", "Group"), apps.get_model("auth", "Permission")
    except LookupError:
        return  # only a part of the tables is being made, and these aren't there yet
    # Django makes permissions at this signal too, but after us: we come first in INSTALLED_APPS.
    create_permissions(app_config, verbosity=0, using=using, apps=apps)
    group, _ = group_model.objects.using(using).get_or_create(name=EDITORS)
    ours = permission.objects.using(using).filter(content_type__app_label=app_config.label)
    group.permissions.add(*ours.filter(codename__in=_codenames(app_config)))


def _codenames(app_config: AppConfig) -> list[str]:
    names = ["publish_release"]
    for model in app_config.get_models():
        name = model._meta.model_name or ""
        names.append(f"view_{name}")
        if name not in ONLY_VIEWED:
            names += [f"add_{name}", f"change_{name}"]
        if name not in NOT_DELETED:
            names.append(f"delete_{name}")
    return names
