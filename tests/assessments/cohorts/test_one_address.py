"""A class behind the one network address of its school: all of them get in, and a guesser there doesn't."""

import pytest
from django.test import Client

from assessments.cohorts.codes import code_of
from assessments.cohorts.join_views import MOST_WRONG
from assessments.cohorts.sight import NEWEST
from assessments.models import Cohort, JoinLink, Membership
from careerpath.accounts.models import User
from tests.accounts.steps import SIGNED_IN, code_now, link_in_mail, sign_in
from tests.assessments.cohorts.conftest import link_into, way_in
from tests.factories import PASSWORD, UserFactory

pytestmark = pytest.mark.usefixtures("still_clock")

CLASS = 35
WRONG = "/join/AAAA-AAAA/"


def type_wrong_codes(client: Client) -> list[int]:
    return [client.get(WRONG).status_code for _ in range(MOST_WRONG + 1)]


def come_in(email: str, way: str) -> str:
    """By link, with a new account, in a browser of their own."""
    client = Client()
    assert client.get(way).status_code == 200
    client.post("/accounts/signup/", {"email": email, "password1": PASSWORD, "next": way})
    back = client.post(link_in_mail())
    return client.post(back.headers["Location"], {"agreed_to": NEWEST}).headers["Location"]


def test_a_class_comes_in_while_somebody_there_types_wrong_codes(cohort: Cohort) -> None:
    way = way_in(link_into(cohort, most=CLASS))
    wrong = type_wrong_codes(Client())

    where = {come_in(f"new-{number}@example.org", way) for number in range(CLASS)}

    assert wrong == [404] * MOST_WRONG + [429]
    assert where == {f"/cohorts/{cohort.pk}/"}
    assert Membership.objects.learning().filter(cohort=cohort).count() == CLASS


def test_a_class_and_its_teacher_sign_in_at_once(instructor: User) -> None:
    clients = [(Client(), person) for person in UserFactory.create_batch(CLASS)]
    teacher = Client()

    for client, person in clients:
        sign_in(client, person.email)
    sign_in(teacher, instructor.email)
    teacher.post("/accounts/2fa/authenticate/", {"code": code_now()})

    assert all(SIGNED_IN in client.session for client in (*(client for client, _ in clients), teacher))


def test_after_too_many_wrong_codes_a_right_one_is_taken_all_the_same(link: JoinLink) -> None:
    client = Client()
    type_wrong_codes(client)

    page = client.get("/join/", {"code": code_of(link.seed)}, follow=True)

    assert page.status_code == 200
    assert "Join Spring class?" in page.content.decode()


def test_after_too_many_wrong_codes_one_that_makes_an_assistant_is_refused(
    cohort: Cohort, learner_client: Client, stranger_client: Client
) -> None:
    way = way_in(link_into(cohort, role="assistant", most=1))
    type_wrong_codes(learner_client)

    answers = [client.get(way).status_code for client in (learner_client, stranger_client)]

    # Another person at the same address isn't held up.
    assert answers == [429, 200]


def test_too_many_wrong_codes_are_told_in_words_of_their_own(db: None) -> None:
    client = Client()
    type_wrong_codes(client)

    page = client.get(WRONG).content.decode()

    assert "Too many wrong codes came from here" in page
    assert 'href="/join/"' in page
    assert "password" not in page
