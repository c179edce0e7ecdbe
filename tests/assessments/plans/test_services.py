"""Making a plan and working with it: what each act changes, that it does so once, and that undoing puts it back."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from assessments.models import Plan, PlanChange, Rating, RatingChange, Step
from assessments.plans import services
from assessments.plans.acts import NoSuchPlanError, undo
from assessments.plans.moving import BlockedError
from assessments.plans.order_queries import needs_in
from assessments.ratings.services import correct_rating
from careerpath.accounts.models import User
from skills.models import Release
from tests.assessments.plans.conftest import MONDAY, plan_for

TODAY = date(2026, 2, 3)
ACTS: dict[str, Callable[[Any, int, int], bool]] = {
    "start": lambda person, plan, step: services.start_step(person, plan, step, TODAY),
    "finish": lambda person, plan, step: services.finish_step(person, plan, step, TODAY, 12),
    "skip": lambda person, plan, step: services.skip_step(person, plan, step, "Not here."),
    "hours": lambda person, plan, step: services.log_hours(person, plan, step, 5),
    "note": lambda person, plan, step: services.write_note(person, plan, step, "Ask Ines."),
    "link": lambda person, plan, step: services.add_link(person, plan, step, "A book", "https://example.org/book"),
    "pin": services.pin_step,
    "last": lambda person, plan, step: services.add_own_step(person=person, plan=plan, title="A talk", hours=3),
    "away": lambda person, plan, step: services.put_away(person=person, plan=plan),
}


def rows() -> tuple[object, ...]:
    """All that an act can change."""
    plans = list(Plan.objects.order_by("pk").values())
    steps = list(Step.objects.order_by("pk").values())
    ratings = list(Rating.objects.order_by("skill").values("skill", "level", "rated_at"))
    return plans, steps, ratings, list(RatingChange.objects.order_by("pk").values())


def undo_last(person: User, plan: Plan) -> str:
    return undo(person=person, plan=plan.pk, change=plan.changes.latest("pk").pk)


def test_a_plan_holds_each_step_of_the_gap_once_in_an_order_that_respects_what_needs_what(plan: Plan) -> None:
    needs = needs_in(plan, plan.steps.select_related("skill"))
    place = dict(plan.steps.values_list("pk", "place"))

    assert (plan.role, plan.seniority, plan.proof, plan.whole > 0) == ("mlops-engineer", "mid", "optimal", True)
    assert len(place) > 40
    assert [pk for pk, before in needs.items() for other in before if place[other] > place[pk]] == []


def test_the_form_sent_twice_makes_one_plan(plan: Plan, learner: User, release: Release) -> None:
    again = plan_for(learner, release)
    other = plan_for(learner, release, hours=8)

    assert (again.pk, other.pk == plan.pk, Plan.objects.count()) == (plan.pk, False, 2)


@pytest.mark.parametrize("act", ACTS)
def test_an_act_counts_once_and_undoing_puts_back_all_of_it(
    act: str, plan: Plan, kubernetes: Step, learner: User
) -> None:
    before = rows()

    first = ACTS[act](learner, plan.pk, kubernetes.pk)
    changed = rows()
    again = ACTS[act](learner, plan.pk, kubernetes.pk)

    assert (first, again, rows() == changed, changed == before) == (True, False, True, False)
    assert plan.changes.count() == 1
    assert (undo_last(learner, plan), rows() == before, plan.changes.count()) == ("undone", True, 0)


@pytest.mark.parametrize("act", ACTS)
def test_a_stranger_can_do_nothing(act: str, plan: Plan, kubernetes: Step, stranger: User) -> None:
    before = rows()

    with pytest.raises(NoSuchPlanError):
        ACTS[act](stranger, plan.pk, kubernetes.pk)

    assert rows() == before


def test_the_step_of_another_plan_is_not_there(plan: Plan, kubernetes: Step, learner: User, release: Release) -> None:
    other = plan_for(learner, release, hours=8)

    with pytest.raises(NoSuchPlanError):
        services.start_step(learner, other.pk, kubernetes.pk, TODAY)


def test_finishing_raises_the_rating_and_says_where_it_comes_from(plan: Plan, kubernetes: Step, learner: User) -> None:
    services.finish_step(learner, plan.pk, kubernetes.pk, TODAY, 30)

    kubernetes.refresh_from_db()
    change = RatingChange.objects.latest("pk")
    assert (kubernetes.state, kubernetes.done_on, kubernetes.hours_spent) == ("done", TODAY, 30)
    assert (change.skill_id, change.before, change.after, change.source) == (kubernetes.skill_id, 1, 2, "step")
    assert Rating.objects.get(person=learner, skill=kubernetes.skill_id).level == 2


def test_finishing_never_lowers_a_rating(plan: Plan, kubernetes: Step, learner: User) -> None:
    correct_rating(person=learner, skill_id=kubernetes.skill_id or 0, level=4)

    services.finish_step(learner, plan.pk, kubernetes.pk, TODAY)

    assert Rating.objects.get(person=learner, skill=kubernetes.skill_id).level == 4


def test_undoing_leaves_a_rating_that_was_changed_since(plan: Plan, kubernetes: Step, learner: User) -> None:
    services.finish_step(learner, plan.pk, kubernetes.pk, TODAY)
    correct_rating(person=learner, skill_id=kubernetes.skill_id or 0, level=3)

    undone = undo_last(learner, plan)

    kubernetes.refresh_from_db()
    assert (undone, kubernetes.state) == ("still done", "open")
    assert Rating.objects.get(person=learner, skill=kubernetes.skill_id).level == 3


def test_only_the_newest_act_is_undone_and_a_second_click_undoes_no_other(
    plan: Plan, kubernetes: Step, learner: User
) -> None:
    services.start_step(learner, plan.pk, kubernetes.pk, TODAY)
    services.write_note(learner, plan.pk, kubernetes.pk, "Ask Ines.")
    older, newer = plan.changes.order_by("pk").values_list("pk", flat=True)

    said = [undo(person=learner, plan=plan.pk, change=change) for change in (older, newer, newer)]

    kubernetes.refresh_from_db()
    assert said == ["overtaken", "undone", "overtaken"]
    assert (kubernetes.state, kubernetes.note) == ("started", "")


def test_undoing_is_for_oneself(plan: Plan, kubernetes: Step, learner: User, stranger: User) -> None:
    services.start_step(learner, plan.pk, kubernetes.pk, TODAY)

    with pytest.raises(NoSuchPlanError):
        undo_last(stranger, plan)


def test_a_step_is_opened_again_but_what_was_said_of_the_skill_stays(
    plan: Plan, kubernetes: Step, learner: User
) -> None:
    services.finish_step(learner, plan.pk, kubernetes.pk, TODAY)

    assert [services.reopen_step(learner, plan.pk, kubernetes.pk) for _ in range(2)] == [True, False]
    kubernetes.refresh_from_db()
    assert (kubernetes.state, kubernetes.done_on) == ("open", None)
    assert Rating.objects.get(person=learner, skill=kubernetes.skill_id).level == 2


def test_a_step_that_is_done_is_not_skipped_or_started(plan: Plan, kubernetes: Step, learner: User) -> None:
    services.finish_step(learner, plan.pk, kubernetes.pk, TODAY)

    assert not services.skip_step(learner, plan.pk, kubernetes.pk, "Why not")
    assert not services.start_step(learner, plan.pk, kubernetes.pk, TODAY)


def test_a_pinned_step_comes_first_with_what_it_needs(plan: Plan, learner: User) -> None:
    last = plan.steps.exclude(skill=None).latest("place")
    graph = needs_in(plan, plan.steps.select_related("skill"))

    services.pin_step(learner, plan.pk, last.pk)

    order = list(plan.steps.order_by("place").values_list("pk", flat=True))
    needed = {last.pk}
    for pk in reversed(order):
        needed |= graph[pk] if pk in needed else set()
    assert order[: len(needed)][-1] == last.pk
    assert set(order[: len(needed)]) == needed
    assert services.unpin_step(learner, plan.pk, last.pk)


def test_a_step_is_moved_as_far_as_what_it_needs_allows(plan: Plan, learner: User) -> None:
    graph = needs_in(plan, plan.steps.select_related("skill"))
    waiting = next(step for step in plan.steps.order_by("place") if graph[step.pk])
    need = plan.steps.filter(pk__in=graph[waiting.pk]).latest("place")

    with pytest.raises(BlockedError):
        services.move_step(learner, plan.pk, waiting.pk, need.pk)
    with pytest.raises(BlockedError):
        services.move_step(learner, plan.pk, need.pk, None)
    services.add_own_step(person=learner, plan=plan.pk, title="A talk", hours=3)
    own, first = plan.steps.get(title="A talk"), plan.steps.order_by("place")[0]

    assert [services.move_step(learner, plan.pk, own.pk, first.pk) for _ in range(2)] == [True, False]
    assert plan.steps.order_by("place")[0] == own
    assert services.move_step(learner, plan.pk, own.pk, None)
    assert plan.steps.latest("place") == own
    assert not services.move_step(learner, plan.pk, own.pk, own.pk)


@pytest.mark.parametrize("how", ["finished here", "learnt elsewhere"])
def test_what_is_done_already_keeps_no_step_from_being_moved_later(how: str, plan: Plan, learner: User) -> None:
    first, second = (plan.steps.get(skill__slug="containers", level=level) for level in (1, 2))
    plan.steps.filter(place__gt=second.place).delete()
    if how == "finished here":
        plan.steps.filter(pk=second.pk).update(state="done")
    else:  # and rated lower here since
        plan.steps.exclude(pk=first.pk).update(state="done")
        correct_rating(person=learner, skill_id=second.skill_id or 0, level=second.level)

    assert services.move_step(learner, plan.pk, first.pk, None)

    assert plan.steps.order_by("place").last() == first


def test_a_link_is_taken_away_again(plan: Plan, kubernetes: Step, learner: User) -> None:
    ACTS["link"](learner, plan.pk, kubernetes.pk)

    taken = [services.remove_link(learner, plan.pk, kubernetes.pk, "https://example.org/book") for _ in range(2)]

    assert taken == [True, False]
    assert plan.steps.get(pk=kubernetes.pk).links == []


def test_an_own_step_is_finished_without_a_rating(plan: Plan, learner: User) -> None:
    services.add_own_step(person=learner, plan=plan.pk, title="A talk", hours=3)
    own, changes = plan.steps.get(title="A talk"), RatingChange.objects.count()

    assert services.finish_step(learner, plan.pk, own.pk, TODAY)
    assert RatingChange.objects.count() == changes


def test_a_plan_that_was_put_away_is_taken_up_again(plan: Plan, learner: User) -> None:
    services.put_away(person=learner, plan=plan.pk)

    assert [services.take_up(person=learner, plan=plan.pk) for _ in range(2)] == [True, False]
    undo_last(learner, plan)
    plan.refresh_from_db()
    assert not plan.is_alive
    assert PlanChange.objects.count() == 1


def test_steps_by_a_deadline_come_first(learner: User, release: Release, finished: object) -> None:
    late = plan_for(learner, release, deadline=date(2026, 4, 30))

    assert (late.deadline, late.starts_on) == (date(2026, 4, 30), MONDAY)
    assert late.bound >= late.reached
