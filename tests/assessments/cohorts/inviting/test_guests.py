"""What an invited person can do: read, agree, say no, think again; and what each invitation says that is over."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from assessments.cohorts.inviting.keys import key_of, seed_in
from assessments.cohorts.inviting.services import accept, withdraw
from assessments.cohorts.joining import ClosedError
from assessments.cohorts.services import archive_cohort, leave_cohort
from assessments.cohorts.sight import NEWEST, wording
from assessments.models import Cohort, Invitation, Membership
from careerpath.accounts.models import User
from tests.accounts.steps import link_in_mail
from tests.assessments.cohorts.inviting.conftest import way_in
from tests.factories import PASSWORD

AGREED = {"agreed_to": NEWEST}


def test_an_invited_person_reads_what_is_seen_and_joins_with_any_account(
    invitation: Invitation, cohort: Cohort, learner: User, learner_client: Client
) -> None:
    page = learner_client.get(way_in(invitation)).content.decode()
    response = learner_client.post(way_in(invitation), AGREED)

    row = Membership.objects.get(person=learner)
    invitation.refresh_from_db()
    agreed = wording(NEWEST)
    assert all(line in page for line in (agreed.until, *agreed.shown, *agreed.never, *agreed.others))
    assert "Ines Instructor invited you." in page
    assert response.headers["Location"] == f"/cohorts/{cohort.pk}/"
    assert (row.role, row.agreed_to) == ("learner", NEWEST)
    assert (invitation.state, invitation.membership) == ("accepted", row)


def test_a_look_changes_nothing(invitation: Invitation, learner_client: Client) -> None:
    for path in ("", "no/"):
        learner_client.get(way_in(invitation) + path)

    invitation.refresh_from_db()
    assert invitation.state == "waiting"
    assert not Membership.objects.filter(role="learner").exists()


@pytest.mark.parametrize("sent", [{}, {"agreed_to": NEWEST + 1}])
def test_nobody_joins_without_agreeing(sent: dict[str, int], invitation: Invitation, learner_client: Client) -> None:
    response = learner_client.post(way_in(invitation), sent)

    assert "Read it again, then agree." in response.content.decode()
    assert not Membership.objects.filter(role="learner").exists()


def test_whoever_signs_up_on_the_way_comes_back(invitation: Invitation) -> None:
    client, way = Client(), way_in(invitation)

    page = client.get(way).content.decode()
    client.post(f"/accounts/signup/?next={way}", {"email": "new@example.org", "password1": PASSWORD, "next": way})
    back = client.post(link_in_mail())
    client.post(back.headers["Location"], AGREED)

    assert f"/accounts/signup/?next={way}" in page
    assert back.headers["Location"] == way
    assert Membership.objects.get(role="learner").person.email == "new@example.org"


def test_an_invitation_lets_one_person_in(
    invitation: Invitation, learner_client: Client, stranger_client: Client
) -> None:
    learner_client.post(way_in(invitation), AGREED)

    again = learner_client.get(way_in(invitation))
    other = stranger_client.post(way_in(invitation), AGREED)

    assert again.headers["Location"] == f"/cohorts/{invitation.cohort_id}/"
    assert (other.status_code, "it has been used." in other.content.decode()) == (410, True)
    assert Membership.objects.filter(role="learner").count() == 1


def test_a_used_one_does_not_let_back_in_whoever_left(
    invitation: Invitation, cohort: Cohort, learner: User, learner_client: Client
) -> None:
    learner_client.post(way_in(invitation), AGREED)
    leave_cohort(cohort=cohort.pk, person=learner)

    assert learner_client.post(way_in(invitation), AGREED).status_code == 410


def test_who_is_in_it_stays_what_they_are(invitation: Invitation, instructor: User, membership: Membership) -> None:
    lead = accept(person=instructor, invitation=invitation.pk, agreed_to=NEWEST)

    assert lead.role == "lead"
    invitation.refresh_from_db()
    assert invitation.state == "accepted"


def test_no_is_said_after_a_question_and_can_be_taken_back(invitation: Invitation, learner_client: Client) -> None:
    asked = Client().get(f"{way_in(invitation)}no/").content.decode()
    said = Client().post(f"{way_in(invitation)}no/").content.decode()
    invitation.refresh_from_db()
    state = invitation.state
    page = learner_client.get(way_in(invitation)).content.decode()
    learner_client.post(way_in(invitation), AGREED)

    assert "Say no to Spring class?" in asked
    assert ("You said no" in said, state) == (True, "declined")
    assert "you can still join" in page
    assert Membership.objects.filter(role="learner").count() == 1


def test_saying_no_after_joining_changes_nothing(invitation: Invitation, learner_client: Client) -> None:
    learner_client.post(way_in(invitation), AGREED)

    response = learner_client.post(f"{way_in(invitation)}no/")

    invitation.refresh_from_db()
    assert (response.status_code, invitation.state) == (410, "accepted")


@pytest.mark.parametrize(
    ("how", "words"),
    [
        ("expired", "its time has run out."),
        ("withdrawn", "a teacher withdrew it."),
        ("archived", "the cohort is archived."),
    ],
)
def test_an_invitation_that_is_over_says_why(
    how: str, words: str, invitation: Invitation, learner: User, learner_client: Client
) -> None:
    if how == "archived":
        archive_cohort(cohort=invitation.cohort_id)
    elif how == "withdrawn":
        withdraw(cohort=invitation.cohort_id, invitation=invitation.pk)
    else:
        Invitation.objects.update(expires_at=timezone.now() - timedelta(seconds=1))

    shown = learner_client.get(way_in(invitation))
    sent = learner_client.post(way_in(invitation), AGREED)
    with pytest.raises(ClosedError) as closed:
        accept(person=learner, invitation=invitation.pk, agreed_to=NEWEST)

    assert (shown.status_code, sent.status_code, closed.value.why) == (410, 410, how)
    assert words in shown.content.decode()
    assert not Membership.objects.filter(person=learner).exists()


def test_a_wrong_key_opens_nothing(invitation: Invitation, learner_client: Client) -> None:
    key = key_of(invitation.seed)
    wrong = [invitation.seed, f"{invitation.seed}.", key[:-1], key.swapcase(), "no-such-key"]

    answers = [learner_client.get(f"/join/invited/{each}/{more}").status_code for each in wrong for more in ("", "no/")]

    assert set(answers) == {404}
    assert seed_in(key) == invitation.seed


def test_the_way_in_is_not_in_the_database(invitation: Invitation) -> None:
    signature = key_of(invitation.seed).partition(".")[2]

    assert not any(signature in str(value) for value in Invitation.objects.values_list().get())


def test_who_erases_their_account_takes_their_invitation_along(
    invitation: Invitation, learner: User, learner_client: Client
) -> None:
    learner_client.post(way_in(invitation), AGREED)

    learner.delete()

    assert not Invitation.objects.exists()
