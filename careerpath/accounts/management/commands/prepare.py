"""Brings the database to what this version of the code needs."""

from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser


class Command(BaseCommand):
    help = "Migrates the database, makes the cache's table and gathers statistics. Run it before a new version starts."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--demo", action="store_true", help="load_demo as well")

    def handle(self, *args: Any, demo: bool, verbosity: int, **options: Any) -> None:
        call_command("migrate", verbosity=verbosity, interactive=False)
        call_command("createcachetable", verbosity=verbosity)
        if demo:
            call_command("load_demo", stdout=self.stdout)
        call_command("gather_statistics")
