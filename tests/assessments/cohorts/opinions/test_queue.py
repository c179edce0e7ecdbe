"""The queue of evidence: what waits, taking and giving back, and giving an opinion on one skill of one learner."""

from datetime import timedelta

from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from assessments.cohorts.opinions.queue import waiting_in
from assessments.cohorts.opinions.taking import take_next
from assessments.cohorts.queries import goal_of
from assessments.models import Cohort, Evidence, Membership, Review, Taken
from assessments.ratings.answers.seen import Seen
from careerpath.accounts.models import User
from tests.assessments.cohorts.opinions.conftest import give, skill, word
from tests.assessments.cohorts.test_people import rate
from tests.factories import MembershipFactory, UserFactory


def show(person: User, slug: str = "git", days: int = 0) -> None:
    row = Evidence.objects.create(person=person, skill=skill(slug), level=2, text=f"Shown {days} days ago")
    Evidence.objects.filter(pk=row.pk).update(added_at=timezone.now() - timedelta(days=days))


def waiting(by: User, cohort: Cohort) -> list[tuple[str, str, int]]:
    mine = Membership.objects.select_related("cohort__framework", "person").get(person=by, cohort=cohort)
    rows = waiting_in(mine, goal_of(cohort))
    return [(row["address"], row["skill__slug"], row["pieces"]) for row in rows]


def test_what_came_after_the_last_opinion_waits_the_oldest_first(
    membership: Membership, cohort: Cohort, instructor: User, learner: User, other_instructor: User
) -> None:
    elsewhere = Membership.objects.get(person=other_instructor).cohort
    MembershipFactory(cohort=elsewhere, person=learner)
    stranger = MembershipFactory(cohort=elsewhere, person=UserFactory())
    show(stranger.person)
    for slug, days in (("git", 1), ("python", 9), ("python", 5), ("kubernetes", 3)):
        show(learner, slug, days)
    show(learner, "kubernetes", 2)
    give(instructor, cohort, word(membership, "git", 2))

    before = waiting(instructor, cohort)
    show(learner, "git")
    after = waiting(instructor, cohort)

    address = learner.email
    assert before == [(address, "python", 2), (address, "kubernetes", 2)]
    assert after == [*before, (address, "git", 1)]


def test_evidence_for_what_the_goal_does_not_ask_waits_for_nobody(
    membership: Membership, cohort: Cohort, instructor: User, learner: User
) -> None:
    goal = goal_of(cohort)
    asked = {one.skill for one in goal.level.requirements} if goal.level else set()
    show(learner, next(one.slug for one in goal.catalogue.skills if one.slug not in asked and not one.retired))

    assert waiting(instructor, cohort) == []


def test_whoever_left_waits_no_more_and_an_archived_cohort_shows_nobody(
    membership: Membership, cohort: Cohort, instructor: User, learner: User
) -> None:
    show(learner)
    seen = len(waiting(instructor, cohort))
    Membership.objects.filter(pk=membership.pk).update(left_at=timezone.now())
    left = len(waiting(instructor, cohort))
    Membership.objects.filter(pk=membership.pk).update(left_at=None)
    Cohort.objects.update(archived_at=timezone.now())

    assert (seen, left, len(waiting(instructor, cohort))) == (1, 0, 0)


def test_two_teachers_take_two(
    membership: Membership,
    cohort: Cohort,
    learner: User,
    instructor_client: Client,
    assistant_client: Client,
) -> None:
    show(learner, "git", 2)
    show(learner, "python", 1)
    here = f"/cohorts/{cohort.pk}/opinions/"

    first = instructor_client.post(f"{here}take/").headers["Location"]
    again = instructor_client.post(f"{here}take/").headers["Location"]
    second = assistant_client.post(f"{here}take/").headers["Location"]
    third = instructor_client.post(f"{here}take/", {"place": f"{membership.pk} python"}, follow=True)
    lines = assistant_client.get(here).content.decode()

    assert (first, again) == (f"{here}of/{membership.pk}/git/",) * 2
    assert second == f"{here}of/{membership.pk}/python/"
    assert "Asa Assistant has taken this one a moment ago." in third.content.decode()
    assert ("Ines Instructor has it" in lines, "You have it" in lines) == (True, True)


def test_what_is_given_back_or_held_too_long_is_free(
    membership: Membership, cohort: Cohort, learner: User, instructor_client: Client, assistant_client: Client
) -> None:
    show(learner)
    here, place = f"/cohorts/{cohort.pk}/opinions/", {"place": f"{membership.pk} git"}
    instructor_client.post(f"{here}take/", place)

    refused = assistant_client.post(f"{here}give-back/", place, follow=True).content.decode()
    held = Taken.objects.count()
    instructor_client.post(f"{here}give-back/", place)
    free = Taken.objects.count()
    instructor_client.post(f"{here}take/", place)
    Taken.objects.update(until=timezone.now())
    taken = assistant_client.post(f"{here}take/", place).headers["Location"]

    assert ("Given back" in refused, held, free) == (False, 1, 0)
    assert taken == f"{here}of/{membership.pk}/git/"
    assert str(Taken.objects.get().by) == "Asa Assistant"


