"""An older result leads on with its own target; where that has left the catalogue since, the pages say so."""

from dataclasses import replace
from html import unescape

import pytest
from django.test import Client

from assessments.models import Sitting
from careerpath.accounts.models import User
from skills.catalogue import Catalogue
from skills.models import Release
from tests.assessments.gaps.conftest import finished_by
from tests.skills.published import published

GONE = "The skill list of today has no Data gardener, mid level any more."


def page(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return unescape(response.content.decode())


@pytest.fixture
def gone(learner: User, release: Release, catalogue: Catalogue) -> Sitting:
    gardener = replace(catalogue.role["data-engineer"], slug="data-gardener", name="Data gardener")
    older = published(replace(catalogue, roles=(*catalogue.roles, gardener)))
    sitting = finished_by(learner, older, {"git": 2}, role="data-gardener")
    published(catalogue)
    return sitting


def test_the_result_says_so_and_leads_nowhere_that_is_not_there(gone: Sitting, learner_client: Client) -> None:
    html = page(learner_client, f"/results/{gone.pk}/")

    assert GONE in html
    assert "What the role Data gardener owns at this level" in html
    assert "/roles/data-gardener/" not in html
    assert "role=data-gardener" not in html


@pytest.mark.parametrize("address", ["/results/today/", "/results/verify/", "/results/exempt/"])
def test_what_would_be_held_against_it_says_so(gone: Sitting, learner_client: Client, address: str) -> None:
    assert GONE in page(learner_client, address)
    assert GONE not in page(learner_client, f"{address}?role=data-engineer")
    assert "any more." not in page(learner_client, f"{address}?role=")


def test_today_is_held_against_what_it_was_for(gone: Sitting, learner_client: Client) -> None:
    html = page(learner_client, f"/results/compare/?a={gone.pk}&b=today")

    assert "your readiness for Data gardener, mid level stayed at" in html


def test_an_older_result_carries_its_own_target_along(
    finished: Sitting, learner: User, release: Release, learner_client: Client
) -> None:
    finished_by(learner, release, {"git": 2}, role="data-engineer")

    html = page(learner_client, f"/results/{finished.pk}/")

    for address in ("/results/today/", "/results/nearest/"):
        assert f'href="{address}?role=mlops-engineer&level=mid"' in html
