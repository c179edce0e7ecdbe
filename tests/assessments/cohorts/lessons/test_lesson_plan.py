"""How lessons are told: in an order that can be taught, with what each waits for, and how long the shortest takes."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from assessments.cohorts.lessons.learners import Learner, Learners, read_learners
from assessments.cohorts.lessons.lesson_plan import plan_lessons
from assessments.cohorts.lessons.teaching import MOST_HOURS
from skills.catalogue import Need
from skills.prerequisites import Step
from skills.targets import Target
from tests.assessments.cohorts.lessons.classes import TARGETS, group_of, people, small_catalogue, small_needs

A_DAY_AND_MORE = 24
hours = st.lists(st.integers(1, 30), min_size=8, max_size=8)


@given(hours, small_needs(), TARGETS, people(5), st.integers(1, MOST_HOURS))
def test_each_need_is_an_earlier_lesson_or_is_there(
    each: list[int], needs: list[tuple[str, Need]], target: Target, learners: list[Learner], class_hours: int
) -> None:
    plan = plan_lessons(group_of(small_catalogue(each, needs), target, learners), class_hours)
    have = {learner.key: learner.have for learner in learners}

    for told in plan.told:
        for need in told.needs:
            skill, level = need.step
            if need.number is None:
                assert all(have[key].get(skill, 0) >= level for key in told.lesson.come)
            else:
                assert need.number < told.number
                assert told.number in plan.told[need.number - 1].opens
        assert all(later > told.number for later in told.opens)
        assert told.each or told.opens


@given(hours, small_needs(), TARGETS, people(5), st.integers(1, 20))
def test_what_is_lifted_adds_up(
    each: list[int], needs: list[tuple[str, Need]], target: Target, learners: list[Learner], class_hours: int
) -> None:
    plan = plan_lessons(group_of(small_catalogue(each, needs), target, learners), class_hours)

    assert abs(sum(told.each * len(told.lesson.come) for told in plan.told) - plan.teaching.points) < 1e-6
    assert abs(plan.mean * len(learners) - plan.teaching.points) < 1e-6
    assert plan.lifted == len({key for told in plan.told for key in told.lesson.come})
    assert plan.share >= 100 - 1e-9


@given(hours, small_needs(), TARGETS, people(5))
def test_the_shortest_class_is_the_first_that_lifts_anybody(
    each: list[int], needs: list[tuple[str, Need]], target: Target, learners: list[Learner]
) -> None:
    group = group_of(small_catalogue(each, needs), target, learners)

    lifting = [number for number in range(1, MOST_HOURS + 1) if plan_lessons(group, number).told]

    first = lifting[0] if lifting else None
    shortest = plan_lessons(group, 1).shortest
    assert shortest == (None if first == 1 else first)
    assert plan_lessons(group, 1).lacks_nothing is not any(group.lacking[step] for step in group.gainful)


@given(hours, small_needs(), TARGETS, people(5), st.integers(1, 20))
def test_what_is_too_long_fits_into_no_such_class_and_can_be_begun_by_so_many_today(
    each: list[int], needs: list[tuple[str, Need]], target: Target, learners: list[Learner], class_hours: int
) -> None:
    group = group_of(small_catalogue(each, needs), target, learners)
    lessons = {step: number for number, step in enumerate(group.steps)}

    found = plan_lessons(group, class_hours, A_DAY_AND_MORE).too_long

    for one in found:
        number = lessons[one.step]
        assert (one.hours, one.come) == (group.network.tasks[number].hours, len(group.keys(group.ready[number])))
        assert class_hours < one.hours <= A_DAY_AND_MORE
        assert one.come > 0
        assert one.step in {lesson.step for lesson in plan_lessons(alone(group, one.step), one.hours).teaching.lessons}
    assert bool(found) is any(
        group.ready[number] and task.gain and class_hours < task.hours <= A_DAY_AND_MORE
        for number, task in enumerate(group.network.tasks)
    )


def alone(group: Learners, step: Step) -> Learners:
    """The group where nothing else is worth anything."""
    tasks = tuple(replace(task, gain=task.gain if task.key == step else 0) for task in group.way.tasks)
    return read_learners(replace(group.way, tasks=tasks), group.people)