def test_nothing_left_is_said(
    membership: Membership, cohort: Cohort, learner: User, instructor_client: Client, assistant_client: Client
) -> None:
    here = f"/cohorts/{cohort.pk}/opinions/"
    empty = instructor_client.get(here).content.decode()
    show(learner)
    instructor_client.post(f"{here}take/")

    page = assistant_client.post(f"{here}take/", follow=True).content.decode()

    assert "Nothing waits for you" in empty
    assert "Nothing is left that nobody has taken." in page


def test_looking_at_evidence_and_going_on(
    membership: Membership, cohort: Cohort, learner: User, instructor_client: Client
) -> None:
    rate(learner, {"git": 3})
    show(learner, "git", 2)
    show(learner, "python", 1)
    here = f"/cohorts/{cohort.pk}/opinions/"
    path = instructor_client.post(f"{here}take/").headers["Location"]
    page = instructor_client.get(path).content.decode()

    answer = instructor_client.post(path, {"level": "2", "comment": "Shown", "seen": "0", "next": "yes"})
    twice = instructor_client.post(path, {"level": "2", "comment": "Shown", "seen": "0"})
    queue = instructor_client.get(here).content.decode()

    assert "Shown 2 days ago" in page
    assert "Give it, and take the next" in page
    assert (answer.headers["Location"], twice.status_code) == (f"{here}of/{membership.pk}/python/", 302)
    assert (Review.objects.count(), Review.objects.get().own_level) == (1, 3)
    assert [row.skill.slug for row in Taken.objects.all()] == ["python"]
    assert "1 to look at" in queue
    assert "Your last opinion: Lea Learner, Git" in queue


def test_the_same_level_again_answers_new_evidence(
    membership: Membership, cohort: Cohort, learner: User, instructor: User, instructor_client: Client
) -> None:
    give(instructor, cohort, word(membership, "git", 2))
    show(learner)
    there = Review.objects.get()
    seen = str(Seen.of(level=2, note="", revision=there.pk))

    instructor_client.post(f"/cohorts/{cohort.pk}/opinions/of/{membership.pk}/git/", {"level": "2", "seen": seen})

    assert Review.objects.count() == 2
    assert waiting(instructor, cohort) == []


def test_a_word_that_was_not_shown_is_shown_before_it_is_gone_over(
    membership: Membership, cohort: Cohort, assistant: User, instructor_client: Client
) -> None:
    path = f"/cohorts/{cohort.pk}/opinions/of/{membership.pk}/git/"
    give(assistant, cohort, word(membership, "git", 1, "Not yet"))

    page = instructor_client.post(path, {"level": "3", "comment": "Yes", "seen": "0"}).content.decode()
    seen = page.split('name="seen" value="')[1].split('"')[0]
    stood = Review.objects.newest().get().level
    instructor_client.post(path, {"level": "3", "comment": "Yes", "seen": seen})

    assert "somebody gave level 1 (Asa Assistant, today). Save again, and yours counts." in page
    assert "Not yet" in page
    assert (stood, Review.objects.newest().get().level) == (1, 3)


def test_an_opinion_needs_a_level(membership: Membership, cohort: Cohort, instructor_client: Client) -> None:
    path = f"/cohorts/{cohort.pk}/opinions/of/{membership.pk}/git/"

    pages = [instructor_client.post(path, {"level": level, "seen": "x"}).content.decode() for level in ("", "9")]

    assert ["Choose the sentence that you see." in page for page in pages] == [True, True]
    assert not Review.objects.exists()


def test_taking_the_next_looks_no_further_than_it_must(
    membership: Membership, cohort: Cohort, learner: User, instructor: User, assistant: User
) -> None:
    for days, slug in enumerate(("git", "python", "kubernetes")):
        show(learner, slug, days)
    rows = {row.person_id: row for row in Membership.objects.select_related("cohort__framework", "person")}
    goal = goal_of(cohort)

    taken = [take_next(by=rows[person.pk], goal=goal) for person in (assistant, instructor, assistant)]

    assert [one and one[1] for one in taken] == ["kubernetes", "python", "kubernetes"]


def test_the_queue_asks_the_same_for_one_and_three(
    membership: Membership,
    cohort: Cohort,
    instructor: User,
    instructor_client: Client,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    give(instructor, cohort, word(membership, "python", 2))
    show(membership.person)
    path = f"/cohorts/{cohort.pk}/opinions/"
    instructor_client.get(path)
    with django_assert_num_queries(7):
        instructor_client.get(path)
    for _ in range(2):
        show(MembershipFactory(cohort=cohort).person)

    with django_assert_num_queries(7):
        page = instructor_client.get(path).content.decode()

    assert "3 to look at" in page


def test_the_page_of_one_asks_the_same_for_one_and_three_opinions(
    membership: Membership,
    cohort: Cohort,
    instructor: User,
    instructor_client: Client,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    give(instructor, cohort, word(membership, "git", 1))
    path = f"/cohorts/{cohort.pk}/opinions/of/{membership.pk}/git/"
    instructor_client.get(path)
    with django_assert_num_queries(7):
        instructor_client.get(path)
    for level in (2, 3):
        give(instructor, cohort, word(membership, "git", level))

    with django_assert_num_queries(7):
        page = instructor_client.get(path).content.decode()

    assert page.count('class="opinion-past"') == 3
