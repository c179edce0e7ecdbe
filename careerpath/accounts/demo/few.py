"""What only some of the invented people have: an assessment with all its answers, and a plan."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from django.utils import timezone

from assessments.models import Answer, Plan, Sitting, Step
from assessments.plans.drafting import draft
from assessments.plans.services import make_plan
from assessments.plans.steps import level_steps
from assessments.plans.timetable import Rhythm
from careerpath.accounts.demo.lives import Life
from careerpath.accounts.demo.setting import Setting
from careerpath.accounts.models import User


def write_sitting(setting: Setting, person: User, life: Life) -> int:
    """Its number. Begun and finished on the day that they came."""
    answers = {said.skill: said.level for said in life.said if said.how == "sitting"}
    begun, ended = setting.moment(life.joined, -45), setting.moment(life.joined)
    cohort = setting.cohort
    row = Sitting.objects.create(
        person=person,
        release_id=setting.release,
        role=cohort.role,
        seniority=cohort.seniority,
        finished_at=ended,
        result={"answers": answers},
    )
    Answer.objects.bulk_create(
        Answer(sitting=row, skill_id=setting.ids[skill], level=level) for skill, level in answers.items()
    )
    Sitting.objects.filter(pk=row.pk).update(started_at=begun)
    row.answers.update(answered_at=ended)
    return row.pk


def write_plan(setting: Setting, person: User, life: Life) -> None:
    """Made after the assessment, in the order that the planner finds best; what was learnt since is ticked off."""
    first = {said.skill: said.level for said in life.said if said.how == "sitting" and said.level is not None}
    way = level_steps(setting.catalogue, setting.target, first, dict(life.left_out))
    if not way.tasks:
        return
    made = setting.moment(life.joined, 120)
    rhythm = Rhythm(timezone.localdate(made), life.hours_a_week or 1)
    cohort = setting.cohort
    plan = make_plan(
        person=person, release=setting.release, role=cohort.role, seniority=cohort.seniority, draft=draft(way, rhythm)
    )
    Plan.objects.filter(pk=plan.pk).update(made_at=made)
    reached = {
        (setting.ids[said.skill], level): setting.moment(said.day)
        for said in reversed(life.said)
        if said.how == "step"
        for level in range(1, (said.level or 0) + 1)
    }
    _tick_off(plan, reached)


def _tick_off(plan: Plan, reached: Mapping[tuple[int, int], datetime]) -> None:
    steps = list(plan.steps.all())
    for step in steps:
        day = reached.get((step.skill_id or 0, step.level or 0))
        if day:
            step.state, step.done_on = Step.State.DONE, timezone.localdate(day)
            step.started_on = max(step.done_on - timedelta(days=5), plan.starts_on)
            step.hours_spent = max(step.hours * (80 + 7 * (step.place % 9)) // 100, 1)
    first = next((step for step in steps if step.state == Step.State.OPEN), None)
    if first and reached:
        first.state, first.started_on = Step.State.STARTED, timezone.localdate(max(reached.values()))
    Step.objects.bulk_update(steps, ["state", "done_on", "started_on", "hours_spent"])
