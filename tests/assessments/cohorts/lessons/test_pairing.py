"""Pairs of learners: what they show each other, held against all pairings of a small group."""

import pytest
from hypothesis import given, settings

from assessments.cohorts.lessons.learners import Learner, Learners
from assessments.cohorts.lessons.pairing import FEW, Pairing, pair_up
from assessments.gaps.readiness import readiness
from assessments.plans.steps import level_steps
from skills.catalogue import Catalogue, Need
from skills.prerequisites import Step
from skills.targets import Ask, Target, target_of
from tests.assessments.cohorts.lessons.classes import (
    TARGETS,
    group_of,
    many_people,
    people,
    small_catalogue,
    small_needs,
)
from tests.assessments.cohorts.lessons.tables import greatest_weight

HOURS = (1,) * 8


def learnt(catalogue: Catalogue, target: Target, learner: Learner, helper: Learner) -> dict[Step, float]:
    """What the helper can show that the learner is ready for, with the points that it brings."""
    found = {}
    tasks = {task.key: task for task in level_steps(catalogue, target, learner.have).tasks}
    for skill, level in ((skill.slug, level) for skill in catalogue.skills for level in (1, 2)):
        is_ready = (skill, level) in tasks and not tasks[skill, level].after
        if is_ready and helper.have.get(skill, 0) >= min(level + 1, 4):
            gain = readiness(target, {**learner.have, skill: level}) - readiness(target, learner.have)
            found[skill, level] = round(gain, 6)
    return {step: gain for step, gain in found.items() if gain}


@settings(max_examples=200)
@given(small_needs(), TARGETS, people(7))
def test_no_pairs_of_a_small_group_win_more(
    needs: list[tuple[str, Need]], target: Target, learners: list[Learner]
) -> None:
    catalogue = small_catalogue(HOURS, needs)
    shown = [[max(learnt(catalogue, target, one, two).values(), default=0) for two in learners] for one in learners]

    found = pair_up(group_of(catalogue, target, learners))

    both = range(len(learners))
    best = greatest_weight([[round(1000 * (shown[one][two] + shown[two][one])) for two in both] for one in both])
    assert found.proof == "optimal"
    assert found.points == pytest.approx(best / 1000, abs=0.01)


@given(small_needs(), TARGETS, people(7))
def test_each_pair_says_what_it_wins(needs: list[tuple[str, Need]], target: Target, learners: list[Learner]) -> None:
    catalogue = small_catalogue(HOURS, needs)
    of = {learner.key: learner for learner in learners}

    found = pair_up(group_of(catalogue, target, learners))

    for pair in found.pairs:
        first = learnt(catalogue, target, of[pair.first], of[pair.second])
        second = learnt(catalogue, target, of[pair.second], of[pair.first])
        assert (pair.first_learns is None) is not bool(first)
        assert (pair.second_learns is None) is not bool(second)
        steps = ((pair.first_learns, first), (pair.second_learns, second))
        assert pair.points == pytest.approx(sum(gains[step] for step, gains in steps if step))
    paired = [key for pair in found.pairs for key in (pair.first, pair.second)]
    assert sorted([*paired, *found.alone]) == sorted(of)
    assert found.points == pytest.approx(sum(pair.points for pair in found.pairs))


def of_the_catalogue(catalogue: Catalogue, number: int) -> Learners:
    role_level = catalogue.role["mlops-engineer"].level("mid")
    assert role_level is not None
    return group_of(catalogue, target_of(role_level), many_people(catalogue, number))


@pytest.mark.parametrize("number", [29, 30, FEW])
def test_a_class_is_proven(catalogue: Catalogue, number: int) -> None:
    found = pair_up(of_the_catalogue(catalogue, number))

    assert (found.proof, found.points) == ("optimal", found.most)
    assert len(found.pairs) == number // 2


def test_a_thousand_are_near_the_bound(catalogue: Catalogue) -> None:
    found = pair_up(of_the_catalogue(catalogue, 1000))

    assert found.proof == "near-optimal"
    assert 0.85 * found.most < found.points < found.most
    assert found.points == pytest.approx(sum(pair.points for pair in found.pairs))


@given(people(7))
def test_the_order_of_learners_changes_nothing(learners: list[Learner]) -> None:
    catalogue, target = small_catalogue(HOURS), {"git": Ask(2, 1), "sql": Ask(1, 3)}

    assert pair_up(group_of(catalogue, target, learners[::-1])) == pair_up(group_of(catalogue, target, learners))


@pytest.mark.parametrize("learners", [[], [Learner(1, {"git": 4}), Learner(2, {})]])
def test_where_nothing_is_asked_for_nobody_is_paired(learners: list[Learner]) -> None:
    alone = tuple(learner.key for learner in learners)

    assert pair_up(group_of(small_catalogue(HOURS), {}, learners)) == Pairing((), alone, 0, 0)
