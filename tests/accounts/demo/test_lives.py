"""The invented lives hold together, and as a group they are believable."""

from collections import Counter
from itertools import pairwise
from random import Random
from statistics import mean

from hypothesis import given
from hypothesis import strategies as st

from assessments.gaps.readiness import readiness
from careerpath.accounts.demo.lives import KINDS, Course, Life, live
from skills.targets import Ask

SKILLS = {f"skill-{n}": 1 + n % 3 for n in range(24)}
TARGET = {skill: Ask(level, 1) for skill, level in SKILLS.items()}
COURSE = Course(
    wants=SKILLS,
    brings={skill: 0.4 + n % 5 / 4 for n, skill in enumerate(SKILLS)},
    lessons=[[f"skill-{n}" for n in range(start, start + 6)] for start in range(0, 24, 6)],
)
DAYS = 84


def life(seed: int, days: int = DAYS, *, plans: bool = False) -> Life:
    return live(COURSE, days, Random(str(seed)), plans=plans)  # noqa: S311 - no secret


CLASS = [life(seed, plans=seed % 10 == 0) for seed in range(400)]


def own_at(one: Life, day: int) -> dict[str, int]:
    return {said.skill: said.level or 0 for said in one.said if said.day <= day}


@given(st.integers(), st.integers(0, 200), st.booleans())
def test_a_life_holds_together(seed: int, days: int, plans: bool) -> None:
    one = life(seed, days, plans=plans)

    said_of: dict[str, list[int | None]] = {}
    for said in one.said:
        said_of.setdefault(said.skill, []).append(said.level)
    happened = [line.day for lines in (one.said, one.seen, one.shown) for line in lines]
    assert all(one.joined <= day <= days for day in happened)
    assert all(one.left is None or day <= one.left for day in happened)
    assert [said.day for said in one.said] == sorted(said.day for said in one.said)
    assert all(a != b for levels in said_of.values() for a, b in pairwise(levels))
    assert {level for levels in said_of.values() for level in levels} <= {None, 0, 1, 2, 3, 4}
    assert all(said_of[shown.skill] and 1 <= shown.level <= 4 for shown in one.shown)
    assert {skill for skill, _ in one.left_out} <= set(SKILLS)


@given(st.integers(), st.integers(0, 200))
def test_a_comment_fits_the_level_that_the_teacher_sees(seed: int, days: int) -> None:
    for seen in life(seed, days).seen:
        assert "Solid" not in seen.comment or seen.level >= max(1, SKILLS[seen.skill])
        assert "together next week" not in seen.comment or seen.level < max(2, SKILLS[seen.skill])


@given(st.integers(), st.integers(0, 200))
def test_an_opinion_knows_what_was_said_then(seed: int, days: int) -> None:
    one = life(seed, days)

    for seen in one.seen:
        assert seen.own in [said.level for said in one.said if said.skill == seen.skill and said.day <= seen.day]
        assert not seen.answer or seen.level < seen.own


@given(st.integers())
def test_the_same_chance_leads_the_same_life(seed: int) -> None:
    assert life(seed) == life(seed)


def test_only_those_who_plan_finish_steps() -> None:
    how = {one.hours_a_week is not None: {said.how for said in one.said} for one in CLASS}

    assert "correction" in how[False]
    assert not any(said.how == "step" for one in CLASS if not one.hours_a_week for said in one.said)
    assert any(said.how == "step" for one in CLASS if one.hours_a_week for said in one.said)


def test_all_kinds_of_people_are_there_and_most_keep_at_it() -> None:
    kinds = Counter(one.kind for one in CLASS)

    assert set(kinds) == set(KINDS)
    assert kinds.most_common(1)[0][0] == "steady"
    assert all(one.said == () for one in CLASS if one.kind == "not started")
    assert all(one.left is not None for one in CLASS if one.kind == "gone")


def test_people_get_better_the_quick_most_and_those_who_stop_no_more() -> None:
    def ready(kind: str, day: int) -> float:
        return mean(readiness(TARGET, own_at(one, day)) for one in CLASS if one.kind == kind)

    assert ready("steady", DAYS) > ready("steady", 14) + 8
    assert ready("quick", DAYS) > ready("steady", DAYS) > ready("slow", DAYS)
    assert ready("stopped", DAYS) == ready("stopped", 63)


def test_most_rate_themselves_higher_than_a_teacher_sees_them() -> None:
    off = [seen.own - seen.level for one in CLASS for seen in one.seen]

    assert 0.1 < mean(off) < 1
    assert -1 in off
    assert 2 in off
