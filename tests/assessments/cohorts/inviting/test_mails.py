"""The mails: what they say, that each goes out once, and what becomes of those that can't be sent."""

import smtplib
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.db import connection
from django.utils import timezone
from django.utils.formats import date_format
from django_tasks_db.models import DBTaskResult
from pytest_django import Settings

from assessments.cohorts.inviting.services import send_again, send_unsent, withdraw
from assessments.cohorts.inviting.tasks import AT_ONCE, mail_invitations
from assessments.cohorts.services import archive_cohort
from assessments.models import Cohort, Invitation, Membership
from careerpath.accounts.models import User
from careerpath.lib.mailing import WAITS
from tests.assessments.cohorts.inviting.conftest import invite, way_in, work
from tests.factories import InvitationFactory


class Down(EmailBackend):
    """A mail server that takes nothing."""

    def send_messages(self, messages: Any) -> int:
        raise smtplib.SMTPServerDisconnected


class Picky(EmailBackend):
    """It knows nobody called Bo, and asks for Cleo's mail again later."""

    CODES = {"bo@school.example": 550, "cleo@school.example": 451}

    def send_messages(self, messages: Any) -> int:
        (address,) = messages[0].to
        if address in self.CODES:
            raise smtplib.SMTPRecipientsRefused({address: (self.CODES[address], b"no")})
        return super().send_messages(messages)


class Killed(EmailBackend):
    """The worker ends in the middle of a mail."""

    def send_messages(self, messages: Any) -> int:
        raise KeyboardInterrupt


def states() -> dict[str, str]:
    return {name.split("@")[0]: state for name, state in Invitation.objects.values_list("email", "state")}


def use(settings: Settings, backend: type) -> None:
    settings.EMAIL_BACKEND = f"{__name__}.{backend.__name__}"


def sent_to() -> list[str]:
    return sorted(address.split("@")[0] for letter in mail.outbox for address in letter.to)


def later() -> None:
    DBTaskResult.objects.filter(status="READY").update(run_after=timezone.now())


def test_a_mail_says_who_invites_to_what_and_how_to_say_no(invitation: Invitation, cohort: Cohort) -> None:
    mail_invitations.enqueue(cohort.pk)

    work()

    (letter,) = mail.outbox
    where = f"https://testserver{way_in(invitation)}"
    assert letter.subject == "Ines Instructor invites you to Spring class"
    assert letter.to == ["ana@school.example"]
    assert type(letter) is mail.EmailMessage  # text alone: nothing that could tell whether it was opened
    assert "Hello Ana,\n\nInes Instructor invites you to Spring class" in letter.body
    assert f"from 5 Jan 2026 to {date_format(cohort.ends_on)}.\nIts goal: MLOps engineer, mid level.\n" in letter.body
    assert f"\n{where}\n" in letter.body
    assert f"\n{where}no/\n" in letter.body
    assert "&" not in letter.body


@pytest.mark.parametrize("name", ["", "Win at https://x.example", "ines@x.example"])
def test_a_teacher_without_a_plain_name_shows_none(name: str, invitation: Invitation, cohort: Cohort) -> None:
    User.objects.update(name=name)
    mail_invitations.enqueue(cohort.pk)

    work()

    assert mail.outbox[0].subject == "A teacher invites you to Spring class"
    assert "instructor@example.org" not in mail.outbox[0].message().as_string()


@pytest.mark.parametrize("change", [{"left_at": timezone.now()}, {"role": "learner", "agreed_to": 1}, None])
def test_nothing_goes_out_in_the_name_of_who_teaches_no_more(
    change: dict[str, Any] | None, cohort: Cohort, lead: Membership, assistant: User
) -> None:
    theirs = Membership.objects.get(person=assistant)
    invite(theirs, "ana@school.example")
    invite(lead, "bo@school.example")
    if change:
        Membership.objects.filter(pk=theirs.pk).update(agreed_at=timezone.now(), **change)
    else:
        User.objects.filter(pk=assistant.pk).update(is_active=False)

    work()

    assert (sent_to(), states()) == (["bo"], {"ana": "failed", "bo": "sent"})
    send_unsent(mine=lead)
    work()
    assert mail.outbox[1].subject == "Ines Instructor invites you to Spring class"


def test_a_lead_in_name_only_or_without_an_account_invites_nobody(
    invitation: Invitation, cohort: Cohort, instructor: User
) -> None:
    User.objects.update(is_instructor=False)
    said = [mail_invitations.call(cohort.pk)]
    Invitation.objects.update(state="waiting")
    instructor.delete()
    said.append(mail_invitations.call(cohort.pk))

    assert (said, states(), mail.outbox) == (["nothing to do"] * 2, {"ana": "failed"}, [])


def test_names_are_no_headers(cohort: Cohort, lead: Membership, instructor: User) -> None:
    User.objects.update(name="Ines\nBcc: everybody")
    invite(lead, "ana@school.example")

    work()

    assert mail.outbox[0].subject == "Ines Bcc: everybody invites you to Spring class"


def test_a_list_goes_out_in_small_tasks_and_each_mail_once(cohort: Cohort, lead: Membership) -> None:
    names = [f"person-{n}@school.example" for n in range(AT_ONCE * 2 + 1)]
    invite(lead, "\n".join(names))
    mail_invitations.enqueue(cohort.pk)  # asked for twice

    said = work()

    assert sum(word.endswith(" sent") for word in said) == 3
    assert [letter.to[0] for letter in mail.outbox] == names
    assert set(states().values()) == {"sent"}


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_mail_each_once(cohort: Cohort, lead: Membership) -> None:
    names = [f"person-{n}@school.example" for n in range(AT_ONCE)]
    invite(lead, "\n".join(names))

    def run() -> str:
        said: str = mail_invitations.call(cohort.pk)
        connection.close()
        return said

    with ThreadPoolExecutor(2) as pool:
        said = [done.result() for done in [pool.submit(run) for _ in range(2)]]

    assert sorted(letter.to[0] for letter in mail.outbox) == sorted(names)
    assert sum(int(word.split()[0]) for word in said if word.endswith(" sent")) == AT_ONCE


