"""A wish goes with the whole page when there is no script: only one that the person changed is written."""

import pytest
from django.test import Client

from assessments.models import Interest
from careerpath.accounts.models import User
from tests.lib.markup import Elements


@pytest.fixture
def page(address: str) -> str:
    return f"{address}rate/cloud-platform/"


def shown(client: Client, page: str) -> dict[str, str]:
    """What a browser would send of the page as it is, less the levels and notes."""
    found: dict[str, str] = {}
    select = ""
    for tag, attrs in Elements(client.get(page).content.decode()).found:
        select = attrs["name"] if tag == "select" else select
        if tag == "option" and ("selected" in attrs or not attrs["value"]):
            found[select] = attrs["value"]
        elif tag == "input" and attrs["type"] == "hidden" and attrs["name"].endswith(("-seen", "-wished")):
            found[attrs["name"]] = attrs["value"]
    return found


def wishes(person: User) -> dict[str, str]:
    return dict(Interest.objects.filter(person=person).values_list("skill__slug", "kind"))


def test_a_page_that_was_opened_earlier_leaves_the_wish_of_another_tab(
    page: str, learner: User, learner_client: Client
) -> None:
    earlier = shown(learner_client, page)
    learner_client.post(page, shown(learner_client, page) | {"containers-wish": "want"})

    learner_client.post(page, earlier | {"networking-level": "2", "kubernetes-wish": "must"})

    assert wishes(learner) == {"containers": "want", "kubernetes": "must"}


def test_the_later_of_two_wishes_counts(page: str, learner: User, learner_client: Client) -> None:
    earlier = shown(learner_client, page)
    learner_client.post(page, shown(learner_client, page) | {"containers-wish": "want"})

    learner_client.post(page, earlier | {"containers-wish": "rather-not"})

    assert wishes(learner) == {"containers": "rather-not"}


def test_a_wish_is_taken_back(page: str, learner: User, learner_client: Client) -> None:
    learner_client.post(page, shown(learner_client, page) | {"containers-wish": "want"})
    assert shown(learner_client, page)["containers-wish"] == "want"

    learner_client.post(page, shown(learner_client, page) | {"containers-wish": ""})

    assert wishes(learner) == {}


def test_a_page_that_is_shown_again_still_knows_which_wish_it_showed(
    page: str, learner: User, learner_client: Client
) -> None:
    sent = shown(learner_client, page) | {"containers-note": "Alone"}
    learner_client.post(page, shown(learner_client, page) | {"containers-wish": "want"})

    again = learner_client.post(page, sent)

    assert '<input type="hidden" name="containers-wished" value="">' in again.content.decode()
    learner_client.post(page, sent | {"containers-level": "2"})
    assert wishes(learner) == {"containers": "want"}
