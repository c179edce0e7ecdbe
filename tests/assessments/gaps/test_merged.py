"""What becomes of ratings and exemptions when a release puts something in the place of a skill."""

from dataclasses import replace
from html import unescape

import pytest
from django.test import Client

from assessments.gaps.exempt.services import exempt_skill
from assessments.models import Exemption, Sitting
from careerpath.accounts.models import User
from skills.catalogue import Catalogue, Requirement, Role
from skills.models import Release
from skills.services import write_rows
from tests.assessments.gaps.conftest import finished_by
from tests.assessments.gaps.exempt.test_services import pk_of
from tests.skills.published import published

LIST = "/results/exempt/"
PAGE = f"{LIST}version-control/"
WHY = "The platform team does it."


def page(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return unescape(response.content.decode())


def asking_for_it(requirement: Requirement) -> Requirement:
    return replace(requirement, skill="version-control") if requirement.skill == "git" else requirement


def moved(role: Role) -> Role:
    levels = (replace(one, requirements=tuple(map(asking_for_it, one.requirements))) for one in role.levels)
    return replace(role, levels=tuple(levels))


@pytest.fixture
def rated(learner: User, release: Release) -> Sitting:
    return finished_by(learner, release, {"git": 2, "python": 3}, days_ago=30)


@pytest.fixture
def merged(rated: Sitting, catalogue: Catalogue) -> Release:
    """Git was retired, and whatever asked for it asks for version control."""
    git = catalogue.skill["git"]
    successor = replace(git, slug="version-control", name="Version control", needs=(), aliases=())
    retired = replace(git, retired=True, replaced_by=("version-control",))
    others = tuple(
        replace(skill, needs=tuple(need for need in skill.needs if need.skill != "git"))
        for skill in catalogue.skills
        if skill.slug != "git"
    )
    grown = replace(
        catalogue, skills=(*others, retired, successor), roles=tuple(moved(role) for role in catalogue.roles)
    )
    write_rows(catalogue=grown)
    return published(grown)


def test_what_a_rating_is_handed_on_to_is_no_rise(rated: Sitting, merged: Release, learner_client: Client) -> None:
    html = page(learner_client, f"/results/compare/?a={rated.pk}&b=today")

    assert "your readiness for MLOps engineer, mid level stayed at <strong>5.5 %</strong>" in html
    assert "What brought points" not in html
    assert "<dt>newly rated</dt>" not in html


@pytest.mark.parametrize("role", ["mlops-engineer", ""])
def test_two_sittings_before_and_after_it_stay_too(
    rated: Sitting, merged: Release, learner: User, learner_client: Client, role: str
) -> None:
    later = finished_by(learner, merged, {"version-control": 2, "python": 3}, role=role)

    html = page(learner_client, f"/results/compare/?a={rated.pk}&b={later.pk}")

    assert "your readiness for MLOps engineer, mid level stayed at <strong>5.5 %</strong>" in html
    assert "<dt>newly rated</dt>" not in html


@pytest.fixture
def exempted(rated: Sitting, learner: User, merged: Release) -> None:
    exempt_skill(person=learner, skill_id=pk_of("git"), reason=WHY)


def test_an_exemption_is_handed_on(exempted: None, learner_client: Client) -> None:
    result, listing = page(learner_client, "/results/today/"), page(learner_client, LIST)

    assert "<dt>Version control</dt>" in result
    assert '<a href="/skills/version-control/">Version control</a></h2>' in listing
    assert "not asked for here" not in listing
    assert '<a href="/skills/git/">' not in listing
    assert "<h1>Version control is exempted</h1>" in page(learner_client, PAGE)


def test_what_was_handed_on_counts_again(exempted: None, learner_client: Client) -> None:
    html = learner_client.post(f"{PAGE}back/", follow=True).content.decode()

    assert "Version control counts again." in html
    assert not Exemption.objects.exists()
