"""Making a plan anew: what is carried over, what it comes to, accepting once, undoing, and the plan before."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from assessments.models import Plan, Rating, Step
from assessments.plans import services
from assessments.plans.acts import NoSuchPlanError, ReplacedError, undo
from assessments.plans.again.accepting import OtherwiseError, accept
from assessments.plans.again.renewal import Choice, way_now
from assessments.plans.order_queries import needs_in
from assessments.plans.outlook import outlook
from assessments.plans.queries import plan_of
from assessments.plans.standing import PlanNow
from assessments.plans.timetable import Rhythm
from assessments.ratings.services import correct_rating
from careerpath.accounts.models import User
from skills.targets import target_of
from tests.assessments.plans.again.shown import accept_what_is_shown, mark_shown
from tests.assessments.plans.conftest import MONDAY

TODAY = MONDAY + timedelta(weeks=4)


def now(plan: Plan, today: date = TODAY) -> PlanNow:
    found = plan_of(plan.person, plan.pk, today)
    assert found is not None
    return found


def choice_of(plan: PlanNow, today: date = TODAY, **more: Any) -> Choice:
    role = plan.newest.role["mlops-engineer"]
    level = role.level("mid")
    assert level is not None
    rhythm = outlook(plan, today).onward
    return Choice(**{"role": role, "level": level, "rhythm": rhythm, "deadline": plan.deadline, **more})


def made_anew(plan: Plan, today: date = TODAY, **more: Any) -> Plan:
    choice = choice_of(now(plan, today), today, **more)
    return accept_what_is_shown(person=plan.person, plan=plan.pk, choice=choice, today=today)


def step_of(plan: Plan, like: Step) -> Step:
    return plan.steps.get(skill=like.skill, level=like.level, title=like.title)


def rows() -> tuple[object, ...]:
    plans, steps = Plan.objects.order_by("pk").values(), Step.objects.order_by("pk").values()
    return list(plans), list(steps), list(Rating.objects.order_by("pk").values())


def test_without_a_change_a_new_plan_has_the_same_steps_in_the_same_order(plan: Plan) -> None:
    newer = made_anew(plan)

    keys = ("skill", "level", "hours", "gain", "state")
    assert list(newer.steps.values_list(*keys)) == list(plan.steps.values_list(*keys))
    assert (newer.reached, newer.proof, newer.there) == (plan.reached, plan.proof, plan.there)


def test_a_new_plan_is_not_late_on_its_first_day(plan: Plan, learner: User) -> None:
    for step in plan.steps.order_by("place")[:3]:
        services.finish_step(learner, plan.pk, step.pk, TODAY, step.hours * 2)
    late = outlook(now(plan), TODAY)

    found = outlook(now(made_anew(plan)), TODAY)

    assert (late.weeks_late > 2, found.weeks_late) == (True, 0)
    assert (found.pace, found.plan.rhythm.pace, found.ends, found.hours_left) == (200, 200, late.ends, late.hours_left)
    assert found.planned.end == found.ends


def test_what_was_done_and_written_comes_along(plan: Plan, kubernetes: Step, learner: User) -> None:
    done, left_out, *_ = plan.steps.order_by("place")
    services.finish_step(learner, plan.pk, done.pk, MONDAY, 7)
    services.write_note(learner, plan.pk, done.pk, "It was easy.")
    services.skip_step(learner, plan.pk, left_out.pk, "The platform team does it.")
    services.start_step(learner, plan.pk, kubernetes.pk, MONDAY)
    services.log_hours(learner, plan.pk, kubernetes.pk, 3)
    services.add_link(learner, plan.pk, kubernetes.pk, "A book", "https://example.org/book")
    services.pin_step(learner, plan.pk, kubernetes.pk)
    services.add_own_step(person=learner, plan=plan.pk, title="A talk", hours=3)

    newer = made_anew(plan)

    own = newer.steps.get(title="A talk")
    finished, skipped, begun = (step_of(newer, step) for step in (done, left_out, kubernetes))
    assert (finished.state, finished.done_on, finished.hours_spent, finished.note) == (
        "done",
        MONDAY,
        7,
        "It was easy.",
    )
    assert (skipped.state, skipped.reason) == ("skipped", "The platform team does it.")
    assert (begun.state, begun.started_on, begun.hours_spent, begun.pinned) == ("started", MONDAY, 3, True)
    assert begun.links == [{"title": "A book", "link": "https://example.org/book"}]
    assert (own.hours, own.state) == (3, "open")
    assert newer.steps.count() == plan.steps.count()


def test_what_is_pinned_stands_first_with_what_it_needs(plan: Plan, learner: User) -> None:
    last = plan.steps.latest("place")
    services.pin_step(learner, plan.pk, last.pk)

    newer = made_anew(plan)

    pinned = step_of(newer, last)
    graph = needs_in(newer, newer.steps.select_related("skill"))
    needed, waiting = {pinned.pk}, [pinned.pk]
    while waiting:
        fresh = graph[waiting.pop()] - needed
        needed |= fresh
        waiting.extend(fresh)
    first = list(newer.steps.order_by("place").values_list("pk", flat=True))[: len(needed)]
    assert set(first) == needed
    assert len(needed) > 1
    assert first[-1] == pinned.pk


def test_a_step_that_was_touched_and_is_not_needed_any_more_is_put_aside_and_comes_back(
    plan: Plan, learner: User
) -> None:
    junior = now(plan).newest.role["mlops-engineer"].level("junior")
    assert junior is not None
    needed = {task.key for task in way_now(now(plan), target_of(junior)).tasks}
    step = next(it for it in plan.steps.select_related("skill") if (it.skill and it.skill.slug, it.level) not in needed)
    services.start_step(learner, plan.pk, step.pk, MONDAY)
    services.write_note(learner, plan.pk, step.pk, "Ask Ines.")

    newer = made_anew(plan, level=junior)
    aside = step_of(newer, step)
    back = step_of(made_anew(newer), step)

    assert (aside.state, aside.note, aside.reason) == ("aside", "Ask Ines.", "Nothing in this plan needs it any more.")
    assert aside.pk not in [each.pk for each in now(newer).ahead]
    assert (back.state, back.started_on, back.note, back.reason) == ("started", MONDAY, "Ask Ines.", "")


def test_a_skill_that_is_done_without_is_left_out_and_what_only_led_to_it_falls_out(plan: Plan) -> None:
    before = now(plan)

    newer = made_anew(plan, left_out=frozenset({"kubernetes"}))

    after = now(newer)
    assert {step.state for step in after.steps if step.skill == "kubernetes"} == {"skipped"}
    assert after.step[newer.steps.get(skill__slug="kubernetes", level=2).pk].reason != ""
    assert len(after.ahead) < len(before.ahead)
    assert after.whole == before.whole


def test_accepting_twice_makes_one_plan(plan: Plan) -> None:
    choice = choice_of(now(plan))
    seen = mark_shown(plan.person, plan.pk, choice, TODAY)

    made = [accept(person=plan.person, plan=plan.pk, choice=choice, seen=seen, today=TODAY) for _ in range(2)]

    plan.refresh_from_db()
    assert made[0] == made[1]
    assert (plan.superseded_by, plan.is_alive, made[0].is_alive, Plan.objects.count()) == (made[0], False, True, 2)


def test_what_comes_to_something_else_than_was_shown_is_not_taken(plan: Plan, kubernetes: Step, learner: User) -> None:
    choice = choice_of(now(plan))
    seen = mark_shown(learner, plan.pk, choice, TODAY)
    correct_rating(person=learner, skill_id=kubernetes.skill_id or 0, level=2)

    with pytest.raises(OtherwiseError) as refused:
        accept(person=learner, plan=plan.pk, choice=choice, seen=seen, today=TODAY)

    assert refused.value.now == now(plan)
    assert Plan.objects.count() == 1


def test_another_choice_than_the_one_that_was_taken_is_refused(plan: Plan, learner: User) -> None:
    slow, quick = (choice_of(now(plan), rhythm=Rhythm(TODAY, hours)) for hours in (3, 12))
    seen = {choice.rhythm.hours_a_week: mark_shown(learner, plan.pk, choice, TODAY) for choice in (slow, quick)}
    newer = accept(person=learner, plan=plan.pk, choice=quick, seen=seen[12], today=TODAY)

    with pytest.raises(ReplacedError):
        accept(person=learner, plan=plan.pk, choice=slow, seen=seen[3], today=TODAY)

    assert list(Plan.objects.filter(ended_at=None)) == [newer]
    assert newer.hours_a_week == 12


def test_undoing_brings_the_plan_before_back_as_it_was(plan: Plan, kubernetes: Step, learner: User) -> None:
    services.start_step(learner, plan.pk, kubernetes.pk, MONDAY)
    before = rows()
    newer = made_anew(plan)

    undone = undo(person=learner, plan=newer.pk, change=newer.changes.latest("pk").pk)

    assert (undone, rows() == before) == ("brought back", True)
    assert undo(person=learner, plan=plan.pk, change=plan.changes.latest("pk").pk) == "undone"


def test_what_was_done_since_is_undone_before(plan: Plan, kubernetes: Step, learner: User) -> None:
    newer = made_anew(plan)
    accepting = newer.changes.latest("pk").pk
    services.write_note(learner, newer.pk, step_of(newer, kubernetes).pk, "Ask Ines.")

    assert undo(person=learner, plan=newer.pk, change=accepting) == "overtaken"
    assert undo(person=learner, plan=newer.pk, change=newer.changes.latest("pk").pk) == "undone"
    assert undo(person=learner, plan=newer.pk, change=accepting) == "brought back"


def test_a_plan_that_was_replaced_is_only_read(plan: Plan, kubernetes: Step, learner: User) -> None:
    services.start_step(learner, plan.pk, kubernetes.pk, MONDAY)
    made_anew(plan)
    before = rows()

    for act in (
        lambda: services.write_note(learner, plan.pk, kubernetes.pk, "Too late."),
        lambda: services.take_up(person=learner, plan=plan.pk),
        lambda: services.add_own_step(person=learner, plan=plan.pk, title="A talk", hours=3),
        lambda: undo(person=learner, plan=plan.pk, change=plan.changes.latest("pk").pk),
    ):
        with pytest.raises(ReplacedError):
            act()

    assert rows() == before


def test_a_plan_that_was_replaced_reads_as_it_was_on_that_day(plan: Plan, kubernetes: Step, learner: User) -> None:
    services.add_own_step(person=learner, plan=plan.pk, title="A talk", hours=3)
    first, second = plan.steps.exclude(pk=kubernetes.pk).order_by("place")[:2]
    correct_rating(person=learner, skill_id=first.skill_id or 0, level=first.level or 0)
    before = now(plan)
    newer = made_anew(plan)
    Plan.objects.filter(pk=plan.pk).update(ended_at=timezone.now())
    services.finish_step(learner, newer.pk, step_of(newer, kubernetes).pk, TODAY)
    services.finish_step(learner, newer.pk, newer.steps.get(title="A talk").pk, timezone.localdate())
    correct_rating(person=learner, skill_id=second.skill_id or 0, level=4)
    correct_rating(person=learner, skill_id=first.skill_id or 0, level=0)

    after = now(plan)

    assert [step.pk for step in after.done] == [step.pk for step in before.done] == [first.pk]
    assert after.ahead == before.ahead
    assert after.replaced_on == timezone.localdate()
    assert kubernetes.level in [it.level for it in now(newer).done if it.skill == "kubernetes"]


def test_a_plan_that_is_put_away_or_somebody_elses_is_not_made_anew(plan: Plan, learner: User, stranger: User) -> None:
    choice = choice_of(now(plan))
    services.put_away(person=learner, plan=plan.pk)

    for person in (learner, stranger):
        with pytest.raises(NoSuchPlanError):
            accept(person=person, plan=plan.pk, choice=choice, seen="", today=TODAY)


def test_what_was_learnt_elsewhere_falls_out_and_what_was_rated_lower_comes_back(
    plan: Plan, kubernetes: Step, learner: User
) -> None:
    services.finish_step(learner, plan.pk, kubernetes.pk, MONDAY, 20)
    correct_rating(person=learner, skill_id=kubernetes.skill_id or 0, level=1)

    again = step_of(made_anew(plan), kubernetes)

    assert (again.state, again.done_on, again.hours_spent) == ("open", None, None)
    assert again.hours_planned is None
    assert [(row.state, row.hours_spent) for row in plan.steps.filter(pk=kubernetes.pk)] == [("done", 20)]


@pytest.mark.parametrize("done", [1, 4, 9, 15])
def test_who_does_one_step_after_the_other_goes_on_in_the_same_order(plan: Plan, learner: User, done: int) -> None:
    steps = list(plan.steps.order_by("place"))
    for step in steps[:done]:
        services.finish_step(learner, plan.pk, step.pk, MONDAY)

    newer = made_anew(plan)

    # Of those that take and bring the same, another one may come first.
    assert list(newer.steps.order_by("place").values_list("hours", "gain")) == [(it.hours, it.gain) for it in steps]
