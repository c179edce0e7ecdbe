"""An invitation into a cohort by mail, and what became of it."""

from datetime import datetime, timedelta
from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Case, Exists, OuterRef, Q, Value, When
from django.db.models.functions import Lower
from django.utils import timezone

from assessments.models.cohort import Cohort, Membership

MOST_MAILS, BETWEEN_MAILS = 4, timedelta(hours=1)
# Within a day, from all cohorts together: whoever opens a hundred cohorts invites nobody a hundred times.
MOST_TO_ONE = 5


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def live(self) -> Self:
        """Without an answer, whether or not their time has run out."""
        return self.filter(state__in=Invitation.LIVE)

    def open(self, now: datetime) -> Self:
        return self.live().filter(expires_at__gt=now)

    def with_standing(self, now: datetime) -> Any:
        """What a teacher is told: somebody who came in by another way needs no invitation any more."""
        joined = Membership.objects.live().filter(cohort=OuterRef("cohort"), person__email=OuterRef("email"))
        live = Q(state__in=Invitation.LIVE)
        return self.annotate(
            standing=Case(
                When(Q(state=Invitation.State.ACCEPTED) | (live & Exists(joined)), then=Value("accepted")),
                When(live & Q(expires_at__lte=now), then=Value("lapsed")),
                default="state",
                output_field=models.CharField(),
            )
        )


class Invitation(models.Model):
    """For one address, which says nothing about whether that has an account here. Who follows it has shown that the
    mail reached them, and may come in by any account of theirs."""

    class State(models.TextChoices):
        WAITING = "waiting", "to be sent"
        SENT = "sent", "sent"
        FAILED = "failed", "could not be sent"
        ACCEPTED = "accepted", "accepted"
        DECLINED = "declined", "declined"
        WITHDRAWN = "withdrawn", "withdrawn"

    LIVE = (State.WAITING, State.SENT, State.FAILED)

    cohort = models.ForeignKey(Cohort, on_delete=models.CASCADE, related_name="invitations")
    email = models.EmailField()
    name = models.CharField(max_length=100, blank=True)
    state = models.CharField(max_length=9, choices=State, default=State.WAITING)
    # Half of the address in the mail. The other half is its signature, kept nowhere: a stolen backup opens no cohort.
    seed = models.CharField(max_length=40, unique=True)
    invited_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    invited_at = models.DateTimeField(default=timezone.now)
    # When a mail was last asked for, and how many went out to this address, those of withdrawn invitations too.
    asked_at = models.DateTimeField(default=timezone.now)
    mails = models.PositiveSmallIntegerField(default=0)
    tries = models.PositiveSmallIntegerField(default=0)
    sent_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    expires_at = models.DateTimeField()
    # Who came in by it. The invitation goes with them when they erase their account.
    membership = models.ForeignKey(
        Membership, on_delete=models.CASCADE, null=True, blank=True, related_name="invitations"
    )

    objects = InvitationQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["cohort", "email"],
                condition=Q(state__in=("waiting", "sent", "failed")),
                name="one_live_invitation_an_address",
            ),
            models.CheckConstraint(condition=Q(email=Lower("email")), name="an_invited_address_is_lower_case"),
        ]
        indexes: ClassVar = [models.Index(fields=["cohort", "state"], name="invitations_by_state")]

    def __str__(self) -> str:
        return f"{self.cohort}: {self.email}, {self.state}"

    @property
    def is_live(self) -> bool:
        return self.state in self.LIVE

    def may_be_sent_again(self, now: datetime) -> bool:
        """An hour apart, and not for ever: nobody is to be pestered. What couldn't be sent pestered nobody."""
        is_due = self.state == self.State.SENT and self.asked_at <= now - BETWEEN_MAILS
        return (is_due or self.state == self.State.FAILED) and self.mails < MOST_MAILS