def test_who_is_in_it_or_withdrawn_by_now_gets_none(cohort: Cohort, lead: Membership, membership: Membership) -> None:
    InvitationFactory(cohort=cohort, email="learner@example.org", state="waiting")
    invite(lead, "ana@school.example, bo@school.example")
    withdraw(cohort=cohort.pk, invitation=Invitation.objects.get(email="ana@school.example").pk)

    work()

    assert sent_to() == ["bo"]


def test_an_archived_cohort_mails_nobody(invitation: Invitation, cohort: Cohort) -> None:
    mail_invitations.enqueue(cohort.pk)
    archive_cohort(cohort=cohort.pk)

    assert work() == ["nothing to do"]
    assert states() == {"ana": "waiting"}


# -- When it can't be sent ---------------------------------------------------------------------------------------------


def test_while_the_server_is_down_all_wait_and_then_all_go(lead: Membership, settings: Settings) -> None:
    invite(lead, "ana@school.example, bo@school.example")
    working = settings.EMAIL_BACKEND
    use(settings, Down)

    assert work() == ["later"]
    assert set(Invitation.objects.values_list("mails", flat=True)) == {0}
    again = DBTaskResult.objects.get(status="READY", task_path__endswith="mail_invitations")
    assert timedelta(minutes=59) < again.run_after - timezone.now() < timedelta(minutes=61)
    assert states() == {"ana": "waiting", "bo": "waiting"}
    settings.EMAIL_BACKEND = working
    later()
    work()
    assert sent_to() == ["ana", "bo"]


def test_after_the_last_try_they_have_failed_and_can_be_tried_again(lead: Membership, settings: Settings) -> None:
    invite(lead, "ana@school.example, bo@school.example")
    working = settings.EMAIL_BACKEND
    use(settings, Down)

    for _ in range(len(WAITS) + 1):
        work()
        later()

    assert states() == {"ana": "failed", "bo": "failed"}
    assert DBTaskResult.objects.filter(status="FAILED").count() == 1
    settings.EMAIL_BACKEND = working
    assert (send_unsent(mine=lead), work(), sent_to()) == (2, ["2 sent"], ["ana", "bo"])


def test_an_address_that_is_refused_holds_up_nobody(lead: Membership, settings: Settings) -> None:
    use(settings, Picky)
    invite(lead, "bo@school.example, cleo@school.example, dan@school.example")

    said = work()

    assert (said, sent_to()) == (["1 sent"], ["dan"])
    assert states() == {"bo": "failed", "cleo": "waiting", "dan": "sent"}
    for _ in range(len(WAITS) + 1):
        later()
        work()
    assert states()["cleo"] == "failed"
    assert not DBTaskResult.objects.filter(status="READY").exists()


def test_what_can_not_be_written_as_a_mail_holds_up_nobody(lead: Membership) -> None:
    invite(lead, "ana@school.example, bo@school.example")
    Invitation.objects.filter(email="ana@school.example").update(email="ana\n@school.example")

    said = work()

    assert (said, sent_to()) == (["1 sent"], ["bo"])
    assert sorted(Invitation.objects.values_list("state", "mails")) == [("failed", 0), ("sent", 1)]


def test_one_whose_mail_was_cut_off_is_never_sent_twice_by_itself(
    invitation: Invitation, cohort: Cohort, lead: Membership, settings: Settings
) -> None:
    working = settings.EMAIL_BACKEND
    use(settings, Killed)
    with pytest.raises(KeyboardInterrupt):
        mail_invitations.call(cohort.pk)

    settings.EMAIL_BACKEND = working
    assert mail_invitations.call(cohort.pk) == "nothing to do"
    assert list(Invitation.objects.values_list("state", "mails")) == [("failed", 1)]


# -- Once more ---------------------------------------------------------------------------------------------------------


def test_an_invitation_is_sent_again_some_hours_apart_and_not_for_ever(
    invitation: Invitation, lead: Membership, cohort: Cohort
) -> None:
    mail_invitations.enqueue(cohort.pk)
    work()

    def again() -> bool:
        found = send_again(mine=lead, invitation=invitation.pk)
        work()
        return found

    said = [again()]
    for _ in range(4):
        Invitation.objects.update(asked_at=timezone.now() - timedelta(minutes=61))
        said.append(again())

    assert said == [False, True, True, True, False]
    assert len(mail.outbox) == 4


def test_sending_again_lengthens_its_time_and_keeps_its_link(invitation: Invitation, lead: Membership) -> None:
    hours_ago = timezone.now() - timedelta(hours=2)
    Invitation.objects.update(state="sent", asked_at=hours_ago, expires_at=hours_ago)

    send_again(mine=lead, invitation=invitation.pk)

    after = Invitation.objects.get()
    assert (after.seed, after.expires_at > timezone.now()) == (invitation.seed, True)


@pytest.mark.parametrize("state", ["accepted", "declined", "withdrawn", "waiting"])
def test_what_has_an_answer_or_waits_is_not_sent_again(state: str, invitation: Invitation, lead: Membership) -> None:
    Invitation.objects.update(state=state, asked_at=timezone.now() - timedelta(days=2))

    assert not send_again(mine=lead, invitation=invitation.pk)
