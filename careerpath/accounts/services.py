"""Writes that go over several tables."""

from allauth.account.adapter import get_adapter
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Model

from careerpath.accounts.models import User
from careerpath.lib.requestlog import log_event


class LastAdminError(Exception):
    """Without an admin nobody could ever make one again."""


def end_sessions(*, user: User, keep: str | None = None) -> None:
    """Signs the person out everywhere, except where the session has the key `keep`."""
    for session in UserSession.objects.filter(user_id=user.pk).exclude(session_key=keep or ""):
        session.end()


@transaction.atomic
def change_address(*, user: User, email: str) -> EmailAddress:
    """Puts the address in place of all that the account had: none of the old ones opens it any more."""
    EmailAddress.objects.filter(user_id=user.pk).delete()
    user.email = email.lower()
    user.save(update_fields=["email"])
    return EmailAddress.objects.create(user=user, email=user.email, primary=True)


@transaction.atomic
def replace_pending_address(*, user: User, email: str) -> EmailAddress:
    """The address that the account will have once it is confirmed. The one it has now stays until then."""
    EmailAddress.objects.filter(user_id=user.pk, verified=False).exclude(email=user.email).delete()
    return EmailAddress.objects.create(user=user, email=email.lower())


@transaction.atomic
def remove_factor(*, authenticator: Authenticator, by: User) -> None:
    """For a factor that its owner lost. Recovery codes go with the last one: alone they protect nothing."""
    owner, kind = authenticator.user, authenticator.type
    authenticator.delete()
    left = Authenticator.objects.filter(user_id=owner.pk)
    if not left.exclude(type=Authenticator.Type.RECOVERY_CODES).exists():
        left.delete()
    transaction.on_commit(lambda: log_event("second factor removed by an admin", user=owner.pk, kind=kind, by=by.pk))
    transaction.on_commit(lambda: get_adapter().send_notification_mail("mfa/email/removed_by_admin", owner))


@transaction.atomic
def delete_account(*, user: User, by: User | None = None) -> None:
    """Ends every session of the person and erases all that is theirs."""
    # Locked, so that the last two admins can't both leave at once.
    admins = User.objects.select_for_update().filter(is_superuser=True, is_active=True).values_list("pk", flat=True)
    if user.is_superuser and set(admins) <= {user.pk}:
        raise LastAdminError
    end_sessions(user=user)
    _forget_in_admin_log(user)
    pk = user.pk
    User.objects.get(pk=pk).delete()
    transaction.on_commit(lambda: log_event("account deleted", user=pk, by=(by or user).pk))


def _forget_in_admin_log(user: User) -> None:
    """The log of the admin pages keeps who did what when, but not the name or address of one who left."""
    things: list[Model] = [user, *EmailAddress.objects.filter(user=user), *Authenticator.objects.filter(user=user)]
    for thing in things:
        entries = LogEntry.objects.filter(
            content_type=ContentType.objects.get_for_model(thing), object_id=str(thing.pk)
        )
        entries.update(object_repr="one who left", change_message="")
