"""Whether this site can confirm e-mail addresses. Without a mail server it can't, and asks nobody to."""

from django.conf import settings


def addresses_are_confirmed() -> bool:
    return bool(settings.ACCOUNT_EMAIL_VERIFICATION == "mandatory")
