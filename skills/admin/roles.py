"""Roles with their levels; what the levels ask for is edited in one grid."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import path, reverse
from django.utils.html import format_html
from import_export import fields

from skills.admin.base import CatalogueAdmin, StackedPart
from skills.admin.cells import Named
from skills.admin.grid_page import grid_view
from skills.admin.skills import count_of
from skills.admin.tables import table
from skills.models import Requirement, Role, RoleLevel


class RoleLevelCell(Named):
    """A level of a role is known by two columns: the role's slug and the seniority."""

    def __init__(self) -> None:
        super().__init__(Role, blank=False)
        self.known: dict[tuple[int, str], RoleLevel] | None = None

    def clean(self, value: str, row: Any = None, **kwargs: Any) -> Any:
        role = super().clean(value, row)
        if self.known is None:
            self.known = {(level.role_id, level.seniority): level for level in RoleLevel.objects.select_related("role")}
        seniority = row.get("seniority", "").strip()
        found = self.known.get((role.pk, seniority))
        if found is None:
            raise ValueError(f"{role} has no level {seniority}")
        return found

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> Any:
        return value.role.slug if value else ""


class RoleLevelInline(StackedPart):
    model = RoleLevel
    fields = [("seniority", "years_from", "years_to", "order"), "owns", "sources"]
    autocomplete_fields = ["sources"]
    verbose_name, verbose_name_plural = "level", "levels"


@admin.register(Role)
class RoleAdmin(CatalogueAdmin):
    resource_classes = [
        table(Role, "slug name kind summary titles sources order", key="slug"),
        table(
            RoleLevel,
            "role seniority owns years_from years_to sources order",
            key="role seniority",
            path="role__framework",
        ),
        table(
            Requirement,
            "role_level seniority skill level importance",
            key="role_level skill",
            path="role_level__role__framework",
            role_level=fields.Field("role_level", "role", widget=RoleLevelCell()),
            seniority=fields.Field("role_level__seniority", "seniority", readonly=True),
        ),
    ]
    inlines = [RoleLevelInline]
    list_display = ["name", "order", "kind", "level_count", "requirement_count"]
    list_editable = ["order"]
    list_filter = ["kind"]
    search_fields = ["name", "slug", "titles", "levels__owns"]
    autocomplete_fields = ["sources"]
    fieldsets = [(None, {"fields": ["name", "slug", "kind", "summary", "titles", "sources", "order"]})]

    def get_urls(self) -> list[Any]:
        grid = path(
            "<int:object_id>/requirements/",
            self.admin_site.admin_view(self.requirements_view),
            name="skills_role_requirements",
        )
        return [grid, *super().get_urls()]

    def requirements_view(self, request: HttpRequest, object_id: int) -> Any:
        return grid_view(self, request, object_id)

    def tools(self, role: Role) -> list[tuple[str, str]]:
        return [("Required levels", reverse("admin:skills_role_requirements", args=[role.pk]))]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        counts = {"levels_there": count_of(RoleLevel, "role"), "asked": count_of(Requirement, "role_level__role")}
        rows: QuerySet[Any] = super().get_queryset(request).annotate(**counts)
        return rows

    @admin.display(description="levels", ordering="levels_there")
    def level_count(self, role: Any) -> str:
        return str(role.levels_there)

    @admin.display(description="required levels", ordering="asked")
    def requirement_count(self, role: Any) -> Any:
        link = reverse("admin:skills_role_requirements", args=[role.pk])
        return format_html('<a href="{}">{} required level{}</a>', link, role.asked, "" if role.asked == 1 else "s")
