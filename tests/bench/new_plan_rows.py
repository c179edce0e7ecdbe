"""Making a plan from nothing at the whole catalogue: the page, and what a change in its form is answered with."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from urllib.parse import urlencode

from django.conf import settings
from django.test import Client
from django.utils import timezone

from assessments.plans.making.preview import what_fits
from skills.files.documents import load
from skills.releases import publish
from skills.services import write_rows
from tests.bench.measure import Row, page, side_by_side
from tests.factories import UserFactory

DAYS = 300
# Four choices of what fits are worked out for it; with another target beside it, eight. Some budgets are hard: these
# were the hardest of all roles and levels, looked for among five deadlines.
HARD, HARD_BESIDE, HARD_DAYS = "mlops-engineer/senior", "staff-mlops-engineer/lead", 100
ALLOWED_FOR_DEADLINE, ALLOWED_FOR_TWO, ALLOWED_AGAIN = 50, 80, 10
ROUNDS = 8


def rows() -> Iterator[Row]:
    release = publish(
        framework=write_rows(catalogue=load(settings.BASE_DIR / "fixtures" / "mlops")), note="To be measured"
    )
    client = Client()
    client.force_login(UserFactory(email="new-plan@example.org", name="Nora New"))
    today = timezone.localdate()
    chosen = {"target": "mlops-engineer/mid", "hours": 6, "start": today, "framework": release.framework.slug}
    dated = chosen | {"deadline": today + timedelta(days=DAYS)}
    hard = chosen | {"target": HARD, "deadline": today + timedelta(days=HARD_DAYS)}
    there = "/plan/new/preview/?"
    asked = {
        "a new plan": (f"/plan/new/?framework={release.framework.slug}", 6),
        "its preview": (f"{there}{urlencode(chosen)}", 6),
        "its preview with a deadline, again": (f"{there}{urlencode(dated)}", ALLOWED_AGAIN),
    }
    asked_first = {
        "its preview with a deadline": (f"{there}{urlencode(dated)}", ALLOWED_FOR_DEADLINE),
        "its hardest preview": (f"{there}{urlencode(hard)}", ALLOWED_FOR_DEADLINE),
        "its hardest preview beside another": (f"{there}{urlencode(hard | {'beside': HARD_BESIDE})}", ALLOWED_FOR_TWO),
    }
    base = page(client, "/base/")
    for what, (address, goal) in asked.items():
        yield Row(what, *side_by_side(page(client, address), base), "ms", "base page", goal)
    for what, (address, goal) in asked_first.items():
        yield Row(what, *side_by_side(forgetting(page(client, address)), base, ROUNDS), "ms", "base page", goal)


def forgetting(get: Callable[[], object]) -> Callable[[], object]:
    """As for who asks first."""

    def act() -> None:
        what_fits.cache_clear()
        get()

    return act
