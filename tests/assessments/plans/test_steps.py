"""Steps from what somebody can do to a target: all that is needed, nothing that is there, gains without a rest."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.gaps.analysis import Rated, analyse
from assessments.plans.order.network import Task
from assessments.plans.scheduling import best_order
from assessments.plans.steps import Way, level_steps
from skills.catalogue import SENIORITIES, Catalogue, Category, Framework, Level, Need, Skill
from skills.targets import Ask, Target, target_of

ROLE = "mlops-engineer"
LEVELS = tuple(Level(rank, f"Does {rank}.", 10 * rank) for rank in (1, 2, 3, 4))


def skill(slug: str, *needs: Need) -> Skill:
    return Skill(slug, slug.title(), "craft", "s", "w", (), LEVELS, needs)


LITTLE = Catalogue(
    Framework("f", "F", "s", ()),
    (Category("craft", "Craft", "s"),),
    (
        skill("linux"),
        skill("docker", Need(2, "linux", 2)),
        skill("kubernetes", Need(1, "docker", 2), Need(3, "linux", 3)),
    ),
    *((),) * 7,
)


def people(catalogue: Catalogue, target: Target) -> st.SearchStrategy[tuple[dict[str, int], set[str]]]:
    slugs = st.sampled_from([skill.slug for skill in catalogue.skills])
    return st.tuples(st.dictionaries(slugs, st.integers(0, 4)), st.sets(st.sampled_from(sorted(target)), max_size=3))


def target_at(catalogue: Catalogue, seniority: str) -> Target:
    role_level = catalogue.role[ROLE].level(seniority)
    assert role_level is not None
    return target_of(role_level)


def test_a_step_waits_for_the_level_below_and_for_what_its_skill_needs() -> None:
    way = level_steps(LITTLE, {"kubernetes": Ask(1, 3)}, have={})

    assert way == Way(
        tasks=(
            Task(("docker", 1), 10, 0),
            Task(("docker", 2), 20, 0, frozenset({("docker", 1), ("linux", 2)})),
            Task(("kubernetes", 1), 10, 3, frozenset({("docker", 2)})),
            Task(("linux", 1), 10, 0),
            Task(("linux", 2), 20, 0, frozenset({("linux", 1)})),
        ),
        whole=3,
        there=0,
    )


def test_nobody_goes_back_behind_what_they_can_do() -> None:
    way = level_steps(LITTLE, {"kubernetes": Ask(2, 1)}, have={"kubernetes": 1})

    assert way == Way((Task(("kubernetes", 2), 20, 1),), whole=2, there=1)


def test_what_does_not_apply_is_not_asked_for_and_holds_nothing_up() -> None:
    target = {"kubernetes": Ask(1, 3), "linux": Ask(4, 2)}

    way = level_steps(LITTLE, target, have={"docker": 1}, exempt={"linux"})

    assert way == Way(
        (Task(("docker", 2), 20, 0), Task(("kubernetes", 1), 10, 3, frozenset({("docker", 2)}))), whole=3, there=0
    )


def test_levels_beyond_what_is_asked_bring_nothing() -> None:
    target = {"linux": Ask(2, 1), "docker": Ask(3, 2)}

    way = level_steps(LITTLE, target, have={"linux": 4, "docker": 1})

    assert way == Way((Task(("docker", 2), 20, 4), Task(("docker", 3), 30, 4, frozenset({("docker", 2)}))), 18, 10)


@pytest.mark.parametrize("target", [{}, {"linux": Ask(2, 1)}])
def test_who_can_do_all_has_no_steps(target: Target) -> None:
    way = level_steps(LITTLE, target, have={"linux": 3})

    assert way.tasks == ()
    assert way.points(way.there) == 100


@pytest.mark.parametrize("seniority", SENIORITIES)
@given(data=st.data())
def test_gains_are_just_what_is_missing_of_the_readiness(
    catalogue: Catalogue, seniority: str, data: st.DataObject
) -> None:
    target = target_at(catalogue, seniority)
    have, exempt = data.draw(people(catalogue, target))

    way = level_steps(catalogue, target, have, exempt)

    analysis = analyse(target, {slug: Rated(level) for slug, level in have.items()}, exempt)
    assert way.points(way.there) == pytest.approx(analysis.readiness)
    assert sum(task.gain for task in way.tasks) == way.whole - way.there
    for gap in analysis.skills:
        assert way.points(sum(task.gain for task in way.tasks if task.key[0] == gap.skill)) == pytest.approx(gap.cost)


@pytest.mark.parametrize("seniority", SENIORITIES)
@given(data=st.data())
def test_steps_are_what_is_missing_and_what_it_waits_for_with_the_hours_of_the_catalogue(
    catalogue: Catalogue, seniority: str, data: st.DataObject
) -> None:
    target = target_at(catalogue, seniority)
    have, exempt = data.draw(people(catalogue, target))

    tasks = level_steps(catalogue, target, have, exempt).tasks

    steps = {task.key for task in tasks}
    wanted = {(s, n) for s, ask in target.items() if s not in exempt for n in range(have.get(s, 0) + 1, ask.level + 1)}
    awaited = set[object]().union(*(task.after for task in tasks))
    assert wanted <= steps
    assert steps == wanted | awaited
    assert all(level > have.get(slug, 0) and slug not in exempt for slug, level in steps)
    assert {task.key: task.hours for task in tasks} == {
        (slug, level): catalogue.skill[slug].levels[level - 1].hours for slug, level in steps
    }
    assert len(best_order(tasks).order) == len(steps)
