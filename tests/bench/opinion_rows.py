"""The pages of second opinions against the base page: grids of 50 learners and 74 skills, the queue, and one's own."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import Any

from django.test import Client
from django.utils import timezone

from assessments.models import Cohort, Evidence, Rating, Review
from careerpath.accounts.models import User
from skills.models import Skill
from tests.accounts.steps import signed_in
from tests.bench.class_rows import against_base, cohort_of
from tests.bench.measure import Row
from tests.factories import UserFactory

ALLOWED = 6
LEARNERS = 50


def rows() -> Iterator[Row]:
    lead = UserFactory(is_instructor=True, second_factor=True)
    cohort = cohort_of(lead, LEARNERS)
    members = list(cohort.memberships.learning().select_related("person").order_by("pk"))
    skills = list(Skill.objects.filter(framework=cohort.framework_id).order_by("pk"))
    git = next(skill for skill in skills if skill.slug == "git")
    look_at([member.person for member in members], [git], cohort, lead)
    first = members[0]
    look_at([first.person], [skill for skill in skills if skill != git], cohort, lead)
    client, here = signed_in(lead), f"/cohorts/{cohort.pk}/opinions/"
    yield against_base(client, "opinions on a skill of 50 learners", f"{here}in/git/", ALLOWED)
    yield against_base(client, "opinions on 74 skills of a learner", f"{here}of/{first.pk}/?all", ALLOWED)
    yield against_base(client, "opinion on one skill of a learner", f"{here}of/{first.pk}/git/", ALLOWED)
    yield against_base(client, "evidence that waits, 50 on a page", here, ALLOWED)
    yield against_base(client, "50 talks to have", f"{here}talks/", ALLOWED)
    Review.objects.filter(skill=git).update(level=4, answer="Done.", answered_at=timezone.now())
    yield against_base(client, "50 answers to read", f"{here}answers/", ALLOWED)
    yield against_base(client, "where to give opinions", f"{here}give/", ALLOWED)
    yield against_base(client, "how far levels agree", f"{here}calibration/", ALLOWED)
    yield against_base(client, "cohorts, with what awaits teachers", "/cohorts/", ALLOWED)
    learner = Client()
    learner.force_login(first.person)
    yield against_base(learner, "opinions about me, 20 on a page", "/me/opinions/", ALLOWED)


def look_at(people: Sequence[Any], skills: Sequence[Skill], cohort: Cohort, by: User) -> None:
    """Each skill of each: evidence of two days, an opinion between them, three levels from the own one."""
    now = timezone.now()
    at = now - timedelta(days=3)
    where = [(person, skill) for person in people for skill in skills]
    Rating.objects.filter(person__in=people, skill__in=skills).delete()
    Rating.objects.bulk_create(Rating(person=one, skill=skill, level=4, rated_at=now) for one, skill in where)
    Review.objects.bulk_create(
        Review(person=one, skill=skill, cohort=cohort, by=by, level=1, own_level=4, comment="Show it", given_at=at)
        for one, skill in where
    )
    pieces = [Evidence(person=one, skill=skill, level=2, text="Done") for one, skill in where for _ in range(2)]
    made = Evidence.objects.bulk_create(pieces)
    Evidence.objects.filter(pk__in=[piece.pk for piece in made[::2]]).update(added_at=now - timedelta(days=9))
