"""What the page of the nearest roles shows: every role level with what stands between, and the next level up."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from assessments.gaps.analysis import Rated
from assessments.gaps.nearest.learning import hours_to
from assessments.gaps.nearest.next_level import NextLevel, levels_of, next_level, stand_of
from assessments.gaps.nearest.roles import Near, nearest
from assessments.gaps.words import percent, points
from assessments.ratings.answers.stands import Stand
from skills.catalogue import Catalogue, Role, RoleKind, RoleLevel, Skill
from skills.pages.comparison import hours_in_words

KINDS: Mapping[RoleKind, str] = {
    "target": "The role itself",
    "leads-to": "What it leads to",
    "neighbour": "What stands beside it",
}

# The others show what stands between only when they are opened.
IN_FULL = 6


@dataclass(frozen=True)
class Missing:
    skill: Skill
    stand: Stand
    want: int
    points: str

    @property
    def statement(self) -> str:
        return self.skill.statement(self.want)


@dataclass(frozen=True)
class Card:
    near: Near
    percent: int
    hours: int
    missing: tuple[Missing, ...]
    # Of all that stands between, shown or not: nobody has said that it is missing.
    not_rated: int

    @property
    def name(self) -> str:
        return f"{self.near.role.name}, {self.near.level.seniority} level"

    @property
    def hours_text(self) -> str:
        return hours_in_words(self.hours)

    @property
    def more(self) -> int:
        return self.near.gaps - len(self.missing)

    @property
    def names(self) -> str:
        names = ", ".join(one.skill.name for one in self.missing)
        return f"{names} and {self.more} more" if self.more else names


@dataclass(frozen=True)
class Tab:
    kind: str
    name: str
    count: int
    here: bool


@dataclass(frozen=True)
class NearestPage:
    """`best` is the nearest of them all, whichever kind is shown; None where nothing counts for any."""

    best: Card | None
    cards: tuple[Card, ...]
    tabs: tuple[Tab, ...]
    exempt: int
    next: NextLevel | None
    in_full: int = IN_FULL


def nearest_page(
    catalogue: Catalogue,
    target: tuple[Role | None, RoleLevel | None],
    rated: Mapping[str, Rated],
    exempt: Mapping[str, str],
    kind: str = "",
) -> NearestPage:
    """A kind that there isn't shows all."""
    found = nearest(catalogue, levels_of(rated), exempt)
    shown = [near for near in found if near.role.kind == kind] or found
    role, level = target
    return NearestPage(
        best=_card(catalogue, found[0], rated, exempt) if found and found[0].readiness else None,
        cards=tuple(_card(catalogue, near, rated, exempt) for near in shown),
        tabs=_tabs(found, shown),
        exempt=len(exempt),
        next=next_level(catalogue, role, level, rated, exempt) if role and level else None,
    )


def _tabs(found: tuple[Near, ...], shown: list[Near] | tuple[Near, ...]) -> tuple[Tab, ...]:
    """None where all roles are of one kind."""
    counts = Counter(near.role.kind for near in found)
    if len(counts) < 2:
        return ()
    here: set[str] = {near.role.kind for near in shown} if len(shown) < len(found) else {""}
    kinds = (Tab(kind, name, counts[kind], kind in here) for kind, name in KINDS.items() if kind in counts)
    return (Tab("", "All", len(found), "" in here), *kinds)


def _card(catalogue: Catalogue, near: Near, rated: Mapping[str, Rated], exempt: Mapping[str, str]) -> Card:
    have = levels_of(rated)
    missing = tuple(
        Missing(catalogue.skill[asked.skill], stand_of(rated, asked.skill), asked.level, points(cost))
        for asked, cost in near.missing
    )
    not_rated = sum(asked.skill not in rated and asked.skill not in exempt for asked in near.level.requirements)
    return Card(near, percent(near.readiness), hours_to(catalogue, near.level, have, exempt), missing, not_rated)
