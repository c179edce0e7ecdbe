"""The map as a table, as lines and as a sheet: the same numbers, all learners, and no formula that runs."""

import csv
import io
import re

import openpyxl
import pytest
from django.http import StreamingHttpResponse
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from assessments.models import Cohort, Exemption
from careerpath.accounts.models import User
from skills.models import Skill
from tests.assessments.cohorts.heatmap.test_map import words
from tests.assessments.cohorts.test_people import fill, rate
from tests.factories import MembershipFactory, UserFactory

Lines = list[dict[str, str]]


@pytest.fixture
def two(cohort: Cohort) -> list[User]:
    """A name that is a formula, and one who has left Git out."""
    people: list[User] = [UserFactory(name='=HYPERLINK("x")'), UserFactory(name="Ben \x07")]
    for person in people:
        MembershipFactory(cohort=cohort, person=person)
    rate(people[0], {"python": 2, "git": 3, "kubernetes": None})
    rate(people[1], {"python": 1})
    Exemption.objects.create(person=people[1], skill=Skill.objects.get(slug="git"), reason="Others do it.")
    return people


def lines_of(client: Client, cohort: Cohort, query: str = "") -> Lines:
    answer = client.get(f"/cohorts/{cohort.pk}/map.csv{query}")
    assert isinstance(answer, StreamingHttpResponse)
    return list(csv.DictReader(io.StringIO(answer.getvalue().decode("utf-8-sig"))))


def book_of(client: Client, cohort: Cohort, query: str = "") -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(client.get(f"/cohorts/{cohort.pk}/map.xlsx{query}").content))


def test_lines_tell_of_everybody_and_each_skill(two: list[User], cohort: Cohort, instructor_client: Client) -> None:
    lines = lines_of(instructor_client, cohort)

    by_skill = {(line["learner"], line["skill"]): line for line in lines}
    python = by_skill['\'=HYPERLINK("x")', "Python"]
    git = by_skill["Ben \x07", "Git and version control"]
    assert (python["own"], python["wanted"], python["levels missing"], python["state"]) == ("2", "3", "1", "")
    assert (git["own"], git["levels missing"], git["state"]) == ("", "", "left out")
    assert by_skill['\'=HYPERLINK("x")', "Kubernetes"]["state"] == "doesn’t apply"
    assert len(lines) == 2 * len({line["skill"] for line in lines})


def test_files_are_of_those_who_are_looked_for(two: list[User], cohort: Cohort, instructor_client: Client) -> None:
    lines = lines_of(instructor_client, cohort, "?q=ben&part=areas")
    rows = list(book_of(instructor_client, cohort, "?q=ben&part=areas")["Map"].values)

    assert {line["learner"] for line in lines} == {"Ben \x07"}
    assert len(lines) > 20
    assert [row[0] for row in rows] == ["Learner", "Ben "]
    assert len(rows[0]) < 15


def test_a_sheet_holds_numbers_and_texts_and_no_formula(
    two: list[User], cohort: Cohort, instructor_client: Client
) -> None:
    answer = instructor_client.get(f"/cohorts/{cohort.pk}/map.xlsx")
    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    heads, ann, ben = (list(row) for row in book["Map"].iter_rows())

    at = {cell.value: number for number, cell in enumerate(heads)}
    assert 'attachment; filename="map-spring-class-' in answer.headers["Content-Disposition"]
    assert {cell.data_type for row in (heads, ann, ben) for cell in row} <= {"s", "n"}
    assert ann[0].value == '\'=HYPERLINK("x")'
    assert (ann[at["Python"]].value, ben[at["Git and version control"]].value) == (2, "left out")
    sums = {row[0]: row[1:5] for row in book["All learners"].values}
    assert sums["Python"] == (3, 2, 2, 1.5)
    assert sums["Git and version control"] == (2, 1, 1, 3)


def test_the_table_says_the_same_in_words(two: list[User], cohort: Cohort, instructor_client: Client) -> None:
    page = instructor_client.get(f"/cohorts/{cohort.pk}/map/table/?part=areas").content.decode()

    tables = page.split("<caption>")[1:]
    ann, ben = ([words(line) for line in re.findall(r"<tr><th scope=\"row\">.*?</tr>", table)] for table in tables)
    assert "Python 3 2 – none 1 – none – none – none" in ann
    assert "Git and version control 2 Left out" in ben
    assert "Kubernetes 2 Doesn’t apply" in ann


@pytest.mark.parametrize(("path", "queries"), [("map/table/", 7), ("map.csv", 7), ("map.xlsx", 7)])
def test_what_is_asked_of_the_database_for_a_thousand(
    path: str,
    queries: int,
    cohort: Cohort,
    instructor_client: Client,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    fill(cohort, 1000)
    instructor_client.get(f"/cohorts/{cohort.pk}/map/")

    with django_assert_num_queries(queries):
        answer = instructor_client.get(f"/cohorts/{cohort.pk}/{path}")
        read = answer.getvalue()

    assert len(read) > 10_000


def test_files_of_nobody_are_heads_alone(cohort: Cohort, instructor_client: Client) -> None:
    rows = list(book_of(instructor_client, cohort)["Map"].values)

    assert lines_of(instructor_client, cohort) == []
    assert len(rows) == 1
