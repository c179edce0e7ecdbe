"""What teachers read on the page about one skill of a learner."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from assessments.models import Evidence, Exemption, Membership, Rating, RatingChange
from careerpath.accounts.models import User
from skills.models import Release, Skill
from tests.assessments.cohorts.test_people import rate
from tests.factories import CohortFactory, ReviewFactory


@pytest.fixture
def python(learner: User, release: Release) -> Skill:
    rate(learner, {"python": 4})
    found = Skill.objects.get(slug="python")
    now = timezone.now()
    Rating.objects.update(verified_level=2, verified_at=now - timedelta(days=2))
    change = {"person": learner, "skill": found}
    RatingChange.objects.create(**change, source="sitting", after=1, at=now - timedelta(days=9))
    RatingChange.objects.create(
        **change, source="correction", before=1, rated_before_at=now, after=4, at=now - timedelta(days=5)
    )
    return found


def page_of(client: Client, row: Membership, skill: str = "python") -> str:
    return client.get(f"/cohorts/{row.cohort_id}/learners/{row.pk}/{skill}/").content.decode()


def test_three_levels_stand_side_by_side_with_their_statements(
    python: Skill, membership: Membership, instructor_client: Client
) -> None:
    response = instructor_client.get(f"/cohorts/{membership.cohort_id}/learners/{membership.pk}/python/")

    statements = dict(python.levels.values_list("level", "statement"))
    assert [(words, told) for words, _, told in response.context["sides"]] == [
        ("Own level", statements[4]),
        ("Verified", statements[2]),
        ("Wanted", statements[3]),
    ]
    assert "two or more apart" in response.content.decode()


def test_nothing_is_new_to_them_and_not_to_who_reads_it(
    python: Skill, membership: Membership, instructor_client: Client
) -> None:
    Rating.objects.update(verified_level=0)

    page = page_of(instructor_client, membership)

    assert ("<p>Python is new to them.</p>" in page, "new to you" in page) == (True, False)


def test_history_is_a_line_and_a_table(python: Skill, membership: Membership, instructor_client: Client) -> None:
    page = page_of(instructor_client, membership)

    rows = page.split("What changed")[1]
    assert rows.count("<tr>") == 3
    assert "second opinion" in rows
    assert 'aria-label="Python over time, from level 0 to 4.' in page
    assert "their own level" in page
    assert "what you said" not in page


def test_only_this_skills_evidence_stands_there(
    python: Skill, membership: Membership, learner: User, instructor_client: Client
) -> None:
    Evidence.objects.create(person=learner, skill=python, level=3, text="A library of mine.")
    Evidence.objects.create(person=learner, skill=Skill.objects.get(slug="git"), level=3, text="A branch of mine.")

    page = page_of(instructor_client, membership)

    assert "A library of mine." in page
    assert "A branch of mine." not in page


def test_opinions_of_this_cohort_alone_are_read(
    python: Skill, membership: Membership, learner: User, instructor: User, instructor_client: Client
) -> None:
    about = {"person": learner, "skill": python}
    ReviewFactory(
        **about, cohort=membership.cohort, by=None, level=2, comment="Shown in class.", replaced_at=timezone.now()
    )
    ReviewFactory(**about, cohort=CohortFactory(framework=membership.cohort.framework), level=3, comment="Elsewhere.")

    page = page_of(instructor_client, membership)

    assert "Shown in class." in page
    assert "by a former teacher" in page
    assert "Elsewhere." not in page


def test_what_was_left_out_says_why(
    python: Skill, membership: Membership, learner: User, instructor_client: Client
) -> None:
    Exemption.objects.create(person=learner, skill=python, reason="Others do it.")

    assert "“Others do it.”" in page_of(instructor_client, membership)


def test_a_skill_that_nobody_asks_for_and_nobody_rated(membership: Membership, instructor_client: Client) -> None:
    slug = "technical-leadership"

    page = page_of(instructor_client, membership, slug)

    assert "Not asked for" in page
    assert "Nobody has looked yet" in page
    assert "Each change of this rating will stand here" in page


def test_the_page_asks_the_same_for_a_little_and_for_a_lot(
    python: Skill,
    membership: Membership,
    learner: User,
    instructor_client: Client,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    page_of(instructor_client, membership)
    with django_assert_num_queries(7):
        page_of(instructor_client, membership)
    for number in range(5):
        about = {"person": learner, "skill": python}
        Evidence.objects.create(**about, level=2, text=f"Piece {number}")
        RatingChange.objects.create(**about, source="correction", after=number % 5)
        ReviewFactory(**about, cohort=membership.cohort, level=2, replaced_at=timezone.now())

    with django_assert_num_queries(7):
        page_of(instructor_client, membership)


def test_both_pages_lead_to_giving_an_opinion(python: Skill, membership: Membership, instructor_client: Client) -> None:
    opinions = f"/cohorts/{membership.cohort_id}/opinions/of/{membership.pk}/"
    learner = instructor_client.get(f"/cohorts/{membership.cohort_id}/learners/{membership.pk}/").content.decode()

    assert f'href="{opinions}"' in learner
    assert f'href="{opinions}python/"' in page_of(instructor_client, membership)
    assert [instructor_client.get(path).status_code for path in (opinions, f"{opinions}python/")] == [200, 200]
