"""Writes that go over several tables."""

from allauth.usersessions.models import UserSession
from django.db import transaction

from careerpath.accounts.models import User
from careerpath.lib.requestlog import log_event


@transaction.atomic
def delete_account(*, user: User) -> None:
    """Ends every session of the person and erases all that is theirs."""
    for session in UserSession.objects.filter(user=user):
        session.end()
    pk = user.pk
    user.delete()
    transaction.on_commit(lambda: log_event("account deleted", user=pk))
