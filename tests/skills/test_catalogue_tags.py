import pytest

from skills.pages.search import Piece
from skills.templatetags.catalogue import asked, marked


def test_marked_words_stand_in_marks_and_nothing_becomes_markup() -> None:
    pieces = (Piece("<b>", True), Piece(" & ", False), Piece("k8s", True))

    assert marked(pieces) == "<mark>&lt;b&gt;</mark> &amp; <mark>k8s</mark>"
    assert marked(()) == ""


@pytest.mark.parametrize(
    ("cell", "html"),
    [
        (
            (3, "essential"),
            '<span class="level level-3">3 <span>Practitioner</span></span> <span class="muted small">essential</span>',
        ),
        ((0, ""), '<span class="muted">–<span class="unseen"> not asked</span></span>'),
    ],
)
def test_level_that_is_asked_is_never_a_bare_number(cell: tuple[int, str], html: str) -> None:
    assert asked(cell) == html
