"""Opening and changing a cohort, who sees it, who teaches it, and when sight ends."""

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from pytest_django import Settings

from assessments.cohorts.queries import goal_of, lead_of, teachers_of
from assessments.cohorts.services import (
    archive_cohort,
    hand_over,
    leave_cohort,
    remove_member,
    take_over,
    take_up_cohort,
)
from assessments.models import Cohort, Membership
from careerpath.accounts.models import User
from skills.models import Release
from tests.factories import MembershipFactory

SENT = {"name": " Spring \n class ", "target": "mlops-engineer/mid", "starts_on": "2026-01-05", "ends_on": "2026-06-26"}


# -- Opening and changing ----------------------------------------------------------------------------------------------


def test_an_instructor_opens_a_cohort_and_leads_it(
    release: Release, instructor: User, instructor_client: Client
) -> None:
    answers = [instructor_client.post("/cohorts/new/", SENT) for _ in range(2)]

    cohort = Cohort.objects.get()
    assert [response.headers["Location"] for response in answers] == [f"/cohorts/{cohort.pk}/links/"] * 2
    assert (cohort.name, cohort.role, cohort.seniority) == ("Spring class", "mlops-engineer", "mid")
    assert (cohort.starts_on, cohort.ends_on) == (date(2026, 1, 5), date(2026, 6, 26))
    assert [(row.person, row.role) for row in cohort.memberships.all()] == [(instructor, "lead")]


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"name": ""}, "Give the cohort a name."),
        ({"name": "x" * 101}, "The name has 101 characters, and 100 fit."),
        ({"name": "Win at HTTPS://x.example"}, "Write a name without a link."),
        ({"name": "Win at x.example/now"}, "Write a name without a link."),
        ({"name": "\u202e\x0b"}, "Give the cohort a name."),
        ({"target": ""}, "Choose a role and a level."),
        ({"target": "wizard/mid"}, "Choose a role and a level."),
        ({"ends_on": "2026-01-04"}, "The last day can’t come before the first."),
        ({"ends_on": "2036-01-04"}, "Choose a last day within 5 years of the first."),
        ({"starts_on": "0001-01-01", "ends_on": "0001-06-01"}, "Choose a day from 2000 to 2100."),
        ({"starts_on": ""}, "Choose the first day."),
    ],
)
def test_what_makes_no_sense_is_said_at_its_field(
    changed: dict[str, str], words: str, release: Release, instructor_client: Client
) -> None:
    response = instructor_client.post("/cohorts/new/", SENT | changed)

    assert words in response.content.decode()
    assert not Cohort.objects.exists()


def test_every_level_of_every_role_can_be_the_goal_and_nothing_else(cohort: Cohort, instructor_client: Client) -> None:
    where = f"/cohorts/{cohort.pk}/"
    every = {
        f"{role.slug}/{level.seniority}": f"{role.name}, {level.seniority} level"
        for role in goal_of(cohort).catalogue.roles
        for level in role.levels
    }

    for target, name in every.items():
        instructor_client.post(f"{where}settings/", SENT | {"target": target})
        assert name in instructor_client.get(f"{where}overview/").text

    refused = instructor_client.post(f"{where}settings/", SENT | {"target": "everything"})
    assert "Choose a role and a level." in refused.text


def test_everybody_may_open_one_where_the_site_says_so(
    release: Release, learner_client: Client, settings: Settings
) -> None:
    refused = learner_client.post("/cohorts/new/", SENT)
    settings.ANYONE_MAY_TEACH = True
    settings.REQUIRE_SECOND_FACTOR = False
    opened = learner_client.post("/cohorts/new/", SENT)

    assert (refused.status_code, opened.status_code) == (403, 302)
    assert Cohort.objects.count() == 1


