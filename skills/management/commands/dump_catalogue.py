"""Writes the catalogue that admins edit as one JSON document."""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from skills.files.documents import to_document
from skills.management.framework_option import add_framework_option, chosen_framework
from skills.queries import read_rows


class Command(BaseCommand):
    help = "Writes the framework's rows as one JSON document, which load_catalogue reads back."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--output", type=Path, help="a file; standard output if left out")
        add_framework_option(parser)

    def handle(self, *args: Any, output: Path | None, framework: str, **options: Any) -> None:
        document = to_document(read_rows(chosen_framework(framework)))
        text = json.dumps(document, indent=2, ensure_ascii=False)
        if output:
            try:
                output.write_text(f"{text}\n", encoding="utf-8")
            except OSError as error:
                raise CommandError(f"{output} can't be written: {error.strerror}") from None
        else:
            self.stdout.write(text)
