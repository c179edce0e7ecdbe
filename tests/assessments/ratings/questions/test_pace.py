"""How far, how long, how old."""

import pytest

from assessments.ratings.questions.pace import Step, minutes, way_through
from assessments.ratings.questions.scope import Scope, scope_of
from careerpath.lib.ages import age_in_words
from skills.catalogue import Catalogue


@pytest.fixture
def scope(catalogue: Catalogue) -> Scope:
    return scope_of(catalogue, catalogue.role["mlops-engineer"].level("junior"))


def test_a_way_counts_the_answers_of_each_part(scope: Scope) -> None:
    answered = [skill.slug for skill in scope.parts[0].skills] + [scope.parts[1].skills[0].slug, "of-another-role"]

    way = way_through(scope, answered, scope.parts[1].category.slug)

    first, second = scope.parts[:2]
    assert way.steps[0] == Step(
        first.category.slug, first.category.name, len(first.skills), len(first.skills), here=False
    )
    assert way.steps[1] == Step(second.category.slug, second.category.name, 1, len(second.skills), here=True)
    assert [step.is_done for step in way.steps] == [True] + [False] * (len(scope.parts) - 1)
    assert (way.number, way.next_open) == (2, way.steps[1])
    assert (way.answered, way.total, way.left) == (len(first.skills) + 1, len(scope.skills), way.total - way.answered)
    assert way.minutes == minutes(way.left)


def test_a_way_that_is_done_has_nowhere_to_go_on(scope: Scope) -> None:
    way = way_through(scope, [skill.slug for skill in scope.skills])

    assert (way.number, way.next_open, way.left, way.minutes) == (0, None, 0, 0)


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (-1, "today"),
        (0, "today"),
        (1, "yesterday"),
        (2, "2 days ago"),
        (13, "13 days ago"),
        (14, "2 weeks ago"),
        (60, "9 weeks ago"),
        (61, "2 months ago"),
        (365, "12 months ago"),
        (366, "12 months ago"),
        (730, "24 months ago"),
        (731, "2 years ago"),
    ],
)
def test_ages_are_told_in_the_unit_that_fits(days: int, words: str) -> None:
    assert age_in_words(days) == words
