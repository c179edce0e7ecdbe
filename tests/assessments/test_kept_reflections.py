"""Keeping a balance, seeing it again, and who can't."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from assessments.models import Reflection
from careerpath.accounts.models import User
from skills.catalogue import Catalogue
from skills.models import Release
from tests.assessments.reflecting import ANSWERS, CHANGE, DELETE, FIT, KEEP, KEPT, carried, chosen
from tests.factories import ReflectionFactory
from tests.skills.published import published

pytestmark = pytest.mark.usefixtures("release")


@pytest.fixture
def release(db: None, catalogue: Catalogue) -> Release:
    return published(catalogue)


@pytest.fixture
def kept(learner: User, release: Release) -> Reflection:
    return ReflectionFactory(person=learner, release=release, framework=release.framework, answers=KEPT)


# -- Keeping -----------------------------------------------------------------------------------------------------------


def test_member_may_keep_a_balance_and_sees_it_again(learner_client: Client, learner: User, release: Release) -> None:
    balance = learner_client.post(FIT, ANSWERS)

    response = learner_client.post(KEEP, carried(balance.text), follow=True)

    found = Reflection.objects.get()
    assert (found.person, found.framework, found.release, found.answers) == (
        learner,
        release.framework,
        release,
        KEPT,
    )
    assert response.redirect_chain == [(FIT, 302)]
    assert "Kept. You find it here whenever you come back." in response.text
    assert f"As you weighed it on {found.kept_at.day} {found.kept_at:%B %Y}." in response.text


def test_balance_kept_later_takes_the_place_of_the_earlier(learner_client: Client, kept: Reflection) -> None:
    Reflection.objects.update(kept_at=datetime(2025, 3, 8, tzinfo=UTC))
    balance = learner_client.post(FIT, {"weigh-complexity": "cold"})

    learner_client.post(KEEP, carried(balance.text))

    assert "You kept a balance on 8 March 2025; this one would take its place." in balance.text
    assert Reflection.objects.get().answers == {"complexity": "cold"}
    assert Reflection.objects.get().kept_at.year > 2025


def test_questions_show_what_was_kept(learner_client: Client, kept: Reflection) -> None:
    response = learner_client.get(CHANGE)

    assert chosen(response.text) == ANSWERS


def test_nothing_is_kept_without_an_answer(learner_client: Client, kept: Reflection) -> None:
    response = learner_client.post(KEEP, {"weigh-high-pay": "perhaps"}, follow=True)

    assert "No answers arrived, so nothing was kept." in response.text
    assert Reflection.objects.get().answers == KEPT


def test_visitor_who_wants_to_keep_is_sent_to_sign_in(client: Client) -> None:
    response = client.post(KEEP, ANSWERS)

    assert response.headers["Location"] == f"/accounts/login/?next={KEEP}"
    assert list(Reflection.objects.all()) == []


def test_who_comes_to_keep_from_signing_in_is_told_that_the_answers_are_gone(learner_client: Client) -> None:
    response = learner_client.get(KEEP, follow=True)

    assert response.redirect_chain == [(FIT, 302)]
    assert "No answers arrived, so nothing was kept." in response.text


def test_kept_balance_is_deleted_on_request(learner_client: Client, kept: Reflection) -> None:
    response = learner_client.post(DELETE, follow=True)

    assert list(Reflection.objects.all()) == []
    assert "What you kept is deleted." in response.text
    assert "<h1>Is it for me?</h1>" in response.text


def test_opening_the_address_of_deleting_deletes_nothing(learner_client: Client, kept: Reflection) -> None:
    response = learner_client.get(DELETE)

    assert response.headers["Location"] == FIT
    assert Reflection.objects.get() == kept


@pytest.fixture
def weaving(catalogue: Catalogue) -> Release:
    """Another framework, with the same statements."""
    return published(replace(catalogue, framework=replace(catalogue.framework, slug="weaving", name="Weaving")))


@pytest.mark.usefixtures("kept", "weaving")
def test_each_framework_keeps_a_balance_of_its_own(learner_client: Client) -> None:
    response = learner_client.post(f"{KEEP}?framework=weaving", {"weigh-high-pay": "off"})

    found = dict(Reflection.objects.values_list("framework__slug", "answers"))
    assert response.headers["Location"] == f"{FIT}?framework=weaving"
    assert found == {"mlops": KEPT, "weaving": {"high-pay": "off"}}


def test_deleting_one_balance_leaves_that_of_another_framework(
    learner_client: Client, learner: User, kept: Reflection, weaving: Release
) -> None:
    ReflectionFactory(person=learner, release=weaving, framework=weaving.framework)

    response = learner_client.post(f"{DELETE}?framework=weaving")

    assert response.headers["Location"] == f"{FIT}?framework=weaving"
    assert list(Reflection.objects.all()) == [kept]


# -- Whose it is, and for how long -------------------------------------------------------------------------------------


@pytest.mark.parametrize("who", ["stranger_client", "instructor_client", "admin_client", "client"])
def test_nobody_else_sees_or_touches_what_was_kept(who: str, kept: Reflection, request: pytest.FixtureRequest) -> None:
    somebody = request.getfixturevalue(who)

    pages = [somebody.get(FIT).text, somebody.get(CHANGE).text]
    somebody.post(DELETE)
    somebody.post(KEEP, {"weigh-high-pay": "off"})

    assert [chosen(page) for page in pages] == [{}, {}]
    assert ["As you weighed it" in page for page in pages] == [False, False]
    assert Reflection.objects.get(pk=kept.pk).answers == KEPT


def test_kept_balance_keeps_the_words_that_were_weighed(
    learner_client: Client, kept: Reflection, catalogue: Catalogue
) -> None:
    edited = tuple(
        replace(statement, name="Good pay") if statement.slug == "high-pay" else statement
        for statement in catalogue.fit
        if statement.slug != "high-stress"
    )
    published(replace(catalogue, fit=edited))

    response = learner_client.get(FIT)

    assert "High earning potential" in response.text
    assert "High stress" in response.text
    assert "Some of the statements have been edited since." in response.text
    assert chosen(learner_client.get(CHANGE).text) == {
        "weigh-high-pay": "draws",
        "weigh-speed-or-reliability": "5",
    }


def test_kept_balance_says_nothing_of_releases_that_left_its_statements_alone(
    learner_client: Client, kept: Reflection, catalogue: Catalogue
) -> None:
    published(replace(catalogue, market=()))

    response = learner_client.get(FIT)

    assert "have been edited since" not in response.text


def test_reflection_goes_with_its_person(learner: User, kept: Reflection) -> None:
    learner.delete()

    assert list(Reflection.objects.all()) == []


def test_kept_balance_costs_four_queries(
    learner_client: Client, kept: Reflection, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    learner_client.get(FIT)

    with django_assert_num_queries(4):
        learner_client.get(FIT)


def test_reflection_calls_itself_by_person_and_day(kept: Reflection) -> None:
    assert str(kept) == f"{kept.person}, {kept.kept_at:%Y-%m-%d}"
