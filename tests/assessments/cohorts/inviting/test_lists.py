"""From a list to invitations: what is previewed happens, once, and nothing half."""

from datetime import timedelta

import pytest
from django.core import mail
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from pytest_django import Settings

from assessments.cohorts.inviting.columns import Columns
from assessments.cohorts.inviting.outcomes import OUTCOMES
from assessments.cohorts.inviting.queries import lines_in
from assessments.cohorts.inviting.services import Sent, TooManyError, choose_columns, keep_list, send_list, withdraw
from assessments.cohorts.inviting.sheets import Row
from assessments.cohorts.inviting.tasks import forget_lists
from assessments.cohorts.joining import ClosedError
from assessments.cohorts.services import archive_cohort, leave_cohort
from assessments.models import ClassList, Cohort, Invitation, Membership
from assessments.models.invitation import MOST_MAILS
from careerpath.accounts.models import User
from tests.assessments.cohorts.inviting.conftest import brought, invite, work
from tests.factories import InvitationFactory

A_MONTH_AGO = {"expires_at": timezone.now() - timedelta(days=1), "asked_at": timezone.now() - timedelta(days=31)}


def outcomes(found: ClassList) -> dict[str, str]:
    return {line.email: line.outcome for line in lines_in(found)}


def asked_for_mails() -> int:
    return DBTaskResult.objects.filter(task_path__endswith="mail_invitations").count()


def test_each_address_learns_what_becomes_of_it(cohort: Cohort, lead: Membership, membership: Membership) -> None:
    InvitationFactory(cohort=cohort, email="invited@school.example")
    InvitationFactory(cohort=cohort, email="lapsed@school.example", **A_MONTH_AGO)
    InvitationFactory(cohort=cohort, email="no@school.example", state="declined")
    InvitationFactory(cohort=cohort, email="withdrawn@school.example", state="withdrawn")
    InvitationFactory(cohort=cohort, email="other@school.example", state="accepted", membership=membership)
    InvitationFactory(email="elsewhere@school.example")
    names = "invited lapsed no withdrawn other elsewhere".split()

    found = brought(lead, "\n".join(["learner@example.org", *(f"{name}@school.example" for name in names)]))

    assert list(outcomes(found).values()) == ["in", "invited", "again", "declined", "invite", "in", "invite"]


def test_who_has_an_account_but_is_not_in_it_looks_like_anybody(lead: Membership, stranger: User) -> None:
    found = brought(lead, f"{stranger.email}, nobody@example.org")

    assert list(outcomes(found).values()) == ["invite", "invite"]


def test_who_left_may_be_invited_again(cohort: Cohort, lead: Membership, membership: Membership) -> None:
    leave_cohort(cohort=cohort.pk, person=membership.person)

    assert outcomes(brought(lead, "learner@example.org")) == {"learner@example.org": "invite"}


def test_good_lines_go_in_without_the_bad_ones(cohort: Cohort, lead: Membership, instructor: User) -> None:
    sent = invite(lead, "Ana <ana@school.example>\nnobody\nANA@school.example\nbo@school.example")

    assert sent == Sent(invited=2, meanwhile=0)
    rows = Invitation.objects.order_by("pk").values_list("cohort", "email", "name", "state", "invited_by")
    assert list(rows) == [
        (cohort.pk, "ana@school.example", "Ana", "waiting", instructor.pk),
        (cohort.pk, "bo@school.example", "", "waiting", instructor.pk),
    ]
    assert asked_for_mails() == 1


def test_a_list_sent_twice_invites_once(lead: Membership) -> None:
    found = brought(lead, "ana@school.example")

    sent = [send_list(mine=lead, number=found.pk) for _ in range(2)]

    assert sent == [Sent(1, 0), None]
    assert (Invitation.objects.count(), asked_for_mails()) == (1, 1)


def test_the_same_list_brought_twice_invites_once(lead: Membership) -> None:
    sent = [invite(lead, "ana@school.example, bo@school.example") for _ in range(2)]

    assert sent == [Sent(2, 0), Sent(0, 0)]
    assert Invitation.objects.count() == 2


