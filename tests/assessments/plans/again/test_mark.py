"""The mark of what was shown: another one for everything that the person could see differ."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from assessments.models import Plan
from assessments.plans.again.mark import mark_of
from assessments.plans.again.renewal import renew
from assessments.plans.timetable import Rhythm
from tests.assessments.plans.again.test_accepting import TODAY, choice_of, now

OTHER_RHYTHMS: tuple[dict[str, Any], ...] = (
    {"hours_a_week": 7},
    {"start": TODAY + timedelta(days=1)},
    {"weeks_off": frozenset({TODAY})},
    {"pace": 120},
)


def test_another_release_choice_or_way_has_another_mark(plan: Plan) -> None:
    there = now(plan)
    choice = choice_of(there, rhythm=Rhythm(TODAY, 6))
    renewal = renew(there, choice, {})
    junior = choice.role.level("junior")
    assert junior is not None
    others = [
        replace(choice, level=junior),
        replace(choice, deadline=date(2027, 1, 1)),
        replace(choice, left_out=frozenset({"kubernetes"})),
        *(replace(choice, rhythm=replace(choice.rhythm, **other)) for other in OTHER_RHYTHMS),
    ]
    learnt = replace(renewal, way=replace(renewal.way, there=renewal.way.there + 1))
    less = replace(renewal, steps=renewal.steps[:-1])

    marks = [mark_of(1, choice, renewal), mark_of(2, choice, renewal)]
    marks += [mark_of(1, other, renewal) for other in others]
    marks += [mark_of(1, choice, other) for other in (learnt, less)]

    assert len(set(marks)) == len(marks)
    assert mark_of(1, choice, renew(now(plan), choice, {})) == marks[0]
