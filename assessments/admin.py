"""Cohorts in the admin pages: only to name a lead where nobody leads any more. Nothing of learners is shown."""

from typing import Any, ClassVar

from django import forms
from django.contrib import admin
from django.contrib.auth import get_user_model
from django.db.models import QuerySet
from django.http import HttpRequest

from assessments.cohorts.queries import lead_of, teachers_of
from assessments.cohorts.services import name_lead
from assessments.models import Cohort
from assessments.models.cohort import may_lead
from careerpath.lib.requestlog import log_event

NO_INSTRUCTOR = "No instructor has an account with this address. An admin makes instructors, among the people."


class LeadForm(forms.ModelForm):
    new_lead = forms.EmailField(
        help_text="The e-mail address of an instructor's account. They see the learners of the cohort from then on, "
        "and are told so by mail."
    )

    class Meta:
        model = Cohort
        fields: ClassVar[list[str]] = []

    def clean_new_lead(self) -> str:
        email: str = self.cleaned_data["new_lead"].lower()
        self.person: Any = get_user_model().objects.filter(email=email).first()
        if self.person is None or not may_lead(self.person):
            raise forms.ValidationError(NO_INSTRUCTOR)
        return email


class LedFilter(admin.SimpleListFilter):
    title = "lead"
    parameter_name = "led"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("no", "Nobody leads it")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return Cohort.objects.filter(pk__in=queryset).without_lead() if self.value() == "no" else queryset


@admin.register(Cohort)
class CohortAdmin(admin.ModelAdmin):
    form = LeadForm
    list_display = ("name", "starts_on", "ends_on", "archived_at")
    list_filter = (LedFilter,)
    search_fields = ("name",)
    readonly_fields = ("name", "starts_on", "ends_on", "archived_at", "led_by")

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        new = ["new_lead"] if self.has_change_permission(request, obj) else []
        return [*self.readonly_fields, *new]

    @admin.display(description="led by")
    def led_by(self, cohort: Cohort) -> str:
        lead = lead_of(teachers_of(cohort))
        return str(lead.person) if lead else "Nobody"

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """A cohort that is led is its lead's."""
        may = super().has_change_permission(request, obj)
        return may and (obj is None or Cohort.objects.without_lead().filter(pk=obj.pk).exists())

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        if name_lead(cohort=obj.pk, person=form.person):
            log_event("lead of a cohort named by an admin", cohort=obj.pk, user=form.person.pk, by=request.user.pk)
