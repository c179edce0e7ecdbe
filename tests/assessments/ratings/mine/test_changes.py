"""What is different between two sittings."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.ratings.answers.stands import Stand, stand_in
from assessments.ratings.mine.changes import KINDS, Answered, Change, Changes, changes_between, kind_of
from skills.catalogue import Catalogue

SLUGS = ("git", "python", "sql", "linux", "kubernetes", "containers", "networking")
ANSWERS = st.dictionaries(st.sampled_from(SLUGS), st.one_of(st.none(), st.integers(0, 4)))
OPPOSITE = {"up": "down", "down": "up", "new": "gone", "gone": "new", "otherwise": "otherwise", "same": "same"}


def between(old: Catalogue, before: dict[str, Any], new: Catalogue, after: dict[str, Any]) -> Changes:
    return changes_between(Answered(old, before, SLUGS), Answered(new, after, SLUGS))


def only(changes: Changes) -> Change:
    (change,) = changes.all
    return change


def with_skill(catalogue: Catalogue, slug: str, **values: Any) -> Catalogue:
    skills = tuple(replace(skill, **values) if skill.slug == slug else skill for skill in catalogue.skills)
    return replace(catalogue, skills=skills)


@given(ANSWERS, ANSWERS)
def test_every_skill_that_was_rated_is_there_once_with_what_was_said(
    catalogue: Catalogue, before: dict[str, int | None], after: dict[str, int | None]
) -> None:
    changes = between(catalogue, before, catalogue, after)

    assert sorted(change.skill.slug for change in changes.all) == sorted({*before, *after})
    assert sum(changes.counts.values()) == len({*before, *after})
    for change in changes.all:
        assert [change in (*part.told, *part.unchanged) for part in changes.parts].count(True) == 1
        assert change.before.stand == stand_in(before, change.skill.slug)
        assert change.after.stand == stand_in(after, change.skill.slug)


@given(ANSWERS, ANSWERS)
def test_the_other_way_round_everything_is_its_opposite(
    catalogue: Catalogue, before: dict[str, int | None], after: dict[str, int | None]
) -> None:
    there = between(catalogue, before, catalogue, after)
    back = between(catalogue, after, catalogue, before)

    assert {change.skill.slug: OPPOSITE[change.kind] for change in there.all} == {
        change.skill.slug: change.kind for change in back.all
    }


@given(ANSWERS)
def test_a_sitting_beside_itself_has_changed_nothing(catalogue: Catalogue, answers: dict[str, int | None]) -> None:
    changes = between(catalogue, answers, catalogue, answers)

    assert set(changes.counts) <= {"same"}
    assert [change for part in changes.parts for change in part.told] == []


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        (Stand(True, 1), Stand(True, 2), "up"),
        (Stand(True, 1), Stand(True, 0), "down"),
        (Stand(), Stand(True, 0), "new"),
        (Stand(), Stand(True), "new"),
        (Stand(True, 0), Stand(), "gone"),
        (Stand(True), Stand(True, 0), "otherwise"),
        (Stand(True, 4), Stand(True), "otherwise"),
        (Stand(True), Stand(True), "same"),
        (Stand(True, 3), Stand(True, 3), "same"),
    ],
)
def test_kinds(before: Stand, after: Stand, kind: str) -> None:
    assert kind_of(before, after) == kind
    assert kind in KINDS


def test_both_levels_come_with_the_sentences_of_their_day(catalogue: Catalogue) -> None:
    git = catalogue.skill["git"]
    levels = tuple(replace(level, statement=f"Newly put {level.level}") for level in git.levels)
    newer = with_skill(catalogue, "git", levels=levels)

    up = only(between(catalogue, {"git": 1}, newer, {"git": 2}))
    same = only(between(catalogue, {"git": 1}, newer, {"git": 1}))

    assert (up.before.statement, up.after.statement) == (git.statement(1), "Newly put 2")
    assert (same.kind, same.is_worth_telling) == ("same", True)


def test_a_renamed_skill_is_the_same_skill(catalogue: Catalogue) -> None:
    change = only(between(catalogue, {"git": 1}, with_skill(catalogue, "git", name="Versions"), {"git": 1}))

    assert (change.skill.name, change.was_called, change.kind) == ("Versions", "Git and version control", "same")
    assert change.is_worth_telling
    assert change.notes == ("It was called “Git and version control” then.",)


def test_a_skill_that_went_into_another_says_so(catalogue: Catalogue) -> None:
    merged = with_skill(catalogue, "git", retired=True, replaced_by=("python",))

    change = only(between(catalogue, {"git": 2}, merged, {}))

    assert (change.kind, change.skill.retired, change.now_part_of) == ("gone", True, (merged.skill["python"],))
    assert change.notes == ("It is no longer asked for. What it was about is now part of Python.",)


def test_a_skill_that_is_out_of_use_says_so(catalogue: Catalogue) -> None:
    change = only(between(catalogue, {"git": 2}, with_skill(catalogue, "git", retired=True), {"git": 2}))

    assert (change.kind, change.is_worth_telling) == ("same", True)
    assert change.notes == ("It is no longer asked for.",)


def test_a_skill_that_the_later_catalogue_has_not_is_read_with_the_earlier_one(catalogue: Catalogue) -> None:
    without = replace(catalogue, skills=tuple(skill for skill in catalogue.skills if skill.slug != "git"))

    change = only(between(catalogue, {"git": 2}, without, {}))

    assert (change.skill, change.kind) == (catalogue.skill["git"], "gone")


def test_whether_it_was_asked_is_told_apart_from_whether_it_was_answered(catalogue: Catalogue) -> None:
    earlier, later = Answered(catalogue, {"git": 2}, ["git"]), Answered(catalogue, {"sql": 1}, ["sql"])

    found = {change.skill.slug: change for change in changes_between(earlier, later).all}

    assert (found["git"].before.is_asked, found["git"].after.is_asked) == (True, False)
    assert (found["sql"].before.is_asked, found["sql"].after.is_asked) == (False, True)
    assert found["git"].notes == ("The later assessment didn’t ask for it.",)
    assert found["sql"].notes == ("The earlier assessment didn’t ask for it.",)


def test_the_skills_stand_in_the_order_of_the_catalogue(catalogue: Catalogue) -> None:
    changes = between(catalogue, {"kubernetes": 1, "git": 1}, catalogue, {"sql": 2})

    assert [(part.category.slug, [one.skill.slug for one in part.changes]) for part in changes.parts] == [
        ("programming", ["sql", "git"]),
        ("cloud-platform", ["kubernetes"]),
    ]
