"""Settings from the environment: typed, and loud about a wrong value without showing it."""

import string
from collections.abc import Callable

import pytest
from django.core.exceptions import ImproperlyConfigured
from hypothesis import given
from hypothesis import strategies as st

from careerpath.lib.environment import NO, YES, Environment


@pytest.mark.parametrize(
    ("value", "meaning"), [("1", True), ("Yes", True), ("on", True), ("0", False), ("FALSE", False)]
)
def test_boolean_reads_the_usual_words(value: str, meaning: bool) -> None:
    assert Environment({"FLAG": value}).boolean("FLAG", default=not meaning) is meaning


@pytest.mark.parametrize("default", [True, False])
def test_boolean_takes_the_default_when_empty(default: bool) -> None:
    assert Environment({"FLAG": " "}).boolean("FLAG", default) is default


@given(st.text(alphabet=string.ascii_lowercase, min_size=1).filter(lambda word: word not in YES | NO))
def test_boolean_refuses_every_other_word_by_name(value: str) -> None:
    with pytest.raises(ImproperlyConfigured, match=r"FLAG is neither yes nor no: write 1 or 0\."):
        Environment({"FLAG": value}).boolean("FLAG", default=False)


def test_integer_reads_a_number() -> None:
    assert Environment({"PROXIES": "2"}).integer("PROXIES", default=0, least=0, most=9) == 2


@pytest.mark.parametrize("value", ["-1", "10", "two", "1.5", "²", "9" * 50])
def test_integer_refuses_what_makes_no_sense(value: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="PROXIES is not a whole number from 0 to 9"):
        Environment({"PROXIES": value}).integer("PROXIES", default=0, least=0, most=9)


def test_listing_drops_empty_parts() -> None:
    assert Environment({"ALLOWED_HOSTS": "a.example, ,b.example,"}).listing("ALLOWED_HOSTS") == [
        "a.example",
        "b.example",
    ]


def test_choice_takes_the_first_when_empty() -> None:
    assert Environment({}).choice("LOG_LEVEL", ("INFO", "DEBUG")) == "INFO"


def test_choice_refuses_what_is_not_offered() -> None:
    with pytest.raises(ImproperlyConfigured, match="LOG_LEVEL is none of INFO, DEBUG"):
        Environment({"LOG_LEVEL": "LOUD"}).choice("LOG_LEVEL", ("INFO", "DEBUG"))


@pytest.mark.parametrize(
    ("value", "meaning"),
    [
        ("", "https://first.example"),
        ("https://careers.school.example/", "https://careers.school.example"),
        ("http://127.0.0.1:8000", "http://127.0.0.1:8000"),
        ("http://[::1]:8000", "http://[::1]:8000"),
    ],
)
def test_site_reads_an_origin(value: str, meaning: str) -> None:
    assert Environment({"SITE_URL": value}).site("SITE_URL", "https://first.example") == meaning


@pytest.mark.parametrize(
    "value", ["careers.example", "ftp://a.example", "https://a.example/path", "https://a b", "https://"]
)
def test_site_refuses_what_is_no_origin(value: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="SITE_URL is no address of a site"):
        Environment({"SITE_URL": value}).site("SITE_URL", "https://first.example")


def test_database_reads_an_address_with_an_escaped_password() -> None:
    environment = Environment({"DATABASE_URL": "postgres://ann:p%40ss@db.example:5433/school"})

    database = environment.database("DATABASE_URL", "sqlite:////unused")

    assert (database["ENGINE"], database["NAME"], database["HOST"], database["PORT"], database["PASSWORD"]) == (
        "django.db.backends.postgresql",
        "school",
        "db.example",
        5433,
        "p@ss",
    )


def test_cache_and_mail_have_embedded_defaults() -> None:
    environment = Environment({})

    assert environment.cache("CACHE_URL", "dbcache://cache")["LOCATION"] == "cache"
    assert environment.email("EMAIL_URL", "consolemail://")["EMAIL_BACKEND"].endswith("console.EmailBackend")


Reader = Callable[[Environment, str, str], object]


@pytest.mark.parametrize("reader", [Environment.database, Environment.cache, Environment.email])
@pytest.mark.parametrize("value", ["hunter2", "mysql://u:hunter2@h/d", "gopher://hunter2", "://hunter2"])
def test_a_wrong_address_is_refused_by_name_and_not_shown(reader: Reader, value: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="SOME_URL is not an address that begins with") as refusal:
        reader(Environment({"SOME_URL": value}), "SOME_URL", "")

    assert "hunter2" not in str(refusal.value)


def test_an_address_with_a_broken_port_is_refused_by_name() -> None:
    with pytest.raises(ImproperlyConfigured, match=r"^DATABASE_URL is an address that can't be read\.$"):
        Environment({"DATABASE_URL": "postgres://u:p@h:port/d"}).database("DATABASE_URL", "")
