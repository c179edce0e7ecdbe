"""Levels less the group's leniency, and more people than one class can have."""

from django.test import Client
from django.utils import timezone

from assessments.cohorts.lessons.room import MOST_THERE
from assessments.cohorts.sight import NEWEST
from assessments.models import Cohort, Membership
from careerpath.accounts.models import User
from skills.models import Skill
from tests.assessments.cohorts.lessons.test_pages import member, three, words
from tests.factories import ReviewFactory

__all__ = ["three"]


def test_own_levels_are_taken_down_by_what_teachers_found(
    three: dict[str, User], cohort: Cohort, instructor: User, instructor_client: Client
) -> None:
    about = {"skill": Skill.objects.get(slug="git"), "cohort": cohort, "by": instructor}
    for name in ("Ann", "Ben"):
        ReviewFactory(person=three[name], own_level=4, level=1, **about)

    # Six levels too high in two opinions: git by (6 + 5 * 6 / 7) / 7 = 1.47, and all else by 6 / 7.
    own, corrected = (
        words(instructor_client, cohort, f"teach/?hours=3&taught=1&by={by}&who=here&p={member(three['Cem'])}")
        for by in ("own", "corrected")
    )

    assert "1. Git" not in own
    assert "1. Git and version control 0 None → 1 Awareness 3 hours" in corrected
    assert "There is no second opinion" not in corrected


def test_a_crowd_is_asked_to_say_who_is_there(
    three: dict[str, User], cohort: Cohort, instructor_client: Client
) -> None:
    people = User.objects.bulk_create(User(email=f"crowd-{n}@example.org") for n in range(MOST_THERE))
    now = timezone.now()
    Membership.objects.bulk_create(
        Membership(cohort=cohort, person=person, role="learner", agreed_to=NEWEST, agreed_at=now) for person in people
    )

    crowd = instructor_client.get(f"/cohorts/{cohort.pk}/groups/").content.decode()
    some = words(instructor_client, cohort, f"groups/?who=here&p={member(three['Ben'])}&p={member(three['Ann'])}")

    assert f"{MOST_THERE + 3} learners are too many for one class. Tick who is there, up to 200." in crowd
    assert "class-found" not in crowd
    assert "1 group of 2" in some
