"""Learners are told of another goal or other dates: ten minutes later, once, and of the newest alone."""

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from assessments.cohorts.offering.services import put_off
from assessments.cohorts.services import archive_cohort
from assessments.cohorts.telling.services import MOST_A_DAY
from assessments.models import Announcement, Cohort, Membership
from careerpath.accounts.models import User
from skills.models import Release
from tests.assessments.along.test_reminders import worker
from tests.assessments.plans.conftest import plan_for
from tests.factories import AnnouncementFactory, MembershipFactory, UserFactory

TODAY = timezone.localdate()
UNTIL = TODAY + timedelta(days=100)


def save(client: Client, cohort: Cohort, **changed: Any) -> str:
    """Sends the settings as they are with what is changed, and says what the next page says."""
    cohort.refresh_from_db()
    sent = {
        "name": cohort.name,
        "target": f"{cohort.role}/{cohort.seniority}",
        "starts_on": cohort.starts_on,
        "ends_on": UNTIL,
    }
    page: str = client.post(f"/cohorts/{cohort.pk}/settings/", sent | changed, follow=True).text
    return page


def work() -> list[str]:
    """What the tasks said, some hours later, of telling the goal."""
    DBTaskResult.objects.filter(status="READY").update(run_after=timezone.now())
    rows = list(DBTaskResult.objects.ready().filter(task_path__endswith="tell_goal").order_by("enqueued_at"))
    for row in rows:
        row.claim("a worker")
        worker().run_task(row)
    return [row.return_value for row in rows]


@pytest.fixture
def ahead(cohort: Cohort, membership: Membership) -> Cohort:
    Cohort.objects.update(ends_on=UNTIL)
    MembershipFactory(cohort=cohort, person=UserFactory(name="Ann", email="ann@example.org"))
    return cohort


def test_learners_are_told_of_another_goal_in_ten_minutes(ahead: Cohort, instructor_client: Client) -> None:
    page = save(instructor_client, ahead, target="data-engineer/mid")
    task = DBTaskResult.objects.get()

    assert "Learners are told in ten minutes" in page
    assert timedelta(minutes=9) < task.run_after - timezone.now() <= timedelta(minutes=10)
    assert work() == ["to 2"]
    row = Announcement.objects.get()
    assert row.text.startswith("Spring class now aims at Data engineer, mid level, from 5 Jan 2026 to ")
    assert f"/cohorts/{ahead.pk}/" in row.text
    assert (row.people, row.by, row.is_draft) == (2, ahead.memberships.get(role="lead").person, False)
    assert DBTaskResult.objects.filter(task_path__endswith="deliver").count() == 1
    assert mail.outbox == []


def test_of_two_changes_the_latest_alone_is_told(ahead: Cohort, instructor_client: Client) -> None:
    save(instructor_client, ahead, target="data-engineer/mid")
    save(instructor_client, ahead, target="data-engineer/senior")

    assert work() == ["too late", "to 2"]
    assert "Data engineer, senior level" in Announcement.objects.get().text


def test_a_change_that_was_taken_back_is_not_told(ahead: Cohort, instructor_client: Client) -> None:
    save(instructor_client, ahead, target="data-engineer/mid")
    save(instructor_client, ahead, target="mlops-engineer/mid")

    assert work() == ["too late", "told already"]
    assert not Announcement.objects.exists()


def test_another_name_is_not_told(ahead: Cohort, instructor_client: Client) -> None:
    page = save(instructor_client, ahead, name="Summer class")

    assert "Learners are told" not in page
    assert not DBTaskResult.objects.exists()


def test_other_dates_are_told_to_those_without_a_plan_who_have_not_put_it_off(
    ahead: Cohort, learner: User, release: Release, instructor_client: Client, membership: Membership
) -> None:
    later = UNTIL + timedelta(days=7)
    waiting = MembershipFactory(cohort=ahead, person=UserFactory(name="Ben"))
    save(instructor_client, ahead, ends_on=later)
    ahead.refresh_from_db()
    plan_for(learner, release, start=TODAY, deadline=later)
    put_off(membership=waiting, goal=ahead.goal_key, today=TODAY)

    assert work() == ["to 1"]
    assert [row.membership.person.name for row in Announcement.objects.get().deliveries.all()] == ["Ann"]


def test_a_task_that_runs_twice_tells_once(ahead: Cohort, instructor_client: Client) -> None:
    save(instructor_client, ahead, target="data-engineer/mid")
    work()
    DBTaskResult.objects.filter(task_path__endswith="tell_goal").update(status="READY")

    assert work() == ["told already"]
    assert Announcement.objects.count() == 1


@pytest.mark.parametrize("ends_on", [TODAY, TODAY - timedelta(days=1)])
def test_a_class_that_is_over_is_told_nothing(ahead: Cohort, instructor_client: Client, ends_on: Any) -> None:
    save(instructor_client, ahead, ends_on=ends_on)

    assert work() == ["to nobody"]


def test_on_a_day_with_enough_messages_it_is_told_later(ahead: Cohort, instructor_client: Client) -> None:
    for _ in range(MOST_A_DAY):
        AnnouncementFactory(cohort=ahead, sent_at=timezone.now())
    save(instructor_client, ahead, target="data-engineer/mid")

    enough = work()
    again = DBTaskResult.objects.ready().count(), DBTaskResult.objects.get(status="READY").run_after
    Announcement.objects.update(sent_at=timezone.now() - timedelta(days=1))

    assert (enough, again[0]) == (["later"], 0)
    assert again[1] > timezone.now() + timedelta(hours=2)
    assert work() == ["to 2"]
    assert Announcement.objects.count() == MOST_A_DAY + 1


def test_an_archived_cohort_is_told_nothing_and_tried_no_more(ahead: Cohort, instructor_client: Client) -> None:
    save(instructor_client, ahead, target="data-engineer/mid")
    archive_cohort(cohort=ahead.pk)

    assert work() == ["to nobody"]
    assert not DBTaskResult.objects.filter(status="READY").exists()
    assert not Announcement.objects.exists()


def test_a_lead_who_is_gone_or_in_name_only_tells_nothing(ahead: Cohort, instructor_client: Client) -> None:
    save(instructor_client, ahead, target="data-engineer/mid")
    User.objects.update(is_instructor=False)
    in_name_only = work()
    DBTaskResult.objects.update(status="READY")
    Membership.objects.filter(role="lead").delete()

    assert (in_name_only, work()) == (["nobody tells it"], ["nobody tells it"])
    assert not Announcement.objects.exists()
