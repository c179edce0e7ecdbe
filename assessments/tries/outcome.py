"""What a visitor sees of their answers at once: how ready they are, what of it costs most, and where, by category."""

from collections.abc import Mapping
from dataclasses import dataclass

from assessments.gaps.analysis import Analysis, Part, Rated, SkillGap, analyse
from skills.catalogue import Catalogue, Category, RoleLevel, Skill
from skills.kept import kept
from skills.targets import target_of

MOST_SHOWN = 6


@dataclass(frozen=True)
class Cost:
    """A skill that is not there yet: where one stands, what is asked for, and what it would bring."""

    skill: Skill
    category: Category
    have: int
    want: int
    points: str

    @property
    def said(self) -> str:
        return self.skill.statement(self.have)

    @property
    def asked(self) -> str:
        return self.skill.statement(self.want)


@dataclass(frozen=True)
class Area:
    """One category of the target. `percent` is of what was rated in it; None where nothing was."""

    category: Category
    percent: int | None
    rated: int
    asked: int


@dataclass(frozen=True)
class Outcome:
    """`percent` counts what isn't rated as nothing; `percent_of_rated` leaves it out."""

    percent: int
    percent_of_rated: int
    asked: int
    rated: int
    met: int
    not_mine: int
    costs: tuple[Cost, ...]
    more_costs: tuple[Cost, ...]
    areas: tuple[Area, ...]

    @property
    def left(self) -> int:
        return self.asked - self.rated

    @property
    def to_learn(self) -> int:
        return self.rated - self.met - self.not_mine


def outcome_of(catalogue: Catalogue, level: RoleLevel, levels: Mapping[str, int | None]) -> Outcome:
    """What was rated and isn't asked for, but only needed for something else, is left out."""
    analysis = analyse(target_of(level), {skill: Rated(said) for skill, said in levels.items()})
    rated = Part("", tuple(gap for gap in analysis.skills if gap.state != "not rated"))
    states = [gap.state for gap in rated.skills]
    short = [gap for gap in analysis.skills if gap.state == "gap"]
    return Outcome(
        percent=percent(analysis.readiness),
        percent_of_rated=percent(rated.readiness),
        asked=len(analysis.skills),
        rated=len(rated.skills),
        met=states.count("met"),
        not_mine=states.count("does not apply"),
        costs=tuple(_cost(catalogue, gap) for gap in short[:MOST_SHOWN]),
        more_costs=tuple(_cost(catalogue, gap) for gap in short[MOST_SHOWN:]),
        areas=_areas(catalogue, analysis),
    )


def percent(readiness: float) -> int:
    """A hundred is said only of what is all there.

    >>> percent(61.5), percent(99.7), percent(100.0)
    (62, 99, 100)
    """
    # The shares of a part may add up to a hair less than the whole.
    return 100 if readiness > 99.999999 else min(round(readiness), 99)


def points_in_words(cost: float) -> str:
    """
    >>> points_in_words(4.4), points_in_words(1.2), points_in_words(0.3)
    ('4 points', '1 point', 'less than a point')
    """
    points = round(cost)
    return "less than a point" if not points else f"{points} point{'' if points == 1 else 's'}"


@kept
def categories_of(catalogue: Catalogue) -> Mapping[str, Category]:
    return {category.slug: category for category in catalogue.categories}


def _cost(catalogue: Catalogue, gap: SkillGap) -> Cost:
    skill = catalogue.skill[gap.skill]
    return Cost(skill, categories_of(catalogue)[skill.category], gap.have, gap.ask.level, points_in_words(gap.cost))


def _areas(catalogue: Catalogue, analysis: Analysis) -> tuple[Area, ...]:
    of = categories_of(catalogue)
    named = {slug: [skill.slug for skill in skills] for slug, skills in catalogue.skills_of.items()}
    return tuple(_area(of[part.name], part) for part in analysis.parts(named))


def _area(category: Category, part: Part) -> Area:
    rated = Part(part.name, tuple(gap for gap in part.skills if gap.state != "not rated"))
    return Area(category, percent(rated.readiness) if rated.skills else None, len(rated.skills), len(part.skills))
