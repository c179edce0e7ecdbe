"""The grids: by person and by skill, only what was changed is written, another's word, undoing, queries."""

import re
from collections.abc import Mapping
from datetime import timedelta
from html import unescape

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from assessments.models import Cohort, Evidence, Exemption, Membership, Review
from careerpath.accounts.models import User
from tests.accounts.steps import signed_in
from tests.assessments.cohorts.opinions.conftest import give, rating_of, skill, word
from tests.assessments.cohorts.test_people import rate
from tests.factories import MembershipFactory, ReviewFactory, UserFactory

FIELD = re.compile(
    r'<select[^>]* name="(?P<level>[^"]+)"[^>]*>(?P<options>.*?)</select>'
    r'|<textarea[^>]* name="(?P<comment>[^"]+)"[^>]*>(?P<text>.*?)</textarea>'
    r'|<input type="hidden" name="(?P<seen>[^"]+-seen)" value="(?P<value>[^"]*)">',
    re.DOTALL,
)


def fields(page: str) -> dict[str, str]:
    """What the page sends when nobody touches it."""
    found = {}
    for match in FIELD.finditer(page):
        if match["level"]:
            chosen = re.search(r'value="([^"]*)" selected', match["options"])
            found[match["level"]] = chosen[1] if chosen else ""
        elif match["comment"]:
            found[match["comment"]] = unescape(match["text"])
        else:
            found[match["seen"]] = match["value"]
    return found


def by_person(member: Membership) -> str:
    return f"/cohorts/{member.cohort_id}/opinions/of/{member.pk}/"


def by_skill(cohort: Cohort, slug: str = "git") -> str:
    return f"/cohorts/{cohort.pk}/opinions/in/{slug}/"


def send(client: Client, path: str, changed: Mapping[str, str]) -> str:
    page = client.get(path).content.decode()
    return client.post(path, fields(page) | changed, follow=True).content.decode()


def test_a_learner_is_rated_over_the_skills_of_the_goal(
    membership: Membership, cohort: Cohort, instructor_client: Client, learner: User
) -> None:
    rate(learner, {"git": 3, "python": 1})

    page = send(
        instructor_client, by_person(membership), {"git-level": "1", "git-comment": "Alone", "python-level": "2"}
    )

    assert "2 opinions given. The learner is told." in page
    assert {(row.skill.slug, row.level, row.comment) for row in Review.objects.all()} == {
        ("git", 1, "Alone"),
        ("python", 2, ""),
    }
    assert rating_of(learner, "git").verified_level == 1
    assert "2 apart: talk about it" in page


def test_a_page_that_nobody_touched_says_nothing(
    membership: Membership, cohort: Cohort, instructor: User, instructor_client: Client, learner: User
) -> None:
    rate(learner, {"git": 3})
    learner.ratings.update(verified_level=2, verified_at=timezone.now())
    give(instructor, cohort, word(membership, "python", 2, "A line\nand <another>"))

    page = send(instructor_client, by_person(membership), {})

    assert "You changed nothing." in page
    assert Review.objects.count() == 1


def test_a_skill_is_rated_over_its_learners(cohort: Cohort, instructor_client: Client) -> None:
    ann, ben = (MembershipFactory(cohort=cohort, person=UserFactory(name=name)) for name in ("Ann", "Ben"))

    page = send(instructor_client, by_skill(cohort), {f"{ann.pk}-level": "2", f"{ben.pk}-level": "0"})

    assert "2 opinions given." in page
    assert {(row.person.name, row.level) for row in Review.objects.all()} == {("Ann", 2), ("Ben", 0)}


def test_what_a_fair_word_needs_stands_beside_it(
    membership: Membership, cohort: Cohort, instructor: User, instructor_client: Client, learner: User
) -> None:
    rate(learner, {"git": 4})
    Evidence.objects.create(person=learner, skill=skill("git"), level=2, text="<b>Old</b>")
    give(instructor, cohort, word(membership, "git", 2, "Good"))
    Review.objects.update(answer="I do more", answered_at=timezone.now())
    Evidence.objects.create(person=learner, skill=skill("git"), level=3, link="https://example.org/new")
    Exemption.objects.create(person=learner, skill=skill("python"), reason="Others do it.")

    person = instructor_client.get(by_person(membership)).content.decode()
    of_skill = instructor_client.get(by_skill(cohort)).content.decode()

    assert "Left out of the target: “Others do it.”" in person
    for page in (person, of_skill):
        assert "evidence (2, 1 new)" in page.lower()
        assert "&lt;b&gt;Old&lt;/b&gt;" in page
        assert "https://example.org/new" in page
        assert "Opinion by Ines Instructor, today." in page
        assert "The learner answers: “I do more”" in page
    assert of_skill.count(skill_statement("git", 3)) == 1


def skill_statement(slug: str, level: int) -> str:
    return str(skill(slug).levels.get(level=level).statement)


