"""The weekly mail: who gets it and when, what it says, and what becomes of it when it can't be sent."""

import smtplib
import uuid
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from io import StringIO
from typing import Any

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.core.management import call_command
from django.db import connection
from django.utils import timezone
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult
from pytest_django import DjangoAssertNumQueries, Settings

from assessments.along.keys import stop_key
from assessments.along.services import ask_for_reminders, claim, stop_reminder
from assessments.along.tasks import remind
from assessments.models import Plan, Reminder
from assessments.plans import services
from careerpath.accounts.models import User
from careerpath.lib.mailing import WAITS
from skills.models import Release
from tests.assessments.along.conftest import due_today
from tests.assessments.plans.conftest import plan_for

DAY = timedelta(days=1)


class Refusing(EmailBackend):
    """A mail server that takes no mail to a learner."""

    def send_messages(self, messages: Any) -> int:
        if any("learner@" in address for message in messages for address in message.to):
            raise smtplib.SMTPServerDisconnected
        return super().send_messages(messages)


def work() -> list[str]:
    """What the tasks said that a worker found ready."""
    rows = list(DBTaskResult.objects.ready())
    for row in rows:
        row.claim("a worker")
        worker().run_task(row)
    return [row.return_value or row.status for row in rows]


def worker() -> Worker:
    """As `db_worker --batch` makes it."""
    return Worker(
        queue_names=["default"],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=uuid.uuid4().hex,
        excluded_queue_names=[],
    )


# -- Who gets it, and when ---------------------------------------------------------------------------------------------


def test_a_day_that_has_come_brings_one_mail(due: Reminder, learner: User, today: date) -> None:
    asked = [ask_for_reminders(today=today) for _ in range(2)]

    assert (asked, work()) == ([1, 0], ["sent"])
    assert [sent.to for sent in mail.outbox] == [["learner@example.org"]]
    due.refresh_from_db()
    assert (due.reminded_on, due.next_on) == (today, today + 7 * DAY)


def test_a_day_to_come_brings_none(due: Reminder, today: date) -> None:
    Reminder.objects.update(next_on=today + DAY)

    assert (ask_for_reminders(today=today), work()) == (0, [])


def test_a_day_that_was_missed_is_made_up_for(due: Reminder, today: date) -> None:
    Reminder.objects.update(next_on=today - 3 * DAY)

    assert (ask_for_reminders(today=today), work()) == (1, ["sent"])


def test_who_is_locked_out_gets_none(due: Reminder, learner: User, today: date) -> None:
    ask_for_reminders(today=today)
    User.objects.filter(pk=learner.pk).update(is_active=False)
    Reminder.objects.create(
        person=User.objects.create(email="b@example.org", is_active=False), weekday=0, next_on=today
    )

    assert (ask_for_reminders(today=today), work(), mail.outbox) == (0, ["too late"], [])


def test_who_is_gone_gets_none(due: Reminder, learner: User, today: date) -> None:
    ask_for_reminders(today=today)
    learner.delete()

    assert (work(), mail.outbox) == (["too late"], [])


def test_who_said_stop_meanwhile_gets_none(due: Reminder, learner: User, today: date) -> None:
    ask_for_reminders(today=today)
    stop_reminder(person=learner.pk)

    assert (work(), mail.outbox) == (["too late"], [])


def test_a_week_that_is_over_is_not_told(due: Reminder, today: date) -> None:
    long_ago = today - 7 * DAY
    Reminder.objects.update(reminded_on=long_ago)

    assert remind.call(due.pk, long_ago.isoformat()) == "too late"


def test_without_a_plan_that_lives_there_is_none(due: Reminder, plan: Plan, learner: User, today: date) -> None:
    services.put_away(person=learner, plan=plan.pk)

    assert (ask_for_reminders(today=today), work(), mail.outbox) == (1, ["nothing to do"], [])


def test_with_all_steps_done_there_is_none(due: Reminder, plan: Plan, today: date) -> None:
    plan.steps.update(state="done")

    assert (ask_for_reminders(today=today), work(), mail.outbox) == (1, ["nothing to do"], [])


def test_the_command_asks_and_says_how_many(due: Reminder) -> None:
    said = StringIO()

    call_command("send_reminders", stdout=said)
    call_command("send_reminders", stdout=said)

    assert said.getvalue() == "1 reminder asked for.\n0 reminders asked for.\n"


