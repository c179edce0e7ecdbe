"""Says what is wrong with the catalogue that admins edit."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.template.defaultfilters import pluralize

from skills.lint import errors, lint
from skills.management.framework_option import add_framework_option, chosen_framework
from skills.queries import read_rows


class Command(BaseCommand):
    help = "Checks the framework's rows. Ends with 1 when there is an error; warnings are only shown."

    def add_arguments(self, parser: CommandParser) -> None:
        add_framework_option(parser)

    def handle(self, *args: Any, framework: str, **options: Any) -> None:
        findings = lint(read_rows(chosen_framework(framework)))
        for finding in findings:
            self.stdout.write(f"{'error' if finding.is_error else 'warning'}: {finding}")
        wrong = len(errors(findings))
        doubtful = len(findings) - wrong
        summary = f"{wrong} error{pluralize(wrong)}, {doubtful} warning{pluralize(doubtful)}"
        if wrong:
            raise CommandError(summary)
        self.stdout.write(summary)
