"""What production refuses to start with."""

import os
import subprocess
import sys

import pytest

from tests.arrows import ROOT

GOOD = {"SECRET_KEY": "a-random-text-of-more-than-32-characters", "ALLOWED_HOSTS": "careerpath.example"}


TOLD = "s.DEBUG, s.SESSION_COOKIE_NAME, s.ACCOUNT_EMAIL_VERIFICATION"


def start(told: str = TOLD, **variables: str) -> subprocess.CompletedProcess[str]:
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "DATA_DIR") if name in os.environ}
    code = f"from careerpath import settings as s; print({told})"
    return subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=kept | variables, capture_output=True, text=True, check=False
    )


def test_production_starts_with_a_key_and_hosts() -> None:
    result = start(**GOOD)

    assert (result.returncode, result.stdout.strip()) == (0, "False __Host-session optional")


def test_a_mail_server_makes_confirming_the_address_mandatory() -> None:
    assert start(**GOOD, EMAIL_URL="smtp+tls://u:p@mail.example:587").stdout.strip() == "False __Host-session mandatory"


def test_debug_starts_with_nothing_set() -> None:
    assert start(DEBUG="1").stdout.strip() == "True session optional"


@pytest.mark.parametrize(
    ("query", "options"), [("", "-c jit=off"), ("?options=-c%20work_mem%3D16MB", "-c work_mem=16MB")]
)
def test_postgresql_compiles_no_queries_unless_the_address_says_otherwise(query: str, options: str) -> None:
    address = f"postgres://u:p@db.example:5432/careerpath{query}"

    result = start('s.DATABASES["default"]["OPTIONS"]["options"]', **GOOD, DATABASE_URL=address)

    assert result.stdout.strip() == options


@pytest.mark.parametrize(
    ("variables", "complaint"),
    [
        ({}, "SECRET_KEY is not set"),
        ({"SECRET_KEY": GOOD["SECRET_KEY"]}, "ALLOWED_HOSTS is not set"),
        (GOOD | {"SECRET_KEY": "short"}, "SECRET_KEY is too short"),
        (GOOD | {"ALLOWED_HOSTS": "*"}, "ALLOWED_HOSTS is *"),
        ({"SECRET_KEY": "", "ALLOWED_HOSTS": "a.example"}, "SECRET_KEY is not set"),
        ({"DEBUG": "maybe"}, "DEBUG is neither yes nor no"),
        (GOOD | {"DATABASE_URL": "oracle://x"}, "DATABASE_URL is not an address"),
        (GOOD | {"CACHE_URL": "memory"}, "CACHE_URL is not an address"),
        (GOOD | {"EMAIL_URL": "pigeon://x"}, "EMAIL_URL is not an address"),
        (GOOD | {"PROXIES": "many"}, "PROXIES is not a whole number"),
        (GOOD | {"LOG_LEVEL": "LOUD"}, "LOG_LEVEL is none of"),
        (GOOD | {"REQUIRE_SECOND_FACTOR": "sometimes"}, "REQUIRE_SECOND_FACTOR is neither yes nor no"),
        (GOOD | {"TIME_ZONE": "Mars/Base"}, "TIME_ZONE"),
    ],
)
def test_a_missing_or_wrong_value_stops_the_start_and_names_itself(variables: dict[str, str], complaint: str) -> None:
    result = start(**variables)

    assert result.returncode != 0
    assert complaint in result.stderr.splitlines()[-1]
