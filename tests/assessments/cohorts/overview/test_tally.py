"""What is put together by person: what a skill that took the place of another adds to the sums of the database."""

from dataclasses import replace
from datetime import date

from assessments.cohorts.overview.tally import NOT_RATED, Asked, Kind, Row, Tally, tally_of
from skills.targets import Ask
from tests.skills.builders import a_skill, small_catalogue

TINY = small_catalogue()
# Git took the place of cvs.
MERGED = replace(TINY, skills=(*TINY.skills, a_skill("cvs", retired=True, replaced_by=("git",))))
GIT, TESTING, CVS, ANA = 1, 2, 3, 7
DAYS = (date(2026, 3, 2), date(2026, 3, 9))
# Ana has half of testing, which isn't merged. Cvs she rated in the second week.
HALF_OF_TESTING: Row = (Kind.NOW, ANA, 6, 0, 0, 0, "")
BOTH_OF_CVS: list[Row] = [(Kind.HELD, ANA, CVS, 2, 0, 0, ""), (Kind.CHANGED, ANA, CVS, NOT_RATED, 1, 1, "")]


def told_by(*rows: Row) -> Tally:
    target = {"git": Ask(level=2, weight=1), "testing": Ask(level=2, weight=1)}
    return tally_of(Asked(MERGED, target, {"git": GIT, "testing": TESTING, "cvs": CVS}, DAYS), rows)


def test_what_was_said_of_the_old_skill_counts_for_the_new_one() -> None:
    found = told_by(HALF_OF_TESTING, *BOTH_OF_CVS)

    assert (found.courses[ANA].now, found.counts["git"]) == (75, {2: 1})


def test_who_leaves_the_old_skill_out_is_not_asked_for_the_new_one() -> None:
    found = told_by(HALF_OF_TESTING, *BOTH_OF_CVS, (Kind.LEFT_OUT, ANA, CVS, 0, 0, 0, ""))

    assert (found.courses[ANA].now, found.counts, found.left_out["git"]) == (50, {}, 1)


def test_who_looks_back_at_the_new_skill_had_what_they_say_of_it_at_the_start() -> None:
    """By her ratings she began with 75 %; of git she says that it was half of what is asked."""
    found = told_by(HALF_OF_TESTING, *BOTH_OF_CVS, (Kind.LOOKED_AT, ANA, GIT, 1, 0, 0, ""))

    assert found.courses[ANA].looking_back == 50


def test_who_is_at_no_level_is_counted_at_none() -> None:
    found = told_by((Kind.NOW, ANA, 6, 0, 0, 0, f"{GIT}9,{TESTING}1"))

    assert found.counts == {"testing": {1: 1}}
