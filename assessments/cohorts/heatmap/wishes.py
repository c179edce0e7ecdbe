"""What somebody wants to see of a map, and how the address of each of its views says so.

>>> from datetime import date
>>> wish = Wish(since=date(2026, 1, 5))
>>> wish.order, Wish(since=date(2026, 1, 5), sort="-git").order
(('name', False), ('git', True))
>>> wish.sorted_by("git"), wish.sorted_by("name"), replace(wish, sort="git", words="Ann").sorted_by("git")
('sort=git', 'sort=-name', 'q=Ann&sort=-git')
"""

from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlencode

from assessments.cohorts.heatmap.heat import By, Show


@dataclass(frozen=True)
class Wish:
    """`part` is an area, or that the areas are to stand side by side. `since` is the first day of the cohort unless the
    address says another."""

    since: date
    show: Show = "level"
    by: By = "own"
    part: str = ""
    only_lacking: bool = False
    only_unrated: bool = False
    words: str = ""
    sort: str = "name"
    given_since: bool = False

    @property
    def order(self) -> tuple[str, bool]:
        """By what, and whether the other way round."""
        return self.sort.removeprefix("-"), self.sort.startswith("-")

    @property
    def query(self) -> str:
        """What isn't as usual."""
        said = {
            "show": "" if self.show == "level" else self.show,
            "by": "" if self.by == "own" else self.by,
            "part": self.part,
            "since": self.since.isoformat() if self.given_since else "",
            "lacking": "yes" if self.only_lacking else "",
            "unrated": "yes" if self.only_unrated else "",
            "q": self.words,
            "sort": "" if self.sort == "name" else self.sort,
        }
        return urlencode({name: value for name, value in said.items() if value})

    def sorted_by(self, key: str) -> str:
        """A second click turns it round."""
        return replace(self, sort=f"-{key}" if self.sort == key else key)._with_sort

    @property
    def _with_sort(self) -> str:
        return self.query or f"sort={self.sort}"

    def of_part(self, part: str) -> str:
        return replace(self, part=part, sort="name").query
