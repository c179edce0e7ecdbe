"""A second opinion: what a teacher sees a learner at in one skill, and what the learner says to that."""

from datetime import datetime
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import F, FilteredRelation, IntegerField, Q
from django.db.models.functions import Abs, Cast
from django.utils import timezone

from assessments.models.cohort import Cohort
from careerpath.lib.levels import FAR_APART
from skills.models import Skill
from skills.models.fields import LEVELS


class ReviewQuerySet(models.QuerySet["Review"]):
    def newest(self) -> Self:
        """What counts: one a person and skill, whichever cohort it was given in."""
        return self.filter(replaced_at__isnull=True)

    def with_own(self) -> Self:
        """With the level that the learner says today, and by how many levels that differs."""
        own = FilteredRelation("person__ratings", condition=Q(person__ratings__skill=F("skill")))
        rated = self.annotate(rating=own)
        return rated.annotate(own=F("rating__level"), apart=Abs(_signed("rating__level") - _signed("level")))

    def to_talk_about(self) -> Self:
        return self.with_own().filter(apart__gte=FAR_APART, talked_at__isnull=True)

    def answers(self) -> Self:
        """Those that want to be read, and no talk: the two are near each other, or the learner says no level."""
        near = Q(apart__lt=FAR_APART) | Q(apart__isnull=True)
        return self.with_own().filter(near).exclude(answer="")


def _signed(column: str) -> Cast:
    """Columns of small positive numbers aren't made for differences."""
    return Cast(column, IntegerField())


class Review(models.Model):
    """Stays when its teacher or its cohort is gone: it belongs to the person whom it is about."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="reviews")
    skill = models.ForeignKey(Skill, on_delete=models.PROTECT, related_name="reviews")
    cohort = models.ForeignKey(Cohort, on_delete=models.SET_NULL, null=True, blank=True, related_name="reviews")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="reviews_given"
    )
    level = models.PositiveSmallIntegerField(choices=LEVELS)
    # Kept, as people correct themselves once they have read an opinion. Empty: they had said none.
    own_level = models.PositiveSmallIntegerField("own level then", choices=LEVELS, null=True, blank=True)
    comment = models.CharField(max_length=500, blank=True)
    given_at = models.DateTimeField(default=timezone.now)
    edited_at = models.DateTimeField(null=True, blank=True)
    replaced_at = models.DateTimeField(null=True, blank=True, help_text="Empty for the one that counts.")
    seen_at = models.DateTimeField(null=True, blank=True, help_text="When the learner read it.")
    answer = models.CharField(max_length=1000, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    talked_at = models.DateTimeField(null=True, blank=True, help_text="When either of them said that they talked.")

    objects = ReviewQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-given_at", "-pk"]
        indexes: ClassVar = [models.Index(fields=["person", "skill", "given_at"], name="reviews_of_a_skill")]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person", "skill"], condition=models.Q(replaced_at__isnull=True), name="one_review_counts"
            ),
            models.CheckConstraint(
                condition=models.Q(answer="", answered_at__isnull=True)
                | (~models.Q(answer="") & models.Q(answered_at__isnull=False)),
                name="an_answer_has_its_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.skill} {self.level}: {self.person}"


class TakenQuerySet(models.QuerySet["Taken"]):
    def live(self, now: datetime) -> Self:
        return self.filter(until__gt=now)


class Taken(models.Model):
    """A teacher has taken a learner's skill from the queue, for a while: nobody else looks at the same evidence."""

    cohort = models.ForeignKey(Cohort, on_delete=models.CASCADE, related_name="taken")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="taken_of_me")
    skill = models.ForeignKey(Skill, on_delete=models.PROTECT, related_name="taken")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="taken")
    until = models.DateTimeField()

    objects = TakenQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "taken"
        constraints: ClassVar = [models.UniqueConstraint(fields=["cohort", "person", "skill"], name="taken_once")]

    def __str__(self) -> str:
        return f"{self.person}, {self.skill}: {self.by}"


class OpinionMail(models.Model):
    """The mails that tell a person of opinions about them: at most one a day. Who has no row gets them."""

    person = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="opinion_mail")
    is_on = models.BooleanField(default=True)
    # A mail is in the queue for this moment.
    due_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.person}: {'on' if self.is_on else 'off'}"
