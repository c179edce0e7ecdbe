"""Steps of one's own: done in one plan is done in all, and where they were put they stay."""

from assessments.models import Plan
from assessments.plans.queries import Next, next_of
from assessments.plans.services import add_own_step, finish_step, move_step
from careerpath.accounts.models import User
from skills.models import Release
from tests.assessments.plans.again.test_accepting import made_anew
from tests.assessments.plans.conftest import MONDAY, plan_for
from tests.assessments.plans.test_outlook import looked_at, now


def test_an_own_step_that_is_done_in_one_plan_is_done_in_the_other(plan: Plan, learner: User, release: Release) -> None:
    other = plan_for(learner, release, hours=8)
    for each in (plan, other):
        add_own_step(person=learner, plan=each.pk, title="A talk", hours=3)
        add_own_step(person=learner, plan=each.pk, title="A book", hours=3)

    finish_step(learner, plan.pk, plan.steps.get(title="A talk").pk, MONDAY)

    assert {step.name: step.is_done for step in now(other).steps if not step.skill} == {"A talk": True, "A book": False}
    other.steps.exclude(skill=None).delete()
    assert next_of(learner) == Next(other.pk, other.steps.get(title="A book").pk, "A book")


def test_the_pace_learnt_in_one_plan_counts_in_the_other(plan: Plan, learner: User, release: Release) -> None:
    other = plan_for(learner, release, hours=8)
    for number in range(3):
        add_own_step(person=learner, plan=plan.pk, title=f"Talk {number}", hours=4)
        finish_step(learner, plan.pk, plan.steps.get(title=f"Talk {number}").pk, MONDAY, 6)

    assert (looked_at(plan).pace, looked_at(other).pace) == (150, 150)


def test_an_own_step_stays_before_the_step_that_it_was_put_before(plan: Plan, learner: User) -> None:
    add_own_step(person=learner, plan=plan.pk, title="A talk", hours=3)
    own, first = plan.steps.get(title="A talk"), plan.steps.order_by("place")[0]
    move_step(learner, plan.pk, own.pk, first.pk)

    newer = made_anew(plan)

    place = newer.steps.get(title="A talk").place
    assert newer.steps.get(skill=first.skill, level=first.level).place == place + 1


def test_an_own_step_that_nobody_moved_stays_last(plan: Plan, learner: User) -> None:
    add_own_step(person=learner, plan=plan.pk, title="A talk", hours=3)

    assert made_anew(plan).steps.latest("place").title == "A talk"
