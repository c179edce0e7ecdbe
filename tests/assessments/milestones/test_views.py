"""The pages of milestones: what they say, what they save, what they refuse, and the way back."""

from dataclasses import replace

from django.test import Client
from pytest_django import DjangoAssertNumQueries

from assessments.milestones.services import finish_milestone
from assessments.models import Evidence, Progress
from careerpath.accounts.models import User
from skills.catalogue import Catalogue, Milestone
from skills.models import Release
from tests.assessments.gaps.conftest import finished_by
from tests.assessments.milestones.conftest import LINK, TEXT, page, send, ticked, work
from tests.assessments.plans.conftest import plan_for
from tests.skills.published import published

LIST = "/me/milestones/"
PAGE = f"{LIST}containerised-model-api/"


# -- All of them -------------------------------------------------------------------------------------------------------


def test_without_a_goal_all_stand_in_one_list(release: Release, learner_client: Client) -> None:
    html = page(learner_client, LIST)

    assert "All milestones" in html
    assert html.count("<h3>") == 16
    assert "7 lines to do · about 30 h · proves 5 skills" in html


def test_what_the_goal_needs_comes_first(learner: User, release: Release, learner_client: Client) -> None:
    finished_by(learner, release, {"python": 4, "git": 2, "sql": 2, "ml-fundamentals": 2, "data-preprocessing": 1})

    html = page(learner_client, LIST)

    assert html.index("They prove what you lack for MLOps engineer, mid level") < html.index("The others")
    assert html.index("The others") < html.index("The basics in one small project")
    assert "proves 5 skills, and you lack all of them" in html


def test_a_plan_comes_before_the_newest_assessment(learner: User, release: Release, learner_client: Client) -> None:
    plan = plan_for(learner, release)
    finished_by(learner, release, {"git": 2}, role="data-engineer")

    assert "They prove what you lack for MLOps engineer, mid level" in page(learner_client, LIST)
    plan.steps.update(state="skipped")
    assert "They prove what you lack" not in page(learner_client, LIST)


def test_it_says_how_far_each_is(
    learner: User, finished: Progress, catalogue: Catalogue, learner_client: Client
) -> None:
    other = next(one for one in catalogue.milestones if one.slug == "the-basics")
    work(learner, other, on=other.checklist[:2])

    html = page(learner_client, LIST)

    assert "2 of 6 lines done · about 30 h" in html
    assert '<progress class="on-screen" max="100" value="33"' in html
    assert "Finished on" in html


