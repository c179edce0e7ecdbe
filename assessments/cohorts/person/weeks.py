"""How ready a learner was, week by week, by their own ratings and by what teachers confirmed: back from today.

>>> from skills.catalogue import Framework
>>> from skills.targets import Ask
>>> empty = Catalogue(Framework("f", "F", "s", ()), *((),) * 9)
>>> target = {"git": Ask(2, 1), "sql": Ask(2, 1)}
>>> none, one, two = Stand(), Stand(True, 1), Stand(True, 2)
>>> turns = [Turn(date(2026, 1, 14), "git", one, two, True), Turn(date(2026, 1, 9), "sql", none, Stand(True, 0), True)]
>>> days = week_days(date(2026, 1, 5), date(2026, 1, 20))
>>> found = week_by_week(empty, target, Held({"git": 2, "sql": 0}), turns, days)
>>> [(week.day.day, week.own, week.verified) for week in found]
[(5, 25.0, 0.0), (12, 25.0, 0.0), (19, 50.0, 0.0), (20, 50.0, 0.0)]
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from assessments.cohorts.people import Held, ready_for
from assessments.gaps.readiness import readiness
from assessments.gaps.words import percent
from assessments.ratings.answers.stands import Stand
from skills.catalogue import Catalogue
from skills.succession import handed_on
from skills.targets import Target

WEEK = timedelta(days=7)
MOST_ROWS = 13


@dataclass(frozen=True)
class Turn:
    """On this day the own level changed, or the one that a teacher confirmed."""

    day: date
    skill: str
    before: Stand
    after: Stand
    is_own: bool


@dataclass(frozen=True)
class Week:
    """In percent; `own` is None before anything of the goal was rated."""

    day: date
    own: float | None
    verified: float


def week_by_week(
    catalogue: Catalogue, target: Target, held: Held, turns: Sequence[Turn], days: Sequence[date]
) -> tuple[Week, ...]:
    """The turns stand with the newest first. The last of the days is today."""
    then, waiting = Held(dict(held.levels), held.exempt, dict(held.verified)), list(reversed(turns))
    found = [_week(catalogue, target, then, days[-1])]
    for day in reversed(days[:-1]):
        before = len(waiting)
        while waiting and waiting[-1].day > day:
            _take_back(then, waiting.pop())
        # In many weeks nothing has changed.
        same = len(waiting) == before
        found.append(Week(day, found[-1].own, found[-1].verified) if same else _week(catalogue, target, then, day))
    return tuple(reversed(found))


def week_days(first: date, today: date) -> list[date]:
    """
    >>> [day.day for day in week_days(date(2026, 1, 5), date(2026, 1, 13))], week_days(date.max, date.min) == [date.min]
    ([5, 12, 13], True)
    """
    return [*(first + WEEK * n for n in range(-(-max((today - first).days, 0) // 7))), today]


def _take_back(then: Held, turn: Turn) -> None:
    levels: dict[str, int | None] = then.levels if turn.is_own else then.verified  # type: ignore[assignment]
    if turn.before.is_rated:
        levels[turn.skill] = turn.before.level
    else:
        levels.pop(turn.skill, None)


def _week(catalogue: Catalogue, target: Target, held: Held, day: date) -> Week:
    return Week(day, ready_for(catalogue, target, held), verified_ready(catalogue, target, held))


def verified_ready(catalogue: Catalogue, target: Target, held: Held) -> float:
    """As if only what teachers confirmed were there. What proved a skill that is out of use doesn't prove its heirs."""
    left_out = handed_on(catalogue, held.exempt, len)
    asked = {skill: ask for skill, ask in target.items() if skill not in left_out}
    return readiness(asked, {skill: held.verified.get(skill) or 0 for skill in asked})


# -- The drawing -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Drawing:
    """Points in a field of 100 by 100; `ticks` are days across, in percent."""

    own: str
    verified: str
    ticks: tuple[tuple[str, str, str], ...]
    rows: tuple[tuple[str, str, str], ...]


def drawing(weeks: Sequence[Week]) -> Drawing | None:
    """None where there is no way yet: nothing was rated before today."""
    rated = [week for week in weeks if week.own is not None]
    if len(rated) < 2:
        return None
    first, span = weeks[0].day, (weeks[-1].day - weeks[0].day).days
    verified = [(week.day, week.verified) for week in weeks] if any(week.verified for week in weeks) else []
    middle = first + timedelta(days=span // 2)
    places = ((first, "0%", "start"), (middle, "50%", "middle"), (weeks[-1].day, "100%", "end"))
    return Drawing(
        own=_points([(week.day, week.own or 0.0) for week in rated], first, span),
        verified=_points(verified, first, span),
        ticks=tuple((f"{day.day} {day:%b %Y}", x, anchor) for day, x, anchor in places),
        rows=_rows(weeks),
    )


def _points(places: Sequence[tuple[date, float]], first: date, span: int) -> str:
    return " ".join(f"{100 * (day - first).days / span:.2f},{100 - ready:.2f}" for day, ready in places)


def _rows(weeks: Sequence[Week]) -> tuple[tuple[str, str, str], ...]:
    """Not each week of a long time, but always the first and the last."""
    apart = -(-(len(weeks) - 1) // MOST_ROWS) or 1
    shown = [*weeks[:-1:apart], weeks[-1]]
    return tuple(
        (
            f"{week.day.day} {week.day:%B %Y}",
            "–" if week.own is None else f"{percent(week.own)} %",
            f"{percent(week.verified)} %",
        )
        for week in shown
    )
