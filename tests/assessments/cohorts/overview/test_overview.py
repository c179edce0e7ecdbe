"""The overview as teachers get it: its numbers, its lists, its file, and how many queries it takes."""

import csv
import io
import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from assessments.cohorts.heatmap.drawing import drawing_of
from assessments.cohorts.heatmap.queries import ground_of
from assessments.cohorts.heatmap.wishes import Wish
from assessments.cohorts.overview.queries import seen_of
from assessments.cohorts.queries import goal_of
from assessments.cohorts.services import archive_cohort, leave_cohort
from assessments.models import Cohort, Exemption, LookingBack, Membership, Plan, Step
from careerpath.accounts.models import User
from skills.models import Release, Skill
from tests.assessments.cohorts.overview.conftest import NOW, learner_in, rated


@pytest.fixture
def running(cohort: Cohort) -> Cohort:
    """For six weeks, and for six more."""
    today = timezone.localdate()
    cohort.starts_on, cohort.ends_on = today - timedelta(days=42), today + timedelta(days=42)
    cohort.save()
    return cohort


@pytest.fixture
def three(running: Cohort) -> list[Membership]:
    """Ana has gained, Ben has been quiet since he rated himself, and Cleo hasn't begun."""
    rows = [learner_in(running, name) for name in ("Ana", "Ben", "Cleo")]
    rated(rows[0].person, {"python": (1, 3), "git": (1, 2)})
    rated(rows[1].person, {"python": (1, 1)})
    return rows


def page(client: Client, cohort: Cohort, part: str = "") -> str:
    return client.get(f"/cohorts/{cohort.pk}/overview/{part}").content.decode()


def section(html: str, heading: str) -> str:
    return html.split(f"<h3>{heading}")[1].split("</section>", maxsplit=1)[0]


def test_everybody_stands_where_they_should(
    running: Cohort, three: list[Membership], instructor_client: Client
) -> None:
    html = page(instructor_client, running)

    assert "nothing done for 35 days" in section(html, "Stuck")
    assert f'<a href="/cohorts/{running.pk}/learners/{three[1].pk}/">Ben</a>' in section(html, "Stuck")
    assert ">Cleo</a>" in section(html, "Not started")
    assert "Nobody is far ahead" in section(html, "Far ahead")
    assert "learners, 2 of them started" in html


def test_the_skills_most_missing_say_how_many_have_them(
    running: Cohort, three: list[Membership], release: Release, instructor_client: Client
) -> None:
    html = page(instructor_client, running)

    cells = re.findall(r'<tr><th scope="row">.*>(.+?)</a></th>.*?<td class="number">(\d+) of (\d+)</td>', html)
    assert len(cells) == 10
    assert {people for _, _, people in cells} == {"3"}
    assert "Python" not in [name for name, has, _ in cells if has == "3"]


def test_a_skill_most_missing_leads_to_the_levels_of_everybody_in_it(
    running: Cohort, three: list[Membership], instructor_client: Client
) -> None:
    html = page(instructor_client, running)

    links = re.findall(rf'<th scope="row"><a href="(/cohorts/{running.pk}/opinions/in/[\w-]+/)">', html)
    assert len(links) == 10
    assert all(name in instructor_client.get(links[0]).text for name in ("Ana", "Ben", "Cleo"))


def test_who_left_a_skill_out_is_not_asked_for_it(
    running: Cohort, three: list[Membership], instructor_client: Client
) -> None:
    """As the map has it: of Ana alone it is told how many have Python, and of nobody what they lack of Git."""
    python, git = (Skill.objects.get(slug=slug) for slug in ("python", "git"))
    for one in three:
        Exemption.objects.create(person=one.person, skill=git, reason="Others do it.")
    for one in three[1:]:
        Exemption.objects.create(person=one.person, skill=python, reason="Others do it.")
    goal = goal_of(running)

    seen = seen_of(running, goal, timezone.localdate())

    assert seen
    mine = Membership.objects.teaching().get(cohort=running, role="lead")
    drawn = drawing_of(mine, ground_of(running), Wish(running.starts_on))
    for skill in seen.skills:
        over_all = drawn.overall[skill.slug]
        assert (skill.asked, skill.rated, skill.met) == (over_all.asked, over_all.rated, over_all.met)
        assert skill.missing == pytest.approx(over_all.missing)
    found = {skill.slug: (skill.asked, skill.missing) for skill in seen.skills}
    assert (found["git"], found["python"][0]) == ((0, 0.0), 1)
    html = page(instructor_client, running)
    cells = dict(re.findall(r'<tr><th scope="row">.*>(.+?)</a></th>.*?<td class="number">\d+ of (\d+)</td>', html))
    assert ("Git and version control" in cells, cells.get("Python", "1")) == (False, "1")


def test_the_list_can_be_narrowed(running: Cohort, three: list[Membership], instructor_client: Client) -> None:
    names = {
        word: re.findall(r'learners/\d+/">(\w+)</a></th>', page(instructor_client, running, f"learners/{word}"))
        for word in ("", "?standing=stuck", "?standing=not-started", "?standing=nonsense", "?page=99")
    }

    everybody = ["Ana", "Ben", "Cleo"]
    assert names == {
        "": everybody,
        "?standing=stuck": ["Ben"],
        "?standing=not-started": ["Cleo"],
        "?standing=nonsense": everybody,
        "?page=99": everybody,
    }
    assert "Nobody is far ahead" in page(instructor_client, running, "learners/?standing=far-ahead")


