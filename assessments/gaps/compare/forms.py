"""What is compared with what: the ratings of two days, ratings and a second opinion, or one's ratings for two roles."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from skills.catalogue import Catalogue
from skills.kept import kept
from skills.pages.comparison import Side, side
from skills.pages.forms import tidy

TODAY, VERIFIED = "today", "verified"
OPTION = '<option value="{}"{}>{}</option>'
SELECTED, NOTHING = SafeString(" selected"), SafeString("")
# No number in a database has more digits, and none is 0.
LONGEST = 18
UNKNOWN = "There is nothing “{}” to compare here. Choose another."
SAME = "These are the same. Choose two that differ."


@dataclass(frozen=True)
class Chosen:
    """One of today's ratings, the number of a sitting, the second opinion, or a level of a role."""

    key: str
    sitting: int | None = None
    role: Side | None = None


class CompareForm(forms.Form):
    a = forms.CharField(label="Compare", error_messages={"required": "Choose what to compare."})
    b = forms.CharField(label="With", error_messages={"required": "Choose what to compare it with."})

    def __init__(self, given: Mapping[str, Any], catalogue: Catalogue) -> None:
        super().__init__(tidy(given))
        self.catalogue = catalogue

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
        return Chosen(key, sitting=int(key) if len(key) <= LONGEST else 0) if key.isdecimal() else None

    @property
    def chosen(self) -> tuple[Chosen, Chosen] | None:
        return (self.cleaned_data["a"], self.cleaned_data["b"]) if self.is_valid() else None

    @property
    def sittings(self) -> set[int]:
        """The numbers of those that are chosen, whoever they belong to."""
        return {one.sitting for one in self.chosen or () if one.sitting is not None}


def _unknown(key: str) -> Chosen:
    raise forms.ValidationError(UNKNOWN.format(key))


@kept
def role_choices(catalogue: Catalogue, chosen: str) -> SafeString:
    """The levels of all roles, as groups of a list to choose from. `chosen` is one of them, or empty."""
    return format_html_join("", '<optgroup label="{}">{}</optgroup>', _groups(catalogue, chosen))


def _groups(catalogue: Catalogue, chosen: str) -> Iterator[tuple[str, SafeString]]:
    for role in catalogue.roles:
        found = (Side(role, level) for level in role.levels)
        levels = ((one.key, SELECTED if one.key == chosen else NOTHING, one.name) for one in found)
        yield role.name, format_html_join("", OPTION, levels)


def day_choices(days: Iterable[tuple[int, SafeString]], chosen: str) -> SafeString:
    """A hundred of them, twice on a page: as templates they would take most of its time."""
    lines = (OPTION.format(pk, SELECTED if str(pk) == chosen else NOTHING, words) for pk, words in days)
    return SafeString("".join(lines))
