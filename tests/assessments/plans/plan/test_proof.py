"""What a plan says of its order: proven only while it is, and what has come between where it isn't."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assessments.models import Plan, Step
from assessments.plans import services
from assessments.plans.again.renewal import Choice
from assessments.plans.drafting import draft
from assessments.plans.order.network import Task
from assessments.plans.order.worth import worth
from assessments.plans.outlook import outlook
from assessments.plans.plan.page import PlanPage
from assessments.plans.plan.proof import departures
from assessments.plans.queries import plan_of
from assessments.plans.reasons import PROVEN_CHOICE, PROVEN_ORDER
from assessments.plans.scheduling import best_order
from assessments.plans.standing import PlanNow, PlanStep
from assessments.plans.steps import level_steps
from assessments.plans.timetable import Rhythm
from assessments.ratings.services import correct_rating
from careerpath.accounts.models import User
from skills.catalogue import Catalogue
from skills.models import Release
from skills.targets import target_of
from tests.assessments.plans.again.shown import accept_what_is_shown
from tests.assessments.plans.conftest import MONDAY, plan_for
from tests.assessments.plans.order.references import cost

AS_IT_WAS = "This order was proven best when you made the plan on "


def page_of(plan: Plan, today: date = MONDAY) -> PlanPage:
    found = plan_of(plan.person, plan.pk, today)
    assert found is not None
    return PlanPage(found, outlook(found, today), None)


def steps_of(plan: Plan) -> list[Step]:
    return list(plan.steps.order_by("place"))


def said(plan: Plan, today: date = MONDAY) -> str:
    """Why it isn't proven any more."""
    words = page_of(plan, today).proof
    assert words.startswith(AS_IT_WAS), words
    return words.partition("Since then ")[2]


# -- Without a deadline ------------------------------------------------------------------------------------------------


def test_done_one_after_the_other_the_rest_stays_proven(plan: Plan, learner: User) -> None:
    for step in steps_of(plan)[:3]:
        services.finish_step(learner, plan.pk, step.pk, MONDAY)
    services.log_hours(learner, plan.pk, steps_of(plan)[3].pk, 2)

    assert page_of(plan, MONDAY + timedelta(weeks=9)).proof == PROVEN_ORDER


def test_what_stands_behind_a_step_of_ones_own_has_waited_for_it(plan: Plan, learner: User) -> None:
    services.add_own_step(person=learner, plan=plan.pk, title="A talk", hours=30)
    own = plan.steps.get(title="A talk")
    services.move_step(learner, plan.pk, own.pk, steps_of(plan)[2].pk)
    newer = made_anew(plan, learner, MONDAY)
    before = page_of(newer).proof

    services.skip_step(learner, newer.pk, newer.steps.get(title="A talk").pk, "No time.")

    assert before.startswith("With what you put first, this order is proven")
    assert said(newer) == "you have left out steps."


def test_a_step_of_ones_own_at_the_end_changes_nothing(plan: Plan, learner: User) -> None:
    services.add_own_step(person=learner, plan=plan.pk, title="A talk", hours=3)

    assert page_of(plan).proof == PROVEN_ORDER


def test_what_is_left_out_is_said_until_it_is_undone(plan: Plan, learner: User) -> None:
    services.skip_step(learner, plan.pk, steps_of(plan)[2].pk, "Not for me.")

    assert said(plan) == "you have left out steps."
    services.reopen_step(learner, plan.pk, steps_of(plan)[2].pk)
    assert page_of(plan).proof == PROVEN_ORDER


def test_what_is_done_before_its_turn_is_said(plan: Plan, learner: User) -> None:
    services.finish_step(learner, plan.pk, steps_of(plan)[-1].pk, MONDAY)

    assert said(plan) == "you have learnt something before its turn."


def test_a_later_step_that_is_begun_is_said(plan: Plan, learner: User) -> None:
    first, *_, last = steps_of(plan)
    services.start_step(learner, plan.pk, first.pk, MONDAY)
    assert page_of(plan).proof == PROVEN_ORDER

    services.start_step(learner, plan.pk, last.pk, MONDAY)

    assert said(plan) == "you have begun a later step."


def test_hours_on_a_later_step_are_said(plan: Plan, learner: User) -> None:
    services.log_hours(learner, plan.pk, steps_of(plan)[-1].pk, 2)

    assert said(plan) == "you have begun a later step."


def test_a_step_that_stands_before_what_it_needs_is_said(plan: Plan) -> None:
    waiting = next(step for step in page_of(plan).plan.ahead if step.needs)
    plan.steps.filter(pk=waiting.pk).update(place=0)
    plan.steps.filter(pk__in=waiting.needs).update(place=500)

    assert "you rate yourself lower where a later step begins" in said(plan)


def test_what_can_not_be_done_any_more_comes_in_again(plan: Plan, learner: User, release: Release) -> None:
    first = steps_of(plan)[0]
    services.finish_step(learner, plan.pk, first.pk, MONDAY)
    newer = made_anew(plan, learner, MONDAY)
    correct_rating(person=learner, skill_id=first.skill_id or 0, level=(first.level or 1) - 1)
    newer.steps.filter(skill=first.skill, level=first.level).update(state="open")

    assert "steps have come in again" in said(newer)


