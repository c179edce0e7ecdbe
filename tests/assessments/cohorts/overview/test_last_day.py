"""After its last day a cohort stands still, whatever is rated, taken back or left out later."""

import random
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from assessments.cohorts.overview.looking import compared
from assessments.cohorts.overview.queries import Seen, seen_of
from assessments.cohorts.overview.services import look_back
from assessments.cohorts.queries import goal_of
from assessments.cohorts.telling.audience import Audience
from assessments.cohorts.telling.queries import recipients, room_of
from assessments.models import Cohort, Exemption, Membership, Rating, RatingChange
from careerpath.accounts.models import User
from skills.catalogue import Catalogue
from skills.models import Skill
from skills.services import write_rows
from tests.assessments.gaps.test_merged import moved
from tests.factories import MembershipFactory, UserFactory
from tests.skills.published import published

LAST = date(2026, 6, 26)
LATER = LAST + timedelta(days=40)
NAMES = ("python", "git", "kubernetes", "sql", "docker")


def at_noon(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(12)))


def change(person: User, skill: Skill, level: int | None, day: date, is_rated: bool = True) -> None:
    """As the services write it: what was is kept with the change, and what is taken back is gone."""
    was = Rating.objects.filter(person=person, skill=skill).first()
    before = {"before": was.level, "rated_before_at": was.rated_at} if was else {}
    more: dict[str, Any] = {"is_rated": is_rated, "source": "correction", "at": at_noon(day)}
    RatingChange.objects.create(person=person, skill=skill, after=level, **more, **before)
    if is_rated:
        Rating.objects.update_or_create(person=person, skill=skill, defaults={"level": level, "rated_at": at_noon(day)})
    elif was:
        was.delete()


