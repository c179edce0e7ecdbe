"""What the next level of the same role asks for in addition."""

from collections.abc import Mapping
from dataclasses import dataclass

from assessments.gaps.analysis import Rated, analyse
from assessments.gaps.nearest.learning import hours_to
from assessments.gaps.words import percent
from assessments.ratings.answers.stands import Stand
from skills.catalogue import IMPORTANCE, Catalogue, Requirement, Role, RoleLevel, Skill
from skills.pages.comparison import hours_in_words
from skills.targets import target_of

FEW = 5


@dataclass(frozen=True)
class Raised:
    """`before` is 0 for what is new."""

    skill: Skill
    importance: str
    before: int
    want: int
    stand: Stand

    @property
    def is_met(self) -> bool:
        return self.stand.level is not None and self.stand.level >= self.want


@dataclass(frozen=True)
class NextLevel:
    role: Role
    here: RoleLevel
    level: RoleLevel
    readiness: int
    hours: int
    # Those that cost most first, what is met at the end.
    raised: tuple[Raised, ...]

    @property
    def new(self) -> int:
        return sum(not one.before for one in self.raised)

    @property
    def higher(self) -> int:
        return len(self.raised) - self.new

    @property
    def hours_text(self) -> str:
        return hours_in_words(self.hours)

    @property
    def unmet(self) -> tuple[Raised, ...]:
        return tuple(one for one in self.raised if not one.is_met)

    @property
    def first_unmet(self) -> tuple[Raised, ...]:
        return self.unmet[:FEW]

    @property
    def further_unmet(self) -> tuple[Raised, ...]:
        return self.unmet[FEW:]

    @property
    def met(self) -> tuple[Raised, ...]:
        return tuple(one for one in self.raised if one.is_met)


def next_level(
    catalogue: Catalogue, role: Role, here: RoleLevel, rated: Mapping[str, Rated], exempt: Mapping[str, str]
) -> NextLevel | None:
    """None from the highest level that the role has."""
    above = role.levels[role.levels.index(here) + 1 :]
    if not above:
        return None
    level = above[0]
    analysis = analyse(target_of(level), rated, exempt)
    more = [level.asks[gap.skill] for gap in analysis.skills if gap.ask.level > _asked(here, gap.skill)]
    return NextLevel(
        role=role,
        here=here,
        level=level,
        readiness=percent(analysis.readiness),
        hours=hours_to(catalogue, level, levels_of(rated), exempt),
        raised=tuple(_raised(catalogue, here, asked, stand_of(rated, asked.skill)) for asked in more),
    )


def stand_of(rated: Mapping[str, Rated], skill: str) -> Stand:
    """That something doesn't apply was said: it isn't “not rated”."""
    return Stand(True, rated[skill].level) if skill in rated else Stand()


def levels_of(rated: Mapping[str, Rated]) -> dict[str, int]:
    """What doesn't apply is left out."""
    return {skill: rating.level for skill, rating in rated.items() if rating.level is not None}


def _raised(catalogue: Catalogue, here: RoleLevel, asked: Requirement, stand: Stand) -> Raised:
    importance = IMPORTANCE[asked.importance]
    return Raised(catalogue.skill[asked.skill], importance, _asked(here, asked.skill), asked.level, stand)


def _asked(level: RoleLevel, skill: str) -> int:
    return level.asks[skill].level if skill in level.asks else 0
