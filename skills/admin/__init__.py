"""The catalogue in the admin pages, where editors work."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from skills.admin import facts, publishing, roles, skills

__all__ = ["facts", "publishing", "roles", "skills"]

# As an editor works, not by the alphabet.
ORDER = """
    Skill Category Role Responsibility Milestone Source SalaryFigure FitStatement MarketFact Framework Release
""".split()
_by_alphabet = admin.site.get_app_list


def _catalogue_first(request: HttpRequest, app_label: str | None = None) -> list[Any]:
    apps = _by_alphabet(request, app_label)
    for app in apps:
        if app["app_label"] == "skills":
            app["models"].sort(key=lambda model: ORDER.index(model["object_name"]))
    return sorted(apps, key=lambda app: app["app_label"] != "skills")


admin.site.get_app_list = _catalogue_first  # type: ignore[method-assign]
