"""A cohort as its teachers want to know it: each learner with how they went and where they stand, and all together.

The middle of those who have started is 40; one is stuck, as nothing was done for 20 days, and one hasn't started:

>>> from datetime import timedelta
>>> from assessments.cohorts.overview.weeks import weeks_of
>>> from assessments.plans.curve import Point
>>> day = date(2026, 3, 20)
>>> ana = Course((Point(date(2026, 2, 2), 30.0), Point(date(2026, 2, 23), 40.0)))
>>> people = [Record(1, "Ana", day - timedelta(days=20), ana), Record(2, "Ben", day, None)]
>>> group = group_of(people, day, weeks_of(date(2026, 2, 2), day))
>>> [(one.record.name, one.standing.standing) for one in group.members]
[('Ana', 'stuck'), ('Ben', 'not started')]
>>> group.started, group.now.middle, group.gain.raw_of_all, [one.record.name for one in group.at("stuck")]
(1, 40.0, 10.0, ['Ana'])

Once the cohort is over, nobody is stuck any more:

>>> [one.standing.standing for one in group_of(people, day, weeks_of(date(2026, 2, 2), day), is_over=True).members]
['on the way', 'not started']
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from assessments.cohorts.overview.courses import Course
from assessments.cohorts.overview.gains import Gain, Journey, gain_of
from assessments.cohorts.overview.late import Pace, weeks_late
from assessments.cohorts.overview.spread import Spread, by_week, spread_of
from assessments.cohorts.overview.standings import Progress, Standing, standings
from assessments.cohorts.overview.weeks import Weeks


@dataclass(frozen=True)
class Record:
    """What is known of a learner. `pk` is their membership. Without a course they have rated nothing of the goal;
    without a plan they have none."""

    pk: int
    name: str
    active_on: date
    course: Course | None
    plan: Pace | None = None


@dataclass(frozen=True)
class Member:
    """`journey` is from the end of their first week on: there is none as long as that week lasts."""

    record: Record
    standing: Standing
    journey: Journey | None

    @property
    def ready(self) -> float | None:
        return self.record.course.now if self.record.course else None


@dataclass(frozen=True)
class Group:
    """As of a day: today, or the last one of a cohort that is over."""

    members: tuple[Member, ...]
    weeks: Weeks
    day: date
    is_over: bool

    @property
    def started(self) -> int:
        return sum(one.ready is not None for one in self.members)

    @property
    def looked_back(self) -> int:
        courses = (one.record.course for one in self.members)
        return sum(course is not None and course.looking_back is not None for course in courses)

    @property
    def by_name(self) -> tuple[Member, ...]:
        return tuple(sorted(self.members, key=lambda one: (one.record.name.lower(), one.record.pk)))

    @cached_property
    def now(self) -> Spread | None:
        return spread_of(one.ready for one in self.members if one.ready is not None)

    @cached_property
    def gain(self) -> Gain:
        return gain_of(one.journey for one in self.members if one.journey)

    @cached_property
    def by_week(self) -> tuple[tuple[date, Spread], ...]:
        histories = [one.record.course.points for one in self.members if one.record.course]
        mondays = self.weeks.mondays
        return tuple(by_week(histories, mondays[0], mondays[-1], self.weeks.length))

    def at(self, standing: str) -> tuple[Member, ...]:
        """The most urgent first: who has been quiet longest, who hasn't begun for longest, who is furthest ahead."""
        found = [one for one in self.members if one.standing.standing == standing]
        if standing == "far ahead":
            return tuple(sorted(found, key=lambda one: -(one.ready or 0)))
        return tuple(sorted(found, key=lambda one: one.record.active_on))


def group_of(records: Sequence[Record], day: date, weeks: Weeks, is_over: bool = False) -> Group:
    found = standings([_progress(one, day) for one in records], day, is_over)
    members = (
        Member(one, standing, journey_of(one.course, weeks)) for one, standing in zip(records, found, strict=True)
    )
    return Group(tuple(members), weeks, day, is_over)


def _progress(record: Record, day: date) -> Progress:
    late = weeks_late(record.plan, day) if record.plan else 0
    return Progress(record.pk, record.course.now if record.course else None, record.active_on, late)


def journey_of(course: Course | None, weeks: Weeks) -> Journey | None:
    if course is None or course.points[0].day >= weeks.mondays[-1]:
        return None
    return Journey(course.start, course.now, course.looking_back)
