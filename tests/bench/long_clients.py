"""`python -m tests.bench.long_clients`: sixteen people answer at once, on the database of DATABASE_URL.

First for 30 seconds; then while the server is killed fifty times. Part of `make test-long`, for SQLite and for
PostgreSQL. Ends with 1 when an answer failed that no kill hindered, when one was lost, or when one was counted twice.
"""

import logging
import os
import sys

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
django.setup()

from django.conf import settings  # noqa: E402
from django.db import connection  # noqa: E402
from django.test.utils import setup_test_environment  # noqa: E402

from skills.files.documents import load  # noqa: E402
from skills.releases import publish  # noqa: E402
from skills.services import write_rows  # noqa: E402
from tests.bench.clients import Given, answers_of_clients, answers_under_kills  # noqa: E402

CLIENTS, SECONDS, KILLS = 16, 30, 50


def tell(what: str, given: Given) -> None:
    database = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}[connection.vendor]
    figures = f"{given.saved} answers saved, {given.failed} failed, {given.lost} lost or doubled"
    sys.stdout.write(f"{database}: {CLIENTS} people at once {what}, {figures}\n")


def close_others() -> None:
    """PostgreSQL notices a moment later that the server is gone, and drops no database that somebody is in."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            others = "datname = current_database() AND pid <> pg_backend_pid()"
            cursor.execute(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE {others}")  # noqa: S608


def main() -> int:
    logging.disable(logging.CRITICAL)
    setup_test_environment(debug=False)
    connection.creation.create_test_db(verbosity=0, autoclobber=True)
    try:
        release = publish(
            framework=write_rows(catalogue=load(settings.BASE_DIR / "fixtures" / "mlops")), note="To be answered"
        )
        given = answers_of_clients(release, CLIENTS, SECONDS)
        tell(f"for {SECONDS} s", given)
        killed = answers_under_kills(release, CLIENTS, KILLS)
        tell(f"while the server is killed {KILLS} times", killed)
    finally:
        close_others()
        connection.creation.destroy_test_db(settings.DATABASES["default"]["NAME"], verbosity=0)
    return 0 if given.is_good and killed.saved > 0 and killed.lost == 0 else 1


if __name__ == "__main__":
    sys.exit(main())
