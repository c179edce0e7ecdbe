"""What would prove a step: a milestone of the catalogue, and a task to practise where there is none."""

from html import unescape
from types import SimpleNamespace
from typing import Any

from django.test import Client
from django.urls import reverse

from assessments.along.lines import lines_of
from assessments.models import Plan
from assessments.plans.outlook import outlook
from assessments.plans.plan.page import milestone_for, practice_for
from assessments.plans.plan.practice import HOW, WORKED_ALONG
from assessments.plans.queries import plan_of
from assessments.plans.services import add_own_step
from skills.catalogue import Catalogue
from tests.assessments.plans.conftest import MONDAY
from tests.assessments.plans.order.graphs import catalogue_way


def test_every_step_to_every_role_has_one_thing_that_would_prove_it(catalogue: Catalogue) -> None:
    plan: Any = SimpleNamespace(catalogue=catalogue, place={}, target={}, levels={})
    ways = [catalogue_way(catalogue, role.slug, level.seniority) for role in catalogue.roles for level in role.levels]

    keys: set[Any] = {task.key for way in ways for task in way.tasks}
    steps: list[Any] = [SimpleNamespace(skill=skill, level=level) for skill, level in keys]

    assert {bool(milestone_for(plan, step)) + bool(practice_for(plan, step)) for step in steps} == {1}
    tasks = [found for step in steps if (found := practice_for(plan, step))]
    assert {found.how for found in tasks} == set(HOW)
    assert len({found.in_short for found in tasks}) == len(tasks)


def test_a_milestone_stands_at_the_last_step_that_it_waits_for(plan: Plan) -> None:
    now = plan_of(plan.person, plan.pk, MONDAY)
    assert now

    shown = [(place, found) for place, step in enumerate(now.ahead) if (found := milestone_for(now, step))]

    last = {
        found.slug: max(now.place.get((proof.skill, proof.level), -1) for proof in found.proves) for _, found in shown
    }
    assert shown
    assert [place for place, found in shown] == [last[found.slug] for _, found in shown]
    proofs = [proof for _, found in shown for proof in found.proves if proof.skill in now.target]
    assert all(max(now.target[it.skill].level, now.levels.get(it.skill, 0)) >= it.level for it in proofs)


def test_a_task_is_what_the_level_says_along_with_what_serves_just_it(catalogue: Catalogue) -> None:
    plan: Any = SimpleNamespace(catalogue=catalogue, place={}, target={}, levels={})
    steps: list[Any] = [SimpleNamespace(skill="organisation", level=level) for level in (2, 4)]

    found = [practice_for(plan, step) for step in steps]

    skill = catalogue.skill["organisation"]
    assert [(each.how, each.statement) for each in found if each] == [
        (HOW[1], skill.statement(2)),
        (HOW[3], skill.statement(4)),
    ]
    assert [each.along.title if each.along else "" for each in found if each] == ["GitHub Projects documentation", ""]
    assert all(each.along is None or each.along.kind in WORKED_ALONG for each in found if each)


def test_the_page_and_the_files_say_what_would_prove_each_step(plan: Plan, learner_client: Client) -> None:
    add_own_step(person=plan.person, plan=plan.pk, title="Write to Ines", hours=2)
    now = plan_of(plan.person, plan.pk, MONDAY)
    assert now

    pages = {
        step.pk: unescape(learner_client.get(f"/plan/{plan.pk}/steps/{step.pk}/").content.decode())
        for step in now.steps
        if practice_for(now, step) or not step.skill
    }
    lines = dict(zip((step.pk for step in now.steps), lines_of(outlook(now, MONDAY)), strict=True))

    own = next(step.pk for step in now.steps if not step.skill)
    assert [pk for pk, html in pages.items() if "What would prove it" not in html] == [own]
    assert [pk for pk, line in lines.items() if not line.proof] == [own]
    for step in (step for step in now.steps if step.pk in pages and step.skill):
        task = practice_for(now, step)
        assert task
        assert lines[step.pk].proof == task.in_short
        assert f"<p>{task.how}.</p>" in pages[step.pk]
        assert pages[step.pk].count(f'href="{reverse("evidence", args=[step.skill])}"') == 1
