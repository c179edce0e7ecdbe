"""Readiness: what it promises for every target and everybody."""

from hypothesis import given
from hypothesis import strategies as st

from assessments.gaps.readiness import readiness
from skills.targets import Ask, Target

SKILLS = st.sampled_from(["python", "git", "sql", "linux", "containers"])
TARGETS = st.dictionaries(SKILLS, st.builds(Ask, level=st.integers(1, 4), weight=st.integers(1, 3)), min_size=1)
LEVELS = st.dictionaries(SKILLS, st.integers(0, 4))


@given(TARGETS, LEVELS)
def test_readiness_lies_between_0_and_100(target: Target, have: dict[str, int]) -> None:
    assert 0 <= readiness(target, have) <= 100


@given(TARGETS, LEVELS, SKILLS)
def test_readiness_never_falls_when_a_level_rises(target: Target, have: dict[str, int], skill: str) -> None:
    risen = have | {skill: min(have.get(skill, 0) + 1, 4)}

    assert readiness(target, risen) >= readiness(target, have)


@given(TARGETS, LEVELS)
def test_readiness_ignores_what_is_not_asked_for(target: Target, have: dict[str, int]) -> None:
    asked = {skill: level for skill, level in have.items() if skill in target}

    assert readiness(target, have) == readiness(target, asked)


@given(TARGETS, LEVELS)
def test_readiness_is_100_exactly_when_all_is_met(target: Target, have: dict[str, int]) -> None:
    met = all(have.get(skill, 0) >= ask.level for skill, ask in target.items())

    assert (readiness(target, have) == 100) is met
