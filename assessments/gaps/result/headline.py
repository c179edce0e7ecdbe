"""The one number, what it may be by the age of the ratings, what of it is verified, and how the skills stand."""

from collections import Counter
from dataclasses import dataclass

from assessments.gaps.analysis import State
from assessments.gaps.picture import Picture
from assessments.gaps.words import because_of_age, percent
from careerpath.lib.ages import counted

# In points. One is within what rounding does.
LEAST_RANGE = 2


@dataclass(frozen=True)
class Bar:
    """From 0 to 100, as far as it is filled."""

    verified: float
    ready: float
    least: float
    most: float


@dataclass(frozen=True)
class Headline:
    """`because` is empty where the range is too small to be told."""

    ready: int
    least: int
    most: int
    because: str
    verified: int
    sentence: str
    counts: tuple[tuple[int, str], ...]
    bar: Bar


@dataclass(frozen=True)
class Since:
    """What all ratings of today make of a result. `left_open` are skills that it lacks and that are rated elsewhere."""

    ready: int
    left_open: int


def since_then(then: Picture, today: Picture) -> Since | None:
    """None where it says nothing new, or where either measures nothing."""
    if not (then.analysis.skills and today.analysis.skills):
        return None
    left_open = sum(gap.rated is None and gap.skill in today.rated for gap in then.analysis.skills)
    return Since(today.percent, left_open) if left_open or today.percent != then.percent else None


COUNTED: tuple[tuple[State, str], ...] = (
    ("met", "met: you are at the level asked for, or above it"),
    ("gap", "to learn: you are below the level asked for"),
    ("not rated", "not rated: they count as not there"),
    ("does not apply", "you said don’t apply to you: they count as not there"),
)


def headline_of(picture: Picture) -> Headline:
    analysis, span = picture.analysis, picture.span
    ages = [gap.rated.age for gap in analysis.skills if gap.rated and gap.rated.level is not None]
    least, most = percent(span.least), percent(span.most)
    verified = sum(gap.verified_points for gap in analysis.skills)
    return Headline(
        ready=percent(analysis.readiness),
        least=least,
        most=most,
        because=because_of_age(ages, picture.half_life_months) if most - least >= LEAST_RANGE else "",
        verified=percent(analysis.verified_share),
        sentence=_sentence(picture),
        counts=_counts(picture),
        bar=Bar(*(round(value, 1) for value in (verified, analysis.readiness, span.least, span.most))),
    )


def _states(picture: Picture) -> Counter[State]:
    return Counter(gap.state for gap in picture.analysis.skills)


def _sentence(picture: Picture) -> str:
    states = _states(picture)
    asked, met = states.total(), states["met"]
    skills = counted(asked, "skill")
    if met == asked:
        return f"You meet all that this level asks for: {skills}."
    if states["not rated"] == asked:
        return f"You haven’t rated any of the {skills} that this level asks for, so all of them are open."
    if states["does not apply"] == asked:
        return f"You said of all {skills} asked for that they don’t apply to you, so nothing counts yet."
    return f"You meet {met} of the {skills} that this level asks for."


def _counts(picture: Picture) -> tuple[tuple[int, str], ...]:
    """Met and to learn always; the others where there are any."""
    states = _states(picture)
    return tuple((states[state], words) for state, words in COUNTED if states[state] or state in ("met", "gap"))
