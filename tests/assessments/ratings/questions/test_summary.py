"""What is left to say before a sitting is finished, on a catalogue of six skills that one can see through."""

import pytest

from assessments.ratings.questions.inference import Contradiction, Needs, needs_of
from assessments.ratings.questions.scope import Part, Scope
from assessments.ratings.questions.summary import Inferred, Short, short_way, summary_of
from skills.catalogue import Category, Level, Need, Skill

LEVELS = tuple(Level(level, f"Does {level}.", 10) for level in range(1, 5))


def skill(slug: str, *needs: Need) -> Skill:
    return Skill(slug, slug.title(), "craft", "s", "w", (), LEVELS, needs)


LINUX = skill("linux")
NETWORKING = skill("networking", Need(2, "linux", 2))
CONTAINERS = skill("containers", Need(1, "linux", 1), Need(3, "linux", 2))
KUBERNETES = skill("kubernetes", Need(1, "containers", 1), Need(2, "containers", 2), Need(3, "networking", 2))
GIT, SQL = skill("git"), skill("sql")
SKILLS = (LINUX, NETWORKING, CONTAINERS, KUBERNETES, GIT, SQL)
CRAFT = Category("craft", "Craft", "c")


@pytest.fixture
def needs() -> Needs:
    return needs_of(SKILLS)


@pytest.fixture
def scope() -> Scope:
    return Scope((Part(CRAFT, SKILLS),), {skill.slug: 2 for skill in SKILLS})


def test_without_answers_all_is_open(scope: Scope, needs: Needs) -> None:
    summary = summary_of(scope, needs, {})

    assert (summary.unanswered, summary.inferred, summary.contradictions) == (((CRAFT, SKILLS),), (), ())


def test_what_follows_is_proposed_with_its_reasons(scope: Scope, needs: Needs) -> None:
    summary = summary_of(scope, needs, {"kubernetes": 3, "git": None})

    assert summary.inferred == (
        Inferred(LINUX, 2, ((KUBERNETES, 3),)),
        Inferred(NETWORKING, 2, ((KUBERNETES, 3),)),
        Inferred(CONTAINERS, 2, ((KUBERNETES, 3),)),
    )
    assert summary.unanswered == ((CRAFT, (SQL,)),)


def test_what_was_rated_before_is_neither_inferred_nor_open(scope: Scope, needs: Needs) -> None:
    summary = summary_of(scope, needs, {"kubernetes": 3}, before={"linux", "sql"})

    assert [one.skill for one in summary.inferred] == [NETWORKING, CONTAINERS]
    assert summary.unanswered == ((CRAFT, (GIT,)),)


def test_two_needs_of_one_skill_are_one_doubt(scope: Scope, needs: Needs) -> None:
    summary = summary_of(scope, needs, {"containers": 3, "linux": 0})

    assert summary.contradictions == (Contradiction("containers", 3, "linux", 2, 0),)


def test_what_is_out_of_reach_is_proposed_as_nothing(scope: Scope, needs: Needs) -> None:
    summary = summary_of(scope, needs, {"linux": 0})

    assert summary.inferred == (Inferred(CONTAINERS, 0, ((LINUX, 0),)), Inferred(KUBERNETES, 0, ((LINUX, 0),)))


def test_two_reasons_are_enough(scope: Scope, needs: Needs) -> None:
    summary = summary_of(scope, needs, {"networking": 3, "containers": 3, "kubernetes": 3})

    assert summary.inferred == (Inferred(LINUX, 2, ((NETWORKING, 3), (CONTAINERS, 3))),)


def test_what_does_not_apply_says_nothing_of_others(scope: Scope, needs: Needs) -> None:
    summary = summary_of(scope, needs, {"linux": None, "kubernetes": None})

    assert summary.inferred == ()


def test_answers_that_seldom_go_together_are_named(scope: Scope, needs: Needs) -> None:
    summary = summary_of(scope, needs, {"kubernetes": 2, "containers": 1})

    assert summary.contradictions == (Contradiction("kubernetes", 2, "containers", 2, 1),)


def test_the_short_way_asks_what_settles_most(scope: Scope, needs: Needs) -> None:
    assert short_way(scope, needs, {}, frozenset()) == Short("kubernetes", settled=0, at_most=6)


def test_the_short_way_does_not_ask_what_is_settled_skipped_or_does_not_apply(scope: Scope, needs: Needs) -> None:
    short = short_way(scope, needs, {"kubernetes": 3, "git": None}, frozenset({"sql"}))

    assert short == Short(None, settled=3, at_most=0)
