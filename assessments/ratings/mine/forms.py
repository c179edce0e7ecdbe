"""What people ask of their own pages. A wrong choice is named and left out."""

from collections.abc import Mapping
from typing import Any

from django import forms

from assessments.ratings.mine.skills import ORDERS, SHOWN, Wanted
from skills.pages.forms import LONGEST_QUERY, tidy

CHOOSE = "Choose two of your assessments."
ALL_THE_SAME = {"required": CHOOSE, "invalid": CHOOSE, "min_value": CHOOSE}
# A list of choices that one can still look through.
MOST_CHOICES = 50


class MySkillsFilter(forms.Form):
    q = forms.CharField(
        label="Search",
        required=False,
        max_length=LONGEST_QUERY,
        error_messages={"max_length": f"Search for {LONGEST_QUERY} characters at most."},
    )
    show = forms.ChoiceField(
        label="Show",
        required=False,
        choices=[(key, words) for key, (words, _) in SHOWN.items()],
        error_messages={"invalid_choice": "There is no “%(value)s” to show here. Choose another."},
    )
    sort = forms.ChoiceField(
        label="Order",
        required=False,
        choices=[(key, words) for key, (words, _) in ORDERS.items()],
        error_messages={"invalid_choice": "There is no order “%(value)s” here. Choose another."},
    )

    def __init__(self, given: Mapping[str, Any]) -> None:
        super().__init__(tidy(given))

    @property
    def wanted(self) -> Wanted:
        """What was asked for, less what was wrong with it."""
        self.is_valid()
        found = self.cleaned_data
        return Wanted(found.get("show", ""), found.get("q", ""), found.get("sort", ""))


class UndoForm(forms.Form):
    change = forms.IntegerField(min_value=1, max_value=2**63 - 1)