def live_on(people: list[User], days: list[date], seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - a life that is the same each time
    skills = list(Skill.objects.filter(slug__in=NAMES))
    for day in sorted(days):
        for person in chance.sample(people, 4):
            for skill in chance.sample(skills, 2):
                is_rated = chance.random() < 0.8
                change(person, skill, chance.choice((None, 0, 1, 2, 3, 4)) if is_rated else None, day, is_rated)


@pytest.fixture
def members(cohort: Cohort) -> list[Membership]:
    """Six of whom the last two have rated nothing by the last day, and one something of which nobody knows when."""
    rows = [MembershipFactory(cohort=cohort, person=UserFactory(name=f"Learner {number}")) for number in range(7)]
    Membership.objects.update(joined_at=at_noon(date(2026, 1, 5)))
    live_on([row.person for row in rows[:5]], [LAST - timedelta(days=days) for days in range(0, 160, 9)], seed=1)
    linux = Skill.objects.get(slug="linux")
    Rating.objects.create(person=rows[4].person, skill=linux, level=2, rated_at=timezone.now())
    look_back(membership=rows[0].pk, levels={"python": 1, "git": 0})
    return rows


def grown(catalogue: Catalogue) -> None:
    """Git is retired, and whatever asked for it asks for version control."""
    git = catalogue.skill["git"]
    successor = replace(git, slug="version-control", name="Version control", needs=(), aliases=())
    others = tuple(
        replace(skill, needs=tuple(need for need in skill.needs if need.skill != "git"))
        for skill in catalogue.skills
        if skill.slug != "git"
    )
    retired = replace(git, retired=True, replaced_by=("version-control",))
    changed = replace(catalogue, skills=(*others, retired, successor), roles=tuple(map(moved, catalogue.roles)))
    write_rows(catalogue=changed)
    published(changed)


def seen_on(cohort: Cohort, day: date) -> Seen:
    found = seen_of(cohort, goal_of(cohort), day)
    assert found
    return found


@pytest.mark.parametrize("is_merged", [False, True])
@pytest.mark.parametrize("seed", [2, 3])
def test_what_comes_later_changes_nothing(
    seed: int, is_merged: bool, cohort: Cohort, members: list[Membership], catalogue: Catalogue
) -> None:
    if is_merged:
        grown(catalogue)
    on_the_day = seen_on(cohort, LAST)

    people = [row.person for row in members]
    live_on(people, [LAST + timedelta(days=days) for days in (1, 2, 20, 35)], seed)
    Exemption.objects.create(person=people[0], skill=Skill.objects.get(slug="sql"), reason="Others do it.")
    later = seen_on(cohort, LATER)

    assert later.skills == on_the_day.skills
    assert [one.record.course for one in later.group.members] == [one.record.course for one in on_the_day.group.members]
    assert (later.group.by_week, later.group.now, later.group.gain) == (
        on_the_day.group.by_week,
        on_the_day.group.now,
        on_the_day.group.gain,
    )
    assert (later.group.started, later.group.gain.people) == (5, 1)
    assert on_the_day.group.gain.raw_of_all != 0


@pytest.mark.parametrize("seed", [2, 3])
def test_one_looks_back_from_the_last_day(seed: int, cohort: Cohort, members: list[Membership]) -> None:
    goal, mine = goal_of(cohort), members[0]
    on_the_day = compared(mine, goal, LAST)

    live_on([row.person for row in members], [LAST + timedelta(days=days) for days in (1, 2, 20, 35)], seed)
    later = compared(mine, goal, LATER)

    assert on_the_day
    assert on_the_day.journey
    assert later == on_the_day


def test_on_the_last_day_itself_what_is_rated_still_counts(cohort: Cohort, members: list[Membership]) -> None:
    newcomer = members[6].person

    change(newcomer, Skill.objects.get(slug="python"), 4, LAST)

    assert [seen_on(cohort, day).group.started for day in (LAST, LATER)] == [6, 6]


def test_afterwards_nobody_is_stuck_and_none_of_them_is_written_to(cohort: Cohort, members: list[Membership]) -> None:
    RatingChange.objects.filter(person=members[1].person).delete()
    Membership.objects.update(joined_at=at_noon(LAST - timedelta(days=60)))
    room = room_of(cohort.memberships.select_related("cohort__framework", "person").get(role="lead"))

    stuck = [
        ([one.record.pk for one in seen_on(cohort, day).group.at("stuck")], recipients(room, Audience("stuck"), day))
        for day in (LAST, LATER)
    ]

    assert stuck == [([members[1].pk], [members[1].pk]), ([], [])]


def page(client: Client, cohort: Cohort, more: str = "") -> str:
    return client.get(f"/cohorts/{cohort.pk}/overview/{more}").content.decode()


def test_the_page_says_as_of_which_day_it_tells(
    cohort: Cohort, members: list[Membership], instructor_client: Client
) -> None:
    overview, learners = page(instructor_client, cohort), page(instructor_client, cohort, "learners/")
    nobody = page(instructor_client, cohort, "learners/?standing=stuck")

    assert "As of 26 Jun 2026, the last day." in overview
    assert "From the start to the last day" in overview
    assert "to 26 Jun 2026." in overview
    assert "Where each learner stood on 26 Jun 2026, the last day" in learners
    assert ("Stuck" in overview.split("<main")[1], ">Stuck<" in learners) == (False, False)
    assert "Nobody is stuck." in nobody
    assert {line[-10:] for line in page(instructor_client, cohort, "learners.csv").splitlines()[1:]} == {"2026-06-26"}


@pytest.mark.parametrize("part", ["", "learners/", "learners.csv"])
def test_it_asks_the_same_for_few_and_for_many(
    part: str, cohort: Cohort, instructor_client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    """No plans, as nobody is behind them any more. The first page also counts what waits for an opinion."""
    queries = 6 if part else 7
    MembershipFactory(cohort=cohort)
    page(instructor_client, cohort, part)

    with django_assert_num_queries(queries):
        page(instructor_client, cohort, part)
    people = [MembershipFactory(cohort=cohort, person=UserFactory(name=f"Many {number}")).person for number in range(9)]
    live_on(people, [LAST - timedelta(days=days) for days in (-7, 3, 30, 60)], seed=4)

    with django_assert_num_queries(queries):
        page(instructor_client, cohort, part)
