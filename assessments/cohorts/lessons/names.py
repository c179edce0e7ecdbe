"""The names of those who are there, each with a link to their page."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

LINK = '<a href="{}">{}</a>'


@dataclass(frozen=True)
class Names:
    """In the order in which the names stand on a list."""

    cohort: int
    by_key: Mapping[int, str]

    def __getitem__(self, key: int) -> str:
        return self.by_key[key]

    def of(self, keys: Iterable[int]) -> list[str]:
        return [self.by_key[key] for key in self.in_order(keys)]

    def link(self, key: int) -> SafeString:
        return format_html(LINK, self._address(key), self.by_key[key])

    def links(self, keys: Iterable[int], most: int) -> SafeString:
        """Of more there are only so many, and how many more there are."""
        ordered = self.in_order(keys)
        shown = format_html_join(", ", LINK, ((self._address(key), self.by_key[key]) for key in ordered[:most]))
        more = len(ordered) - most
        return format_html("{} and {} more", shown, more) if more > 0 else shown

    def place(self, key: int) -> int:
        return self._places[key]

    def in_order(self, keys: Iterable[int]) -> list[int]:
        return sorted(keys, key=self._places.__getitem__)

    @cached_property
    def _places(self) -> dict[int, int]:
        return {key: number for number, key in enumerate(self.by_key)}

    def _address(self, key: int) -> str:
        first, last = self._ends
        return f"{first}{key}{last}"

    @cached_property
    def _ends(self) -> tuple[str, str]:
        """One address is asked for; the others differ in their number only."""
        first, last = reverse("cohort_learner", args=[self.cohort, 0]).rsplit("0", 1)
        return first, last
