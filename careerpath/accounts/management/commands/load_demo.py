"""A catalogue and plainly invented people to try the site with. Refuses where real people may be."""

from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from careerpath.accounts.models import User
from skills.models import Release

PASSWORD = "demo-of-careerpath"  # noqa: S105 - printed for everybody to see
PEOPLE: dict[str, dict[str, Any]] = {
    "learner": {"name": "Demo Learner"},
    "instructor": {"name": "Demo Instructor", "is_instructor": True},
    "admin": {"name": "Demo Admin", "is_staff": True, "is_superuser": True},
}


class Command(BaseCommand):
    help = "Publishes the catalogue if none is, and makes demo accounts. Can be run again; changes nothing there is."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--learners", type=int, default=0, help="how many more learners there are to be")

    @transaction.atomic
    def handle(self, *args: Any, learners: int, **options: Any) -> None:
        if not settings.DEBUG:
            raise CommandError("load_demo makes accounts with a known password, so it runs with DEBUG=1 only.")
        if not Release.objects.exists():
            call_command("load_catalogue", stdout=self.stdout)
            call_command("publish_catalogue", note="The first release", stdout=self.stdout)
        people = PEOPLE | {f"learner-{n}": {"name": f"Demo Learner {n}"} for n in range(1, learners + 1)}
        emails = {f"{handle}@demo.example": fields for handle, fields in people.items()}
        there = set(User.objects.filter(email__in=emails).values_list("email", flat=True))
        for email, fields in emails.items():
            if email not in there:
                User.objects.create_user(email, PASSWORD, **fields)
        self.stdout.write("Demo accounts (sign in with the password " + PASSWORD + "):")
        for handle in PEOPLE:
            self.stdout.write(f"  {handle}@demo.example")
