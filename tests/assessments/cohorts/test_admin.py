"""A cohort that nobody leads any more: an admin names a lead, and sees nothing of its learners."""

from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.core import mail
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from assessments.cohorts.services import name_lead, take_over
from assessments.models import Cohort, Membership
from careerpath.accounts.models import User
from tests.accounts.steps import events, page_of, signed_in
from tests.assessments.cohorts.telling.conftest import work
from tests.factories import MembershipFactory, UserFactory


@pytest.fixture
def leaderless(cohort: Cohort, membership: Membership, instructor: User) -> Cohort:
    """Who led it is no instructor any more."""
    User.objects.filter(pk=instructor.pk).update(is_instructor=False)
    return cohort


@pytest.fixture
def heir(db: None) -> User:
    person: User = UserFactory(email="heir@example.org", name="Hedy Heir", is_instructor=True, second_factor=True)
    return person


def leads(cohort: Cohort) -> list[str]:
    rows = Membership.objects.teaching().filter(cohort=cohort, role="lead")
    return [row.person.email for row in rows.select_related("person")]


def test_an_admin_names_a_lead_by_their_address(
    leaderless: Cohort, heir: User, admin: User, admin_client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    page = admin_client.get(page_of("assessments_cohort", leaderless)).text
    caplog.clear()
    admin_client.post(page_of("assessments_cohort", leaderless), {"new_lead": " Heir@example.org "})

    assert "Nobody" in page
    assert leads(leaderless) == ["heir@example.org"]
    assert "Lea Learner" in signed_in(heir).get(f"/cohorts/{leaderless.pk}/").text
    said = {"cohort": leaderless.pk, "user": heir.pk, "by": admin.pk}
    assert ("lead of a cohort named by an admin", said) in events(caplog)


def test_the_new_lead_is_told_by_mail(leaderless: Cohort, heir: User, admin_client: Client) -> None:
    for _ in range(2):
        admin_client.post(page_of("assessments_cohort", leaderless), {"new_lead": heir.email})

    assert work() == ["sent"]
    (letter,) = mail.outbox
    assert (letter.to, letter.subject) == (["heir@example.org"], "You lead Spring class now")
    assert letter.body.startswith(
        "Hello Hedy Heir,\n\nNobody led Spring class any more, so an admin made you its lead.\n"
    )
    assert "26 Jun 2026. Its goal: MLOps engineer, mid level.\n" in letter.body
    assert f"\nhttps://testserver/cohorts/{leaderless.pk}/\n" in letter.body
    assert "Lea Learner" not in letter.body


@pytest.mark.parametrize("change", [{"left_at": timezone.now()}, {"role": "assistant"}])
def test_who_leads_it_no_more_by_then_is_told_nothing(
    change: dict[str, Any], leaderless: Cohort, heir: User, db: None
) -> None:
    named = name_lead(cohort=leaderless.pk, person=heir)
    Membership.objects.filter(person=heir).update(**change)

    assert (named is not None, work(), mail.outbox) == (True, ["leads it no more"], [])


def test_while_no_mail_goes_out_the_new_lead_is_told_later(leaderless: Cohort, heir: User, settings: Settings) -> None:
    usual = settings.EMAIL_BACKEND
    settings.EMAIL_BACKEND = "tests.assessments.cohorts.inviting.test_mails.Down"
    name_lead(cohort=leaderless.pk, person=heir)

    assert (work(), work()) == (["later"], [])
    settings.EMAIL_BACKEND = usual
    assert work(at_once=True) == ["sent"]


def test_nothing_of_learners_is_shown(leaderless: Cohort, admin_client: Client) -> None:
    where = page_of("assessments_cohort", leaderless)

    pages = [admin_client.get(path).text for path in (where, f"{where}../history/", "/admin/assessments/cohort/")]

    assert ["Lea Learner" in page or "learner@example.org" in page for page in pages] == [False] * 3
    assert [admin_client.get(f"/cohorts/{leaderless.pk}/").status_code] == [404]


@pytest.mark.parametrize("address", ["stranger@example.org", "nobody@example.org", "not an address", ""])
def test_whoever_may_not_lead_cannot_be_named(
    leaderless: Cohort, stranger: User, admin_client: Client, address: str
) -> None:
    page = admin_client.post(page_of("assessments_cohort", leaderless), {"new_lead": address})

    assert page.status_code == 200
    assert "errorlist" in page.text
    assert leads(leaderless) == ["instructor@example.org"]


def test_a_cohort_that_is_led_is_not_an_admins_to_change(cohort: Cohort, heir: User, admin_client: Client) -> None:
    where = page_of("assessments_cohort", cohort)

    page, answer = admin_client.get(where).text, admin_client.post(where, {"new_lead": heir.email})

    assert "new_lead" not in page
    assert (answer.status_code, leads(cohort)) == (403, ["instructor@example.org"])
    assert name_lead(cohort=cohort.pk, person=heir) is None


def test_the_list_finds_those_that_nobody_leads(
    leaderless: Cohort, other_instructor: User, admin_client: Client, settings: Settings
) -> None:
    def found() -> list[bool]:
        page = admin_client.get("/admin/assessments/cohort/?led=no").text
        return [name in page for name in ("Spring class", "Autumn class")]

    some = found()
    settings.ANYONE_MAY_TEACH = True

    assert (some, found()) == ([True, False], [False, False])


def test_staff_need_the_permission(leaderless: Cohort, heir: User) -> None:
    person = UserFactory(is_staff=True, second_factor=True)
    where = page_of("assessments_cohort", leaderless)
    without = signed_in(person).post(where, {"new_lead": heir.email}).status_code
    person.user_permissions.add(Permission.objects.get(codename="change_cohort"))

    assert (without, signed_in(person).post(where, {"new_lead": heir.email}).status_code) == (403, 302)
    assert leads(leaderless) == ["heir@example.org"]


def test_a_lead_whose_account_is_gone_can_be_replaced(cohort: Cohort, heir: User, instructor: User) -> None:
    instructor.delete()

    assert name_lead(cohort=cohort.pk, person=heir)
    assert leads(cohort) == ["heir@example.org"]


def test_who_led_in_name_only_sees_nothing_after_another_takes_over(
    leaderless: Cohort, heir: User, instructor: User
) -> None:
    row = MembershipFactory(cohort=leaderless, person=heir, role="assistant")

    take_over(cohort=leaderless.pk, member=row.pk)

    instructor.refresh_from_db()
    assert leads(leaderless) == ["heir@example.org"]
    assert not Membership.objects.visible_to(instructor).exists()
    assert signed_in(instructor).get(f"/cohorts/{leaderless.pk}/").status_code == 404


def test_an_assistant_or_who_had_left_becomes_the_lead(leaderless: Cohort, heir: User, assistant: User) -> None:
    User.objects.filter(pk=assistant.pk).update(is_instructor=True)
    assistant.refresh_from_db()
    MembershipFactory(cohort=leaderless, person=heir, role="assistant", left_at="2026-01-06T10:00Z")

    named = name_lead(cohort=leaderless.pk, person=heir)
    again = name_lead(cohort=leaderless.pk, person=assistant)

    assert (named is not None, again) == (True, None)
    assert leads(leaderless) == ["heir@example.org"]
