"""The pages of messages for teachers: drafts, what was sent, and what they don't see of it."""

import re

from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from assessments.cohorts.services import archive_cohort
from assessments.cohorts.telling.services import send, write
from assessments.models import Announcement, Cohort, Delivery, Membership
from careerpath.accounts.models import User
from tests.accounts.steps import signed_in
from tests.assessments.cohorts.telling.conftest import DRAFT, SENT, keep, names_of, work
from tests.factories import AnnouncementFactory, MembershipFactory

# -- Drafts ------------------------------------------------------------------------------------------------------------


def test_the_form_sent_twice_keeps_one_draft(
    cohort: Cohort, three: list[Membership], instructor_client: Client
) -> None:
    found = [keep(instructor_client, cohort) for _ in range(2)]

    assert found[0] == found[1]
    assert Delivery.objects.count() == 3


def test_a_draft_is_changed_in_words_and_people(
    cohort: Cohort, three: list[Membership], instructor_client: Client
) -> None:
    where = keep(instructor_client, cohort, to="chosen", who=[three[0].pk])
    form = instructor_client.get(f"{where}change/").text
    instructor_client.post(f"{where}change/", SENT | {"to": "all", "subject": " Thursday \n instead "})

    row = Announcement.objects.get()
    assert re.findall(r'name="who" value="(\d+)"[^>]* checked', form) == [str(three[0].pk)]
    assert (row.subject, row.audience, row.deliveries.count()) == ("Thursday instead", "all learners", 3)


def test_a_draft_is_thrown_away_and_what_was_sent_is_not(
    draft: Announcement, lead: Membership, instructor_client: Client
) -> None:
    sent = write(by=lead, draft=DRAFT, to=[1], instead_of=None)
    assert sent.pk == draft.pk
    other = AnnouncementFactory(cohort=draft.cohort, by=lead.person, sent_at=timezone.now())

    for pk in (draft.pk, other.pk):
        instructor_client.post(f"/cohorts/{draft.cohort_id}/messages/{pk}/discard/")

    assert list(Announcement.objects.all()) == [other]


def test_what_was_sent_can_no_longer_be_changed(
    draft: Announcement, lead: Membership, instructor_client: Client
) -> None:
    send(by=lead, announcement=draft.pk)
    where = f"/cohorts/{draft.cohort_id}/messages/{draft.pk}/"

    answer = instructor_client.post(f"{where}change/", SENT | {"subject": "Other"})

    draft.refresh_from_db()
    assert (answer.headers["Location"], draft.subject) == (where, "Friday")
    assert "It is sent already, and stays as it is." in instructor_client.get(where).text


# -- What teachers see -------------------------------------------------------------------------------------------------


def test_the_list_says_when_by_whom_to_how_many_and_how_many_it_reached(
    draft: Announcement, lead: Membership, instructor_client: Client
) -> None:
    send(by=lead, announcement=draft.pk)
    work()

    page = instructor_client.get(f"/cohorts/{draft.cohort_id}/messages/").text

    assert "by Ines Instructor, to all learners. 3 of 3 reached." in page


def test_who_muted_is_told_by_no_name_and_by_no_number_of_few(
    draft: Announcement, lead: Membership, three: list[Membership], instructor_client: Client
) -> None:
    Membership.objects.filter(pk=three[0].pk).update(is_muted=True)
    send(by=lead, announcement=draft.pk)
    work()
    where = f"/cohorts/{draft.cohort_id}/messages/"

    few = instructor_client.get(where).text + instructor_client.get(f"{where}{draft.pk}/").text
    more = [MembershipFactory(cohort=draft.cohort) for _ in range(2)]
    Announcement.objects.update(people=5)
    Delivery.objects.bulk_create(Delivery(announcement=draft, membership=row, state="sent") for row in more)
    many = [instructor_client.get(path).text for path in (where, f"{where}{draft.pk}/")]

    assert "3 of 3 reached" in few
    assert "muted" not in few.split("<main")[1].split("<footer")[0]
    assert "Ann" not in few
    assert "1 of 5 have muted the mails" in many[0]
    assert ["5 of 5 reached, 1 of them on their page only" in page for page in many] == [True, True]
    for to in ("chosen", "missing", "stuck"):  # two that differ by one person would tell of that one
        Announcement.objects.update(to=to)
        page = instructor_client.get(f"{where}{draft.pk}/").text
        assert ("5 of 5 reached." in page, "on their page only" in page) == (True, False)


def test_those_whom_it_didnt_reach_are_named_while_one_sees_them(
    draft: Announcement, lead: Membership, three: list[Membership], instructor_client: Client
) -> None:
    send(by=lead, announcement=draft.pk)
    Delivery.objects.filter(membership__in=three[:2]).update(state="failed")
    where = f"/cohorts/{draft.cohort_id}/messages/{draft.pk}/"

    before = names_of(instructor_client, where)
    Membership.objects.filter(pk=three[0].pk).update(left_at=timezone.now())
    after = names_of(instructor_client, where)
    archive_cohort(cohort=draft.cohort_id)

    assert (before, after, names_of(instructor_client, where)) == (["Ann", "ben"], ["ben"], [])


def test_an_archived_cohort_lists_its_messages_and_takes_no_more(
    draft: Announcement, lead: Membership, instructor_client: Client
) -> None:
    send(by=lead, announcement=draft.pk)
    archive_cohort(cohort=draft.cohort_id)
    where = f"/cohorts/{draft.cohort_id}/messages/"

    listed = instructor_client.get(where).text
    answers = [instructor_client.get(f"{where}new/"), instructor_client.post(f"{where}new/", SENT)]

    assert "Friday" in listed
    assert "Write a message" not in listed
    assert [answer.headers["Location"] for answer in answers] == [where, where]
    assert Announcement.objects.count() == 1


def test_a_draft_of_a_cohort_that_was_archived_in_another_tab_says_so(
    draft: Announcement, instructor_client: Client
) -> None:
    where = f"/cohorts/{draft.cohort_id}/messages/{draft.pk}/"
    archive_cohort(cohort=draft.cohort_id)

    page = instructor_client.post(f"{where}send/", follow=True).text

    assert "The cohort is archived, so nothing was sent. Your draft is kept." in page


def test_the_list_takes_as_many_queries_with_three_messages_as_with_one(
    draft: Announcement,
    lead: Membership,
    instructor_client: Client,
    learner_client: Client,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    send(by=lead, announcement=draft.pk)
    where = f"/cohorts/{draft.cohort_id}/messages/"
    clients = ((instructor_client, 8), (learner_client, 5))
    for _ in range(2):
        for client, queries in clients:
            client.get(where)
            with django_assert_num_queries(queries):
                client.get(where)
        for _ in range(2):
            row = AnnouncementFactory(cohort=draft.cohort, sent_at=timezone.now())
            row.deliveries.create(membership=Membership.objects.get(person__email="learner@example.org"))


def test_a_teacher_who_was_removed_sends_nothing_any_more(
    cohort: Cohort, three: list[Membership], assistant: User
) -> None:
    client = signed_in(assistant)
    where = keep(client, cohort)
    Membership.objects.filter(person=assistant).update(left_at=timezone.now())

    assert [client.get(where).status_code, client.post(f"{where}send/").status_code] == [404, 404]
    assert not Announcement.objects.sent().exists()
