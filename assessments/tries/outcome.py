"""What a visitor sees of their answers at once: how ready they are, what of it costs most, and how it is by area."""

from dataclasses import dataclass

from assessments.gaps.analysis import Part
from assessments.gaps.picture import Picture
from assessments.gaps.result.costs import Cost, costs_of
from assessments.gaps.result.worked import Worked, worked_out
from assessments.gaps.words import percent
from skills.catalogue import Category

MOST_SHOWN = 6


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
    worked: Worked | None

    @property
    def left(self) -> int:
        return self.asked - self.rated

    @property
    def to_learn(self) -> int:
        return self.rated - self.met - self.not_mine


def outcome_of(picture: Picture) -> Outcome:
    """What was rated and isn't asked for, but only needed for something else, is left out."""
    analysis = picture.analysis
    rated = _rated(Part("", analysis.skills))
    states = [gap.state for gap in rated.skills]
    found = costs_of(picture)
    costs = tuple(cost for cost in (*found.first, *found.others) if cost.state == "gap")
    return Outcome(
        percent=percent(analysis.readiness),
        percent_of_rated=percent(rated.readiness) if rated.skills else 0,
        asked=len(analysis.skills),
        rated=len(rated.skills),
        met=states.count("met"),
        not_mine=states.count("does not apply"),
        costs=costs[:MOST_SHOWN],
        more_costs=costs[MOST_SHOWN:],
        areas=_areas(picture),
        worked=worked_out(picture),
    )


def _rated(part: Part) -> Part:
    return Part(part.name, tuple(gap for gap in part.skills if gap.state != "not rated"))


def _areas(picture: Picture) -> tuple[Area, ...]:
    of = {category.slug: category for category in picture.catalogue.categories}
    named = {slug: [skill.slug for skill in skills] for slug, skills in picture.catalogue.skills_of.items()}
    return tuple(_area(of[part.name], part) for part in picture.analysis.parts(named))


def _area(category: Category, part: Part) -> Area:
    rated = _rated(part)
    return Area(category, percent(rated.readiness) if rated.skills else None, len(rated.skills), len(part.skills))
