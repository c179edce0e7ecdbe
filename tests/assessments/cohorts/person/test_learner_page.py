"""What teachers read on the page about a learner, and what never stands there."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from assessments.gaps.queries import today_of
from assessments.gaps.words import percent
from assessments.models import Cohort, Evidence, Exemption, Membership, Plan, Rating, RatingChange, Step
from careerpath.accounts.models import User
from skills.models import Release, Skill
from skills.releases import catalogue_of
from tests.assessments.cohorts.test_people import rate
from tests.assessments.plans.conftest import plan_for
from tests.factories import MembershipFactory


def page_of(client: Client, row: Membership) -> str:
    return client.get(f"/cohorts/{row.cohort_id}/learners/{row.pk}/").content.decode()


def skill(slug: str) -> Skill:
    return Skill.objects.get(slug=slug)


@pytest.fixture
def rated(learner: User, release: Release) -> None:
    rate(learner, {"python": 2, "git": 2, "kubernetes": 1, "sql": None, "organisation": 3})
    Rating.objects.filter(skill__slug="git").update(verified_level=1, verified_at=timezone.now())


@pytest.fixture
def planned(rated: None, learner: User, release: Release) -> Plan:
    return plan_for(learner, release, start=timezone.localdate() - timedelta(days=10))


def test_readiness_is_that_of_their_own_result(
    rated: None, membership: Membership, learner: User, release: Release, instructor_client: Client
) -> None:
    Exemption.objects.create(person=learner, skill=skill("ml-pipelines"), reason="Others do it.")

    page = page_of(instructor_client, membership)

    catalogue = catalogue_of(release.pk)
    role = catalogue.role["mlops-engineer"]
    picture = today_of(learner, catalogue, role, role.level("mid"), timezone.localdate())
    assert f"<dd>{percent(picture.analysis.readiness)} %</dd>" in page
    assert "Others do it." in page
    assert page.split("Skill by skill")[1].count("ML pipelines") == 0


def test_a_learner_is_written_to_and_removed_from_their_own_page(
    rated: None, membership: Membership, instructor_client: Client
) -> None:
    page = page_of(instructor_client, membership)

    where = f"/cohorts/{membership.cohort_id}/"
    assert f'href="{where}messages/new/?to=chosen&amp;who={membership.pk}"' in page
    assert f'href="{where}remove/{membership.pk}/"' in page
    form = instructor_client.get(f"{where}messages/new/?to=chosen&who={membership.pk}").context["form"]
    assert (form["to"].value(), form["who"].value()) == ("chosen", [str(membership.pk)])
    assert page_address(membership) in instructor_client.get(f"{where}remove/{membership.pk}/").text


def page_address(row: Membership) -> str:
    return f'href="/cohorts/{row.cohort_id}/learners/{row.pk}/"'


def test_verified_levels_alone_and_what_is_missing(
    rated: None, membership: Membership, instructor_client: Client
) -> None:
    response = instructor_client.get(f"/cohorts/{membership.cohort_id}/learners/{membership.pk}/")

    found = response.context
    assert found["verified"] == 1
    assert [one.skill.slug for _, _, one in found["missed"]] == [
        "ci-cd",
        "cloud-platforms",
        "collaboration",
        "containers",
        "linux",
    ]
    assert "2.8 points" in response.content.decode()


def test_since_counts_from_the_start_of_the_cohort(
    rated: None, membership: Membership, learner: User, instructor_client: Client
) -> None:
    today = timezone.localdate()
    Cohort.objects.update(starts_on=today - timedelta(days=30), ends_on=today)
    now = timezone.now()
    earlier = {"person": learner, "skill": skill("python"), "source": "correction", "rated_before_at": now}
    RatingChange.objects.create(**earlier, before=0, after=1, at=now - timedelta(days=40))
    RatingChange.objects.create(**earlier, before=1, after=4, at=now - timedelta(days=20))
    RatingChange.objects.create(**earlier, before=4, after=2, at=now - timedelta(days=10))

    page = page_of(instructor_client, membership)

    row = page.split('/python/">Python</a></th>')[1].split("</tr>")[0]
    assert row.endswith('<td class="number">+1</td>')
    assert page.count('<td class="number">+') == 1
    assert "Readiness, week by week" in page


def test_a_plan_shows_steps_and_neither_notes_nor_links(
    planned: Plan, membership: Membership, instructor_client: Client
) -> None:
    first, second, third = planned.steps.order_by("place")[:3]
    secret = {"note": "SECRET NOTE", "links": [{"title": "SECRET LINK", "link": "https://secret.example/"}]}
    Step.objects.filter(pk=first.pk).update(
        state="done", done_on=date(2026, 1, 7), started_on=date(2026, 1, 6), **secret
    )
    Step.objects.filter(pk=second.pk).update(state="skipped", reason="SECRET REASON", **secret)
    Step.objects.filter(pk=third.pk).update(state="started", started_on=date(2026, 1, 8), **secret)

    response = instructor_client.get(f"/cohorts/{membership.cohort_id}/learners/{membership.pk}/")

    plan, page = response.context["plan"], response.content.decode()
    assert [(step.hours, step.start, step.end) for step in plan.done] == [
        (first.hours, date(2026, 1, 6), date(2026, 1, 7))
    ]
    assert plan.ahead[0].is_begun
    assert plan.many == planned.steps.count() - 1
    assert "SECRET" not in page
    assert "secret.example" not in page


def test_a_plan_for_something_else_stays_theirs(
    planned: Plan, membership: Membership, instructor_client: Client
) -> None:
    Plan.objects.update(seniority="senior")

    assert "They have no plan for MLOps engineer, mid level." in page_of(instructor_client, membership)


def test_evidence_is_listed_and_a_link_that_is_no_page_is_only_text(
    rated: None, membership: Membership, learner: User, instructor_client: Client
) -> None:
    Evidence.objects.create(person=learner, skill=skill("git"), level=2, text="<b>Bold</b>", link="https://ok.example/")
    Evidence.objects.create(person=learner, skill=skill("sql"), level=1, link="javascript:alert(1)")

    page = page_of(instructor_client, membership)

    assert "&lt;b&gt;Bold&lt;/b&gt;" in page
    assert 'href="https://ok.example/" rel="noopener nofollow ugc"' in page
    assert 'href="javascript' not in page
    assert "javascript:alert(1)" in page


def test_whoever_has_rated_nothing_is_told_so(membership: Membership, instructor_client: Client) -> None:
    page = page_of(instructor_client, membership)

    assert "Nothing rated yet" in page
    assert "What holds them back most" not in page
    assert "Readiness, week by week" not in page


def test_a_goal_that_is_gone_leaves_the_evidence(
    rated: None, membership: Membership, learner: User, instructor_client: Client
) -> None:
    Cohort.objects.update(role="astronaut")
    Evidence.objects.create(person=learner, skill=skill("git"), level=2, text="Here it is.")

    page = page_of(instructor_client, membership)

    assert "no longer in the catalogue" in page
    assert "Here it is." in page


def test_the_page_asks_the_same_for_a_little_and_for_a_lot(
    planned: Plan,
    membership: Membership,
    learner: User,
    instructor_client: Client,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    page_of(instructor_client, membership)
    with django_assert_num_queries(7):
        page_of(instructor_client, membership)
    for number in range(20):
        MembershipFactory(cohort=membership.cohort)
        Evidence.objects.create(person=learner, skill=skill("git"), level=2, text=f"Piece {number}")
        RatingChange.objects.create(person=learner, skill=skill("sql"), source="correction", after=number % 5)

    with django_assert_num_queries(7):
        page = page_of(instructor_client, membership)

    assert "12 older pieces of evidence stand on the pages of the skills." in page
