"""Reads a catalogue from files into the rows that admins edit."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from skills.files.documents import CatalogueError, load
from skills.models import Framework
from skills.services import write_rows

OURS = settings.BASE_DIR / "fixtures" / "mlops"


class Command(BaseCommand):
    help = (
        "Loads a folder of YAML files or a JSON document. Checks everything first; with one fault nothing is changed."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "folder", nargs="?", type=Path, default=OURS, help="a folder, or a JSON file; ours if left out"
        )

    def handle(self, *args: Any, folder: Path, **options: Any) -> None:
        try:
            catalogue = load(folder)
        except CatalogueError as error:
            raise CommandError(f"{error}\nNothing was changed.") from None
        is_new = not Framework.objects.filter(slug=catalogue.framework.slug).exists()
        framework = write_rows(catalogue=catalogue)
        if is_new and Framework.objects.count() > 1:
            self.stdout.write(f"{framework} ({framework.slug}) is a new framework beside what was there.")
        listed = {skill.slug for skill in catalogue.skills}
        held = [skill.name for skill in framework.skills.filter(retired=True) if skill.slug not in listed]
        if held:
            self.stdout.write(f"Not in the files, but kept as retired, for a release has them: {', '.join(held)}.")
        self.stdout.write(
            f"Loaded {framework}: {len(catalogue.skills)} skills, {len(catalogue.roles)} roles. "
            "Publish it to show it: manage.py publish_catalogue --note TEXT"
        )
