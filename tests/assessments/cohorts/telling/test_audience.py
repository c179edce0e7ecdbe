"""To whom a message goes: all, those who stand somewhere, those who miss a skill, and chosen ones."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from assessments.models import Announcement, Cohort, Exemption, Membership
from careerpath.accounts.models import User
from skills.models import Skill
from tests.assessments.cohorts.conftest import end_in
from tests.assessments.cohorts.telling.conftest import keep, names_of, work
from tests.assessments.cohorts.test_people import rate
from tests.factories import MembershipFactory, UserFactory


def test_a_message_is_shown_with_all_its_names_before_it_is_sent(
    cohort: Cohort, three: list[Membership], instructor_client: Client
) -> None:
    where = keep(instructor_client, cohort)
    page = instructor_client.get(where).text

    assert names_of(instructor_client, where) == ["Ann", "ben", "Lea Learner"]
    assert "Send it to 3 learners" in page
    assert "@example.org" not in page.split("<main")[1]
    instructor_client.post(f"{where}send/")
    assert work() == ["3 sent"]


def test_of_a_class_too_large_to_choose_from_those_chosen_elsewhere_are_shown(
    cohort: Cohort, three: list[Membership], instructor_client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("assessments.cohorts.telling.queries.MOST_TO_CHOOSE", 2)
    ben = three[1].pk
    where = f"/cohorts/{cohort.pk}/messages/new/"

    shown = {
        asked: list(instructor_client.get(f"{where}?to=chosen{asked}").context["form"].fields["who"].choices)
        for asked in ("", f"&who={ben}", "&who=x&who=²&who=99999999999999999999")
    }
    kept = keep(instructor_client, cohort, to="chosen", who=[ben])

    assert list(shown.values()) == [[], [(ben, "ben")], []]
    assert names_of(instructor_client, kept) == ["ben"]


def test_those_who_miss_a_skill_are_below_its_level_or_havent_rated_it(
    cohort: Cohort, three: list[Membership], instructor_client: Client
) -> None:
    ann, ben, lea = (row.person for row in three)
    extra = MembershipFactory(cohort=cohort, person=UserFactory(name="Zoe")).person
    rate(ann, {"python": 4})
    rate(ben, {"python": 1})
    rate(lea, {"python": None})
    Exemption.objects.create(person=extra, skill=Skill.objects.get(slug="python"), reason="Others do it.")

    where = keep(instructor_client, cohort, to="missing", skill="python")

    assert names_of(instructor_client, where) == ["ben", "Lea Learner"]
    assert Announcement.objects.get().audience == "learners who miss Python"


def test_a_message_goes_to_those_who_stand_there_today(
    cohort: Cohort, three: list[Membership], instructor_client: Client
) -> None:
    ann, ben, _ = (row.person for row in three)
    rate(ann, {"python": 4})
    rate(ben, {"python": 1})
    long_ago = timezone.now() - timedelta(days=20)
    Membership.objects.filter(person=ben).update(joined_at=long_ago)
    Cohort.objects.update(ends_on=timezone.localdate())
    found = {}
    for standing in ("not-started", "stuck", "on-the-way"):
        found[standing] = names_of(instructor_client, keep(instructor_client, cohort, to=standing))

    assert found == {"not-started": ["Lea Learner"], "stuck": ["ben"], "on-the-way": ["Ann"]}
    assert "nobody today" in keep(instructor_client, cohort, to="far-ahead")


def test_a_link_of_the_overview_chooses_to_whom(
    cohort: Cohort, three: list[Membership], instructor_client: Client
) -> None:
    overview = instructor_client.get(f"/cohorts/{cohort.pk}/overview/").text
    where = f"/cohorts/{cohort.pk}/messages/new/?to=not-started"

    assert f'href="{where}"' in overview
    assert re.search(r'value="not-started"[^>]* checked', instructor_client.get(where).text)


def test_nobody_is_stuck_once_the_cohort_is_over(
    cohort: Cohort, three: list[Membership], instructor_client: Client
) -> None:
    home = f"/cohorts/{cohort.pk}/messages/"
    end_in(cohort, days=0)
    before = [instructor_client.get(path).text for path in (home, f"{home}new/")]
    end_in(cohort, days=-1)

    after = [instructor_client.get(path).text for path in (home, f"{home}new/")]

    assert ["stuck" in page for page in before] == [True, True]
    assert ["stuck" in page for page in after] == [False, False]
    assert re.findall(r'name="to" value="([a-z-]+)"', after[1]) == [
        *("all", "not-started", "far-ahead", "on-the-way", "missing", "chosen")
    ]
    assert "Choose to whom it goes." in keep(instructor_client, cohort, to="stuck")


def test_choosing_costs_as_many_queries_for_thirty_learners_as_for_three(
    cohort: Cohort,
    three: list[Membership],
    instructor_client: Client,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    def form(queries: int) -> None:
        with django_assert_num_queries(queries):
            instructor_client.get(f"/cohorts/{cohort.pk}/messages/new/")
        with django_assert_num_queries(queries + 10):
            keep(instructor_client, cohort, to="not-started", text=f"To {cohort.memberships.count()}")

    keep(instructor_client, cohort, to="not-started")
    form(5)
    for _ in range(27):
        MembershipFactory(cohort=cohort)
    form(5)


def test_chosen_learners_get_it_alone(cohort: Cohort, three: list[Membership], instructor_client: Client) -> None:
    where = keep(instructor_client, cohort, to="chosen", who=[three[1].pk])

    assert names_of(instructor_client, where) == ["ben"]
    assert Announcement.objects.get().audience == "1 chosen learner"


def test_nobody_of_another_cohort_can_be_chosen(
    cohort: Cohort, three: list[Membership], instructor_client: Client, other_instructor: User
) -> None:
    elsewhere = MembershipFactory(cohort=Cohort.objects.get(name="Autumn class"))

    page = keep(instructor_client, cohort, to="chosen", who=[elsewhere.pk])

    assert "Somebody whom you chose is no longer in the cohort." in page
    assert not Announcement.objects.exists()


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"to": ""}, "Choose to whom it goes."),
        ({"to": "everybody"}, "Choose to whom it goes."),
        ({"to": "missing"}, "Choose the skill that they miss."),
        ({"to": "missing", "skill": "magic"}, "Choose a skill that the goal asks for."),
        ({"to": "chosen"}, "Choose one learner or more."),
        ({"subject": " "}, "Give it a subject."),
        ({"subject": "x" * 121}, "The subject has 121 characters, and 120 fit."),
        ({"text": ""}, "Write what you want to tell them."),
        ({"text": "x" * 5001}, "The text has 5001 characters, and 5000 fit."),
    ],
)
def test_what_makes_no_sense_is_said_at_its_field(
    changed: dict[str, str], words: str, cohort: Cohort, three: list[Membership], instructor_client: Client
) -> None:
    assert words in keep(instructor_client, cohort, **changed)
    assert not Announcement.objects.exists()


def test_a_message_to_nobody_is_not_kept(cohort: Cohort, three: list[Membership], instructor_client: Client) -> None:
    for row in three:
        rate(row.person, {"python": 4})

    assert "This would go to nobody today." in keep(instructor_client, cohort, to="missing", skill="python")
    assert not Announcement.objects.exists()


def test_without_a_goal_only_people_can_be_chosen(
    cohort: Cohort, three: list[Membership], instructor_client: Client
) -> None:
    Cohort.objects.update(role="wizard")

    page = instructor_client.get(f"/cohorts/{cohort.pk}/messages/new/").text

    assert "All learners" in page
    assert "miss a skill" not in page
