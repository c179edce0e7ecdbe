"""What learners read of the messages of their cohort, and muting the mails."""

from django.test import Client
from django.utils import timezone

from assessments.cohorts.telling.services import send
from assessments.models import Announcement, Cohort, Membership
from careerpath.accounts.models import User
from tests.assessments.cohorts.telling.conftest import work
from tests.factories import AnnouncementFactory


def test_learners_read_what_was_sent_to_them_muted_or_not(
    draft: Announcement, lead: Membership, three: list[Membership], learner_client: Client
) -> None:
    where = f"/cohorts/{draft.cohort_id}/"
    before = learner_client.get(f"{where}messages/").text
    learner_client.post(f"{where}mute/", {"muted": "1"})
    send(by=lead, announcement=draft.pk)
    work()
    theirs = AnnouncementFactory(cohort=draft.cohort, subject="To Ann alone", sent_at=timezone.now())
    theirs.deliveries.create(membership=three[0])

    own, page = learner_client.get(where).text, learner_client.get(f"{where}messages/").text

    assert "We meet in room 5." not in before
    assert "Friday" in own
    assert "We meet in room 5." in page
    assert "To Ann alone" not in page + own
    assert "instructor@example.org" not in page


def test_a_teacher_without_a_name_is_no_address_on_the_page(
    draft: Announcement, lead: Membership, learner_client: Client
) -> None:
    User.objects.filter(pk=lead.person_id).update(name="")
    send(by=lead, announcement=draft.pk)

    page = learner_client.get(f"/cohorts/{draft.cohort_id}/messages/").text

    assert ", by a teacher</p>" in page
    assert "instructor@example.org" not in page


def test_a_learner_mutes_and_gets_mails_again(cohort: Cohort, membership: Membership, learner_client: Client) -> None:
    def click(word: str) -> bool:
        learner_client.post(f"/cohorts/{cohort.pk}/mute/", {"muted": word})
        membership.refresh_from_db()
        return membership.is_muted

    assert [click(word) for word in ("1", "1", "nonsense", "0", "0")] == [True, True, True, False, False]


def test_a_text_is_shown_as_it_is(
    cohort: Cohort, three: list[Membership], lead: Membership, learner_client: Client
) -> None:
    row = AnnouncementFactory(cohort=cohort, text="<script>alert(1)</script>", sent_at=timezone.now())
    row.deliveries.create(membership=three[2])

    page = learner_client.get(f"/cohorts/{cohort.pk}/messages/").text

    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
