"""The pages of a plan of 150 steps, from nothing to the senior level, and of making one."""

from collections.abc import Iterator

from django.conf import settings
from django.test import Client
from django.utils import timezone

from assessments.gaps.queries import today_of
from assessments.plans.drafting import draft
from assessments.plans.queries import way_of
from assessments.plans.services import add_own_step, make_plan
from assessments.plans.timetable import Rhythm
from careerpath.accounts.models import User
from skills.files.documents import load
from skills.models import Release
from skills.releases import catalogue_of, publish
from skills.services import write_rows
from tests.bench.measure import Row, page, side_by_side
from tests.factories import UserFactory

STEPS = 150


def rows() -> Iterator[Row]:
    catalogue = load(settings.BASE_DIR / "fixtures" / "mlops")
    release = publish(framework=write_rows(catalogue=catalogue), note="To be measured")
    person, client = UserFactory(email="plan@example.org", name="Paula Plan"), Client()
    client.force_login(person)
    plan = long_plan(person, release)
    base = page(client, "/base/")
    for what, address in ((f"plan of {STEPS} steps", f"/plan/{plan}/"), ("making a plan", "/plan/new/")):
        yield Row(what, *side_by_side(page(client, address), base), "ms", "base page", 6)


def long_plan(person: User, release: Release) -> int:
    catalogue = catalogue_of(release.pk)
    role = catalogue.role["mlops-engineer"]
    today = timezone.localdate()
    picture = today_of(person, catalogue, role, role.level("senior"), today)
    made = draft(way_of(picture), Rhythm(today, 10))
    plan = make_plan(person=person, release=release.pk, role="mlops-engineer", seniority="senior", draft=made)
    for number in range(max(STEPS - len(made.tasks), 0)):
        add_own_step(person=person, plan=plan.pk, title=f"Own step {number}", hours=5)
    return plan.pk
