"""From the draft to the mails: once each, not to who left or muted them, and what happens when they can't be sent."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from pytest_django import Settings

from assessments.cohorts.services import archive_cohort, leave_cohort
from assessments.cohorts.telling import tasks
from assessments.cohorts.telling.services import MOST_A_DAY, TooManyError, mute, send, try_again
from assessments.models import Announcement, Cohort, Delivery, Membership
from careerpath.accounts.models import User
from tests.assessments.cohorts.telling.conftest import work
from tests.factories import AnnouncementFactory, MembershipFactory

MAILS = "tests.assessments.cohorts.telling.conftest"


def states() -> dict[str, str]:
    return dict(Delivery.objects.order_by("membership__person__email").values_list("membership__person__name", "state"))


def addressed() -> list[str]:
    return sorted(letter.to[0] for letter in mail.outbox)


# -- Once --------------------------------------------------------------------------------------------------------------


def test_each_learner_gets_one_mail_by_themselves(draft: Announcement, lead: Membership) -> None:
    people = send(by=lead, announcement=draft.pk)
    nothing_yet = list(mail.outbox)

    assert (people, nothing_yet) == (3, [])
    assert work() == ["3 sent"]
    assert [letter.to for letter in mail.outbox] == [["ann@example.org"], ["ben@example.org"], ["learner@example.org"]]
    assert set(states().values()) == {"sent"}
    assert work(at_once=True) == ["done"]


def test_sending_twice_sends_once(draft: Announcement, lead: Membership) -> None:
    people = [send(by=lead, announcement=draft.pk) for _ in range(2)]
    work()

    assert people == [3, 0]
    assert len(mail.outbox) == 3


@pytest.mark.django_db(transaction=True)
def test_two_clicks_at_the_same_time_send_once(draft: Announcement, lead: Membership) -> None:
    def click(_: int) -> int:
        try:
            return send(by=lead, announcement=draft.pk)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        people = sorted(pool.map(click, range(2)))

    assert people == [0, 3]
    assert DBTaskResult.objects.filter(task_path__endswith="deliver").count() == 1


def test_a_task_that_runs_twice_mails_nobody_twice(draft: Announcement, lead: Membership) -> None:
    send(by=lead, announcement=draft.pk)
    first, last = Delivery.objects.order_by("pk").values_list("pk", flat=True)[::2]

    said = [tasks.deliver.func(draft.pk, first, last) for _ in range(2)]

    assert said == ["3 sent", "0 sent"]
    assert len(mail.outbox) == 3


def test_many_learners_are_mailed_a_few_at_a_time(
    draft: Announcement, lead: Membership, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tasks, "A_TASK", 2)

    send(by=lead, announcement=draft.pk)

    assert work() == ["2 sent", "1 sent"]
    assert len(mail.outbox) == 3


# -- Who gets nothing --------------------------------------------------------------------------------------------------


def test_whoever_left_before_it_was_sent_isnt_counted(
    draft: Announcement, lead: Membership, cohort: Cohort, learner: User
) -> None:
    leave_cohort(cohort=cohort.pk, person=learner)

    people = send(by=lead, announcement=draft.pk)
    work()

    assert people == 2
    assert addressed() == ["ann@example.org", "ben@example.org"]


def test_whoever_left_mutes_or_is_locked_out_meanwhile_gets_no_mail(
    draft: Announcement, lead: Membership, cohort: Cohort, learner: User, three: list[Membership]
) -> None:
    send(by=lead, announcement=draft.pk)
    leave_cohort(cohort=cohort.pk, person=learner)
    mute(membership=three[0].pk, is_muted=True)
    User.objects.filter(email="ben@example.org").update(is_active=False)
    work()

    assert states() == {"Ann": "muted", "ben": "gone", "Lea Learner": "gone"}
    assert mail.outbox == []


def test_nothing_goes_out_of_a_cohort_that_was_archived_meanwhile(
    draft: Announcement, lead: Membership, cohort: Cohort
) -> None:
    send(by=lead, announcement=draft.pk)
    archive_cohort(cohort=cohort.pk)
    work()

    assert set(states().values()) == {"gone"}
    assert mail.outbox == []


def test_a_draft_to_nobody_any_more_stays_a_draft(draft: Announcement, lead: Membership) -> None:
    Membership.objects.filter(role="learner").update(left_at=timezone.now())

    people = send(by=lead, announcement=draft.pk)
    draft.refresh_from_db()

    assert (people, draft.is_draft) == (0, True)


def test_the_draft_of_another_teacher_is_not_ones_to_send(
    draft: Announcement, cohort: Cohort, assistant: User, lead: Membership
) -> None:
    theirs = Membership.objects.get(person=assistant)

    assert send(by=theirs, announcement=draft.pk) == 0
    assert send(by=lead, announcement=draft.pk) == 3


def test_ten_messages_a_day_are_enough(draft: Announcement, lead: Membership, cohort: Cohort) -> None:
    now = timezone.now()
    for hours in range(MOST_A_DAY):
        AnnouncementFactory(cohort=cohort, sent_at=now - timedelta(hours=hours))

    with pytest.raises(TooManyError):
        send(by=lead, announcement=draft.pk)
    cohort.announcements.exclude(sent_at=None).order_by("sent_at").first().delete()
    assert send(by=lead, announcement=draft.pk) == 3


# -- When it can't be sent ---------------------------------------------------------------------------------------------


def test_a_mail_that_is_refused_is_tried_again_and_holds_up_nobody(
    draft: Announcement, lead: Membership, settings: Settings
) -> None:
    usual = settings.EMAIL_BACKEND
    settings.EMAIL_BACKEND = f"{MAILS}.Refusing"
    send(by=lead, announcement=draft.pk)

    assert work() == ["2 sent"]
    assert states() == {"Ann": "sent", "ben": "waiting", "Lea Learner": "sent"}
    settings.EMAIL_BACKEND = usual
    assert work(at_once=True) == ["again"]
    assert work() == ["1 sent"]
    assert addressed() == ["ann@example.org", "ben@example.org", "learner@example.org"]


def test_after_the_last_try_it_has_failed_and_a_teacher_can_try_again(
    draft: Announcement, lead: Membership, settings: Settings
) -> None:
    usual = settings.EMAIL_BACKEND
    settings.EMAIL_BACKEND = f"{MAILS}.Away"
    send(by=lead, announcement=draft.pk)

    said = [line for _ in range(len(tasks.LOOKS) + 1) for line in work(at_once=True)]

    assert said.count("later") == len(tasks.LOOKS)
    assert said[-1] == "given up"
    assert set(states().values()) == {"failed"}
    settings.EMAIL_BACKEND = usual
    assert [try_again(announcement=draft) for _ in range(2)] == [3, 0]
    assert work() == ["3 sent"]


def test_a_worker_that_was_killed_leaves_no_mail_doubled_and_none_forgotten(
    draft: Announcement, lead: Membership
) -> None:
    send(by=lead, announcement=draft.pk)
    DBTaskResult.objects.filter(task_path__endswith="deliver").delete()
    long_ago = timezone.now() - timedelta(hours=2)
    Delivery.objects.filter(membership__person__name="Ann").update(state="sending", tried_at=long_ago)

    assert work(at_once=True) == ["again"]
    assert work() == ["2 sent"]
    assert states() == {"Ann": "failed", "ben": "sent", "Lea Learner": "sent"}


def test_a_mail_that_is_going_out_at_this_moment_is_left_alone(draft: Announcement, lead: Membership) -> None:
    send(by=lead, announcement=draft.pk)
    Delivery.objects.update(state="sending", tried_at=timezone.now())

    work(at_once=True)

    assert set(states().values()) == {"sending"}


# -- What the mail says ------------------------------------------------------------------------------------------------


def test_the_mail_says_who_wrote_it_and_how_to_mute_and_shows_no_address(
    draft: Announcement, lead: Membership, cohort: Cohort
) -> None:
    send(by=lead, announcement=draft.pk)
    work()
    letter = mail.outbox[0]

    assert letter.subject == "Spring class: Friday"
    assert letter.body.startswith("We meet in room 5.\n\n-- \nInes Instructor wrote this to learners of Spring class.")
    assert letter.reply_to == []
    assert "instructor@example.org" not in letter.message().as_string()
    assert letter.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert letter.extra_headers["List-Unsubscribe"][1:-1] in letter.body


def test_answers_go_to_the_teacher_who_chose_that(draft: Announcement, lead: Membership) -> None:
    Announcement.objects.update(answers=True)
    send(by=lead, announcement=draft.pk)
    work()

    assert mail.outbox[0].reply_to == ["instructor@example.org"]


def test_a_subject_can_add_no_header(draft: Announcement, lead: Membership) -> None:
    Announcement.objects.update(subject="Friday\r\nBcc: everybody@example.org")
    send(by=lead, announcement=draft.pk)

    assert work() == ["0 sent"]
    assert set(states().values()) == {"failed"}


def test_one_click_in_the_mail_mutes_and_following_the_link_does_not(
    draft: Announcement, lead: Membership, three: list[Membership]
) -> None:
    send(by=lead, announcement=draft.pk)
    work()
    address = mail.outbox[0].extra_headers["List-Unsubscribe"][1:-1]
    path = "/" + address.split("/", 3)[3]
    program = Client(enforce_csrf_checks=True)

    asked = program.get(path)
    after_asking = Membership.objects.filter(is_muted=True).count()
    answers = [program.post(path, {"List-Unsubscribe": "One-Click"}).status_code for _ in range(2)]

    assert "Mute the mails of Spring class?" in asked.text
    assert (after_asking, answers) == (0, [200, 200])
    assert list(Membership.objects.filter(is_muted=True)) == [three[0]]
    assert program.get("/cohorts/mute/1.forged/").status_code == 404


def test_another_cohort_is_not_muted_along(draft: Announcement, learner: User, membership: Membership) -> None:
    other = MembershipFactory(person=learner, cohort__framework=draft.cohort.framework)

    mute(membership=membership.pk, is_muted=True)

    other.refresh_from_db()
    assert not other.is_muted
