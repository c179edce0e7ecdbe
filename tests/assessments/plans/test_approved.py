"""What the catalogue advises in the twelve commonest cases has been approved: a change shows as a difference."""

import pytest

from skills.catalogue import Catalogue
from tests.assessments.plans.approved import CASES, FOLDER, file_of, plan_text
from tests.assessments.plans.starts import STARTS


@pytest.mark.parametrize(("start", "seniority"), CASES)
def test_a_plan_is_the_one_that_was_approved(catalogue: Catalogue, start: str, seniority: str) -> None:
    approved = file_of(start, seniority).read_text(encoding="utf-8")

    assert plan_text(catalogue, start, seniority).splitlines() == approved.splitlines()


def test_no_approved_plan_is_left_over() -> None:
    assert set(FOLDER.glob("*.txt")) == {file_of(*case) for case in CASES}


def test_what_the_starts_rate_is_in_the_catalogue(catalogue: Catalogue) -> None:
    rated = {(skill, level) for levels in STARTS.values() for skill, level in levels.items()}

    assert {skill for skill, level in rated if skill not in catalogue.skill or not 1 <= level <= 4} == set()
