"""What is taken along of a plan from nothing to the mid level of MLOps engineer."""

from collections.abc import Iterator

from django.conf import settings
from django.test import Client

from assessments.along.keys import calendar_key
from assessments.along.services import make_address
from skills.files.documents import load
from skills.releases import publish
from skills.services import write_rows
from tests.assessments.plans.conftest import plan_for
from tests.bench.measure import Row, page, side_by_side
from tests.factories import UserFactory

# No page: a calendar asks for it a few times a day, and most of the time goes into writing the file.
ALLOWED_FOR_CALENDAR = 12


def rows() -> Iterator[Row]:
    catalogue = load(settings.BASE_DIR / "fixtures" / "mlops")
    release = publish(framework=write_rows(catalogue=catalogue), note="To be taken along")
    person, client = UserFactory(email="along@example.org"), Client()
    client.force_login(person)
    plan = plan_for(person, release)
    make_address(person=person)
    base = page(client, "/base/")
    for what, address, goal in (
        ("take your plans along", "/plan/along/", 6),
        ("a plan as a text", f"/plan/{plan.pk}/plan.md", 6),
        (
            f"a calendar of {plan.steps.count()} steps",
            f"/plan/calendar/{calendar_key(person.calendar_feed.seed)}.ics",
            ALLOWED_FOR_CALENDAR,
        ),
    ):
        yield Row(what, *side_by_side(page(client, address), base), "ms", "base page", goal)
