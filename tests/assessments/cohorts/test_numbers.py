"""Whoever has the same name as another can be told apart in the files of a cohort."""

import csv
import io
from typing import Any

import openpyxl
import pytest
from django.test import Client

from assessments.models import Cohort
from careerpath.accounts.models import User
from tests.assessments.cohorts.lessons.test_pages import three

__all__ = ["three"]

FILES = (
    *("map.csv", "map.xlsx", "overview/learners.csv"),
    *("groups/groups.csv?size=2", "pairs/pairs.csv", "teach/lessons.csv?hours=8&without=sql"),
)


def rows_of(client: Client, cohort: Cohort, path: str) -> list[Any]:
    content = client.get(f"/cohorts/{cohort.pk}/{path}").getvalue()  # type: ignore[attr-defined]
    if path.endswith("xlsx"):
        return list(openpyxl.load_workbook(io.BytesIO(content))["Map"].values)
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))


@pytest.mark.parametrize("path", FILES)
def test_two_of_one_name_have_the_same_numbers_in_every_file(
    path: str, three: dict[str, User], cohort: Cohort, instructor_client: Client
) -> None:
    namesakes = User.objects.filter(name__in=["Ann", "Cem"])
    numbers = set(cohort.memberships.filter(person__in=namesakes).values_list("pk", flat=True))
    namesakes.update(name="Ana Silva")

    head, *rows = rows_of(instructor_client, cohort, path)

    columns = [column for column, what in enumerate(head) if what.lower() == "number"]
    told = {int(row[column]) for row in rows for column in columns if row[column - 1] == "Ana Silva"}
    assert told == numbers
