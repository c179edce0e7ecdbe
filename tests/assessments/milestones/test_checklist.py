"""What a checklist says of what was ticked, and what two tabs make of it."""

from hypothesis import given
from hypothesis import strategies as st

from assessments.milestones.checklist import NOTHING_TO_SHOW, Turned, checklist, missing, turned

LINES = st.lists(st.sampled_from("abcdef"), unique=True)


@given(LINES, LINES)
def test_nothing_ticked_is_lost_and_nothing_is_ticked_by_itself(lines: list[str], ticked: list[str]) -> None:
    found = checklist(lines, ticked)

    assert [line.text for line in found.lines] == lines
    assert sorted([*found.ticked, *found.former]) == sorted(ticked)
    assert sorted([*found.ticked, *found.open]) == sorted(lines)


@given(LINES, LINES, LINES, LINES)
def test_of_two_tabs_each_counts_for_what_it_changed(
    lines: list[str], before: list[str], first: list[str], second: list[str]
) -> None:
    """Both were opened with the same page, and are sent one after the other."""
    shown = [text for text in before if text in lines]
    there = set(before)

    for sent in (first, second):
        said = turned(lines, shown, sent)
        there = (there | said.on) - said.off

    for text in lines:
        wanted = [text in sent for sent in (first, second) if (text in sent) != (text in shown)]
        assert (text in there) == (wanted[-1] if wanted else text in shown)
    assert there - set(lines) == set(before) - set(lines)


@given(LINES, LINES)
def test_what_was_sent_as_it_was_shown_changes_nothing(lines: list[str], shown: list[str]) -> None:
    assert turned(lines, shown, shown) == Turned()


def test_a_line_that_is_not_on_the_list_is_told_and_not_ticked() -> None:
    assert turned(["a"], [], ["a", "z"]) == Turned(on=frozenset("a"), strange=frozenset("z"))


@given(LINES, LINES, st.sampled_from(["", "https://example.org"]), st.sampled_from(["", "At work."]))
def test_nothing_is_missing_exactly_when_all_is_ticked_and_there_is_something_to_show(
    lines: list[str], ticked: list[str], link: str, text: str
) -> None:
    assert (missing(checklist(lines, ticked), link, text) == ()) == (set(lines) <= set(ticked) and bool(link or text))


def test_what_is_missing_is_told_in_words() -> None:
    assert missing(checklist("abc", "a"), "", "") == ("2 lines of the checklist are still open.", NOTHING_TO_SHOW)
