"""What the account page shows, in a fixed number of queries."""

from dataclasses import dataclass

from allauth.account.models import EmailAddress
from allauth.mfa import app_settings
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.sessions.models import Session
from django.utils import timezone

from careerpath.accounts.addresses import addresses_are_confirmed
from careerpath.accounts.models import User


@dataclass(frozen=True)
class AccountSummary:
    has_app: bool
    passkeys: int
    recovery_codes: int
    sessions: int
    confirms_addresses: bool
    address_confirmed: bool
    address_to_confirm: str
    second_factor_required: bool

    @property
    def has_second_factor(self) -> bool:
        return self.has_app or self.passkeys > 0


def account_summary(user: User) -> AccountSummary:
    factors = list(Authenticator.objects.filter(user=user))
    kinds = [factor.type for factor in factors]
    addresses = dict(EmailAddress.objects.filter(user=user).order_by("pk").values_list("email", "verified"))
    waiting = [address for address, confirmed in addresses.items() if not confirmed and address != user.email]
    return AccountSummary(
        has_app=Authenticator.Type.TOTP in kinds,
        passkeys=kinds.count(Authenticator.Type.WEBAUTHN),
        recovery_codes=sum(map(_codes_left, factors)),
        sessions=live_sessions(user),
        confirms_addresses=addresses_are_confirmed(),
        address_confirmed=addresses.get(user.email, False),
        address_to_confirm=waiting[-1] if waiting else "",
        second_factor_required=settings.REQUIRE_SECOND_FACTOR and user.sees_other_people,
    )


def live_sessions(user: User) -> int:
    """Of those that were begun, the ones that were neither ended nor have run out."""
    live = Session.objects.filter(expire_date__gt=timezone.now()).values("session_key")
    count: int = UserSession.objects.filter(user=user, session_key__in=live).count()
    return count


def _codes_left(factor: Authenticator) -> int:
    if factor.type != Authenticator.Type.RECOVERY_CODES:
        return 0
    used: int = factor.data["used_mask"]
    made: int = app_settings.RECOVERY_CODE_COUNT
    return made - used.bit_count()
