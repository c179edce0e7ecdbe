"""Ratings of earlier sittings: shown with their age, taken by hand, never preselected."""

from datetime import timedelta
from html import unescape

import pytest
from django.test import Client
from django.utils import timezone

from assessments.models import Rating, Sitting
from assessments.ratings.services import finish_sitting
from careerpath.accounts.models import User
from skills.models import Release
from tests.assessments.ratings.conftest import said, say


@pytest.fixture
def rated_before(sitting: Sitting, learner: User, release: Release) -> Sitting:
    """Three months ago: containers 3, kubernetes doesn't apply. Now a new sitting is open."""
    say(sitting, "containers", 3)
    say(sitting, "kubernetes", None)
    finish_sitting(sitting=sitting.pk, person=learner)
    Rating.objects.update(rated_at=timezone.now() - timedelta(days=92))
    return Sitting.objects.create(person=learner, release=release, role="mlops-engineer", seniority="mid")


def test_earlier_ratings_are_shown_with_their_age_and_not_preselected(
    rated_before: Sitting, learner_client: Client
) -> None:
    html = unescape(learner_client.get(f"/assess/{rated_before.pk}/rate/cloud-platform/").content.decode())

    assert '3 months ago you said:</span> <span class="level level-3">3 <span>Practitioner</span></span>' in html
    assert "3 months ago you said:</span> doesn’t apply to me" in html
    assert 'name="keep" value="containers" data-keep="3">' in html
    assert "2 of these skills have your ratings from before." in html
    assert said(rated_before) == {}
    assert '-level" value="3" checked' not in html


@pytest.mark.parametrize(
    ("keep", "taken", "leads"),
    [
        ("containers", {"containers": ("3", "")}, "#skill-containers"),
        ("all", {"containers": ("3", ""), "kubernetes": ("na", "")}, ""),
        ("networking", {}, "#skill-networking"),
        ("nonsense", {}, ""),
    ],
)
def test_earlier_ratings_are_taken_by_hand(
    rated_before: Sitting, learner_client: Client, keep: str, taken: dict[str, tuple[str, str]], leads: str
) -> None:
    page = f"/assess/{rated_before.pk}/rate/cloud-platform/"

    response = learner_client.post(page, {"keep": keep})

    assert said(rated_before) == taken
    assert response.headers["Location"] == f"{page}{leads}"


def test_what_is_said_again_offers_nothing_to_keep(rated_before: Sitting, learner_client: Client) -> None:
    say(rated_before, "containers", 3)

    html = unescape(learner_client.get(f"/assess/{rated_before.pk}/rate/cloud-platform/").content.decode())

    assert "3 months ago you said:" in html
    assert 'value="containers" data-keep' not in html
    assert "One of these skills has your rating from before." in html


def test_keeping_all_leaves_what_was_chosen_now(rated_before: Sitting, learner_client: Client) -> None:
    learner_client.post(f"/assess/{rated_before.pk}/rate/cloud-platform/", {"keep": "all", "containers-level": "1"})

    assert said(rated_before) == {"containers": ("1", ""), "kubernetes": ("na", "")}