def test_the_list_takes_as_many_queries_for_all_as_for_none(
    learner: User,
    release: Release,
    catalogue: Catalogue,
    learner_client: Client,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    finished_by(learner, release, {"git": 2})
    page(learner_client, LIST)
    with django_assert_num_queries(7):
        page(learner_client, LIST)

    for milestone in catalogue.milestones:
        work(learner, milestone, on=milestone.checklist, text=TEXT)
    plan_for(learner, release)

    with django_assert_num_queries(7):
        page(learner_client, LIST)


# -- One of them -------------------------------------------------------------------------------------------------------


def test_the_page_says_what_shows_that_it_is_done_and_what_it_proves(release: Release, learner_client: Client) -> None:
    html = page(learner_client, PAGE)

    assert "<h1>A model in a container behind an API</h1>" in html
    assert "0 of 7 lines done" in html
    assert html.count('type="checkbox"') == 7
    assert '<a href="/me/skills/model-serving/">Model serving</a>' in html


def test_ticks_and_words_are_saved_and_shown(release: Release, api: Milestone, learner_client: Client) -> None:
    html = send(learner_client, PAGE, ticked=api.checklist[:2], link="example.org/churn", text=TEXT)

    assert "2 of 7 lines done" in html
    assert html.count('name="shown"') == 2
    assert 'value="https://example.org/churn"' in html
    assert f">\n{TEXT}</textarea>" in html


def test_a_script_sends_ticks_alone_and_touches_no_words(
    learner: User, done: Progress, api: Milestone, learner_client: Client
) -> None:
    send(learner_client, PAGE, shown=api.checklist, ticked=api.checklist[1:])

    done.refresh_from_db()
    assert (done.link, done.text) == (LINK, TEXT)
    assert ticked() == list(api.checklist[1:])


def test_a_link_with_a_fault_holds_back_no_tick_and_is_shown_again(
    release: Release, api: Milestone, learner_client: Client
) -> None:
    html = send(learner_client, PAGE, ticked=api.checklist[:1], link="javascript:alert(1)", text="t" * 301)

    assert "Write a link that begins with https://." in html
    assert "This has 301 characters, and 300 fit. Make it shorter." in html
    assert "t" * 301 in html
    assert "1 of 7 lines done" in html
    assert ticked() == list(api.checklist[:1])


def test_what_another_tab_wrote_is_told(
    learner: User, release: Release, api: Milestone, learner_client: Client
) -> None:
    work(learner, api, text="From the other tab.")

    html = send(learner_client, PAGE, text=TEXT, **{"shown-text": ""})

    assert "Another tab had written “From the other tab.”. What you wrote later counts." in html
    assert Progress.objects.get().text == TEXT


def test_what_nobody_touched_overrules_nothing(
    learner: User, release: Release, api: Milestone, learner_client: Client
) -> None:
    work(learner, api, text="From the other tab.")

    send(learner_client, PAGE, ticked=api.checklist[:1], text="Of yesterday.", **{"shown-text": "Of yesterday."})

    assert Progress.objects.get().text == "From the other tab."


def test_a_line_that_is_no_longer_on_the_list_is_told(release: Release, learner_client: Client) -> None:
    assert "The checklist has been changed since you opened this page." in send(learner_client, PAGE, ticked="It ran")
    assert not Progress.objects.exists()


def test_markup_in_what_was_written_stays_text(
    learner: User, done: Progress, api: Milestone, learner_client: Client
) -> None:
    Progress.objects.update(text="<script>alert(1)</script>")
    finish_milestone(person=learner, framework="mlops", milestone=api)

    assert "<script>alert(1)" not in learner_client.get(PAGE).content.decode()


def test_the_page_takes_as_many_queries_when_all_is_done(
    learner: User,
    release: Release,
    api: Milestone,
    learner_client: Client,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    page(learner_client, PAGE)
    for ticks, words, queries in ((0, "", 4), (1, TEXT, 5), (7, TEXT, 5)):
        work(learner, api, on=api.checklist[:ticks], text=words)
        with django_assert_num_queries(queries):
            page(learner_client, PAGE)
    finish_milestone(person=learner, framework="mlops", milestone=api)
    with django_assert_num_queries(7):
        page(learner_client, PAGE)


# -- Releases, frameworks, and the ways to it --------------------------------------------------------------------------


def test_one_that_the_catalogue_has_no_longer_is_kept(
    done: Progress, api: Milestone, catalogue: Catalogue, learner_client: Client
) -> None:
    published(replace(catalogue, milestones=tuple(one for one in catalogue.milestones if one is not api)))

    listed, html = page(learner_client, LIST), page(learner_client, PAGE)

    assert "No longer in the catalogue" in listed
    assert "The catalogue has this milestone no longer. What you did for it is kept." in html
    assert all(line in html for line in (*api.checklist, TEXT))
    for word in ("", "finish/"):
        assert "7 lines" not in send(learner_client, PAGE + word, ticked=[])
    assert ticked() == list(api.checklist)


def test_another_frameworks_milestone_is_another(
    done: Progress, elsewhere: Release, api: Milestone, learner_client: Client
) -> None:
    html = page(learner_client, f"{PAGE}?framework=other")
    assert "0 of 7 lines done" in html

    answer = learner_client.post(f"{PAGE}finish/?framework=other", {"ticked": api.checklist, "text": "There."})

    assert answer.headers["Location"] == f"{PAGE}?framework=other"
    assert {row.skill.framework.slug for row in Evidence.objects.select_related("skill__framework")} == {"other"}


def test_the_page_of_a_skill_leads_whoever_is_signed_in_to_it(
    release: Release, api: Milestone, client: Client, learner_client: Client
) -> None:
    link = f'<a href="{PAGE}">{api.name}</a>'

    assert link in page(learner_client, "/skills/containers/")
    assert link not in page(client, "/skills/containers/")
    assert f"<h3>{api.name}</h3>" in page(client, "/skills/containers/")


def test_a_step_and_a_skill_lead_to_what_would_prove_them(
    learner: User, release: Release, learner_client: Client
) -> None:
    plan = plan_for(learner, release)
    step = plan.steps.get(skill__slug="model-serving", level=2)

    assert f'<a href="{PAGE}?framework=mlops">' in page(learner_client, f"/plan/{plan.pk}/steps/{step.pk}/")
    assert f'<a href="{PAGE}">A model in a container behind an API</a>' in page(
        learner_client, "/me/skills/containers/"
    )
