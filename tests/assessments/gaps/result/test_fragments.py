"""Rows of the result page."""

from assessments.gaps.analysis import Rated
from assessments.gaps.result.fragments import drawn
from assessments.gaps.result.page import result_page
from skills.catalogue import Catalogue
from tests.assessments.gaps.pictures import picture_of


def test_a_responsibility_says_in_its_row_how_many_of_its_skills_count(catalogue: Catalogue) -> None:
    picture = picture_of(catalogue, {"communication": Rated(1)}, level="junior")

    rows = drawn(result_page(picture), "", {}).duties

    row = next(row for row in rows if "Sets the standards" in row)
    assert "<strong>100 %</strong>" in row
    assert row.endswith('<p class="muted small">Counts 1 of its 4 skills.</p></li>')