def test_the_lead_changes_name_goal_and_days(cohort: Cohort, instructor_client: Client) -> None:
    sent = {"name": "Summer", "target": "data-engineer/mid", "starts_on": "2026-07-01", "ends_on": "2026-07-01"}

    instructor_client.post(f"/cohorts/{cohort.pk}/settings/", sent)

    cohort.refresh_from_db()
    assert (cohort.name, cohort.role, cohort.starts_on, cohort.ends_on) == (
        "Summer",
        "data-engineer",
        date(2026, 7, 1),
        date(2026, 7, 1),
    )


def test_a_goal_that_is_gone_is_chosen_anew(cohort: Cohort, instructor_client: Client) -> None:
    Cohort.objects.update(role="gone")

    pages = [instructor_client.get(f"/cohorts/{cohort.pk}/{part}").content.decode() for part in ("", "settings/")]

    assert "Its goal is no longer in the catalogue" in pages[0]
    assert "no longer in the catalogue. Choose another." in pages[1]
    assert " selected" not in pages[1].split('name="target"')[1].split("</select>")[0].replace('value="" selected', "")


@pytest.mark.parametrize("wrong", [{"ends_on": date(2026, 1, 4)}, {"name": ""}])
def test_the_database_keeps_a_cohort_sound(wrong: dict[str, Any], cohort: Cohort) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Cohort.objects.update(**wrong)