def test_nothing_of_a_list_stays_once_it_is_sent(lead: Membership) -> None:
    found = brought(lead, "ana@school.example")

    send_list(mine=lead, number=found.pk)

    found.refresh_from_db()
    assert (found.rows, found.lines) == ([], [])


def test_what_changed_since_the_preview_is_respected_and_counted(
    cohort: Cohort, lead: Membership, learner: User
) -> None:
    found = brought(lead, "learner@example.org, ana@school.example, bo@school.example, cleo@school.example")
    Membership.objects.create(cohort=cohort, person=learner, role="learner", agreed_to=1, agreed_at=timezone.now())
    InvitationFactory(cohort=cohort, email="ana@school.example")
    InvitationFactory(cohort=cohort, email="bo@school.example", state="declined")

    sent = send_list(mine=lead, number=found.pk)

    assert sent == Sent(invited=1, meanwhile=3)


def test_nobody_is_invited_who_was_not_in_the_preview(cohort: Cohort, lead: Membership) -> None:
    InvitationFactory(cohort=cohort, email="ana@school.example")
    found = brought(lead, "ana@school.example, bo@school.example")
    withdraw(cohort=cohort.pk)

    sent = send_list(mine=lead, number=found.pk)

    assert sent == Sent(1, 0)
    assert not Invitation.objects.live().filter(email="ana@school.example").exists()


def test_one_that_was_withdrawn_is_invited_again_at_once(cohort: Cohort, lead: Membership) -> None:
    invite(lead, "ana@school.example")
    withdraw(cohort=cohort.pk)

    sent = invite(lead, "ana@school.example")
    work()

    assert sent == Sent(1, 0)
    assert [letter.to for letter in mail.outbox] == [["ana@school.example"]]


@pytest.mark.parametrize("ended", ["withdrawn", "ran out"])
def test_an_address_that_never_answers_gets_so_many_mails_and_no_more(
    ended: str, cohort: Cohort, lead: Membership
) -> None:
    for _ in range(MOST_MAILS + 1):
        invite(lead, "ana@school.example")
        work()
        if ended == "withdrawn":
            withdraw(cohort=cohort.pk)
        else:
            Invitation.objects.update(**A_MONTH_AGO)

    assert len(mail.outbox) == MOST_MAILS == 4
    assert outcomes(brought(lead, "ana@school.example")) == {"ana@school.example": "enough"}
    assert OUTCOMES["enough"] == "Mailed four times without an answer"


def test_what_never_went_out_is_no_mail(cohort: Cohort, lead: Membership) -> None:
    for _ in range(MOST_MAILS):
        invite(lead, "ana@school.example")
        withdraw(cohort=cohort.pk)

    assert outcomes(brought(lead, "ana@school.example")) == {"ana@school.example": "invite"}


def test_one_that_ran_out_is_made_new_and_stays_one(cohort: Cohort, lead: Membership) -> None:
    row = InvitationFactory(cohort=cohort, email="ana@school.example", **A_MONTH_AGO)

    sent = invite(lead, "ana@school.example")

    row.refresh_from_db()
    assert (sent, Invitation.objects.get().pk) == (Sent(1, 0), row.pk)
    assert (row.state, row.mails, row.expires_at > timezone.now()) == ("waiting", 1, True)


def test_an_archived_cohort_invites_nobody(cohort: Cohort, lead: Membership) -> None:
    found = brought(lead, "ana@school.example")
    archive_cohort(cohort=cohort.pk)

    with pytest.raises(ClosedError):
        send_list(mine=lead, number=found.pk)

    assert not Invitation.objects.exists()


def test_no_more_a_day_than_allowed_and_then_none_of_the_list(
    cohort: Cohort, lead: Membership, other_instructor: User, settings: Settings
) -> None:
    settings.INVITATIONS_A_DAY = 3
    invite(lead, "ana@school.example, bo@school.example")
    elsewhere = Membership.objects.get(person=other_instructor)

    with pytest.raises(TooManyError) as refused:
        invite(lead, "cleo@school.example, dan@school.example")

    assert refused.value.left == 1
    assert Invitation.objects.count() == 2
    assert invite(elsewhere, "cleo@school.example, dan@school.example") == Sent(2, 0)
    Invitation.objects.update(asked_at=timezone.now() - timedelta(hours=25))
    assert invite(lead, "cleo@school.example, dan@school.example, eve@school.example") == Sent(3, 0)


