"""The pages that take a skill out of use, or back: each shows what would happen before it does it."""

from dataclasses import dataclass
from functools import partial
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.widgets import AutocompleteSelect, AutocompleteSelectMultiple
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse

from skills.admin.differences import topics_of
from skills.difference_words import listed
from skills.merging import MergeError, Rehearsal, bring_back, merge, rehearse, retire
from skills.models import Skill

REPLACED_BY = Skill._meta.get_field("replaced_by")


class LeaveForm(forms.Form):
    """Chooses among the skills in use that may take the place of one, and does it."""

    def __init__(self, skill: Skill, data: Any) -> None:
        needs_choice = any(field.required for field in self.base_fields.values())
        super().__init__(data if data or not needs_choice else None)
        self.skill = skill
        for field in self.fields.values():
            in_use = Skill.objects.filter(framework=skill.framework_id, retired=False)
            field.queryset = in_use.exclude(pk=skill.pk)  # type: ignore[attr-defined]

    def run(self) -> None:
        raise NotImplementedError


class RetireForm(LeaveForm):
    successors = forms.ModelMultipleChoiceField(
        Skill.objects.none(),
        required=False,
        label="Replaced by",
        help_text="Ratings of this one count for them until they are rated. None, if nothing takes its place.",
        widget=AutocompleteSelectMultiple(REPLACED_BY, admin.site),
    )

    def run(self) -> None:
        retire(skill=self.skill, successors=self.cleaned_data["successors"])


class MergeForm(LeaveForm):
    into = forms.ModelChoiceField(
        Skill.objects.none(),
        label="Merge into",
        help_text="Of two levels the higher one stays. The statements of the other skill are not touched.",
        widget=AutocompleteSelect(REPLACED_BY, admin.site),
    )

    def run(self) -> None:
        merge(skill=self.skill, into=self.cleaned_data["into"])


class RestoreForm(LeaveForm):
    def run(self) -> None:
        bring_back(skill=self.skill)


@dataclass(frozen=True)
class Act:
    form: type[LeaveForm]
    verb: str
    about: str
    done: str


ACTS = {
    "retire": Act(
        RetireForm,
        "Retire",
        "Nobody is asked for it any more: roles, other skills, responsibilities and milestones stop naming it. "
        "Ratings of it are kept.",
        "is retired.",
    ),
    "merge": Act(
        MergeForm,
        "Merge",
        "Another skill takes over all that is asked, needed, taught and proven with this one, which is then retired. "
        "Ratings of it are kept.",
        "is merged.",
    ),
    "restore": Act(
        RestoreForm,
        "Bring back",
        "It is in use again. Roles and other skills that named it before must be told to name it anew.",
        "is back in use.",
    ),
}


class RetirementPages(admin.ModelAdmin):
    def get_urls(self) -> list[Any]:
        pages = [
            path(
                f"<int:object_id>/{name}/",
                self.admin_site.admin_view(partial(self.leave_view, name=name)),
                name=f"skills_skill_{name}",
            )
            for name in ACTS
        ]
        return [*pages, *super().get_urls()]

    def tools(self, skill: Skill) -> list[tuple[str, str]]:
        """The links at the head of a skill's page."""
        names = ["restore"] if skill.retired else ["retire", "merge"]
        return [(f"{ACTS[name].verb} …", reverse(f"admin:skills_skill_{name}", args=[skill.pk])) for name in names]

    def leave_view(self, request: HttpRequest, object_id: int, name: str) -> HttpResponse:
        skill = get_object_or_404(Skill.objects.select_related("framework"), pk=object_id)
        if not self.has_change_permission(request, skill):
            raise PermissionDenied
        act, rehearsal = ACTS[name], None
        form = act.form(skill, request.POST or request.GET)
        if form.is_valid():
            try:
                if request.method == "POST":
                    return self._leave(request, act, form)
                rehearsal = rehearse(skill=skill, act=form.run)
            except MergeError as error:
                form.add_error(None, str(error))
        return self._show(request, act, form, rehearsal)

    def _leave(self, request: HttpRequest, act: Act, form: LeaveForm) -> HttpResponse:
        form.run()
        successors = [str(skill) for value in form.cleaned_data.values() for skill in _several(value)]
        words = f"{act.verb}: {listed(successors)}." if successors else f"{act.verb}."
        self.log_change(request, form.skill, words)
        messages.success(request, f"{form.skill} {act.done} Publish the catalogue to show it.")
        return redirect(reverse("admin:skills_skill_change", args=[form.skill.pk]))

    def _show(self, request: HttpRequest, act: Act, form: LeaveForm, rehearsal: Rehearsal | None) -> HttpResponse:
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": f"{act.verb}: {form.skill}",
            "original": form.skill,
            "media": self.media + form.media,
            "act": act,
            "form": form,
            "rehearsal": rehearsal,
            "topics": topics_of(rehearsal.differences) if rehearsal else (),
        }
        return TemplateResponse(request, "admin/skills/leave.html", context)


def _several(value: Any) -> list[Skill]:
    return [value] if isinstance(value, Skill) else list(value)
