"""What the account page shows, in a fixed number of queries."""

from dataclasses import dataclass

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.db.models import Count, Q

from careerpath.accounts.models import User


@dataclass(frozen=True)
class AccountSummary:
    has_app: bool
    passkeys: int
    sessions: int
    address_to_confirm: str

    @property
    def has_second_factor(self) -> bool:
        return self.has_app or self.passkeys > 0


def account_summary(user: User) -> AccountSummary:
    factors = Authenticator.objects.filter(user=user).aggregate(
        app=Count("pk", filter=Q(type=Authenticator.Type.TOTP)),
        passkeys=Count("pk", filter=Q(type=Authenticator.Type.WEBAUTHN)),
    )
    unconfirmed = EmailAddress.objects.filter(user=user, verified=False).values_list("email", flat=True).first()
    return AccountSummary(
        has_app=factors["app"] > 0,
        passkeys=factors["passkeys"],
        sessions=UserSession.objects.filter(user=user).count(),
        address_to_confirm=unconfirmed or "",
    )