# -- With something put first ------------------------------------------------------------------------------------------


def made_anew(plan: Plan, learner: User, today: date) -> Plan:
    now = plan_of(learner, plan.pk, today)
    assert now
    assert now.role
    assert now.level
    return accept_what_is_shown(
        person=learner, plan=plan.pk, choice=Choice(now.role, now.level, now.rhythm), today=today
    )


def test_an_order_made_with_something_put_first_is_proven_with_that_only(plan: Plan, learner: User) -> None:
    last = steps_of(plan)[-1]
    services.pin_step(learner, plan.pk, last.pk)
    newer = made_anew(plan, learner, MONDAY)

    assert said(plan) == "you have changed the order."
    assert page_of(newer).proof == f"With what you put first, t{PROVEN_ORDER[1:]}"


def test_once_nothing_is_put_first_any_more_the_order_is_not_the_proven_one(plan: Plan, learner: User) -> None:
    services.pin_step(learner, plan.pk, steps_of(plan)[-1].pk)
    newer = made_anew(plan, learner, MONDAY)

    services.unpin_step(learner, newer.pk, newer.steps.get(pinned=True).pk)

    assert said(newer) == "you have changed the order."


# -- With a deadline ---------------------------------------------------------------------------------------------------

DEADLINE = MONDAY + timedelta(days=90)


def test_a_choice_is_proven_until_time_is_lost_or_the_deadline_has_passed(
    finished: object, learner: User, release: Release
) -> None:
    dated = plan_for(learner, release, deadline=DEADLINE)

    assert page_of(dated).proof == PROVEN_CHOICE
    assert said(dated, DEADLINE - timedelta(days=40)) == "the time left has become too short for all that was to fit."
    assert said(dated, DEADLINE + timedelta(days=1)) == "your deadline has passed."


def test_who_keeps_to_the_plan_keeps_the_proof_of_the_choice(finished: object, learner: User, release: Release) -> None:
    dated = plan_for(learner, release, deadline=DEADLINE)
    for slot in page_of(dated).outlook.planned.slots:
        if slot.end <= DEADLINE:
            services.finish_step(learner, dated.pk, slot.key, slot.end)
            assert page_of(dated, slot.end).proof == PROVEN_CHOICE


# -- Whatever is done --------------------------------------------------------------------------------------------------


@st.composite
def plans(draw: st.DrawFn, catalogue: Catalogue) -> tuple[PlanNow, list[Task]]:
    """Of which some steps were put first when it was made, and of which some are done, left out or begun since."""
    level = draw(st.sampled_from(draw(st.sampled_from(catalogue.roles)).levels))
    have = {skill.slug: draw(st.integers(0, 3)) for skill in catalogue.skills}
    way, rhythm = level_steps(catalogue, target_of(level), have), Rhythm(MONDAY, 6)
    keys = [task.key for task in way.tasks]
    pinned = draw(st.sets(st.sampled_from(keys), max_size=2)) if keys else set()
    made = draft(way, rhythm, pinned=pinned)
    number = {task.key: pk for pk, task in enumerate(made.tasks, 1)}
    done = draw(st.integers(0, len(keys)))
    since = draw(
        st.dictionaries(st.integers(1, len(keys) + 1), st.sampled_from(["started", "skipped", "done"]), max_size=2)
    )
    steps = []
    for pk, task in enumerate(made.tasks, 1):
        state = "done" if pk <= done else since.get(pk, "open")
        spent = draw(st.sampled_from([None, 1])) if state == "started" else None
        skill, to = task.key  # type: ignore[misc]
        steps.append(
            PlanStep(pk, pk, skill, to, skill, task.hours, task.gain, state, False,
                     frozenset(number[need] for need in task.after), pinned=task.key in pinned, hours_spent=spent)
        )  # fmt: skip
    now = PlanNow(
        pk=1, catalogue=catalogue, role=None, level=level, name="", rhythm=rhythm, deadline=None, proof=made.proof,
        reached=made.reached, bound=made.bound, whole=way.whole, steps=tuple(steps), target=target_of(level),
        levels=have, ready=0, last=None, is_alive=True, there=way.there, made_on=MONDAY, exempt={}, release=1,
        newest_release=1, newest=catalogue, replaced_by=None, replaces=None,
    )  # fmt: skip
    return now, list(worth(made.tasks))


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(data=st.data())
def test_where_the_order_is_said_to_be_proven_no_other_is_better(catalogue: Catalogue, data: st.DataObject) -> None:
    plan, worths = data.draw(plans(catalogue))
    if departures(outlook(plan, MONDAY)) or plan.proof != "optimal" or not plan.ahead:
        return

    shown = (plan.step[slot.key] for slot in outlook(plan, MONDAY).ahead.slots)  # type: ignore[index]
    ahead = {(step.skill, step.level): step for step in shown}
    left = [replace(task, after=task.after & set(ahead)) for task in worths if task.key in ahead]  # type: ignore[arg-type]

    pinned = [key for key, step in ahead.items() if step.pinned]
    assert cost(left, list(ahead)) == best_order(left, pinned=pinned).cost
