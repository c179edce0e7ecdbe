"""A catalogue and plainly invented people to try the site with. Refuses where real people may be."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.utils import timezone

from assessments.cohorts.joining import join, make_assistant_link, make_link
from assessments.cohorts.services import Outline, open_cohort
from assessments.cohorts.sight import NEWEST
from assessments.models import Cohort, Membership
from careerpath.accounts.demo.setting import setting_of
from careerpath.accounts.demo.writing import write_lives
from careerpath.accounts.models import User
from skills.models import Release
from skills.releases import current_catalogue

PASSWORD = "demo-of-careerpath"  # noqa: S105 - printed for everybody to see
PEOPLE: dict[str, dict[str, Any]] = {
    "learner": {"name": "Demo Learner"},
    "instructor": {"name": "Demo Instructor", "is_instructor": True},
    "assistant": {"name": "Demo Assistant"},
    "admin": {"name": "Demo Admin", "is_staff": True, "is_superuser": True},
}
A_DOZEN = 12
# With this one, there are people of each kind among the first dozen.
SEED = 21
# So old is a demo class, and so long it goes on.
BEHIND, AHEAD = timedelta(weeks=12), timedelta(weeks=12)
SENIORITIES = ("mid", "junior", "senior")


class Command(BaseCommand):
    help = "Publishes the catalogue if none is, and makes demo accounts. Can be run again; changes nothing there is."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--learners", type=int, default=A_DOZEN, help="how many invented learners there are to be")
        parser.add_argument("--cohorts", type=int, default=1, help="into how many classes they are dealt")
        parser.add_argument("--seed", type=int, default=SEED, help="another number, other lives")

    @transaction.atomic
    def handle(self, *args: Any, learners: int, cohorts: int, seed: int, **options: Any) -> None:
        if not settings.DEBUG:
            raise CommandError("load_demo makes accounts with a known password, so it runs with DEBUG=1 only.")
        if learners < 0 or cohorts < 1:
            raise CommandError("There can't be fewer than 0 learners or fewer than 1 class.")
        if not Release.objects.exists():
            call_command("load_catalogue", stdout=self.stdout)
            call_command("publish_catalogue", note="The first release", stdout=self.stdout)
        _make(PEOPLE)
        new = _make({f"learner-{n}": {"name": f"Demo Learner {n}"} for n in range(1, learners + 1)})
        for number, cohort in enumerate(_open_cohorts(cohorts, bool(new))):
            dealt = {n: person for n, person in _numbered(new).items() if n % cohorts == (number + 1) % cohorts}
            teachers = [_person("instructor"), _person("assistant")]
            write_lives(setting_of(cohort, teachers, f"{seed}:{number}"), dealt, str(seed))
        self.stdout.write("Demo accounts (sign in with the password " + PASSWORD + "):")
        for handle in PEOPLE:
            self.stdout.write(f"  {handle}@demo.example")


def _make(people: dict[str, dict[str, Any]]) -> list[User]:
    """Those who aren't there yet. One password, made once: each takes a quarter of a second."""
    emails = {f"{handle}@demo.example": fields for handle, fields in people.items()}
    there = set(User.objects.filter(email__endswith="@demo.example").values_list("email", flat=True))
    missing = {email: fields for email, fields in emails.items() if email not in there}
    if not missing:
        return []
    password = make_password(PASSWORD)
    return User.objects.bulk_create(User(email=email, password=password, **rest) for email, rest in missing.items())


def _person(handle: str) -> User:
    return User.objects.get(email=f"{handle}@demo.example")


def _numbered(people: list[User]) -> dict[int, User]:
    return {int(person.email.partition("@")[0].removeprefix("learner-")): person for person in people}


def _open_cohorts(wanted: int, is_anybody_new: bool) -> list[Cohort]:
    """The instructor's oldest classes, and as many more as are missing; the first only if they have had none yet."""
    lead = _person("instructor")
    leading = Cohort.objects.filter(memberships__person=lead, memberships__role=Membership.Role.LEAD)
    there = list(leading.filter(archived_at=None).select_related("framework").order_by("pk")[:wanted])
    if wanted == 1 and not is_anybody_new and lead.memberships.exists():
        return []
    return [*there, *filter(None, (_open_cohort(lead, number) for number in range(len(there), wanted)))]


def _open_cohort(lead: User, number: int) -> Cohort | None:
    """For the first role that people aim at, with the assistant; the learner is in the first one."""
    catalogue = current_catalogue()
    role = next((role for role in catalogue.roles if role.kind == "target"), None)
    if role is None:
        return None
    level = role.level(SENIORITIES[number % len(SENIORITIES)]) or role.levels[0]
    today = timezone.localdate()
    monday = today - timedelta(days=today.weekday())
    name = f"Demo class {number + 1}" if number else "Demo class"
    outline = Outline(name, role.slug, level.seniority, monday - BEHIND, monday + AHEAD)
    cohort = open_cohort(person=lead, framework=catalogue.framework.slug, outline=outline)
    _let_in(cohort, _person("assistant"), Membership.Role.ASSISTANT)
    if not number:
        _let_in(cohort, _person("learner"), Membership.Role.LEARNER)
    return cohort


def _let_in(cohort: Cohort, person: User, role: str) -> None:
    if role == Membership.Role.ASSISTANT:
        link = make_assistant_link(cohort=cohort.pk, newest=0)
    else:
        link = make_link(cohort=cohort.pk, role=role, most=30, days=30, newest=0)
    if link:
        join(person=person, link=link.pk, agreed_to=NEWEST)
