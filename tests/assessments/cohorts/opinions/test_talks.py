"""What to talk about, where to give opinions, and how far learners and teachers agree."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from assessments.models import Cohort, Membership, Review
from assessments.ratings.services import correct_rating
from careerpath.accounts.models import User
from skills.models import Skill
from tests.accounts.steps import signed_in
from tests.assessments.cohorts.opinions.conftest import give, skill, word
from tests.assessments.cohorts.test_people import rate
from tests.factories import MembershipFactory, UserFactory


def talks(client: Client, cohort: Cohort) -> str:
    return client.get(f"/cohorts/{cohort.pk}/opinions/talks/").content.decode()


def test_two_levels_apart_ask_for_a_talk_until_it_is_held(
    membership: Membership, cohort: Cohort, instructor: User, instructor_client: Client, learner: User
) -> None:
    rate(learner, {"git": 4, "python": 3, "kubernetes": 0})
    words = [word(membership, slug, 2) for slug in ("git", "python", "kubernetes")]
    give(instructor, cohort, *words)
    far = Review.objects.get(skill__slug="git")

    before = talks(instructor_client, cohort)
    path = f"/cohorts/{cohort.pk}/opinions/talks/{far.pk}/"
    for _ in range(2):
        instructor_client.post(path, {"talked": "yes"})
    after = talks(instructor_client, cohort)
    instructor_client.post(path, {"talked": "no"})
    again = talks(instructor_client, cohort)

    # Git and Kubernetes are two apart, Python one.
    assert [page.count("We talked about it") for page in (before, after, again)] == [2, 1, 2]
    assert [page.count("Not yet") for page in (before, after, again)] == [0, 1, 0]


def test_talks_stand_with_the_learner_first_who_has_most_of_them(
    membership: Membership, cohort: Cohort, instructor: User, instructor_client: Client, learner: User
) -> None:
    ann = MembershipFactory(cohort=cohort, person=UserFactory(name="Ann"))
    rate(ann.person, {"git": 4})
    rate(learner, {"git": 4, "python": 4})
    give(instructor, cohort, word(membership, "git", 1))
    give(instructor, cohort, word(ann, "git", 1))
    give(instructor, cohort, word(membership, "python", 1))

    page = talks(instructor_client, cohort)

    found = re.findall(r">([^<]*)</a>(?: <span class=\"muted small\">([^<]*)</span>)?</h([34])>", page)
    assert found == [
        ("Lea Learner", "2 skills", "3"),
        ("Python", "", "4"),
        ("Git and version control", "", "4"),
        ("Ann", "1 skill", "3"),
        ("Git and version control", "", "4"),
    ]


def test_who_corrects_themselves_needs_no_talk(
    membership: Membership, cohort: Cohort, instructor: User, instructor_client: Client, learner: User
) -> None:
    rate(learner, {"git": 4})
    give(instructor, cohort, word(membership, "git", 2))
    before = talks(instructor_client, cohort)
    correct_rating(person=learner, skill_id=skill("git").pk, level=2)

    assert "Nothing to talk about now" not in before
    assert "Nothing to talk about now" in talks(instructor_client, cohort)


def test_others_mark_nothing(membership: Membership, cohort: Cohort, instructor: User, other_instructor: User) -> None:
    give(instructor, cohort, word(membership, "git", 2))
    theirs = Membership.objects.get(person=other_instructor).cohort
    MembershipFactory(cohort=theirs, person=membership.person)
    pk = Review.objects.get().pk

    client = signed_in(other_instructor)
    answer = client.post(f"/cohorts/{theirs.pk}/opinions/talks/{pk}/", {"talked": "yes"})

    assert answer.status_code == 404
    assert Review.objects.get().talked_at is None


def test_a_learner_of_two_cohorts_stands_once(
    membership: Membership, cohort: Cohort, instructor: User, instructor_client: Client, learner: User
) -> None:
    MembershipFactory(cohort__lead=instructor, person=learner)
    rate(learner, {"git": 4})
    give(instructor, cohort, word(membership, "git", 1))

    assert talks(instructor_client, cohort).count("We talked about it") == 1


def test_where_to_give(
    membership: Membership, cohort: Cohort, instructor: User, instructor_client: Client, learner: User
) -> None:
    MembershipFactory(cohort=cohort, person=UserFactory(name="Ann"))
    give(instructor, cohort, word(membership, "git", 2), word(membership, "python", 2))
    path = f"/cohorts/{cohort.pk}/opinions/give/"

    pages = [instructor_client.get(path + query).content.decode() for query in ("", "?q=lea", "?q=nobody")]

    assert ["Lea Learner" in page for page in pages] == [True, True, False]
    assert ["Ann" in page for page in pages] == [True, False, False]
    assert ["2 of " in page for page in pages] == [True, True, False]
    assert "Nobody of that name." in pages[2]
    assert pages[0].count(">1 given<") == 2


def test_the_address_of_a_named_learner_finds_nobody(
    membership: Membership, cohort: Cohort, instructor_client: Client
) -> None:
    MembershipFactory(cohort=cohort, person=UserFactory(email="nameless@example.org", name=""))
    path = f"/cohorts/{cohort.pk}/opinions/give/"

    pages = [instructor_client.get(path, {"q": words}).content.decode() for words in ("learner@", "example", "lea ner")]

    assert ["Lea Learner" in page for page in pages] == [False, False, True]
    assert ["nameless@example.org" in page for page in pages] == [False, True, False]


def test_a_nul_among_the_words_is_none(membership: Membership, cohort: Cohort, instructor_client: Client) -> None:
    """PostgreSQL would fail on it."""
    page = instructor_client.get(f"/cohorts/{cohort.pk}/opinions/give/", {"q": "lea\0"})

    assert "Lea Learner" in page.text


@pytest.mark.parametrize("part", ["talks/", "give/", "calibration/"])
def test_the_pages_ask_the_same_for_one_and_three(
    part: str,
    cohort: Cohort,
    instructor: User,
    instructor_client: Client,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    path, queries = f"/cohorts/{cohort.pk}/opinions/{part}", 6 if part == "calibration/" else 7
    far_apart(cohort, instructor, 1)
    instructor_client.get(path)
    with django_assert_num_queries(queries):
        instructor_client.get(path)
    far_apart(cohort, instructor, 2)

    with django_assert_num_queries(queries):
        instructor_client.get(path)


def far_apart(cohort: Cohort, by: User, many: int, level: int = 1) -> None:
    for _ in range(many):
        row = MembershipFactory(cohort=cohort)
        rate(row.person, {"git": 3})
        give(by, cohort, word(row, "git", level))


# -- Own and verified --------------------------------------------------------------------------------------------------


def calibration(client: Client, cohort: Cohort, page: str = "") -> str:
    return client.get(f"/cohorts/{cohort.pk}/opinions/calibration/{page}").content.decode()


def test_little_is_said_of_few_and_more_of_many(cohort: Cohort, instructor: User, instructor_client: Client) -> None:
    nothing = calibration(instructor_client, cohort)
    far_apart(cohort, instructor, 4)
    few = calibration(instructor_client, cohort)
    far_apart(cohort, instructor, 8)

    many = calibration(instructor_client, cohort)

    assert "Nothing to compare yet" in nothing
    assert "4 opinions are too few to say" in few
    assert "Over 12 opinions, learners rate themselves 2 levels higher than you rate them." in many
    assert 'Ines Instructor</th><td class="number">12</td><td>2 levels higher</td>' in many


def test_what_you_gave_is_told_apart_from_what_all_teachers_gave(
    cohort: Cohort, instructor: User, instructor_client: Client, assistant: User, assistant_client: Client
) -> None:
    far_apart(cohort, instructor, 6, level=2)
    of_one = calibration(assistant_client, cohort)
    far_apart(cohort, assistant, 6, level=3)

    pages = [calibration(client, cohort) for client in (instructor_client, assistant_client)]

    assert "learners rate themselves 1 level higher than their teachers rate them.</p>" in of_one
    for page, yours in zip(pages, ("1 level higher than", "about as"), strict=True):
        assert "Over 12 opinions, learners rate themselves 0.5 levels higher than their teachers rate them." in page
        assert f"Over the 6 that you gave, they rate themselves {yours} you rate them." in page


def test_all_learners_are_reached_by_pages(cohort: Cohort, instructor: User, instructor_client: Client) -> None:
    slugs = list(Skill.objects.order_by("slug").values_list("slug", flat=True)[:5])
    for number in range(21):
        row = MembershipFactory(cohort=cohort, person=UserFactory(name=f"Nr {number:02}"))
        rate(row.person, dict.fromkeys(slugs, 3))
        give(instructor, cohort, *(word(row, slug, 1) for slug in slugs))

    pages = [calibration(instructor_client, cohort, f"?page={page}") for page in (1, 2)]

    lines = [re.findall(r'<th scope="row"><a href="([^"]*)">Nr (\d\d)</a>', page) for page in pages]
    assert [len(line) for line in lines] == [20, 1]
    assert 'href="?page=2"' in pages[0]
    where, name = lines[1][0]
    assert f"Nr {name}" in instructor_client.get(where).text
    skills = re.findall(rf'<th scope="row"><a href="(/cohorts/{cohort.pk}/opinions/in/[^"]*)">', pages[0])
    assert [instructor_client.get(way).status_code for way in skills] == [200] * len(slugs)


def test_only_those_on_the_page_are_worded(cohort: Cohort, instructor: User, instructor_client: Client) -> None:
    slugs = list(Skill.objects.order_by("slug").values_list("slug", flat=True)[:5])
    for _ in range(21):
        row = MembershipFactory(cohort=cohort)
        rate(row.person, dict.fromkeys(slugs, 3))
        give(instructor, cohort, *(word(row, slug, 1) for slug in slugs))

    with CaptureQueriesContext(connection) as asked:
        calibration(instructor_client, cohort, "?page=2")

    (named,) = re.findall(r'"accounts_user"."id" IN \(([^)]*)\)', " ".join(each["sql"] for each in asked))
    assert len(named.split(",")) == len(["the instructor", "the last learner"])


def test_what_was_said_before_the_opinion_counts(
    membership: Membership, cohort: Cohort, instructor: User, instructor_client: Client, learner: User
) -> None:
    far_apart(cohort, instructor, 4, level=3)
    rate(learner, {"git": 3})
    give(instructor, cohort, word(membership, "git", 1))
    correct_rating(person=learner, skill_id=skill("git").pk, level=1)

    page = calibration(instructor_client, cohort)

    assert "learners rate themselves 0.4 levels higher" in page


def test_former_teachers_count_as_one_and_those_who_left_not_at_all(
    membership: Membership, cohort: Cohort, instructor: User, assistant: User, instructor_client: Client
) -> None:
    far_apart(cohort, assistant, 1)
    rate(membership.person, {"git": 3})
    give(instructor, cohort, word(membership, "git", 1))
    assistant.delete()
    Membership.objects.filter(pk=membership.pk).update(left_at=timezone.now())

    page = calibration(instructor_client, cohort)

    assert "Former teachers" in page
    assert "1 opinion is too few to say" in page
