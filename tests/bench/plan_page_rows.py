"""The pages of a plan of 152 steps, begun half a year ago by somebody who knew nothing yet; 20 steps are done."""

from collections.abc import Iterator
from datetime import timedelta

from django.conf import settings
from django.test import Client
from django.utils import timezone

from assessments.gaps.queries import today_of
from assessments.models import Plan, Rating
from assessments.plans.drafting import draft
from assessments.plans.queries import way_of
from assessments.plans.services import finish_step, make_plan
from assessments.plans.timetable import Rhythm
from assessments.ratings.queries import skill_ids
from careerpath.accounts.models import User
from skills.files.documents import load
from skills.models import Release
from skills.releases import catalogue_of, publish
from skills.services import write_rows
from tests.bench.measure import Row, page, side_by_side
from tests.factories import UserFactory

ROLE, SENIORITY, STEPS, DONE = "staff-mlops-engineer", "lead", 152, 20
# On that page there are two plans: as it is, and as it would be.
ALLOWED_FOR_TWO = 8


def rows() -> Iterator[Row]:
    client, plan = planner()
    base = page(client, "/base/")
    middle = plan.steps.all()[STEPS // 2].pk
    for what, address, goal in (
        ("a plan of 152 steps", f"/plan/{plan.pk}/", 6),
        ("its map", f"/plan/{plan.pk}/map/", 6),
        ("a step of it", f"/plan/{plan.pk}/steps/{middle}/", 6),
        ("the plan made anew", f"/plan/{plan.pk}/again/", ALLOWED_FOR_TWO),
    ):
        yield Row(what, *side_by_side(page(client, address), base), "ms", "base page", goal)


def planner() -> tuple[Client, Plan]:
    release = publish(framework=write_rows(catalogue=load(settings.BASE_DIR / "fixtures" / "mlops")), note="Measured")
    person, client = UserFactory(email="planner@example.org", name="Pia Planner"), Client()
    client.force_login(person)
    now = timezone.now()
    Rating.objects.bulk_create(
        Rating(person=person, skill_id=skill, level=0, rated_at=now) for skill in skill_ids(release.pk).values()
    )
    plan = long_plan(person, release)
    for number, step in enumerate(plan.steps.all()[:DONE]):
        finish_step(person, plan.pk, step.pk, timezone.localdate() - timedelta(weeks=DONE - number), step.hours + 2)
    return client, plan


def long_plan(person: User, release: Release) -> Plan:
    catalogue, today = catalogue_of(release.pk), timezone.localdate()
    role = catalogue.role[ROLE]
    picture = today_of(person, catalogue, role, role.level(SENIORITY), today)
    made = draft(way_of(picture), Rhythm(today - timedelta(weeks=26), 6))
    return make_plan(person=person, release=release.pk, role=ROLE, seniority=SENIORITY, draft=made)
