"""Rows of the result page."""

from assessments.gaps.result.fragments import drawn
from assessments.gaps.result.page import result_page
from skills.catalogue import Catalogue
from tests.assessments.gaps.pictures import met, picture_of


def test_a_responsibility_says_in_its_row_how_many_of_its_skills_count(catalogue: Catalogue) -> None:
    picture = picture_of(catalogue, met(catalogue), level="junior")

    rows = drawn(result_page(picture), "", {})

    assert any(row.endswith('<p class="muted small">Counts 3 of its 4 skills.</p></li>') for row in rows.duties)
    assert not any("Sets the standards" in row for row in rows.duties)
    (beyond,) = (row for row in rows.beyond if "Sets the standards" in row)
    assert beyond.endswith('<span class="muted small">1 of its 4 skills</span></li>')
    assert " %" not in beyond
