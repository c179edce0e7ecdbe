"""The cast of every test: a learner, a stranger who must see nothing of hers, an instructor and an admin."""

import time
import uuid
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from hypothesis import settings as property_tests
from pytest_django import DjangoDbBlocker, Settings

from assessments.ratings.queries import scope_at, skill_ids
from careerpath.accounts.models import User
from skills import releases
from skills.catalogue import Catalogue
from skills.files.documents import load
from skills.models import Release
from skills.releases import catalogue_of
from tests.elsewhere import publish_elsewhere
from tests.factories import UserFactory
from tests.loaded import published, read_once, take_away

# A test is right or wrong, not late: beside seven others on a busy machine, one example can take a second.
property_tests.register_profile("ours", deadline=None)
property_tests.load_profile("ours")

FIRST, WITH_CATALOGUE, LAST = range(3)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> Iterator[None]:
    """`make test-services` tries what asks a database: the rest can't tell which one there is."""
    for item in items:
        if fixtures_of(item) & {"db", "transactional_db"} or item.get_closest_marker("django_db"):
            item.add_marker(pytest.mark.database)
    yield
    items.sort(key=turn)
    for item in items:
        if turn(item) == LAST:
            item.fixturenames.insert(0, "nothing_stands")  # type: ignore[attr-defined]


def turn(item: pytest.Item) -> int:
    """What needs no catalogue comes first, then what begins with that of fixtures/, then what empties every table."""
    marker = item.get_closest_marker("django_db")
    if fixtures_of(item) & {"transactional_db", "live_server"} or (marker and marker.kwargs.get("transaction")):
        return LAST
    return WITH_CATALOGUE if "standing" in fixtures_of(item) else FIRST


def fixtures_of(item: pytest.Item) -> set[str]:
    return set(getattr(item, "fixturenames", ()))


@pytest.fixture(autouse=True)
def _fresh_caches(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """What one test used up of the limits on sign-in must not refuse the next, nor one that runs beside it."""
    monkeypatch.setattr(releases, "from_document", read_once)
    settings.CACHES = {"default": {**settings.CACHES["default"], "KEY_PREFIX": uuid.uuid4().hex}}
    # A test that is rolled back gives the numbers of its releases to the next one.
    for of_release in (catalogue_of, scope_at, skill_ids):
        of_release.cache_clear()


@pytest.fixture
def still_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tries are counted by the minute, and thirty-one of them must fit into one on any machine."""
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now)


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return load(settings.BASE_DIR / "fixtures" / "mlops")


@pytest.fixture(scope="session")
def standing(django_db_setup: None, django_db_blocker: DjangoDbBlocker, catalogue: Catalogue) -> int:
    """The release that is there before a test begins, and that no rollback takes away. 0, which is none, where a test
    asks for it only when it has begun: name `release` with what such a test takes, or each one after it is slower."""
    with django_db_blocker.unblock():
        return 0 if connection.in_atomic_block else published(catalogue).pk


@pytest.fixture(scope="session")
def nothing_stands(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    with django_db_blocker.unblock():
        take_away()


@pytest.fixture
def release(standing: int, db: None, catalogue: Catalogue) -> Release:
    """The catalogue of fixtures/, loaded and published."""
    return Release.objects.filter(pk=standing).first() or published(catalogue)


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
