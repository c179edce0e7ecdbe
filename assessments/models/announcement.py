"""What teachers tell the learners of a cohort: a message, and what became of it for each of them."""

from datetime import datetime
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.utils import timezone

from assessments.models.cohort import Cohort, Membership


class AnnouncementQuerySet(models.QuerySet["Announcement"]):
    def sent(self) -> Self:
        return self.filter(sent_at__isnull=False)

    def told_to(self, membership: Membership) -> Self:
        """The newest first. Whoever muted the mails reads them too."""
        told = Delivery.objects.filter(membership=membership).exclude(state=Delivery.State.GONE)
        return self.sent().filter(pk__in=told.values("announcement")).order_by("-sent_at", "-pk")


class Announcement(models.Model):
    """A draft until it is sent; then it stays as it is."""

    cohort = models.ForeignKey(Cohort, on_delete=models.CASCADE, related_name="announcements")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="announcements")
    # As the form has it, so that a draft can be changed; and in words, as it was when it was written.
    to = models.CharField(max_length=20)
    skill = models.SlugField(max_length=80, blank=True)
    audience = models.CharField(max_length=200)
    subject = models.CharField(max_length=120)
    text = models.TextField()
    answers = models.BooleanField(default=False, help_text="Whether answers to the mail go to who wrote it.")
    written_at = models.DateTimeField(default=timezone.now)
    sent_at = models.DateTimeField(null=True, blank=True)
    people = models.PositiveIntegerField(default=0, help_text="How many learners it was sent to.")

    objects = AnnouncementQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~models.Q(subject="") & ~models.Q(text=""), name="an_announcement_says_something"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.cohort}: {self.subject}"

    @property
    def is_draft(self) -> bool:
        return self.sent_at is None


class DeliveryQuerySet(models.QuerySet["Delivery"]):
    def waiting(self) -> Self:
        return self.filter(state=Delivery.State.WAITING)

    def stuck(self, before: datetime) -> Self:
        """Taken by a worker that ended in between."""
        return self.filter(state=Delivery.State.SENDING, tried_at__lt=before)


class Delivery(models.Model):
    """Of one message to one learner."""

    class State(models.TextChoices):
        WAITING = "waiting", "waits"
        SENDING = "sending", "is being sent"
        SENT = "sent", "mailed"
        MUTED = "muted", "not mailed, as they muted it"
        GONE = "gone", "no longer in the cohort"
        FAILED = "failed", "failed"

    announcement = models.ForeignKey(Announcement, on_delete=models.CASCADE, related_name="deliveries")
    membership = models.ForeignKey(Membership, on_delete=models.CASCADE, related_name="deliveries")
    state = models.CharField(max_length=7, choices=State, default=State.WAITING)
    tried_at = models.DateTimeField(null=True, blank=True)

    objects = DeliveryQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["announcement", "membership"], name="one_delivery_a_learner"),
        ]

    def __str__(self) -> str:
        return f"{self.announcement}, {self.membership_id}: {self.state}"
