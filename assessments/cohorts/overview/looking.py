"""What a learner is asked about the start of the cohort, what they said, and how that compares to its end."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Case, Exists, IntegerField, OuterRef, Value, When

from assessments.cohorts.heatmap.heat import FEWEST_TO_SHOW
from assessments.cohorts.overview.courses import Change, level_in
from assessments.cohorts.overview.gains import Gain, Journey, gain_of
from assessments.cohorts.overview.group import journey_of
from assessments.cohorts.overview.own_way import ThenAndNow, at_start, without
from assessments.cohorts.overview.sums import asked_in, period_in, rows_of
from assessments.cohorts.overview.tally import tally_of
from assessments.cohorts.overview.weeks import Weeks, weeks_of
from assessments.cohorts.people import Held
from assessments.cohorts.people_queries import held_of
from assessments.cohorts.queries import Goal
from assessments.models import Exemption, LookingBack, Membership, RatingChange
from skills.catalogue import Category, Skill
from skills.succession import forebears, handed_on
from skills.targets import target_of

Part = tuple[Category, tuple[Skill, ...]]


@dataclass(frozen=True)
class Compared:
    """`group` is there from five people on, and `journey` when the first week is over. The end is today, or the last
    day of a cohort that is over."""

    journey: Journey | None
    group: Gain | None
    skills: tuple[ThenAndNow, ...]
    weeks: Weeks


def asked_of(mine: Membership, goal: Goal) -> tuple[Part, ...]:
    """One query. The skills of the goal by category, without those that the person leaves out."""
    catalogue = goal.catalogue
    rows = Exemption.objects.filter(person=mine.person, skill__framework=mine.cohort.framework_id)
    left_out = handed_on(catalogue, dict.fromkeys(rows.values_list("skill__slug", flat=True), 1), int)
    wanted = target_of(goal.level).keys() - left_out.keys() if goal.level else set()
    parts = (
        (category, tuple(s for s in catalogue.skills if s.category == category.slug and s.slug in wanted))
        for category in catalogue.categories
    )
    return tuple((category, skills) for category, skills in parts if skills)


def said_by(mine: Membership) -> dict[str, int]:
    return dict(LookingBack.objects.filter(membership=mine).values_list("skill__slug", "level"))


def compared(mine: Membership, goal: Goal, today: date) -> Compared | None:
    """Three queries. None for whoever hasn't looked back."""
    catalogue, target = goal.catalogue, target_of(goal.level) if goal.level else {}
    weeks = weeks_of(mine.cohort.starts_on, mine.cohort.as_of(today))
    telling = {old for skill in target for old in (skill, *forebears(catalogue, skill))}
    said, changes = _said_and_changed(mine, telling, weeks)
    if not said:
        return None
    held = held_of([mine.person_id], catalogue, target).get(mine.person_id, Held())
    since, until = _parted(changes, len(weeks.mondays))
    at_end = without(held.levels, since)
    then = at_start(at_end, until)
    skills = (
        ThenAndNow(
            catalogue.skill[slug],
            ask.level,
            level_in(catalogue, slug, then),
            said.get(slug),
            level_in(catalogue, slug, at_end),
        )
        for slug, ask in target.items()
        if slug in said
    )
    by_name = tuple(sorted(skills, key=lambda each: each.skill.name.lower()))
    return Compared(*_journeys(mine, goal, weeks, today), by_name, weeks)


def _journeys(mine: Membership, goal: Goal, weeks: Weeks, today: date) -> tuple[Journey | None, Gain | None]:
    """One's own, and the mean of all who have looked back."""
    asked = asked_in(mine.cohort, goal, weeks, today)
    looked = Exists(LookingBack.objects.filter(membership=OuterRef("pk")))
    learners = Membership.objects.learning().filter(looked, cohort=mine.cohort)
    courses = tally_of(asked, rows_of(mine.cohort, asked, learners)).courses
    journeys = {person: journey_of(course, weeks) for person, course in courses.items()}
    gain = gain_of(journey for journey in journeys.values() if journey)
    return journeys.get(mine.person_id), gain if gain.people >= FEWEST_TO_SHOW else None


def _said_and_changed(mine: Membership, skills: Iterable[str], weeks: Weeks) -> tuple[dict[str, int], list[Change]]:
    """One query: what somebody says of the start, and what changed since, the newest first. What came after the last
    week of a cohort is in a week of its own."""
    told = {"skill__framework": mine.cohort.framework_id, "skill__slug__in": skills}
    was_rated = Case(When(rated_before_at__isnull=True, then=0), default=1, output_field=IntegerField())
    changed = RatingChange.objects.filter(person=mine.person, **told).exclude(source=RatingChange.Source.REVIEW)
    week = period_in((*weeks.mondays, mine.cohort.ends_on + timedelta(days=1)))
    changes = changed.order_by().values_list("skill__slug", "before", was_rated, week, "pk")
    nothing = Value(-1, output_field=IntegerField())
    looks = LookingBack.objects.filter(membership=mine, **told).order_by()
    said: dict[str, int] = {}
    found: list[tuple[int, int, Change]] = []
    for slug, level, rated, number, pk in changes.union(
        looks.values_list("skill__slug", "level", nothing, nothing, "pk"), all=True
    ):
        if rated < 0:
            said[slug] = level
        else:
            found.append((number, pk, Change(number, slug, level, bool(rated))))
    return said, [change for *_, change in sorted(found, key=lambda each: each[:2], reverse=True)]


def _parted(changes: list[Change], weeks: int) -> tuple[list[Change], list[Change]]:
    """What came after so many weeks, and what until then."""
    return [each for each in changes if each.number >= weeks], [each for each in changes if each.number < weeks]
