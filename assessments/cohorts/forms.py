"""What people send about cohorts: what one is for, a link into it, a code, and that they agree."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from crispy_forms.layout import Div
from django import forms

from assessments.cohorts.codes import tidy_code
from assessments.cohorts.queries import Link, newest_of
from assessments.cohorts.services import Outline
from assessments.cohorts.sight import NEWEST
from assessments.models import Cohort
from assessments.plans.forms import day_field
from assessments.ratings.questions.target_choices import value_of
from careerpath.lib.layout import bare_helper
from careerpath.lib.names import one_line
from skills.catalogue import Catalogue

LONGEST_NAME, MOST_YEARS, MOST_PEOPLE, USUAL_PEOPLE, USUAL_DAYS = 100, 5, 5000, 30, 30
YEARS = range(2000, 2101)
DAYS = [(1, "1 day"), (7, "7 days"), (30, "30 days"), (90, "90 days"), (365, "A year")]
LINK = re.compile(r"://|www\.|\.\w{2,}/", re.IGNORECASE)
NO_CODE = "A code has eight letters and digits. I, L, O, 0 and 1 are never among them."


class CohortForm(forms.Form):
    name = forms.CharField(
        label="Name",
        max_length=LONGEST_NAME,
        help_text="Its learners see it too. Such as “MLOps, spring 2027”.",
        error_messages={
            "required": "Give the cohort a name.",
            "max_length": f"The name has %(show_value)d characters, and {LONGEST_NAME} fit.",
        },
    )
    target = forms.ChoiceField(
        label="Goal",
        help_text="The role and level that all of them learn for. You can change it at any time.",
        error_messages=dict.fromkeys(("required", "invalid_choice"), "Choose a role and a level."),
    )
    starts_on = day_field(label="Start", error_messages={"required": "Choose the first day."})
    ends_on = day_field(label="End", error_messages={"required": "Choose the last day."})

    def __init__(self, given: Mapping[str, Any] | None, catalogue: Catalogue, cohort: Cohort | None = None) -> None:
        super().__init__(given, initial=_initial(cohort) if cohort else {})
        fields: dict[str, Any] = self.fields
        fields["target"].choices = [
            ("", "Choose a role and a level"),
            *(
                (role.name, [(value_of(role.slug, name), f"{role.name}, {name}") for name in _seniorities(role)])
                for role in catalogue.roles
            ),
        ]
        self.helper = bare_helper("name", "target", Div("starts_on", "ends_on", css_class="field-row"))

    def clean_name(self) -> str:
        """It stands in mails to people who know nothing of it yet."""
        name = one_line(self.cleaned_data["name"])
        if not name:
            raise forms.ValidationError(self.fields["name"].error_messages["required"])
        if LINK.search(name):
            raise forms.ValidationError("Write a name without a link.")
        return name

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = self.cleaned_data
        start, end = found.get("starts_on"), found.get("ends_on")
        for field, day in (("starts_on", start), ("ends_on", end)):
            if day and day.year not in YEARS:
                self.add_error(field, f"Choose a day from {YEARS[0]} to {YEARS[-1]}.")
        if start and end and end < start:
            self.add_error("ends_on", "The last day can’t come before the first.")
        elif start and end and (end - start).days > MOST_YEARS * 366:
            self.add_error("ends_on", f"Choose a last day within {MOST_YEARS} years of the first.")
        return found

    @property
    def outline(self) -> Outline:
        role, _, seniority = self.cleaned_data["target"].partition("/")
        sent = self.cleaned_data
        return Outline(sent["name"], role, seniority, sent["starts_on"], sent["ends_on"])


def _initial(cohort: Cohort) -> dict[str, str | date]:
    target = value_of(cohort.role, cohort.seniority)
    return {"name": cohort.name, "target": target, "starts_on": cohort.starts_on, "ends_on": cohort.ends_on}


def _seniorities(role: Any) -> list[str]:
    return [level.seniority for level in role.levels]


class NewestForm(forms.Form):
    """Which link stood on top of the page: a second click makes no second link."""

    newest = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


class LinkForm(NewestForm):
    most = forms.IntegerField(
        label="For how many people",
        min_value=1,
        max_value=MOST_PEOPLE,
        initial=USUAL_PEOPLE,
        error_messages=dict.fromkeys(
            ("required", "invalid", "min_value", "max_value"), f"Write a number from 1 to {MOST_PEOPLE}."
        ),
    )
    days = forms.TypedChoiceField(label="It works for", choices=DAYS, coerce=int, initial=USUAL_DAYS)

    def __init__(self, given: Mapping[str, Any] | None, there: Sequence[Link]) -> None:
        super().__init__(given, initial={"newest": newest_of(there)})
        self.helper = bare_helper("newest", Div("most", "days", css_class="field-row"))


class CodeForm(forms.Form):
    code = forms.CharField(
        label="Code",
        max_length=20,
        help_text="Eight letters and digits, such as KXQM-7R2P. Your instructor has it.",
        widget=forms.TextInput(
            {"class": "input-code", "autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
        error_messages={"required": "Type the code that you were given.", "max_length": NO_CODE},
    )

    def clean_code(self) -> str:
        code = tidy_code(self.cleaned_data["code"])
        if not code:
            raise forms.ValidationError(NO_CODE)
        return code


class JoinForm(forms.Form):
    """Which wording the person has read: after a change of what is seen, they read it again."""

    agreed_to = forms.IntegerField(widget=forms.HiddenInput, min_value=NEWEST, max_value=NEWEST)
