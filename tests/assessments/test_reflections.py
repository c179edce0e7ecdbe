"""“Is it for me?”: what is asked, and the balance that is shown without keeping anything."""

from dataclasses import replace

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from assessments.models import Reflection
from skills.catalogue import Catalogue
from skills.models import Release
from tests.assessments.reflecting import ANSWERS, CHANGE, FIT, KEEP, carried, chosen
from tests.lib.markup import Elements, loose_ends
from tests.skills.published import published

pytestmark = pytest.mark.usefixtures("release")


@pytest.fixture
def release(db: None, catalogue: Catalogue) -> Release:
    return published(catalogue)


def headings(html: str) -> list[str]:
    return [part.split("</h2>")[0].split(">")[-1] for part in html.split("<h2")[1:]]


# -- Asking ------------------------------------------------------------------------------------------------------------


def test_every_statement_is_asked_and_begins_open(client: Client, catalogue: Catalogue) -> None:
    response = client.get(FIT)

    names = {attrs["name"] for tag, attrs in Elements(response.text).found if attrs.get("type") == "radio"}
    assert names == {f"weigh-{statement.slug}" for statement in catalogue.fit}
    assert chosen(response.text) == {}
    assert loose_ends(response.text) == []


def test_visitor_is_told_to_sign_in_first_if_they_want_to_keep_it(client: Client) -> None:
    response = client.get(FIT)

    assert 'href="/accounts/login/?next=/career/fit/"' in response.text


def test_questions_cost_a_visitor_one_query(client: Client, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    client.get(FIT)

    with django_assert_num_queries(1):
        client.get(FIT)


def test_framework_without_statements_says_so(client: Client, catalogue: Catalogue) -> None:
    bare = replace(catalogue, framework=replace(catalogue.framework, slug="weaving"), fit=())
    published(bare)

    response = client.get(f"{FIT}?framework=weaving")

    assert "Nothing to weigh yet" in response.text


# -- The balance -------------------------------------------------------------------------------------------------------


def test_balance_puts_the_answers_into_words(client: Client) -> None:
    response = client.post(FIT, ANSWERS)

    assert response.status_code == 200
    assert headings(response.text) == [
        "What draws you",
        "What you would have to live with",
        "Where you stand",
        "What you left open",
        "Nothing is stored",
    ]
    assert "You spoke of 3 of 29 statements" in response.text
    assert "Clearly reliability" in response.text
    assert loose_ends(response.text) == []


@pytest.mark.parametrize("client_name", ["client", "learner_client"])
def test_showing_a_balance_stores_nothing(client_name: str, request: pytest.FixtureRequest) -> None:
    somebody = request.getfixturevalue(client_name)

    response = somebody.post(FIT, ANSWERS)

    assert response.status_code == 200
    assert list(Reflection.objects.all()) == []
    assert [name for name in dict(somebody.session) if "weigh" in name] == []


@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"weigh-high-pay": ""},
        {"weigh-high-pay": "very much", "weigh-no-such-statement": "draws", "high-pay": "draws"},
        {"weigh-high-pay": "draws\x00"},
        {"weigh-speed-or-reliability": "6"},
    ],
)
def test_without_an_answer_that_was_offered_one_is_asked_again(sent: dict[str, str], client: Client) -> None:
    response = client.post(FIT, sent)

    assert response.status_code == 200
    assert "Weigh at least one statement." in response.text
    assert chosen(response.text) == {}


def test_wrong_answers_beside_right_ones_are_left_out(client: Client) -> None:
    response = client.post(FIT, {**ANSWERS, "weigh-complexity": "<script>", "weigh-nowhere": "off"})

    assert carried(response.text) == ANSWERS
    assert "<script>" not in response.text.replace("<script src", "")


@pytest.mark.parametrize("path", [FIT, CHANGE, KEEP])
@pytest.mark.parametrize("body", [b"weigh-high-pay=" + b"x" * 10_000_000, b"&".join(b"a%d=1" % n for n in range(1500))])
def test_far_too_much_is_refused_with_a_page_that_says_so(path: str, body: bytes, learner_client: Client) -> None:
    response = learner_client.post(path, body, content_type="application/x-www-form-urlencoded")

    assert response.status_code == 400
    assert "Request not understood" in response.text
    assert list(Reflection.objects.all()) == []


def test_answers_can_be_changed_before_anything_is_kept(client: Client) -> None:
    response = client.post(CHANGE, ANSWERS)

    assert response.status_code == 200
    assert chosen(response.text) == ANSWERS
