"""How much fits into so many hours of class, and what doesn't."""

import pytest
from django.test import Client

from assessments.models import Cohort
from careerpath.accounts.models import User
from tests.assessments.cohorts.lessons.test_pages import three, words

__all__ = ["three"]


def test_what_is_too_long_is_named_with_who_could_begin_it(
    three: dict[str, User], cohort: Cohort, instructor_client: Client
) -> None:
    found = instructor_client.get(f"/cohorts/{cohort.pk}/teach/?hours=1").content.decode()

    assert "What lifts anybody takes 2 hours at least." in found
    assert "SQL to level 1 takes 2 hours: 2 learners could begin it today" in found
    assert "could begin it today" not in words(instructor_client, cohort, "teach/?hours=13")


@pytest.mark.parametrize(("taught", "most"), [(4, 10), (3, 13), (2, 20), (1, 40)])
def test_a_class_and_what_is_practised_at_home_are_a_week_at_most(
    taught: int, most: int, three: dict[str, User], cohort: Cohort, instructor_client: Client
) -> None:
    week, more = (
        instructor_client.get(f"/cohorts/{cohort.pk}/teach/?hours={hours}&taught={taught}").content.decode()
        for hours in (most, most + 1)
    )

    assert "class-found" in week
    assert "class-found" not in more
    assert f"Write a number from 1 to {most}" in more
