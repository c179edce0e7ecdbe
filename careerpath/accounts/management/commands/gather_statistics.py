"""Tells SQLite how its tables are filled, for better ways through them. Other databases find out by themselves."""

from typing import Any

from django.core.management.base import BaseCommand
from django.db import connection

# Of each index. All rows take ten times as long, and with them the ways through a small class get worse.
ROWS = 1000


class Command(BaseCommand):
    help = "Gathers what SQLite's planner of queries needs to know. Run it once a day; other databases need none of it."

    def handle(self, *args: Any, **options: Any) -> None:
        if connection.vendor == "sqlite":
            with connection.cursor() as cursor:
                # “PRAGMA optimize” looks only at tables that the same connection has asked, and this one is new.
                cursor.execute(f"PRAGMA analysis_limit={ROWS}")
                cursor.execute("ANALYZE")