def test_a_cohort_has_one_lead_and_learners_who_agreed(cohort: Cohort, membership: Membership) -> None:
    for wrong in ({"role": "lead"}, {"agreed_at": None}, {"agreed_to": None}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Membership.objects.filter(pk=membership.pk).update(**wrong)


# -- Sight -------------------------------------------------------------------------------------------------------------


def test_who_sees_whom(membership: Membership, instructor: User, assistant: User, other_instructor: User) -> None:
    seen = [list(Membership.objects.visible_to(person)) for person in (instructor, assistant)]
    unseen = [list(Membership.objects.visible_to(person)) for person in (membership.person, other_instructor)]

    assert seen == [[membership], [membership]]
    assert unseen == [[], []]


@pytest.mark.parametrize("how", ["removed", "left", "archived", "learner left", "no instructor"])
def test_sight_ends_at_once(
    how: str, cohort: Cohort, membership: Membership, assistant: User, instructor: User
) -> None:
    lead = Membership.objects.get(person=instructor)
    who = instructor if how == "no instructor" else assistant
    before = Membership.objects.visible_to(who).count()
    if how == "removed":
        assert remove_member(by=lead, member=Membership.objects.get(person=assistant).pk)
    elif how == "left":
        assert leave_cohort(cohort=cohort.pk, person=assistant)
    elif how == "archived":
        assert archive_cohort(cohort=cohort.pk)
    elif how == "learner left":
        assert leave_cohort(cohort=cohort.pk, person=membership.person)
    else:
        instructor.is_instructor = False

    assert (before, Membership.objects.visible_to(who).count()) == (1, 0)


def test_a_removed_assistant_gets_404_and_needs_no_second_factor(
    cohort: Cohort, assistant: User, assistant_client: Client, instructor_client: Client
) -> None:
    row = Membership.objects.get(person=assistant)
    open_ = assistant_client.get(f"/cohorts/{cohort.pk}/").status_code

    asked = instructor_client.get(f"/cohorts/{cohort.pk}/remove/{row.pk}/").content.decode()
    instructor_client.post(f"/cohorts/{cohort.pk}/remove/{row.pk}/")
    again = instructor_client.post(f"/cohorts/{cohort.pk}/remove/{row.pk}/").status_code

    assert "Remove Asa Assistant?" in asked
    assert (open_, assistant_client.get(f"/cohorts/{cohort.pk}/").status_code, again) == (200, 404, 302)
    assert not User.objects.get(pk=assistant.pk).teaches


def test_an_archived_cohort_shows_nobody_until_it_is_taken_up(
    cohort: Cohort, membership: Membership, instructor_client: Client
) -> None:
    def page() -> str:
        return instructor_client.get(f"/cohorts/{cohort.pk}/").content.decode()

    seen = ["Lea Learner" in page()]
    for act in ("archive", "archive", "take-up", "take-up"):
        instructor_client.post(f"/cohorts/{cohort.pk}/{act}/")
        seen.append("Lea Learner" in page())

    assert seen == [True, False, False, True, True]
    assert not take_up_cohort(cohort=cohort.pk)


def test_an_archived_cohort_names_nobody_to_remove(
    cohort: Cohort, membership: Membership, assistant: User, instructor_client: Client
) -> None:
    archive_cohort(cohort=cohort.pk)
    path = f"/cohorts/{cohort.pk}/remove/{membership.pk}/"
    also = Membership.objects.get(person=assistant)

    asked = instructor_client.get(path)
    instructor_client.post(path)
    of_assistant = instructor_client.get(f"/cohorts/{cohort.pk}/remove/{also.pk}/")

    membership.refresh_from_db()
    assert (asked.status_code, of_assistant.status_code) == (302, 200)
    assert membership.left_at is None


def test_a_learner_sees_what_they_agreed_to_and_leaves(
    cohort: Cohort, membership: Membership, learner_client: Client
) -> None:
    page = learner_client.get(f"/cohorts/{cohort.pk}/").content.decode()
    asked = learner_client.get(f"/cohorts/{cohort.pk}/leave/").content.decode()
    answers = [learner_client.post(f"/cohorts/{cohort.pk}/leave/").status_code for _ in range(2)]

    membership.refresh_from_db()
    assert "Job adverts that you keep here." in page
    assert "Ines Instructor" in page
    assert "Leave Spring class?" in asked
    assert answers == [302, 404]
    assert membership.left_at is not None


def test_an_assistant_removes_learners_and_no_assistant(
    cohort: Cohort, membership: Membership, assistant: User
) -> None:
    mine = Membership.objects.get(person=assistant)
    other = MembershipFactory(cohort=cohort, role="assistant")
    lead = Membership.objects.get(role="lead")

    assert [remove_member(by=mine, member=row.pk) for row in (other, lead, mine, membership)] == [
        False,
        False,
        False,
        True,
    ]


def test_nobody_is_removed_from_another_cohort(cohort: Cohort, membership: Membership, other_instructor: User) -> None:
    elsewhere = Membership.objects.get(person=other_instructor)

    assert not remove_member(by=elsewhere, member=membership.pk)


# -- Who leads ---------------------------------------------------------------------------------------------------------


def test_handing_over_needs_an_assistant_who_may_lead(cohort: Cohort, assistant: User, membership: Membership) -> None:
    row = Membership.objects.get(person=assistant)
    refused = [hand_over(cohort=cohort.pk, member=pk) for pk in (row.pk, membership.pk)]
    User.objects.filter(pk=assistant.pk).update(is_instructor=True)

    taken = hand_over(cohort=cohort.pk, member=row.pk)

    assert refused == [None, None]
    assert taken == row
    assert [(one.person.email, one.role) for one in teachers_of(cohort)] == [
        ("assistant@example.org", "lead"),
        ("instructor@example.org", "assistant"),
    ]


def test_a_lead_hands_over_before_leaving(cohort: Cohort, instructor: User, instructor_client: Client) -> None:
    page = instructor_client.post(f"/cohorts/{cohort.pk}/leave/").content.decode()

    assert "You lead Spring class" in page
    assert not leave_cohort(cohort=cohort.pk, person=instructor)


def test_a_cohort_without_a_lead_is_taken_over(cohort: Cohort, assistant: User, instructor: User) -> None:
    row = Membership.objects.get(person=assistant)
    User.objects.filter(pk=assistant.pk).update(is_instructor=True)
    led = take_over(cohort=cohort.pk, member=row.pk)
    instructor.delete()

    taken = take_over(cohort=cohort.pk, member=row.pk)

    assert (led, taken) == (None, row)
    lead = lead_of(teachers_of(cohort))
    assert lead is not None
    assert lead.person == assistant
