"""Lessons, groups and pairs as files: the same as on the page, with everybody in them."""

import csv
import io

import pytest
from django.test import Client

from assessments.models import Cohort, Membership
from careerpath.accounts.models import User
from tests.assessments.cohorts.lessons.test_pages import three
from tests.factories import MembershipFactory, UserFactory

__all__ = ["three"]


def rows(client: Client, cohort: Cohort, path: str) -> list[list[str]]:
    response = client.get(f"/cohorts/{cohort.pk}/{path}")
    assert response.headers["Content-Type"] == "text/csv; charset=utf-8"
    return list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))


def test_lessons_have_a_line_for_each_person(three: dict[str, User], cohort: Cohort, instructor_client: Client) -> None:
    head, *found = rows(instructor_client, cohort, "teach/lessons.csv?hours=4&without=sql")

    assert head == [
        "lesson",
        "skill",
        "to level",
        "hours of class",
        "hours at home",
        "afterwards",
        "name",
        "number",
        "part",
    ]
    assert [(*row[:5], row[6], row[8]) for row in found] == [
        ("1", "Git and version control", "2", "3", "5", "Cem", "comes"),
        ("1", "Git and version control", "2", "3", "5", "Ann", "could help"),
        ("1", "Git and version control", "2", "3", "5", "Ben", "could help"),
    ]


def test_groups_and_pairs_have_everybody(three: dict[str, User], cohort: Cohort, instructor_client: Client) -> None:
    _, *groups = rows(instructor_client, cohort, "groups/groups.csv?size=2&kind=alike")
    _, *pairs = rows(instructor_client, cohort, "pairs/pairs.csv")

    assert [row[:2] for row in groups] == [["1", "Ann"], ["2", "Ben"], ["2", "Cem"]]
    assert groups[0][3:] == ["100.0", "100.0"]
    assert [(row[0], row[1], row[5]) for row in pairs] == [("1", "Cem", "Ann"), ("", "Ben", "")]
    assert pairs[0][7:9] == ["Git and version control", "2"]


def test_a_text_for_whoever_gives_the_lessons(
    three: dict[str, User], cohort: Cohort, instructor_client: Client
) -> None:
    response = instructor_client.get(f"/cohorts/{cohort.pk}/teach/lessons.md?hours=4&without=sql")
    lines = response.content.decode().splitlines()

    assert response.headers["Content-Disposition"].startswith('attachment; filename="lessons-spring-class-20')
    assert lines[0] == "# Spring class: 4 hours of class"
    assert "## 1. Git and version control, to level 2 (3 h)" in lines
    assert "- Practice at home: 5 h" in lines
    assert "- Needs Git and version control at level 1: everybody who comes has it" in lines
    assert "- Comes: Cem" in lines
    assert "- Could help: Ann, Ben" in lines


def test_names_run_nowhere_as_formulas_or_markup(cohort: Cohort, instructor_client: Client) -> None:
    MembershipFactory(cohort=cohort, person=UserFactory(name="=1+1 [x](y)"))

    _, group = rows(instructor_client, cohort, "groups/groups.csv?beginners=on")
    text = instructor_client.get(f"/cohorts/{cohort.pk}/teach/lessons.md?beginners=on").content.decode()

    assert group[1] == "'=1+1 [x](y)"
    assert "- Comes: \\=1+1 \\[x\\](y)" in text


@pytest.mark.parametrize("path", ["teach/lessons.csv", "teach/lessons.md", "groups/groups.csv", "pairs/pairs.csv"])
def test_where_there_is_nothing_to_take_along_the_page_says_why(
    path: str, cohort: Cohort, membership: Membership, instructor_client: Client
) -> None:
    page = f"/cohorts/{cohort.pk}/{path.split('/', maxsplit=1)[0]}/"

    answer = instructor_client.get(f"/cohorts/{cohort.pk}/{path}?by=own&hours=3")

    assert answer.headers["Location"] == f"{page}?by=own&hours=3"


def test_other_kinds_of_files_are_not_there(cohort: Cohort, instructor_client: Client) -> None:
    assert instructor_client.get(f"/cohorts/{cohort.pk}/teach/lessons.exe").status_code == 404
