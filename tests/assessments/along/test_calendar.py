"""The calendar of a plan: which days, which names, and that every calendar can read it."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar
from pytest_django import DjangoAssertNumQueries

from assessments.along.calendar_events import Event, cancelled_in, events_of
from assessments.along.calendar_file import calendar_of
from assessments.models import Plan, Sitting, Step
from assessments.plans import services
from assessments.plans.again.renewal import Choice
from assessments.plans.timetable import Rhythm
from assessments.ratings.services import correct_rating
from careerpath.accounts.models import User
from skills.models import Release
from tests.assessments.along.conftest import AWKWARD, seen
from tests.assessments.plans.again.shown import accept_what_is_shown
from tests.assessments.plans.conftest import MONDAY, plan_for

DAY = timedelta(days=1)
EVENT = Event("f/git/2", 7, 9, "Git to level 2", MONDAY, MONDAY + DAY, "Level 2: Merges.\n4 h, for A role.")


def written(*events: Event, person: int = 1, today: date = MONDAY) -> bytes:
    return calendar_of(events, person=person, name="My plan", today=today)


def read_back(content: bytes) -> list[Any]:
    return list(Calendar.from_ical(content).walk("VEVENT"))


# -- Which days --------------------------------------------------------------------------------------------------------


def test_each_step_is_an_event_on_its_days(plan: Plan, learner: User) -> None:
    found = seen(learner, plan)

    events = events_of([found])

    slots = {slot.key: (slot.start, slot.end) for slot in found.ahead.slots}
    assert {event.step: (event.first, event.last) for event in events} == slots
    assert len({event.key for event in events}) == len(events) == plan.steps.count()
    assert [event.last for event in events] == sorted(event.last for event in events)


def test_an_event_says_what_one_can_do_then(plan: Plan, kubernetes: Step, learner: User) -> None:
    found = seen(learner, plan)

    event = next(event for event in events_of([found]) if event.step == kubernetes.pk)

    statement = found.plan.catalogue.skill["kubernetes"].statement(2)
    assert event.name == "Kubernetes to level 2"
    assert event.says == f"Level 2: {statement}\n{kubernetes.hours} h, for MLOps engineer, mid level."


def test_what_is_written_beside_a_step_is_not_in_a_calendar(plan: Plan, own: Step, learner: User) -> None:
    content = written(*events_of([seen(learner, plan)]))

    assert b"Ines" not in content
    assert b"a_(b)" not in content


def test_a_finished_step_stays_on_the_days_it_took(plan: Plan, kubernetes: Step, learner: User) -> None:
    services.start_step(learner, plan.pk, kubernetes.pk, MONDAY)
    services.finish_step(learner, plan.pk, kubernetes.pk, MONDAY + 9 * DAY)

    event = next(e for e in events_of([seen(learner, plan, MONDAY + 30 * DAY)]) if e.step == kubernetes.pk)

    assert (event.name, event.first, event.last) == ("Done: Kubernetes to level 2", MONDAY, MONDAY + 9 * DAY)


def test_a_started_step_begins_where_it_began(plan: Plan, learner: User) -> None:
    first = plan.steps.order_by("place")[0]
    services.start_step(learner, plan.pk, first.pk, MONDAY)

    event = next(e for e in events_of([seen(learner, plan, MONDAY + 30 * DAY)]) if e.step == first.pk)

    assert event.first == MONDAY
    assert event.last >= MONDAY + 30 * DAY


def test_what_is_left_out_or_was_learnt_elsewhere_has_no_days(plan: Plan, kubernetes: Step, learner: User) -> None:
    other = plan.steps.exclude(skill=kubernetes.skill).order_by("place")[0]
    correct_rating(person=learner, skill_id=kubernetes.skill_id or 0, level=2)
    services.skip_step(learner, plan.pk, other.pk, "Not here.")

    steps = {event.step for event in events_of([seen(learner, plan)])}

    assert steps.isdisjoint({kubernetes.pk, other.pk})
    assert len(steps) == plan.steps.count() - 2


def test_what_is_left_out_since_is_cancelled_where_a_file_was_read_before(
    plan: Plan, kubernetes: Step, learner: User, learner_client: Client
) -> None:
    services.skip_step(learner, plan.pk, kubernetes.pk, "Not here.")
    before, now = seen(learner, plan), seen(learner, plan, MONDAY + DAY)
    uid = str(read_back(written(*cancelled_in(before), person=learner.pk))[0]["uid"])

    entries = read_back(learner_client.get(f"/plan/{plan.pk}/plan.ics").content)

    assert [str(it["uid"]) for it in entries if it.get("status") == "CANCELLED"] == [uid]
    assert len({str(it["uid"]) for it in entries}) == len(entries) == plan.steps.count()
    numbers = [read_back(written(*cancelled_in(it), today=it.today))[0]["sequence"] for it in (before, now)]
    assert numbers[0] < numbers[1]
    services.reopen_step(learner, plan.pk, kubernetes.pk)
    assert cancelled_in(seen(learner, plan)) == ()


def test_a_step_of_two_plans_is_one_event_on_the_earlier_days(
    finished: Sitting, release: Release, learner: User
) -> None:
    slow, quick = (seen(learner, plan_for(learner, release, hours=hours)) for hours in (3, 12))

    both = events_of([slow, quick])

    assert both == events_of([quick])


def test_a_plan_made_anew_moves_the_events_that_a_calendar_knows(plan: Plan, own: Step, learner: User) -> None:
    before = seen(learner, plan)
    role, level = before.plan.role, before.plan.level
    assert role is not None
    assert level is not None
    quicker = Choice(role, level, Rhythm(MONDAY, 12))
    after = seen(learner, accept_what_is_shown(person=learner, plan=plan.pk, choice=quicker, today=MONDAY))

    old, new = (
        {str(entry["uid"]): entry.decoded("dtend") for entry in read_back(written(*events_of([outlook])))}
        for outlook in (before, after)
    )

    assert set(old) == set(new)
    assert max(new.values()) < max(old.values())


@pytest.mark.parametrize("times", [1, 2])
def test_what_falls_out_or_is_learnt_elsewhere_is_cancelled_where_a_file_was_read_before(
    times: int, plan: Plan, learner: User, learner_client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    before = states(learner_client, plan)
    learnt = plan.steps.filter(level__gte=2).select_related("skill")[0]
    correct_rating(person=learner, skill_id=learnt.skill_id or 0, level=learnt.level or 0)
    after_rating = states(learner_client, plan)
    newer = plan
    for hours in range(7, 7 + times):
        newer = to_junior(learner, newer, hours)

    with django_assert_num_queries(7):
        after = states(learner_client, newer)

    assert set(before.values()) == {"CONFIRMED"}
    assert set(before) == set(after_rating)
    assert "CANCELLED" in after_rating.values()
    assert set(before) <= set(after)
    ahead = seen(learner, newer).plan.ahead
    assert list(after.values()).count("CONFIRMED") == len(ahead)
    assert len(after) > len(ahead)


def test_what_another_plan_still_holds_is_not_cancelled(plan: Plan, learner: User, learner_client: Client) -> None:
    other = plan_for(learner, plan.release, hours=9)
    newer = to_junior(learner, plan, 7)

    assert "CANCELLED" not in states(learner_client, newer).values()
    services.put_away(person=learner, plan=other.pk)
    assert "CANCELLED" in states(learner_client, newer).values()


def to_junior(learner: User, plan: Plan, hours: int) -> Plan:
    role = seen(learner, plan).plan.role
    assert role
    junior = role.level("junior")
    assert junior
    return accept_what_is_shown(
        person=learner, plan=plan.pk, choice=Choice(role, junior, Rhythm(MONDAY, hours)), today=MONDAY
    )


def states(client: Client, plan: Plan) -> dict[str, str]:
    """By the mark of each event of the file."""
    entries = read_back(client.get(f"/plan/{plan.pk}/plan.ics").content)
    assert len({str(it["uid"]) for it in entries}) == len(entries)
    return {str(it["uid"]): str(it.get("status", "CONFIRMED")) for it in entries}


# -- The file ----------------------------------------------------------------------------------------------------------


def test_an_event_lasts_whole_days_and_leaves_them_free() -> None:
    (entry,) = read_back(written(EVENT))

    assert entry.decoded("dtstart") == MONDAY
    assert entry.decoded("dtend") == MONDAY + 2 * DAY  # the day after the last
    assert entry.decoded("dtstamp") == datetime(2026, 1, 5, tzinfo=UTC)
    assert str(entry["transp"]) == "TRANSPARENT"
    assert str(entry["url"]) == "https://testserver/plan/7/steps/9/"
    assert str(entry["description"]) == f"{EVENT.says}\nhttps://testserver/plan/7/steps/9/"


def test_a_calendar_says_its_name_and_when_to_look_again() -> None:
    lines = written(EVENT).decode().split("\r\n")

    assert "X-WR-CALNAME:My plan" in lines
    assert "REFRESH-INTERVAL;VALUE=DURATION:PT12H" in lines
    assert "X-PUBLISHED-TTL:PT12H" in lines
    assert "METHOD:PUBLISH" in lines


def test_an_event_keeps_its_mark_and_two_people_have_two() -> None:
    moved = replace(EVENT, plan=8, step=10, first=MONDAY + DAY)

    marks = [
        read_back(written(event, person=person))[0]["uid"] for event, person in ((EVENT, 1), (moved, 1), (EVENT, 2))
    ]

    assert marks[0] == marks[1] != marks[2]


def test_awkward_names_come_back_as_they_were(plan: Plan, own: Step, learner: User) -> None:
    content = written(*events_of([seen(learner, plan)]))

    assert AWKWARD in {str(entry["summary"]) for entry in read_back(content)}


@given(st.lists(st.text(min_size=1), max_size=4, unique=True))
def test_every_text_can_be_read_back(names: list[str]) -> None:
    events = [replace(EVENT, key=name, name=name, says=name) for name in names]

    content = written(*events)

    entries = read_back(content)
    assert len(entries) == len(names)
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert b"\r" not in content.replace(b"\r\n", b"")
