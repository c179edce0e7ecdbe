"""Run it once a day, or as often as you like."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from assessments.along.services import ask_for_reminders


class Command(BaseCommand):
    help = "Asks the queue for the weekly reminders of whoever's day has come; `db_worker` sends them."

    def handle(self, *args: Any, **options: Any) -> None:
        found = ask_for_reminders(today=timezone.localdate())
        self.stdout.write(f"{found} reminder{'' if found == 1 else 's'} asked for.")
