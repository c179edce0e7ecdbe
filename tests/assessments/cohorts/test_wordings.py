"""What a learner agreed to holds for them, also when others agree to a newer wording."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from assessments.cohorts.joining import agree_anew
from assessments.cohorts.services import leave_cohort
from assessments.cohorts.sight import NAMED_TO_OTHERS, NEWEST, WORDINGS, wording
from assessments.models import Cohort, Membership
from careerpath.accounts.models import User
from tests.assessments.cohorts.test_people import rate
from tests.factories import MembershipFactory, UserFactory

NAMED = "Your name, where a teacher says who works with whom: in groups, and in pairs."
OLD = NAMED_TO_OTHERS - 1


@pytest.fixture
def early(cohort: Cohort, learner: User) -> Membership:
    """The learner came in a month ago, when nobody was to be named to others."""
    before = timezone.now() - timedelta(days=30)
    row: Membership = MembershipFactory(cohort=cohort, person=learner, agreed_to=OLD, agreed_at=before)
    return row


@pytest.fixture
def class_of(cohort: Cohort, early: Membership) -> list[User]:
    """The learner lacks what Ann has, and Ben lacks it too."""
    ann, ben = UserFactory(name="Ann"), UserFactory(name="Ben")
    for person in (ann, ben):
        MembershipFactory(cohort=cohort, person=person)
    rate(ann, {"python": 4, "git": 4})
    rate(ben, {"python": 0, "git": 1})
    rate(early.person, {"python": 0, "git": 1})
    return [ann, ben]


def found(client: Client, cohort: Cohort, path: str) -> str:
    """Below the form and the message."""
    return client.get(f"/cohorts/{cohort.pk}/{path}").content.decode().split("class-found")[-1]


def test_each_wording_says_what_others_see_and_how_long() -> None:
    assert [NAMED in words.others for words in WORDINGS] == [False, True]
    assert "after the last day" in wording(NEWEST).until


def test_an_older_wording_stands_on_the_page_of_who_agreed_to_it(
    cohort: Cohort, early: Membership, learner_client: Client
) -> None:
    page = learner_client.get(f"/cohorts/{cohort.pk}/").content.decode()

    assert all(line in page for line in (wording(OLD).until, *wording(OLD).others))
    assert NAMED not in page
    assert f'href="/cohorts/{cohort.pk}/agree/"' in page


def test_whoever_agrees_anew_reads_the_newest_first(cohort: Cohort, early: Membership, learner_client: Client) -> None:
    asked = learner_client.get(f"/cohorts/{cohort.pk}/agree/").content.decode()
    agreed = learner_client.post(f"/cohorts/{cohort.pk}/agree/", {"agreed_to": NEWEST})
    after = learner_client.get(agreed.headers["Location"]).content.decode()
    again = learner_client.get(f"/cohorts/{cohort.pk}/agree/")

    before = early.agreed_at
    early.refresh_from_db()
    assert NAMED in asked
    assert (early.agreed_to, early.agreed_at > before) == (NEWEST, True)
    assert NAMED in after
    assert "newer wording of this" not in after
    assert again.headers["Location"] == f"/cohorts/{cohort.pk}/"


@pytest.mark.parametrize("sent", [{}, {"agreed_to": OLD}, {"agreed_to": NEWEST + 1}])
def test_nobody_agrees_anew_to_another_wording(
    sent: dict[str, int], cohort: Cohort, early: Membership, learner_client: Client
) -> None:
    response = learner_client.post(f"/cohorts/{cohort.pk}/agree/", sent)

    early.refresh_from_db()
    assert (response.status_code, early.agreed_to) == (200, OLD)


def test_whoever_left_has_agreed_to_nothing_anew(cohort: Cohort, early: Membership) -> None:
    leave_cohort(cohort=cohort.pk, person=early.person)

    assert not agree_anew(membership=early.pk, agreed_to=NEWEST)


@pytest.mark.parametrize("path", ["groups/?size=3", "groups/groups.csv", "pairs/", "pairs/pairs.csv"])
def test_others_read_no_name_of_who_agreed_to_less(
    path: str, cohort: Cohort, early: Membership, class_of: list[User], instructor_client: Client
) -> None:
    before = found(instructor_client, cohort, path)
    agree_anew(membership=early.pk, agreed_to=NEWEST)
    after = found(instructor_client, cohort, path)

    assert ("Ann" in before, "Lea Learner" in before) == (True, False)
    assert ("Ann" in after, "Lea Learner" in after) == (True, True)


@pytest.mark.parametrize("path", ["groups/", "pairs/"])
def test_a_teacher_is_told_who_is_left_out_and_why(
    path: str, cohort: Cohort, early: Membership, class_of: list[User], instructor_client: Client
) -> None:
    page = instructor_client.get(f"/cohorts/{cohort.pk}/{path}").content.decode()
    lessons = instructor_client.get(f"/cohorts/{cohort.pk}/teach/").content.decode()

    assert "1 of your learners agreed to an older wording" in page
    assert f'<a href="/cohorts/{cohort.pk}/learners/{early.pk}/">Lea Learner</a>.' in page
    assert "older wording" not in lessons


def test_a_class_that_agreed_to_less_is_not_called_empty(
    cohort: Cohort, early: Membership, instructor_client: Client
) -> None:
    page = instructor_client.get(f"/cohorts/{cohort.pk}/groups/").content.decode()

    assert "agreed to an older wording" in page
    assert "No learners yet" not in page
