"""An instructor's cohort with a learner and an assistant in it, and another instructor with a cohort of her own."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from assessments.cohorts.codes import code_of
from assessments.cohorts.joining import make_link
from assessments.models import Cohort, JoinLink, Membership
from careerpath.accounts.models import User
from skills.models import Framework, Release
from tests.accounts.steps import signed_in
from tests.factories import CohortFactory, MembershipFactory, UserFactory


@pytest.fixture
def cohort(release: Release, instructor: User) -> Cohort:
    return CohortFactory(name="Spring class", framework=Framework.objects.get(), lead=instructor)


@pytest.fixture
def running(cohort: Cohort) -> Cohort:
    """The same cohort, with its last day ahead."""
    end_in(cohort, days=100)
    return cohort


@pytest.fixture
def membership(cohort: Cohort, learner: User) -> Membership:
    return MembershipFactory(cohort=cohort, person=learner)


@pytest.fixture
def assistant(cohort: Cohort) -> User:
    person: User = UserFactory(email="assistant@example.org", name="Asa Assistant", second_factor=True)
    MembershipFactory(cohort=cohort, person=person, role="assistant")
    return person


@pytest.fixture
def assistant_client(assistant: User) -> Client:
    return signed_in(assistant)


@pytest.fixture
def other_instructor(release: Release) -> User:
    person: User = UserFactory(email="other@example.org", is_instructor=True, second_factor=True)
    CohortFactory(name="Autumn class", framework=Framework.objects.get(), lead=person)
    return person


@pytest.fixture
def link(cohort: Cohort) -> JoinLink:
    return link_into(cohort)


def link_into(cohort: Cohort, role: str = "learner", most: int = 2, days: int = 1) -> JoinLink:
    """The cohort goes on from now on: nobody comes into one that is over."""
    end_in(cohort, days=100)
    newest = cohort.links.filter(role=role).first()
    made = make_link(cohort=cohort.pk, role=role, most=most, days=days, newest=newest.pk if newest else 0)
    assert made
    return made


def end_in(cohort: Cohort, days: int) -> None:
    cohort.ends_on = timezone.localdate() + timedelta(days=days)
    cohort.save()


def way_in(link: JoinLink) -> str:
    return f"/join/{code_of(link.seed)}/"
