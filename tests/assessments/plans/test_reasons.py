"""What a step says of itself, held against the catalogue: what it raises, what it opens, what it waits for."""

import re
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assessments.gaps.readiness import readiness
from assessments.plans.drafting import draft
from assessments.plans.outlook import outlook
from assessments.plans.plan.page import PlanPage
from assessments.plans.reasons import FEW, PROVEN_CHOICE, PROVEN_ORDER, how_good, listed
from assessments.plans.standing import PlanNow, PlanStep
from assessments.plans.steps import level_steps, needs_of
from assessments.plans.timetable import Rhythm
from skills.catalogue import Catalogue
from skills.targets import target_of

MONDAY = date(2026, 1, 5)
TRUE = re.compile(
    r"(?P<first>You put it first\. It )?"
    r"(?:[Rr]aises your readiness by (?P<points>[\d.]+) points? for|(?P<none>[Bb]rings no points by itself) and takes) "
    r"(?P<hours>\d+) hours?(?:; opens (?P<opens>[^;]+))?; waits for (?P<waits>[^;]+)\."
)
STATES = st.sampled_from(["open", "open", "open", "started", "done", "skipped"])


@st.composite
def plans(draw: st.DrawFn, catalogue: Catalogue) -> PlanNow:
    """Of somebody with any levels, to any level of any role, at any point of the way."""
    role = draw(st.sampled_from(catalogue.roles))
    level = draw(st.sampled_from(role.levels))
    have = {skill.slug: draw(st.integers(0, 3)) for skill in catalogue.skills}
    way = level_steps(catalogue, target_of(level), have)
    rhythm = Rhythm(MONDAY, 6)
    tasks = draft(way, rhythm).tasks
    number = {task.key: pk for pk, task in enumerate(tasks, 1)}
    steps = []
    for task in tasks:
        skill, to = task.key  # type: ignore[misc]
        needs = frozenset(number[need] for need in needs_of(catalogue)[task.key] if need in number)  # type: ignore[index]
        name, pk = catalogue.skill[skill].name, number[task.key]
        pinned = draw(st.booleans())
        steps.append(
            PlanStep(pk, pk, skill, to, name, task.hours, task.gain, draw(STATES), False, needs, pinned=pinned)
        )
    return PlanNow(
        pk=1, catalogue=catalogue, role=role, level=level, name="", rhythm=rhythm, deadline=None, proof="optimal",
        reached=0, bound=0, whole=way.whole, steps=tuple(steps), target=target_of(level), levels=have,
        ready=way.points(way.there), last=None, is_alive=True, there=way.there, made_on=MONDAY, exempt={}, release=1,
        newest_release=1, newest=catalogue, replaced_by=None, replaces=None,
    )  # fmt: skip


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(data=st.data())
def test_each_claim_of_each_step_is_true(catalogue: Catalogue, data: st.DataObject) -> None:
    plan = data.draw(plans(catalogue))
    page = PlanPage(plan, outlook(plan, MONDAY), None)
    graph, ahead = needs_of(catalogue), [step for step in plan.steps if step.state in ("open", "started")]

    for step in plan.steps:
        sentence, _, without = page.shown(step).why.partition(" It builds on ")
        claim = TRUE.fullmatch(sentence)

        assert claim
        here = (step.skill, step.level)
        behind = [it.in_short for it in ahead if here in graph[it.skill, it.level]]
        before = [it for it in plan.steps if (it.skill, it.level) in graph[here]]
        left_out = [it.in_short for it in before if it.state == "skipped"]
        assert bool(claim["first"]) == step.pinned
        assert int(claim["hours"]) == catalogue.skill[step.skill].hours(step.level - 1, step.level)
        assert abs(float(claim["points"] or 0) - raised(plan, step)) <= 0.05 + 1e-9
        assert (claim["opens"] or "") == listed(behind)
        assert claim["waits"] == (listed([it.in_short for it in before if it in ahead]) or "nothing")
        assert without.partition(", which you left out")[0] == listed(left_out)


def raised(plan: PlanNow, step: PlanStep) -> float:
    """What readiness gains when just this level is there too."""
    below = {**plan.levels, step.skill: step.level - 1}
    return readiness(plan.target, {**below, step.skill: step.level}) - readiness(plan.target, below)


@pytest.mark.parametrize(
    ("proof", "reached", "bound", "deadline", "expected"),
    [
        ("optimal", 90, 90, False, PROVEN_ORDER),
        ("optimal", 90, 90, True, PROVEN_CHOICE),
        ("near-optimal", 103, 100, False, "This order is near the best: none is more than 3 % better."),
        ("near-optimal", 97, 100, True,
         "This choice is near the best: nothing else that fits brings you more than 3 % further."),
        ("near-optimal", 999, 1000, True,
         "This choice is near the best: nothing else that fits brings you more than 1 % further."),
        ("near-optimal", 0, 0, True,
         "This choice is near the best: nothing else that fits brings you more than 1 % further."),
    ],
)  # fmt: skip
def test_it_is_said_how_near_the_best_an_order_or_a_choice_is(
    proof: str, reached: int, bound: int, deadline: bool, expected: str
) -> None:
    assert how_good(proof, reached, bound, deadline=deadline) == expected


@given(st.lists(st.sampled_from("abcdefgh"), max_size=12))
def test_a_list_names_all_or_says_how_many_more(names: list[str]) -> None:
    different = list(dict.fromkeys(names))

    words = listed(names)

    named = [name for name in re.split(r", | and ", words) if name and not name.endswith(" more")]
    more = re.search(r"(\d+) more$", words)
    assert named == different[: len(named)]
    assert len(named) + (int(more[1]) if more else 0) == len(different)
    assert len(named) <= FEW + 1
