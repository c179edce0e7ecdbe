"""Freezes the catalogue that admins edit as a release."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser

from skills.management.framework_option import add_framework_option, chosen_framework
from skills.models import Release
from skills.releases import PublishError, is_unchanged, publish


class Command(BaseCommand):
    help = "Checks the framework's rows and makes a release of them, which everybody reads from then on."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--note", required=True, help="what is new, and why")
        parser.add_argument("--if-changed", action="store_true", help="make none when the last release says the same")
        add_framework_option(parser)

    def handle(self, *args: Any, note: str, framework: str, if_changed: bool, **options: Any) -> None:
        try:
            Release._meta.get_field("note").clean(note, None)
        except ValidationError as error:
            raise CommandError(f"--note: {' '.join(error.messages)}") from None
        chosen = chosen_framework(framework)
        if if_changed and is_unchanged(framework=chosen):
            self.stdout.write(f"{chosen} is as it was published.")
            return
        try:
            release = publish(framework=chosen, note=note)
        except PublishError as error:
            raise CommandError(f"{error}\nNothing was published.") from None
        self.stdout.write(f"Published {release}.")
