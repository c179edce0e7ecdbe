"""Coming into a cohort by a link or a code, and what each link says that lets nobody in."""

from datetime import timedelta

import pytest
from django.db import IntegrityError
from django.test import Client
from django.utils import timezone

from assessments.cohorts.codes import LENGTH, LETTERS, code_of, tidy_code
from assessments.cohorts.joining import ClosedError, join, make_link, revoke_link
from assessments.cohorts.services import archive_cohort, leave_cohort
from assessments.cohorts.sight import NEWEST, wording
from assessments.models import Cohort, JoinLink, Membership
from careerpath.accounts.models import User
from careerpath.lib.keys import new_seed
from tests.accounts.steps import confirm, link_in_mail, sign_in
from tests.assessments.cohorts.conftest import link_into, way_in
from tests.factories import PASSWORD

AGREED = {"agreed_to": NEWEST}


def test_a_learner_reads_what_is_seen_and_is_in_by_agreeing(
    cohort: Cohort, link: JoinLink, learner: User, learner_client: Client
) -> None:
    page = learner_client.get(way_in(link)).content.decode()
    before = Membership.objects.filter(person=learner).count()
    response = learner_client.post(way_in(link), AGREED)

    row = Membership.objects.get(person=learner)
    assert before == 0
    agreed = wording(NEWEST)
    assert all(line in page for line in (agreed.until, *agreed.shown, *agreed.never, *agreed.others))
    assert (response.status_code, response.headers["Location"]) == (302, f"/cohorts/{cohort.pk}/")
    assert (row.role, row.agreed_to, row.left_at) == ("learner", NEWEST, None)


@pytest.mark.parametrize("sent", [{}, {"agreed_to": NEWEST + 1}, {"agreed_to": "x"}])
def test_nobody_joins_without_agreeing_to_what_stands_there(
    sent: dict[str, object], link: JoinLink, learner_client: Client
) -> None:
    response = learner_client.post(way_in(link), sent)

    assert "Read it again, then agree." in response.content.decode()
    assert not Membership.objects.filter(role="learner").exists()


def test_joining_twice_is_one_membership_and_takes_one_place(link: JoinLink, learner_client: Client) -> None:
    answers = [learner_client.post(way_in(link), AGREED).status_code for _ in range(2)]

    link.refresh_from_db()
    assert answers == [302, 302]
    assert (Membership.objects.filter(role="learner").count(), link.used) == (1, 1)


def test_a_visitor_is_led_to_an_account_and_back(link: JoinLink, cohort: Cohort) -> None:
    page = Client().get(way_in(link)).content.decode()
    posted = Client().post(way_in(link), AGREED)

    assert f'href="/accounts/signup/?next={way_in(link)}"' in page
    assert f'href="/accounts/login/?next={way_in(link)}"' in page
    assert posted.status_code == 200
    assert not Membership.objects.filter(role="learner").exists()


def test_whoever_signs_in_on_the_way_comes_back(link: JoinLink, learner: User) -> None:
    client = Client()

    response = client.post(
        f"/accounts/login/?next={way_in(link)}",
        {"login": learner.email, "password": PASSWORD, "next": way_in(link)},
    )

    assert response.headers["Location"] == way_in(link)


def test_whoever_signs_up_on_the_way_comes_back_after_confirming(link: JoinLink) -> None:
    client = Client()

    client.post(
        f"/accounts/signup/?next={way_in(link)}",
        {"email": "new@example.org", "password1": PASSWORD, "next": way_in(link)},
    )
    back = client.post(link_in_mail())
    joined = client.post(back.headers["Location"], AGREED)

    assert back.headers["Location"] == way_in(link)
    assert joined.headers["Location"] == f"/cohorts/{link.cohort_id}/"
    assert Membership.objects.get(role="learner").person.email == "new@example.org"


def test_whoever_confirms_on_another_device_joins_there(link: JoinLink) -> None:
    school, phone = Client(), Client()

    school.post("/accounts/signup/", {"email": "new@example.org", "password1": PASSWORD, "next": way_in(link)})
    entrance = phone.get(confirm(phone).headers["Location"])
    back = sign_in(phone, "new@example.org", next=entrance.context["redirect_field_value"])
    joined = phone.post(back.headers["Location"], AGREED)

    assert joined.headers["Location"] == f"/cohorts/{link.cohort_id}/"


# -- Codes -------------------------------------------------------------------------------------------------------------


def test_a_code_is_typed_as_one_likes(link: JoinLink, learner_client: Client) -> None:
    code = code_of(link.seed)

    typed = [f"{code[:4]}-{code[4:]}", f" {code[:4].lower()} {code[4:].lower()} ", code]
    answers = [learner_client.get("/join/", {"code": each}).headers["Location"] for each in typed]

    assert answers == [f"/join/{code[:4]}-{code[4:]}/"] * 3
    assert learner_client.get(answers[0]).status_code == 200


@pytest.mark.parametrize("typed", ["", "ABC", "ABCDEFG1", "x" * 500, "ABCD\x00EFG"])
def test_what_can_be_no_code_is_said_at_the_field(typed: str, learner_client: Client, db: None) -> None:
    response = learner_client.get("/join/", {"code": typed})

    assert response.status_code == 200
    assert 'class="field field-error"' in response.content.decode()


