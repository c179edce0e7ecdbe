"""What production refuses to start with."""

import os
import subprocess
import sys

import pytest

from tests.arrows import ROOT

GOOD = {"SECRET_KEY": "a-random-text-of-more-than-32-characters", "ALLOWED_HOSTS": "careerpath.example"}


def start(**variables: str) -> subprocess.CompletedProcess[str]:
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "DATA_DIR") if name in os.environ}
    code = "from careerpath import settings as s; print(s.DEBUG, s.SESSION_COOKIE_NAME, s.ACCOUNT_EMAIL_VERIFICATION)"
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
