"""What is compared with what: the ratings of two days, ratings and a second opinion, or one's ratings for two roles."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from assessments.models import Sitting
from skills.catalogue import Catalogue
from skills.kept import kept
from skills.pages.comparison import Side, side
from skills.pages.forms import tidy

TODAY, VERIFIED = "today", "verified"
UNKNOWN = "There is nothing “{}” to compare here. Choose another."
SAME = "These are the same. Choose two that differ."


@dataclass(frozen=True)
class Chosen:
    """One of today's ratings, the number of a sitting, the second opinion, or a level of a role."""

    key: str
    sitting: int | None = None
    role: Side | None = None


class CompareForm(forms.Form):
    """Numbers that are none of the person's own are refused by the view, as not there."""

    a = forms.CharField(label="Compare", error_messages={"required": "Choose what to compare."})
    b = forms.CharField(label="With", error_messages={"required": "Choose what to compare it with."})

    def __init__(self, given: Mapping[str, Any], catalogue: Catalogue, finished: Sequence[Sitting]) -> None:
        super().__init__(tidy(given))
        self.catalogue = catalogue
        self.finished = {row.pk for row in finished}

    def clean_a(self) -> Chosen:
        key: str = self.cleaned_data["a"]
        return self._ratings(key) or _unknown(key)

    def clean_b(self) -> Chosen:
        key: str = self.cleaned_data["b"]
        if key == VERIFIED:
            return Chosen(key)
        role = side(self.catalogue, key)
        return self._ratings(key) or (Chosen(key, role=role) if role else _unknown(key))

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = self.cleaned_data
        if not self.errors and found["a"] == found["b"]:
            raise forms.ValidationError(SAME)
        return found

    def _ratings(self, key: str) -> Chosen | None:
        if key == TODAY:
            return Chosen(key)
        return Chosen(key, sitting=int(key)) if key.isdecimal() else None

    @property
    def chosen(self) -> tuple[Chosen, Chosen] | None:
        return (self.cleaned_data["a"], self.cleaned_data["b"]) if self.is_valid() else None

    @property
    def is_all_mine(self) -> bool:
        return all(one.sitting is None or one.sitting in self.finished for one in self.chosen or ())


def _unknown(key: str) -> Chosen:
    raise forms.ValidationError(UNKNOWN.format(key))


@kept
def role_choices(catalogue: Catalogue, chosen: str) -> SafeString:
    """The levels of all roles, as groups of a list to choose from. `chosen` is one of them, or empty."""
    return format_html_join("", '<optgroup label="{}">{}</optgroup>', _groups(catalogue, chosen))


def _groups(catalogue: Catalogue, chosen: str) -> Iterator[tuple[str, SafeString]]:
    for role in catalogue.roles:
        found = (Side(role, level) for level in role.levels)
        levels = ((one.key, SafeString(" selected" if one.key == chosen else ""), one.name) for one in found)
        yield role.name, format_html_join("", '<option value="{}"{}>{}</option>', levels)