def test_a_mail_takes_four_queries(
    due: Reminder, today: date, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    ask_for_reminders(today=today)

    with django_assert_num_queries(4):
        assert remind.call(due.pk, today.isoformat()) == "sent"


def test_of_two_that_read_the_same_row_one_claims_it(due: Reminder, today: date) -> None:
    claims = [claim(reminder=row, today=today) for row in [Reminder.objects.get() for _ in range(2)]]

    assert (claims, work()) == ([True, False], ["sent"])


@pytest.mark.django_db(transaction=True)
def test_run_by_two_at_once_there_is_one_mail(due: Reminder, today: date) -> None:
    def run() -> int:
        found = ask_for_reminders(today=today)
        worker().run()
        connection.close()
        return found

    with ThreadPoolExecutor(2) as pool:
        asked = [run.result() for run in [pool.submit(run) for _ in range(2)]]

    assert sorted(asked) == [0, 1]
    assert len(mail.outbox) == 1
    assert DBTaskResult.objects.get().status == "SUCCESSFUL"


# -- What it says ------------------------------------------------------------------------------------------------------


def test_a_mail_says_what_to_do_and_how_to_stop(due: Reminder, plan: Plan, learner: User, today: date) -> None:
    first, second = plan.steps.order_by("place")[:2]
    services.finish_step(learner, plan.pk, first.pk, today)
    ask_for_reminders(today=today)

    work()

    (sent,) = mail.outbox
    stop = f"https://testserver/plan/along/stop/{stop_key(learner.pk)}/"
    name = f"{second.skill.name if second.skill else ''} to level {second.level}"
    html = sent.alternatives[0][0]
    assert sent.subject.startswith(f"Your week: {name}")
    assert sent.extra_headers["List-Unsubscribe"] == f"<{stop}>"
    assert sent.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert f"- {name}: {second.hours} h, done by " in sent.body
    for text in (sent.body, html):
        assert "Hello Lea Learner," in text
        assert f"https://testserver/plan/{plan.pk}/steps/{second.pk}/" in text
        assert f"Finished in the last seven days: {first.skill.name if first.skill else ''} to level 1." in text
        assert f"You asked for this mail on {today:%A}s." in text
        assert stop in text


def test_what_people_write_is_no_markup_and_no_header(due: Reminder, plan: Plan, learner: User, today: date) -> None:
    plan.steps.update(state="done")
    services.add_own_step(person=learner, plan=plan.pk, title="<b>A</b> & B\nBcc: everybody", hours=2)
    ask_for_reminders(today=today)

    work()

    (sent,) = mail.outbox
    assert sent.subject == "Your week: <b>A</b> & B Bcc: everybody"
    assert "<b>A</b> & B" in sent.body
    assert "&lt;b&gt;A&lt;/b&gt; &amp; B" in sent.alternatives[0][0]


# -- When it can't be sent ---------------------------------------------------------------------------------------------


def test_a_mail_that_fails_is_tried_again_and_holds_up_nobody(
    due: Reminder, stranger: User, release: Release, today: date, settings: Settings
) -> None:
    settings.EMAIL_BACKEND = f"{__name__}.Refusing"
    plan_for(stranger, release)
    due_today(stranger, today)
    ask_for_reminders(today=today)

    assert sorted(work()) == ["later", "sent"]
    again = DBTaskResult.objects.get(status="READY")
    assert timedelta(minutes=59) < again.run_after - timezone.now() < timedelta(minutes=61)
    assert work() == []
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    DBTaskResult.objects.update(run_after=timezone.now())
    assert work() == ["sent"]
    assert sorted(sent.to[0] for sent in mail.outbox) == ["learner@example.org", "stranger@example.org"]


def test_after_the_last_try_the_task_has_failed(due: Reminder, today: date, settings: Settings) -> None:
    settings.EMAIL_BACKEND = f"{__name__}.Refusing"
    ask_for_reminders(today=today)

    for _ in range(len(WAITS) + 1):
        work()
        DBTaskResult.objects.filter(status="READY").update(run_after=timezone.now())

    assert list(DBTaskResult.objects.order_by("enqueued_at").values_list("status", flat=True)) == [
        *["SUCCESSFUL"] * len(WAITS),
        "FAILED",
    ]
    assert ask_for_reminders(today=today) == 0
