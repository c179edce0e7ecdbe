"""The rest of what the documents say: work, milestones, sources, pay, fit and market; and the framework itself."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from skills.admin.base import CatalogueAdmin, PartInline, PlainAdmin
from skills.admin.tables import table
from skills.models import (
    FitStatement,
    Framework,
    MarketFact,
    Milestone,
    MilestoneProof,
    Responsibility,
    SalaryFigure,
    Source,
)


@admin.register(Responsibility)
class ResponsibilityAdmin(CatalogueAdmin):
    resource_classes = [table(Responsibility, "slug text roles skills sources order", key="slug")]
    list_display = ["text", "order", "of_roles"]
    list_editable = ["order"]
    list_filter = ["roles"]
    search_fields = ["slug", "text"]
    autocomplete_fields = ["roles", "skills", "sources"]
    fieldsets = [(None, {"fields": ["text", "slug", "roles", "skills", "sources", "order"]})]
    named_by = "text"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).prefetch_related("roles")

    @admin.display(description="roles")
    def of_roles(self, responsibility: Any) -> str:
        return ", ".join(role.name for role in responsibility.roles.all())


class ProofInline(PartInline):
    model = MilestoneProof
    fields = ["skill", "level"]
    autocomplete_fields = ["skill"]
    verbose_name, verbose_name_plural = "proof", "proves: the skills that it shows"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).select_related("skill")


@admin.register(Milestone)
class MilestoneAdmin(CatalogueAdmin):
    resource_classes = [
        table(Milestone, "slug name summary hours checklist sources order", key="slug"),
        table(MilestoneProof, "milestone skill level", key="milestone skill", path="milestone__framework"),
    ]
    inlines = [ProofInline]
    list_display = ["name", "order", "summary", "hours"]
    list_editable = ["order"]
    search_fields = ["name", "slug", "summary"]
    autocomplete_fields = ["sources"]
    fieldsets = [(None, {"fields": ["name", "slug", "summary", "hours", "checklist", "sources", "order"]})]


@admin.register(Source)
class SourceAdmin(CatalogueAdmin):
    resource_classes = [table(Source, "slug title publisher summary published accessed order", key="slug")]
    list_display = ["title", "order", "publisher", "published"]
    list_editable = ["order"]
    search_fields = ["title", "slug", "publisher"]
    fieldsets = [(None, {"fields": ["title", "slug", "publisher", "summary", "published", "accessed", "order"]})]
    named_by = "title"


@admin.register(SalaryFigure)
class SalaryFigureAdmin(CatalogueAdmin):
    resource_classes = [
        table(
            SalaryFigure,
            "source role seniority period place year cites low high average currency note order",
            key="source role seniority period place year cites",
        )
    ]
    list_display = ["role", "order", "seniority", "source", "low", "average", "high", "currency", "period"]
    list_editable = ["order"]
    list_filter = ["role", "source", "seniority"]
    list_select_related = ["role", "source", "framework"]
    search_fields = ["role__name", "source__title", "place", "cites", "note"]
    autocomplete_fields = ["role", "source"]
    fieldsets = [
        (None, {"fields": ["source", "cites", "role", "seniority"]}),
        ("Figures", {"fields": ["low", "average", "high", "currency", "period", "place", "year", "note", "order"]}),
    ]
    named_by = ""


@admin.register(FitStatement)
class FitStatementAdmin(CatalogueAdmin):
    resource_classes = [table(FitStatement, "slug kind name text left right sources order", key="slug")]
    list_display = ["name", "order", "kind", "text"]
    list_editable = ["order"]
    list_filter = ["kind"]
    search_fields = ["name", "slug", "text"]
    autocomplete_fields = ["sources"]
    fieldsets = [(None, {"fields": ["name", "slug", "kind", "text", "left", "right", "sources", "order"]})]


@admin.register(MarketFact)
class MarketFactAdmin(CatalogueAdmin):
    resource_classes = [table(MarketFact, "slug kind name text role sources order", key="slug")]
    list_display = ["name", "order", "kind", "text", "role"]
    list_editable = ["order"]
    list_filter = ["kind"]
    list_select_related = ["role", "framework"]
    search_fields = ["name", "slug", "text"]
    autocomplete_fields = ["role", "sources"]
    fieldsets = [(None, {"fields": ["name", "slug", "kind", "text", "role", "sources", "order"]})]


@admin.register(Framework)
class FrameworkAdmin(PlainAdmin):
    resource_classes = [table(Framework, "slug name summary about half_life_months order", key="slug", path="")]
    list_display = ["name", "order", "summary"]
    list_editable = ["order"]
    search_fields = ["name", "slug"]
    fieldsets = [(None, {"fields": ["name", "slug", "summary", "about", "half_life_months", "order"]})]