def test_nothing_of_a_list_is_kept_longer_than_its_hour(lead: Membership) -> None:
    """Nor if nobody comes back: it holds addresses of people who know nothing of it."""
    brought(lead, "ana@school.example")
    run_after = DBTaskResult.objects.get(task_path__endswith="forget_lists").run_after
    kept = ClassList.objects.get()
    DBTaskResult.objects.update(run_after=timezone.now())

    before = work()
    there = ClassList.objects.exists()
    ClassList.objects.update(made_at=timezone.now() - timedelta(hours=1))
    forget_lists.enqueue()

    assert (before, there, work()) == (["0 forgotten"], True, ["1 forgotten"])
    assert timedelta(minutes=60) < run_after - kept.made_at < timedelta(minutes=62)


def test_a_list_is_of_one_person_one_cohort_and_one_hour(
    lead: Membership, assistant: User, other_instructor: User
) -> None:
    found = brought(lead, "ana@school.example")
    others = Membership.objects.filter(person__in=[assistant, other_instructor])

    assert [send_list(mine=other, number=found.pk) for other in others] == [None, None]
    ClassList.objects.update(made_at=timezone.now() - timedelta(minutes=61))
    assert send_list(mine=lead, number=found.pk) is None
    assert not Invitation.objects.exists()


def test_a_new_list_takes_the_place_of_the_one_before_and_of_all_that_are_over(
    lead: Membership, other_instructor: User
) -> None:
    brought(Membership.objects.get(person=other_instructor), "ana@school.example")
    ClassList.objects.update(made_at=timezone.now() - timedelta(minutes=61))

    brought(lead, "ana@school.example")
    second = brought(lead, "bo@school.example")

    assert ClassList.objects.get() == second


def test_columns_that_can_not_be_told_wait_for_a_word(cohort: Cohort, lead: Membership) -> None:
    rows = [Row(n, (f"own-{n}@x.example", f"parent-{n}@x.example")) for n in (1, 2)]

    found = keep_list(mine=lead, rows=rows)
    before = (found.lines, send_list(mine=lead, number=found.pk))
    choose_columns(found=found, cohort=cohort, columns=Columns(email=1))

    assert before == (None, None)
    assert outcomes(found) == {"parent-1@x.example": "invite", "parent-2@x.example": "invite"}


def test_no_address_has_two_invitations_without_an_answer(cohort: Cohort) -> None:
    for state in ("declined", "accepted", "withdrawn", "sent"):
        InvitationFactory(cohort=cohort, email="ana@school.example", state=state)

    for state in ("waiting", "sent", "failed"):
        with pytest.raises(IntegrityError), transaction.atomic():
            InvitationFactory(cohort=cohort, email="ana@school.example", state=state)


def many(count: int, start: int = 0) -> list[Row]:
    return [Row(n + 1, (f"person-{n}@school.example", f"Person {n}")) for n in range(start, start + count)]


def test_ten_thousand_take_as_many_queries_as_ten_beside_the_rows_themselves(
    lead: Membership, settings: Settings
) -> None:
    settings.INVITATIONS_A_DAY = 20_000

    def statements(rows: list[Row]) -> tuple[list[int], int]:
        with CaptureQueriesContext(
            connection,
        ) as preview:
            found = keep_list(mine=lead, rows=rows)
        with CaptureQueriesContext(connection) as sending:
            sent = send_list(mine=lead, number=found.pk)
        assert sent == Sent(len(rows), 0)
        kept = [each for each in sending if not each["sql"].startswith('INSERT INTO "assessments_invitation"')]
        return [len(preview), len(kept)], len(sending) - len(kept)

    invite(lead, "ana@school.example")
    few, a_few_inserts = statements(many(10))
    all_of_them, inserts = statements(many(10_000, start=10))

    assert all_of_them == few
    assert (a_few_inserts, inserts <= 200) == (1, True)
    assert Invitation.objects.count() == 10_011