def test_codes_are_of_letters_that_nobody_mistakes() -> None:
    codes = {code_of(new_seed()) for _ in range(200)}

    assert len(codes) == 200
    assert all(len(code) == LENGTH and set(code) <= set(LETTERS) for code in codes)
    assert all(tidy_code(code.lower()) == code for code in codes)
    assert not set(LETTERS) & set("ILO01")


def test_neither_link_nor_code_is_in_the_database(link: JoinLink) -> None:
    kept = [str(value) for value in JoinLink.objects.values_list().get(pk=link.pk)]

    assert not any(code_of(link.seed) in value for value in kept)


# -- Links that let nobody in ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("how", "words"),
    [
        ("expired", "its time has run out."),
        ("revoked", "an instructor ended it."),
        ("full", "all its places are taken."),
        ("archived", "the cohort is archived."),
    ],
)
def test_a_closed_link_says_why(how: str, words: str, link: JoinLink, learner: User, learner_client: Client) -> None:
    close(link, how)

    shown = learner_client.get(way_in(link))
    sent = learner_client.post(way_in(link), AGREED)
    with pytest.raises(ClosedError) as closed:
        join(person=learner, link=link.pk, agreed_to=NEWEST)

    assert (shown.status_code, sent.status_code) == (410, 410)
    assert words in shown.content.decode()
    assert closed.value.why == how
    assert not Membership.objects.filter(person=learner).exists()


def test_a_wrong_code_says_so(learner_client: Client, db: None) -> None:
    response = learner_client.get("/join/AAAA-AAAA/")

    assert response.status_code == 404
    assert "No cohort has this code" in response.content.decode()


def close(link: JoinLink, how: str) -> None:
    if how == "archived":
        archive_cohort(cohort=link.cohort_id)
    elif how == "revoked":
        revoke_link(link=link.pk)
    elif how == "full":
        JoinLink.objects.filter(pk=link.pk).update(used=link.most)
    else:
        JoinLink.objects.filter(pk=link.pk).update(expires_at=timezone.now() - timedelta(seconds=1))


def test_the_last_place_is_taken_once(cohort: Cohort, learner: User, stranger: User) -> None:
    link = link_into(cohort, most=1)

    join(person=learner, link=link.pk, agreed_to=NEWEST)
    with pytest.raises(ClosedError):
        join(person=stranger, link=link.pk, agreed_to=NEWEST)

    link.refresh_from_db()
    assert link.used == 1
    with pytest.raises(IntegrityError):
        JoinLink.objects.filter(pk=link.pk).update(used=2)


def test_a_second_click_makes_no_second_link(running: Cohort) -> None:
    first = make_link(cohort=running.pk, role="learner", most=5, days=7, newest=0)
    again = make_link(cohort=running.pk, role="learner", most=5, days=7, newest=0)

    assert (first is None, again) == (False, None)
    assert running.links.count() == 1


# -- Coming back, and becoming an assistant ----------------------------------------------------------------------------


def test_whoever_comes_back_finds_the_same_row_and_agrees_anew(cohort: Cohort, link: JoinLink, learner: User) -> None:
    join(person=learner, link=link.pk, agreed_to=NEWEST)
    old = timezone.now() - timedelta(days=30)
    Membership.objects.filter(person=learner).update(joined_at=old, agreed_at=old)

    left = leave_cohort(cohort=cohort.pk, person=learner)
    join(person=learner, link=link.pk, agreed_to=NEWEST)

    row = Membership.objects.get(person=learner)
    assert left
    assert row.left_at is None
    assert min(row.joined_at, row.agreed_at or old) > old


def test_an_assistants_link_is_for_one_and_asks_for_a_second_factor(
    cohort: Cohort, membership: Membership, learner: User, learner_client: Client
) -> None:
    link = link_into(cohort, role="assistant", most=1)

    asked = learner_client.get(way_in(link)).content.decode()
    learner_client.post(way_in(link), AGREED)
    next_page = learner_client.get("/")

    membership.refresh_from_db()
    assert "your account needs a second factor" in asked
    assert "You are in it as a learner now." in asked
    assert membership.role == "assistant"
    assert next_page.headers["Location"] == "/accounts/2fa/"


def test_a_teacher_stays_one_behind_a_learners_link(link: JoinLink, instructor: User) -> None:
    changed = join(person=instructor, link=link.pk, agreed_to=NEWEST)

    link.refresh_from_db()
    assert (changed, link.used) == (False, 0)
    assert Membership.objects.get(person=instructor).role == "lead"


def test_a_helper_of_one_cohort_is_nothing_in_another(
    cohort: Cohort, assistant: User, other_instructor: User, assistant_client: Client
) -> None:
    other = Cohort.objects.get(name="Autumn class")

    assert assistant_client.get(f"/cohorts/{cohort.pk}/").status_code == 200
    assert assistant_client.get(f"/cohorts/{other.pk}/").status_code == 404


def test_no_locked_out_person_counts_as_lead(cohort: Cohort, instructor: User, assistant: User) -> None:
    User.objects.filter(pk=instructor.pk).update(is_active=False)

    assert not Cohort.objects.taught_by(User.objects.get(pk=instructor.pk)).exists()
    assert Cohort.objects.taught_by(assistant).get() == cohort
