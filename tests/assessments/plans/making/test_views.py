"""The plans of a person, and making one: what the pages say, what they refuse, and what is kept."""

import re
from datetime import timedelta
from html import unescape
from typing import Any
from urllib.parse import urlencode

import pytest
from django.test import Client
from django.utils import timezone

from assessments.models import Plan, Rating, Sitting
from assessments.plans.services import put_away
from assessments.ratings.services import correct_rating
from careerpath.accounts.models import User
from skills.models import Release
from tests.assessments.plans.conftest import plan_for
from tests.assessments.plans.making.test_preview import UNPROVEN_AND_PROVEN

NEW, PREVIEW = "/plan/new/", "/plan/new/preview/"


def page(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return unescape(response.content.decode())


def sent(**more: object) -> dict[str, Any]:
    start = {"target": "mlops-engineer/mid", "hours": 6, "start": timezone.localdate().isoformat()}
    return {**start, "deadline": "", "off": "", **more}


def test_before_the_first_plan_the_page_says_how_to_begin(learner_client: Client) -> None:
    assert "No plan yet" in page(learner_client, "/plan/")


def test_the_only_plan_is_opened_at_once(plan: Plan, learner_client: Client) -> None:
    assert learner_client.get("/plan/").headers["Location"] == f"/plan/{plan.pk}/"


def test_of_several_plans_there_is_a_list(plan: Plan, learner: User, release: Release, learner_client: Client) -> None:
    other = plan_for(learner, release, hours=8)
    both = page(learner_client, "/plan/")
    put_away(person=learner, plan=other.pk)

    only, every = learner_client.get("/plan/"), page(learner_client, "/plan/?all=yes")

    assert [f'href="/plan/{pk}/"' in html for html in (both, every) for pk in (plan.pk, other.pk)] == [True] * 4
    assert ["Earlier plans" in html for html in (both, every)] == [False, True]
    assert only.headers["Location"] == f"/plan/{plan.pk}/"
    assert 'href="/plan/?all=yes"' in page(learner_client, f"/plan/{plan.pk}/")


def test_the_form_begins_with_the_newest_target_and_shows_what_comes_of_it(
    finished: Sitting, learner_client: Client
) -> None:
    html = page(learner_client, NEW)

    assert '<option value="mlops-engineer/mid" selected>' in html
    assert "What comes of it" in html
    assert [f'<th scope="row">{hours} h' in html for hours in (4, 6, 8, 12)] == [True] * 4


def test_a_skill_is_left_out_from_the_beginning_with_its_reason(finished: Sitting, learner_client: Client) -> None:
    chosen = {"without": ["kubernetes"], "reason": "Another team does it."}
    whole, less = (page(learner_client, f"{PREVIEW}?{urlencode(sent(**more), doseq=True)}") for more in ({}, chosen))
    twice = [learner_client.post(NEW, sent(make="yes", **chosen)).headers["Location"] for _ in range(2)]
    other = learner_client.post(NEW, sent(make="yes")).headers["Location"]

    plan = Plan.objects.get(pk=twice[0].split("/")[2])
    left_out = plan.steps.filter(state="skipped")
    assert 'value="kubernetes" id="without-kubernetes"' in page(learner_client, NEW)
    assert "You do without" not in whole
    assert re.search(r"You do without Kubernetes[^.]*, so with all of this done you are 9\d % ready", less)
    assert (twice[0] == twice[1], other == twice[0], Plan.objects.count()) == (True, False, 2)
    assert {step.skill.slug for step in left_out if step.skill} == {"kubernetes"}
    assert set(left_out.values_list("reason", "hours_planned")) == {("Another team does it.", 0)}
    assert plan.there + sum(step.gain for step in plan.steps.all()) == plan.whole
    assert list(plan.steps.order_by("place"))[-left_out.count() :] == list(left_out.order_by("place"))
    assert f"Left out: {left_out.count()}" in page(learner_client, twice[0])


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"without": ["kubernetes"], "reason": " "}, "Give a reason, so that you still know it later."),
        ({"without": ["kubernetes"], "reason": "No.", "hours": 0}, "Give 1 to"),
        ({"without": ["astrology"], "reason": "No."}, "Mend this, and you see here what comes of it:"),
    ],
)
def test_what_is_wrong_is_said_and_the_choice_of_skills_stays(
    wrong: dict[str, Any], says: str, finished: Sitting, learner_client: Client
) -> None:
    answer = learner_client.post(NEW, sent(make="yes", **wrong))

    html = unescape(answer.content.decode())
    assert says in html
    assert ('id="without-kubernetes" checked' in html) == (wrong["without"] == ["kubernetes"])
    assert not Plan.objects.exists()


def test_who_does_without_everything_has_nothing_to_plan(finished: Sitting, learner_client: Client) -> None:
    every = re.findall(r'name="without" value="([^"]+)"', page(learner_client, NEW))

    answer = learner_client.post(NEW, sent(make="yes", without=every, reason="No time."))

    assert len(every) > 10
    assert "Keep at least one." in answer.content.decode()
    assert not Plan.objects.exists()


def test_a_link_names_the_target(finished: Sitting, learner_client: Client) -> None:
    assert '<option value="data-engineer/senior" selected>' in page(
        learner_client, f"{NEW}?role=data-engineer&level=senior"
    )
    assert '<option value="mlops-engineer/mid" selected>' in page(learner_client, f"{NEW}?role=astronaut")


def test_whoever_has_rated_nothing_is_led_to_it(release: Release, learner_client: Client) -> None:
    assert "Rate yourself first" in page(learner_client, NEW)


