"""For somebody who lost their second factor and finds no admin to take it away, or whose key is gone."""

from typing import Any

from allauth.mfa.models import Authenticator
from django.core.management.base import BaseCommand, CommandError, CommandParser

from careerpath.accounts.models import User
from careerpath.accounts.services import end_sessions
from careerpath.lib.requestlog import log_event


class Command(BaseCommand):
    help = "Removes all second factors of one person, and ends their sessions."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email")

    def handle(self, *args: Any, email: str, **options: Any) -> None:
        user = User.objects.filter(email=email.lower()).first()
        if user is None:
            raise CommandError(f"Nobody here has the address {email}.")
        Authenticator.objects.filter(user=user).delete()
        end_sessions(user=user)
        log_event("second factor removed by command", user=user.pk)
        self.stdout.write(f"{email} signs in with the password alone until a factor is set up anew.")
