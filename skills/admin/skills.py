"""Skills with their levels, needs and resources on one page; and the categories that they stand in."""

from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.forms import HiddenInput
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html

from careerpath.lib.levels import HIGHEST
from skills.admin.base import CatalogueAdmin, PartFormSet, PartInline, StackedPart
from skills.admin.retirement import RetirementPages
from skills.admin.tables import table
from skills.difference_words import listed
from skills.merging import holders
from skills.models import Category, Prerequisite, Requirement, Resource, Skill, SkillLevel
from skills.models.fields import RANKS


def count_of(model: Any, field: str = "skill") -> Coalesce:
    """How many rows of a model belong to each row of the list, without multiplying its lines."""
    counted = model.objects.filter(**{field: OuterRef("pk")}).order_by().values(field).annotate(count=Count("pk"))
    return Coalesce(Subquery(counted.values("count")), 0)


@admin.register(Category)
class CategoryAdmin(CatalogueAdmin):
    resource_classes = [table(Category, "slug name summary order", key="slug")]
    list_display = ["name", "order", "summary", "skill_count"]
    list_editable = ["order"]
    search_fields = ["name", "slug", "summary"]
    fieldsets = [(None, {"fields": ["name", "slug", "summary", "order"]})]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        rows: QuerySet[Any] = super().get_queryset(request).annotate(skill_count=count_of(Skill, "category"))
        return rows

    @admin.display(description="skills", ordering="skill_count")
    def skill_count(self, category: Any) -> str:
        return str(category.skill_count)


class LevelShown(HiddenInput):
    """The level is given by the row: it is shown, and sent along."""

    is_hidden = False

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> Any:
        words = dict(RANKS).get(int(value), value) if str(value).isdigit() else value
        return format_html("{}<strong>{}</strong>", super().render(name, value, attrs, renderer), words)


class FourLevels(PartFormSet):
    """Levels 1 to 4, each once. Those that are missing are offered as empty rows."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        skill = kwargs.get("instance")
        there = set(skill.levels.values_list("level", flat=True)) if skill and skill.pk else set()
        missing = [{"level": level} for level in range(1, HIGHEST + 1) if level not in there]
        super().__init__(*args, **{**kwargs, "initial": missing})


class LevelInline(PartInline):
    model = SkillLevel
    formset = FourLevels
    min_num = max_num = HIGHEST
    can_delete = False
    verbose_name_plural = "levels: what a person can be seen to do"
    ordering = ["level"]

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "level":
            return db_field.formfield(widget=LevelShown())
        return super().formfield_for_dbfield(db_field, request, **kwargs)


class Needs(PartFormSet):
    def clean(self) -> None:
        super().clean()
        for form in self.forms:
            # Only the database could tell otherwise, for the form itself doesn't know its skill.
            if self.instance.pk and getattr(form, "cleaned_data", {}).get("needs") == self.instance:
                form.add_error("needs", "A skill can't need itself; its level below is needed anyway.")


class NeedInline(PartInline):
    model = Prerequisite
    formset = Needs
    fk_name = "skill"
    verbose_name, verbose_name_plural = "need", "needs: what must be learnt first"
    fields = ["at", "needs", "level"]
    autocomplete_fields = ["needs"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).select_related("needs")


class ResourceInline(StackedPart):
    model = Resource
    verbose_name_plural = "resources: what to learn it from"
    fields = [("title", "link"), ("start", "end", "kind", "hours", "cost", "order")]


@admin.register(Skill)
class SkillAdmin(RetirementPages, CatalogueAdmin):
    resource_classes = [
        table(
            Skill,
            "slug name category summary why aliases often_missing sources order retired replaced_by",
            key="slug",
        ),
        table(SkillLevel, "skill level statement hours", key="skill level", path="skill__framework"),
        table(Prerequisite, "skill at needs level", key="skill at needs", path="skill__framework"),
        table(Resource, "skill title link kind start end hours cost order", key="skill link", path="skill__framework"),
    ]
    inlines = [LevelInline, NeedInline, ResourceInline]
    list_display = ["name", "order", "category", "asked_by", "resource_count", "marks"]
    list_editable = ["order"]
    list_filter = ["category", "often_missing", "retired"]
    list_select_related = ["category", "framework"]
    search_fields = ["name", "slug", "aliases", "levels__statement"]
    search_help_text = "Searches names, slugs, aliases and statements."
    autocomplete_fields = ["category", "sources"]
    fieldsets = [
        (
            None,
            {"fields": ["name", "slug", "category", "summary", "why", "aliases", "sources", "often_missing", "order"]},
        )
    ]
    readonly_fields = ["retired", "replaced_by"]

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        fieldsets = super().get_fieldsets(request, obj)
        return [*fieldsets, ("Out of use", {"fields": self.readonly_fields})] if obj and obj.retired else fieldsets

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        counts = {"requirement_count": count_of(Requirement), "resource_count": count_of(Resource)}
        rows: QuerySet[Any] = super().get_queryset(request).annotate(**counts)
        return rows

    def get_search_results(self, request: HttpRequest, queryset: Any, search_term: str) -> Any:
        found, may_have_doubles = super().get_search_results(request, queryset, search_term)
        # A field that is being completed is offered what is in use.
        return (found.filter(retired=False) if "field_name" in request.GET else found), may_have_doubles

    @admin.display(description="asked by", ordering="requirement_count")
    def asked_by(self, skill: Any) -> str:
        return str(skill.requirement_count)

    @admin.display(description="resources", ordering="resource_count")
    def resource_count(self, skill: Any) -> str:
        return str(skill.resource_count)

    @admin.display(description="marks")
    def marks(self, skill: Any) -> str:
        marks = {"retired": skill.retired, "often missing": skill.often_missing}
        return ", ".join(mark for mark, is_set in marks.items() if is_set)

    # -- A skill that something names is retired, not deleted ----------------------------------------------------------

    def get_actions(self, request: HttpRequest) -> Any:
        return {name: action for name, action in super().get_actions(request).items() if name != "delete_selected"}

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        may = super().has_delete_permission(request, obj)
        if may and obj is not None and not hasattr(obj, "held_by"):
            obj.held_by = holders(obj)
        return may and (obj is None or not obj.held_by)

    def delete_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        skill = self.get_object(request, unquote(object_id))
        held_by = holders(skill) if skill and self.has_delete_permission(request) else ()
        if skill is None or not held_by:
            return super().delete_view(request, object_id, extra_context)
        reason = (
            f"{skill} can't be deleted, for {listed(held_by)} name it. Retire it here, or merge it into another skill."
        )
        messages.error(request, reason)
        return redirect(reverse("admin:skills_skill_retire", args=[skill.pk]))
