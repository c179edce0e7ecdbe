"""The cast of every test: a learner, a stranger who must see nothing of hers, an instructor and an admin."""

import uuid

import pytest
from django.conf import settings
from django.test import Client
from hypothesis import settings as property_tests
from pytest_django import Settings

from assessments.ratings.queries import scope_at, skill_ids
from careerpath.accounts.models import User
from skills.catalogue import Catalogue
from skills.files.documents import load
from skills.models import Release
from skills.releases import catalogue_of, publish
from skills.services import write_rows
from tests.elsewhere import publish_elsewhere
from tests.factories import UserFactory

# A test is right or wrong, not late: beside seven others on a busy machine, one example can take a second.
property_tests.register_profile("ours", deadline=None)
property_tests.load_profile("ours")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """`make test-services` tries what asks a database: the rest can't tell which one there is."""
    for item in items:
        fixtures = set(getattr(item, "fixturenames", ()))
        if fixtures & {"db", "transactional_db"} or item.get_closest_marker("django_db"):
            item.add_marker(pytest.mark.database)


@pytest.fixture(autouse=True)
def _fresh_caches(settings: Settings) -> None:
    """What one test used up of the limits on sign-in must not refuse the next, nor one that runs beside it."""
    settings.CACHES = {"default": {**settings.CACHES["default"], "KEY_PREFIX": uuid.uuid4().hex}}
    # A test that is rolled back gives the numbers of its releases to the next one.
    for of_release in (catalogue_of, scope_at, skill_ids):
        of_release.cache_clear()


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return load(settings.BASE_DIR / "fixtures" / "mlops")


@pytest.fixture
def release(db: None, catalogue: Catalogue) -> Release:
    """The catalogue of fixtures/, loaded and published."""
    return publish(framework=write_rows(catalogue=catalogue), note="The first")


@pytest.fixture
def elsewhere(release: Release, catalogue: Catalogue) -> Release:
    """Another framework, with skills and roles of the same names."""
    return publish_elsewhere(catalogue)


@pytest.fixture
def learner(db: None) -> User:
    return UserFactory(email="learner@example.org", name="Lea Learner")


@pytest.fixture
def stranger(db: None) -> User:
    return UserFactory(email="stranger@example.org")


@pytest.fixture
def instructor(db: None) -> User:
    return UserFactory(email="instructor@example.org", name="Ines Instructor", is_instructor=True, second_factor=True)


@pytest.fixture
def admin(db: None) -> User:
    return UserFactory(email="admin@example.org", is_staff=True, is_superuser=True, second_factor=True)


def _signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def learner_client(learner: User) -> Client:
    return _signed_in(learner)


@pytest.fixture
def stranger_client(stranger: User) -> Client:
    return _signed_in(stranger)


@pytest.fixture
def instructor_client(instructor: User) -> Client:
    return _signed_in(instructor)


@pytest.fixture
def admin_client(admin: User) -> Client:
    return _signed_in(admin)
