"""What the page of the nearest roles shows: every role level with what stands between, and the next level up."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from assessments.gaps.analysis import Rated
from assessments.gaps.nearest.learning import hours_to
from assessments.gaps.nearest.next_level import NextLevel, next_level
from assessments.gaps.nearest.roles import Near, nearest
from assessments.gaps.words import percent, points
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
    """`have` is None where the skill is not rated or doesn't apply."""

    skill: Skill
    have: int | None
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
    have = {skill: rating.level for skill, rating in rated.items() if rating.level is not None}
    found = nearest(catalogue, have, exempt)
    shown = [near for near in found if near.role.kind == kind] or found
    role, level = target
    return NearestPage(
        best=_card(catalogue, found[0], have, exempt) if found and found[0].readiness else None,
        cards=tuple(_card(catalogue, near, have, exempt) for near in shown),
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


def _card(catalogue: Catalogue, near: Near, have: Mapping[str, int], exempt: Mapping[str, str]) -> Card:
    missing = (
        Missing(catalogue.skill[asked.skill], have.get(asked.skill), asked.level, points(cost))
        for asked, cost in near.missing
    )
    return Card(near, percent(near.readiness), hours_to(catalogue, near.level, have, exempt), tuple(missing))