def test_the_file_has_what_the_list_has(running: Cohort, three: list[Membership], instructor_client: Client) -> None:
    User.objects.filter(pk=three[1].person_id).update(name="=1+1")
    Cohort.objects.filter(pk=running.pk).update(looks_back_since=NOW)
    LookingBack.objects.create(membership=three[0], skill=Skill.objects.get(slug="python"), level=0)

    response = instructor_client.get(f"/cohorts/{running.pk}/overview/learners.csv")

    rows = {row["learner"]: row for row in csv.DictReader(io.StringIO(response.content.decode("utf-8-sig")))}
    assert list(rows) == ["'=1+1", "Ana", "Cleo"]
    ana = {
        key: float(value) for key, value in rows["Ana"].items() if key not in ("learner", "standing", "why", "as of")
    }
    assert ana["readiness"] - ana["readiness at start"] == pytest.approx(ana["gain"], abs=0.02)
    assert ana["readiness"] - ana["start looking back"] == pytest.approx(ana["adjusted gain"], abs=0.02)
    assert ana["start looking back"] < ana["readiness at start"]
    assert rows["Ana"]["standing"] == "on the way"
    cleo = rows["Cleo"]
    assert (cleo["readiness"], cleo["standing"], cleo["as of"]) == ("", "not started", f"{timezone.localdate()}")


def test_who_has_left_is_nowhere(running: Cohort, three: list[Membership], instructor_client: Client) -> None:
    leave_cohort(cohort=running.pk, person=three[0].person)

    html = page(instructor_client, running)

    assert "learners, 1 of them started" in html
    assert "Ana" not in html + page(instructor_client, running, "learners/")
    assert "Ana" not in instructor_client.get(f"/cohorts/{running.pk}/overview/learners.csv").content.decode()


def test_of_an_archived_cohort_nothing_is_shown(
    running: Cohort, three: list[Membership], instructor_client: Client
) -> None:
    archive_cohort(cohort=running.pk)

    shown = [page(instructor_client, running, part) for part in ("", "learners/", "learners.csv")]

    assert not any(name in html for html in shown for name in ("Ana", "Ben", "Cleo", "stats"))
    assert shown[2].count("\n") == 1


def test_without_learners_it_says_what_comes_here(running: Cohort, instructor_client: Client) -> None:
    assert "No learners yet" in page(instructor_client, running)
    assert "Nobody is in the cohort yet" in page(instructor_client, running, "learners/")


def test_a_goal_that_is_gone_shows_no_numbers(
    running: Cohort, three: list[Membership], instructor_client: Client
) -> None:
    Cohort.objects.update(role="astronaut")

    assert "needs one first" in page(instructor_client, running)
    assert page(instructor_client, running, "learners/").count("<table") == 0


def test_asking_to_look_back_is_said_once(running: Cohort, three: list[Membership], instructor_client: Client) -> None:
    before = page(instructor_client, running)
    for _ in range(2):
        after = instructor_client.post(f"/cohorts/{running.pk}/overview/ask/", follow=True).content.decode()

    assert "Ask them from now on" in before
    assert "Nobody has looked back yet." in after
    assert after.count("Your learners are asked") == 0


def test_a_learner_behind_the_plan_for_the_goal_is_stuck(
    running: Cohort, three: list[Membership], release: Release, instructor_client: Client
) -> None:
    plan = Plan.objects.create(
        person=three[0].person,
        release=release,
        role=running.role,
        seniority=running.seniority,
        hours_a_week=5,
        starts_on=timezone.localdate() - timedelta(weeks=6),
        reached=0,
        bound=0,
        whole=1,
        proof="optimal",
    )
    python = Skill.objects.get(slug="python")
    for place, (level, state) in enumerate(((2, "open"), (3, "open"), (4, "open"))):
        Step.objects.create(plan=plan, place=place, skill=python, level=level, hours=5, state=state)

    behind = section(page(instructor_client, running), "Stuck")
    Plan.objects.update(seniority="senior")
    other = section(page(instructor_client, running), "Stuck")

    # She has rated herself at level 3 by now: 10 of 30 hours are done, and the third step was due after 15.
    assert "3 weeks behind their plan" in behind
    assert "behind" not in other


@pytest.mark.parametrize("part", ["", "learners/", "learners.csv"])
@pytest.mark.parametrize("looks", [False, True])
def test_it_asks_the_same_for_one_and_for_thirty(
    part: str,
    looks: bool,
    running: Cohort,
    instructor_client: Client,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    Cohort.objects.update(looks_back_since=NOW if looks else None)
    learner_in(running, "First")
    page(instructor_client, running, part)

    # The first page also counts what waits for an opinion.
    queries = 7 if part else 8
    with django_assert_num_queries(queries):
        page(instructor_client, running, part)
    for number in range(29):
        rated(learner_in(running, f"Many {number}").person, {"python": (number % 4, 3), "git": (1, 2)})

    with django_assert_num_queries(queries):
        html = page(instructor_client, running, part)

    assert "Many 0" in html or part == ""
