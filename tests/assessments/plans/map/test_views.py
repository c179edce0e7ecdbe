"""The map of a plan: what it says of each step, and who sees it."""

import re
from html import unescape

from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from assessments.models import Plan, Step
from assessments.plans import services
from careerpath.accounts.models import User
from skills.models import Release
from tests.bench.plan_page_rows import long_plan


def page(client: Client, plan: Plan) -> str:
    response = client.get(f"/plan/{plan.pk}/map/")
    assert response.status_code == 200
    return unescape(response.content.decode())


def states(html: str) -> dict[str, str]:
    return dict(re.findall(r'/steps/\d+/" aria-label="([^"]+), ([a-z ]+)"', html))


def test_each_step_stands_in_the_picture_and_in_the_list(plan: Plan, learner_client: Client) -> None:
    html = page(learner_client, plan)

    for step in plan.steps.all():
        assert html.count(f'href="/plan/{plan.pk}/steps/{step.pk}/"') == 2
    assert len(states(html)) == plan.steps.count()


def test_each_step_shows_how_it_stands(plan: Plan, learner: User, learner_client: Client) -> None:
    def step(skill: str, level: int) -> Step:
        return plan.steps.get(skill__slug=skill, level=level)

    before = states(page(learner_client, plan))
    services.finish_step(learner, plan.pk, step("containers", 1).pk, timezone.localdate())
    services.start_step(learner, plan.pk, step("containers", 2).pk, timezone.localdate())
    services.skip_step(learner, plan.pk, step("containers", 3).pk, "The platform team does it.")

    after = states(page(learner_client, plan))

    names = ("Containers 1", "Containers 2", "Containers 3")
    first = plan.steps.select_related("skill").order_by("place")[0]
    assert before[str(first)] == "open now"
    assert [before[name] for name in names] == ["ahead", "ahead", "ahead"]
    assert [after[name] for name in names] == ["done", "started", "left out"]


def test_the_list_says_what_a_step_needs_and_opens(plan: Plan, kubernetes: Step, learner_client: Client) -> None:
    row = page(learner_client, plan).split(f'<li><h3><a href="/plan/{plan.pk}/steps/{kubernetes.pk}/"')[1]

    assert "Needs Networking 1" in row.split("</li>")[0]


def test_what_somebody_wrote_is_not_markup(plan: Plan, learner: User, learner_client: Client) -> None:
    services.add_own_step(person=learner, plan=plan.pk, title='<b onclick="a">', hours=3)

    raw = learner_client.get(f"/plan/{plan.pk}/map/").content.decode()

    assert "<b " not in raw
    assert raw.count("&lt;b onclick=&quot;a&quot;&gt;") == 3


def test_a_plan_without_steps_says_so(plan: Plan, learner_client: Client) -> None:
    plan.steps.all().delete()

    assert "No steps yet" in page(learner_client, plan)


def test_152_steps_take_as_many_queries_as_one(
    learner: User, release: Release, learner_client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    there = long_plan(learner, release)
    page(learner_client, there)

    with django_assert_num_queries(6):
        page(learner_client, there)
    there.steps.filter(place__gt=0).delete()
    with django_assert_num_queries(6):
        page(learner_client, there)


def test_somebody_elses_map_is_not_there(plan: Plan, stranger_client: Client) -> None:
    assert stranger_client.get(f"/plan/{plan.pk}/map/").status_code == 404


def test_the_picture_and_the_list_are_led_to_before_both(plan: Plan, learner_client: Client) -> None:
    html = learner_client.get(f"/plan/{plan.pk}/map/").content.decode()

    before, _, after = html.partition('<div class="map-views">')
    assert [f'href="#{part}"' in before for part in ("picture", "list")] == [True, True]
    assert [f'id="{part}"' in after for part in ("picture", "list")] == [True, True]