def test_a_word_that_the_page_did_not_show_is_told_and_the_rest_is_written(
    membership: Membership, cohort: Cohort, instructor_client: Client, assistant: User
) -> None:
    path = by_person(membership)
    opened = fields(instructor_client.get(path).content.decode())
    give(assistant, cohort, word(membership, "git", 1, "No"))

    page = instructor_client.post(path, opened | {"git-level": "3", "git-comment": "Yes", "python-level": "2"})
    held = page.content.decode()
    stood = Review.objects.get(skill__slug="git").level
    instructor_client.post(path, fields(held))

    assert (
        "While this page was open, somebody gave level 1 (Asa Assistant, today). Save again, and yours counts." in held
    )
    assert (fields(held)["git-level"], fields(held)["git-comment"], stood) == ("3", "Yes", 1)
    newest = {(row.skill.slug, row.level, row.comment) for row in Review.objects.newest()}
    assert newest == {("git", 3, "Yes"), ("python", 2, "")}


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ({"git-comment": "Hm"}, "Choose the level that goes with your comment."),
        ({"git-level": "7"}, "Choose a level from 0 to 4."),
        ({"git-level": "2", "git-comment": "x" * 501}, "Your comment has 501 characters, and 500 fit."),
        ({"git-level": "2", "git-seen": "nonsense"}, "This page is out of step"),
    ],
)
def test_what_makes_no_sense_is_told_at_its_cell(
    sent: dict[str, str], told: str, membership: Membership, instructor_client: Client
) -> None:
    page = send(instructor_client, by_person(membership), sent | {"python-level": "1"})

    assert told in page
    assert [row.skill.slug for row in Review.objects.all()] == ["python"]


def test_another_cohorts_opinion_is_seen_as_a_level_alone(
    membership: Membership, cohort: Cohort, instructor_client: Client, learner: User, other_instructor: User
) -> None:
    rate(learner, {"git": 3})
    elsewhere = Membership.objects.get(person=other_instructor).cohort
    there = MembershipFactory(cohort=elsewhere, person=learner)
    give(other_instructor, elsewhere, word(there, "git", 1, "Between us"))

    pages = [instructor_client.get(path).content.decode() for path in (by_person(membership), by_skill(cohort))]
    untouched = send(instructor_client, by_person(membership), {})

    for page in pages:
        assert "Confirmed before" in page
        assert "Between us" not in page
        assert other_instructor.email not in page
    assert "You changed nothing." in untouched


def test_what_was_given_last_is_undone_from_its_page(
    membership: Membership, cohort: Cohort, instructor_client: Client, assistant: User
) -> None:
    path = by_person(membership)
    page = send(instructor_client, path, {"git-level": "1", "python-level": "2"})
    reviews = re.findall(r'name="reviews" value="([^"]+)"', page)[0]
    undo = {"reviews": reviews, "back": path}

    others = signed_in(assistant).post(f"/cohorts/{cohort.pk}/opinions/undo/", undo, follow=True).content.decode()
    stood = Review.objects.count()
    done = instructor_client.post(f"/cohorts/{cohort.pk}/opinions/undo/", undo, follow=True)

    assert "You gave 2 opinions here" in page
    assert ("There was nothing left to undo." in others, stood) == (True, 2)
    assert "2 opinions undone, as if never given." in done.content.decode()
    assert done.redirect_chain == [(path, 302)]
    assert not Review.objects.exists()


@pytest.mark.parametrize("back", ["https://evil.example/", "//evil.example/", "/cohorts/999/opinions/in/git/", "/x"])
def test_undoing_leads_nowhere_else(back: str, membership: Membership, instructor_client: Client) -> None:
    here = f"/cohorts/{membership.cohort_id}/opinions/"

    answer = instructor_client.post(f"{here}undo/", {"reviews": "1", "back": back})

    assert answer.headers["Location"] == here


def test_of_skills_that_the_goal_does_not_ask_for_one_asks(membership: Membership, instructor_client: Client) -> None:
    pages = [instructor_client.get(by_person(membership) + query).content.decode() for query in ("", "?all")]

    assert ["Not in the goal" in page for page in pages] == [False, True]
    assert pages[1].count('class="opinion"') > pages[0].count('class="opinion"') > 10


def test_without_a_goal_there_is_a_way_on(membership: Membership, instructor_client: Client) -> None:
    Cohort.objects.update(role="gone")

    page = instructor_client.get(by_person(membership)).content.decode()

    assert "There is no goal to ask for skills" in page


@pytest.mark.parametrize("path", ["of/{member}/", "of/{member}/git/"])
def test_who_left_is_not_there(path: str, membership: Membership, instructor_client: Client) -> None:
    Membership.objects.filter(pk=membership.pk).update(left_at=timezone.now())

    where = f"/cohorts/{membership.cohort_id}/opinions/{path.format(member=membership.pk)}"

    assert instructor_client.get(where).status_code == 404
    assert instructor_client.post(where, {"level": "2"}).status_code == 404


def test_the_grid_of_a_skill_asks_the_same_for_one_and_three_learners(
    membership: Membership,
    cohort: Cohort,
    instructor: User,
    instructor_client: Client,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    fill(membership, cohort)
    instructor_client.get(by_skill(cohort))
    with django_assert_num_queries(7):
        instructor_client.get(by_skill(cohort))
    for _ in range(2):
        fill(MembershipFactory(cohort=cohort), cohort)

    with django_assert_num_queries(7):
        page = instructor_client.get(by_skill(cohort)).content.decode()

    assert page.count('class="opinion"') == 3


def test_the_grid_of_a_person_asks_the_same_for_one_and_three_opinions(
    membership: Membership,
    cohort: Cohort,
    instructor: User,
    instructor_client: Client,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    fill(membership, cohort)
    instructor_client.get(by_person(membership))
    with django_assert_num_queries(7):
        instructor_client.get(by_person(membership))
    for slug in ("python", "kubernetes"):
        fill(membership, cohort, slug)

    with django_assert_num_queries(7):
        instructor_client.get(by_person(membership))


def fill(member: Membership, cohort: Cohort, slug: str = "git") -> None:
    rate(member.person, {slug: 3})
    Evidence.objects.create(person=member.person, skill=skill(slug), level=2, text="Shown")
    at = timezone.now() - timedelta(days=3)
    by = Membership.objects.get(cohort=cohort, role="lead").person
    ReviewFactory(person=member.person, cohort=cohort, skill=skill(slug), by=by, given_at=at)
