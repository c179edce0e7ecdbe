"""`make bench`: prints what, ours, base, ratio, goal; ends with 1 when a goal is missed."""

import logging
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
django.setup()

from django.conf import settings  # noqa: E402
from django.db import connection  # noqa: E402
from django.test.utils import override_settings, setup_test_environment  # noqa: E402

from tests.bench import (  # noqa: E402
    along_rows,
    career_rows,
    catalogue_rows,
    class_rows,
    cohort_rows,
    gap_rows,
    history_rows,
    inviting_rows,
    lesson_rows,
    map_rows,
    milestone_rows,
    nearest_rows,
    new_plan_rows,
    opinion_rows,
    overview_rows,
    plan_page_rows,
    plan_rows,
    rating_rows,
    site_rows,
    telling_rows,
    thousands_rows,
    try_rows,
)
from tests.bench.measure import Row  # noqa: E402


def all_rows(folder: Path) -> Iterator[Row]:
    yield from site_rows.rows(folder)
    yield from career_rows.rows()
    yield from catalogue_rows.rows()
    yield from rating_rows.rows()
    yield from try_rows.rows()
    yield from gap_rows.rows()
    yield from history_rows.rows()
    yield from nearest_rows.rows()
    yield from plan_rows.rows()
    yield from cohort_rows.rows()
    yield from map_rows.rows()
    yield from plan_page_rows.rows()
    yield from new_plan_rows.rows()
    yield from along_rows.rows()
    yield from milestone_rows.rows()
    yield from class_rows.rows()
    yield from overview_rows.rows()
    yield from opinion_rows.rows()
    yield from lesson_rows.rows()
    yield from inviting_rows.rows()
    yield from thousands_rows.rows()
    yield from telling_rows.rows()


def show(row: Row) -> str:
    figures = f"{row.ours:9.2f} {row.base:9.2f} {row.unit:3} {row.ratio:7.2f} {row.goal:6g}"
    return f"{row.what:34} {figures}  {row.base_is}{'' if row.met else '  MISSED'}"


def main() -> int:
    logging.disable(logging.CRITICAL)
    setup_test_environment(debug=False)
    connection.creation.create_test_db(verbosity=0)
    sys.stdout.write(f"{'what':34} {'ours':>9} {'base':>9}     {'ratio':>7} {'goal':>6}  base is\n")
    missed = 0
    try:
        with tempfile.TemporaryDirectory() as folder, override_settings(ROOT_URLCONF="tests.bench.urls"):
            for row in all_rows(Path(folder)):
                sys.stdout.write(f"{show(row)}\n")
                missed += not row.met
    finally:
        connection.creation.destroy_test_db(settings.DATABASES["default"]["NAME"], verbosity=0)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