def test_whoever_meets_everything_is_told_so(learner: User, release: Release, learner_client: Client) -> None:
    for skill in release.framework.skills.values_list("pk", flat=True):
        Rating.objects.create(person=learner, skill_id=skill, level=4, rated_at=timezone.now())

    html = page(learner_client, NEW)
    learner_client.post(NEW, sent(make="yes"))

    assert "You are there" in html
    assert not Plan.objects.exists()


def test_the_plan_is_kept_once_however_often_it_is_sent(
    finished: Sitting, learner: User, learner_client: Client
) -> None:
    given = sent(make="yes", hours=8, off_from=["2030-12-23", ""], off_to=["2031-01-03", ""])

    answers = [learner_client.post(NEW, given) for _ in range(2)]

    plan = Plan.objects.get(person=learner)
    assert [answer.headers["Location"] for answer in answers] == [f"/plan/{plan.pk}/"] * 2
    assert (plan.hours_a_week, plan.weeks_off, plan.role) == (8, ["2030-12-23", "2030-12-30"], "mlops-engineer")


def test_working_it_out_keeps_nothing(finished: Sitting, learner_client: Client) -> None:
    until = timezone.localdate() + timedelta(days=60)

    html = unescape(learner_client.post(NEW, sent(show="yes", deadline=until.isoformat())).content.decode())

    assert "What doesn’t fit before the deadline" in html
    assert not Plan.objects.exists()


def test_a_deadline_that_leaves_time_for_all_changes_nothing(finished: Sitting, learner_client: Client) -> None:
    until = timezone.localdate() + timedelta(days=3600)

    html = page(learner_client, f"{PREVIEW}?{urlencode(sent(hours=40, deadline=until.isoformat()))}")

    assert "Everything fits, so the deadline changes nothing." in html
    assert "without the deadline" not in html


def test_what_is_not_proven_by_the_deadline_is_said_to_be_the_least(release: Release, learner_client: Client) -> None:
    days = [timezone.localdate() + timedelta(days=days) for days in UNPROVEN_AND_PROVEN]

    unproven, proven = (page(learner_client, f"{PREVIEW}?{urlencode(sent(deadline=day))}") for day in days)

    assert re.search(r"<dd>at least \d\d %</dd>", unproven)
    assert re.search(r"at least \d\d % by then", unproven)
    assert "<dd>at least" not in proven


def test_where_nothing_fits_before_the_deadline_the_page_says_so(finished: Sitting, learner_client: Client) -> None:
    today = timezone.localdate()
    off = f"{today} to {today + timedelta(weeks=20)}"
    given = sent(off=off, deadline=today + timedelta(weeks=10))

    html = page(learner_client, f"{PREVIEW}?{urlencode(given)}")
    made = page(learner_client, learner_client.post(NEW, {**given, "make": "yes"}).headers["Location"])

    assert "Nothing fits before the deadline." in html
    assert "Nothing that is left to do fits before your deadline." in made
    assert "What brings you furthest until then comes first." not in made


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"hours": 0}, "Give 1 to 80 hours a week."),
        ({"hours": 81}, "Give 1 to 80 hours a week."),
        ({"hours": "9" * 5000}, "Enter a whole number."),
        ({"target": ""}, "This field is required."),
        ({"target": "astronaut/mid"}, "Choose a role and a level from the list."),
        ({"beside": "data-engineer/galactic"}, "Choose a role and a level from the list."),
        ({"start": "9999-12-31"}, "Choose a start within a year of today."),
        ({"start": "1999-01-01"}, "Choose today or a later day."),
        ({"start": (timezone.localdate() - timedelta(days=1)).isoformat()}, "Choose today or a later day."),
        ({"deadline": "2000-01-01"}, "The deadline must come after the start."),
        ({"deadline": "9999-12-31"}, "Choose a deadline within 10 years."),
        ({"off": "in summer"}, "“in summer” is no date."),
        (
            {"off_from": ["2027-01-03"], "off_to": ["2026-12-21"]},
            "The break from 3 January 2027 ends before it begins.",
        ),
        ({"off": "2027-01-04 to 2046-03-04"}, "The break from 4 January 2027 is longer than 60 weeks."),
        ({"off": "9999-12-31"}, "Choose breaks within 10 years of today."),
        ({"off": "0001-01-01"}, "Choose breaks within 10 years of today."),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_kept(
    wrong: dict[str, object], said: str, release: Release, learner_client: Client
) -> None:
    response = learner_client.post(NEW, sent(make="yes", **wrong))

    assert response.status_code == 200
    assert said in unescape(response.content.decode())
    assert not Plan.objects.exists()


def test_a_deadline_on_the_first_day_is_refused(release: Release, learner_client: Client) -> None:
    today = timezone.localdate().isoformat()

    response = learner_client.post(NEW, sent(make="yes", start=today, deadline=today))

    assert "The deadline must come after the start." in unescape(response.content.decode())


def test_another_rating_makes_another_plan_of_the_same_choices(
    finished: Sitting, learner: User, learner_client: Client
) -> None:
    before = learner_client.post(NEW, sent(make="yes")).headers["Location"]
    known = Rating.objects.filter(person=learner, level__gte=1, skill__slug="python").get()
    correct_rating(person=learner, skill_id=known.skill_id, level=0)

    after = learner_client.post(NEW, sent(make="yes")).headers["Location"]

    assert before != after
    levels = Plan.objects.latest("pk").steps.filter(skill=known.skill_id).values_list("level", flat=True)
    assert min(levels) == 1
