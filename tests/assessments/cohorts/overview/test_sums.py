"""What the database adds up is what comes out when everybody is looked at by themselves."""

import random
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta

import pytest
from django.utils import timezone

from assessments.cohorts.overview.queries import seen_of
from assessments.cohorts.overview.weeks import weeks_of
from assessments.cohorts.people import Held, ready_for
from assessments.cohorts.people_queries import people_of
from assessments.cohorts.queries import Goal, goal_of
from assessments.gaps.words import percent
from assessments.models import Cohort, Exemption, LookingBack, Membership, Rating, RatingChange
from careerpath.accounts.models import User
from skills.models import Skill
from skills.targets import target_of
from tests.factories import MembershipFactory, UserFactory

TODAY = date(2026, 3, 20)
LATER = timezone.make_aware(datetime.combine(TODAY, time(9)))


def live(person: User, seed: int) -> dict[date, dict[str, int | None]]:
    """Rates some skills on some days, by rows as the services write them. What they had after each day."""
    chance = random.Random(seed)  # noqa: S311 - a life that is the same each time
    skills = list(Skill.objects.filter(slug__in=("python", "git", "kubernetes", "sql", "docker", "excel")))
    levels: dict[str, int | None] = {}
    then: dict[date, dict[str, int | None]] = {}
    for days in sorted(chance.sample(range(90), 6), reverse=True):
        day = TODAY - timedelta(days=days)
        at = timezone.make_aware(datetime.combine(day, time(12)))
        for skill in chance.sample(skills, 3):
            level = chance.choice((None, 0, 1, 2, 3, 4))
            was = {"before": levels.get(skill.slug), "rated_before_at": at if skill.slug in levels else None}
            RatingChange.objects.create(person=person, skill=skill, after=level, source="correction", at=at, **was)
            levels[skill.slug] = level
        then[day] = dict(levels)
    by_slug = {skill.slug: skill for skill in skills}
    Rating.objects.bulk_create(
        Rating(person=person, skill=by_slug[slug], level=level, rated_at=LATER) for slug, level in levels.items()
    )
    return then


@pytest.fixture
def class_of_six(cohort: Cohort) -> dict[int, dict[date, dict[str, int | None]]]:
    """By membership. One hasn't rated anything, one leaves a skill out, and one is no longer in it."""
    lives = {}
    for seed in range(6):
        row = MembershipFactory(cohort=cohort, person=UserFactory(name=f"Learner {seed}"))
        lives[row.pk] = live(row.person, seed) if seed else {}
    Exemption.objects.create(
        person=Membership.objects.get(pk=min(lives) + 2).person, skill=Skill.objects.get(slug="git"), reason="Others."
    )
    gone = MembershipFactory(cohort=cohort, person=UserFactory(name="Gone"), left_at=LATER)
    live(gone.person, 9)
    return lives


def ready(goal: Goal, levels: Mapping[str, int | None], exempt: dict[str, str]) -> float | None:
    assert goal.level
    return ready_for(goal.catalogue, target_of(goal.level), Held(dict(levels), exempt))


def test_each_week_is_what_people_had_at_its_end(
    cohort: Cohort, class_of_six: dict[int, dict[date, dict[str, int | None]]]
) -> None:
    goal = goal_of(cohort)

    seen = seen_of(cohort, goal, TODAY)

    assert seen
    assert [one.record.pk for one in seen.group.members] == sorted(class_of_six)
    for one in seen.group.members:
        person = Membership.objects.get(pk=one.record.pk).person
        exempt = dict(Exemption.objects.filter(person=person).values_list("skill__slug", "reason"))
        then = class_of_six[one.record.pk]
        points = one.record.course.points if one.record.course else ()
        for monday in weeks_of(cohort.starts_on, TODAY).mondays:
            known = [levels for day, levels in sorted(then.items()) if day < monday + timedelta(weeks=1)]
            expected = ready(goal, known[-1], exempt) if known else None
            found = [point.ready for point in points if point.day <= monday]
            assert (found[-1] if found else None) == (None if expected is None else pytest.approx(expected)), monday


def test_today_is_what_the_list_of_learners_says(
    cohort: Cohort, class_of_six: dict[int, dict[date, dict[str, int | None]]]
) -> None:
    goal = goal_of(cohort)

    seen = seen_of(cohort, goal, TODAY)

    assert seen
    found = {one.record.name: None if one.ready is None else percent(one.ready) for one in seen.group.members}
    assert found == {each.name: each.ready for each in people_of(cohort, goal, "name", "", None).learners}
    assert found["Learner 0"] is None


def test_who_meets_a_skill_is_counted_over_all(
    cohort: Cohort, class_of_six: dict[int, dict[date, dict[str, int | None]]]
) -> None:
    goal = goal_of(cohort)

    seen = seen_of(cohort, goal, TODAY)

    assert seen
    for skill in seen.skills:
        out = Exemption.objects.filter(skill__slug=skill.slug).values("person")
        rows = Rating.objects.filter(person__memberships__in=class_of_six, skill__slug=skill.slug)
        asked = rows.exclude(person__in=out)
        assert skill.asked == 6 - len(out)
        assert skill.rated == asked.filter(level__isnull=False).count()
        assert skill.met == asked.filter(level__gte=skill.ask.level).count()


def test_looking_back_counts_only_the_skills_that_were_answered(
    cohort: Cohort, class_of_six: dict[int, dict[date, dict[str, int | None]]]
) -> None:
    cohort.looks_back_since = LATER
    goal, member = goal_of(cohort), max(class_of_six)
    LookingBack.objects.create(membership_id=member, skill=Skill.objects.get(slug="python"), level=1)
    LookingBack.objects.create(membership_id=member, skill=Skill.objects.get(slug="git"), level=0)

    seen = seen_of(cohort, goal, TODAY)

    assert seen
    then = class_of_six[member]
    first = max((day for day in then if day < date(2026, 1, 12)), default=min(then))
    said = {**then[first], "python": 1, "git": 0}
    found = [one.record.course.looking_back for one in seen.group.members if one.record.course]
    assert found[:-1] == [None] * 4
    assert found[-1] == pytest.approx(ready(goal, said, {}))
