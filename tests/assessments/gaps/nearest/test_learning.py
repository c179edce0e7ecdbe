"""What is left to learn: what somebody has needs nothing more, and all that is missing is there."""

from hypothesis import given
from hypothesis import strategies as st

from assessments.gaps.nearest.learning import hours_to, to_learn
from skills.catalogue import Catalogue
from skills.pages.role_page import about, learning
from skills.pages.skill_page import hours_of, steps
from skills.prerequisites import Step

NAMES = ["a", "b", "c", "d"]
STEPS: st.SearchStrategy[Step] = st.tuples(st.sampled_from(NAMES), st.integers(1, 4))
WAITS = st.dictionaries(STEPS, st.frozensets(STEPS, max_size=3))
LEVELS = st.dictionaries(st.sampled_from(NAMES), st.integers(0, 4))


@given(WAITS, st.sets(STEPS), LEVELS)
def test_nothing_is_learnt_twice_and_nothing_is_missing(
    waits: dict[Step, frozenset[Step]], asked: set[Step], have: dict[str, int]
) -> None:
    found = to_learn(waits, asked, have)

    wanted = asked | {need for step in found for need in waits.get(step, ())}
    assert found == {(skill, level) for skill, level in wanted if level > have.get(skill, 0)}


@given(WAITS, st.sets(STEPS), LEVELS, st.sampled_from(NAMES))
def test_who_can_do_more_has_no_more_to_learn(
    waits: dict[Step, frozenset[Step]], asked: set[Step], have: dict[str, int], skill: str
) -> None:
    risen = have | {skill: have.get(skill, 0) + 1}

    assert to_learn(waits, asked, risen) <= to_learn(waits, asked, have)


def test_from_nothing_it_is_what_the_role_page_says(catalogue: Catalogue) -> None:
    for role in catalogue.roles:
        for level in role.levels:
            whole = hours_of(catalogue, learning(catalogue, role.slug, level.seniority))
            assert hours_to(catalogue, level, {}) == about(whole)


def test_who_meets_all_has_nothing_to_learn(catalogue: Catalogue) -> None:
    mid = catalogue.role["mlops-engineer"].levels[1]

    assert hours_to(catalogue, mid, {slug: asked.level for slug, asked in mid.asks.items()}) == 0


def test_an_exempted_skill_takes_no_hours_and_holds_up_nothing(catalogue: Catalogue) -> None:
    mid = catalogue.role["mlops-engineer"].levels[1]
    have = {skill: 4 for skill in catalogue.skill if skill not in ("kubernetes", "containers")}

    both = hours_of(catalogue, to_learn(steps(catalogue), [("kubernetes", 2)], have))
    assert {skill for skill, _ in to_learn(steps(catalogue), [("kubernetes", 2)], have)} == {"kubernetes", "containers"}
    assert 0 < hours_to(catalogue, mid, have, exempt=["kubernetes"]) < both
    assert hours_to(catalogue, mid, have, exempt=["kubernetes", "containers"]) == 0
