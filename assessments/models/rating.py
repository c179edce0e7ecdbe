"""What a person can do today: one row a skill, whichever sitting or plan it came from."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone

from assessments.models.sitting import Sitting
from skills.models import Skill
from skills.models.fields import LEVELS


class Rating(models.Model):
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="ratings")
    # A skill that somebody has rated is retired, never deleted.
    skill = models.ForeignKey(Skill, on_delete=models.PROTECT, related_name="ratings")
    level = models.PositiveSmallIntegerField("own level", choices=LEVELS, null=True, blank=True)
    rated_at = models.DateTimeField()
    verified_level = models.PositiveSmallIntegerField(choices=LEVELS, null=True, blank=True)
    verified_at = models.DateTimeField(null=True, blank=True)
    verified_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="verified_ratings"
    )

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["person", "skill"], name="one_rating_a_skill")]

    def __str__(self) -> str:
        return f"{self.person}: {self.skill} {self.level}"


class RatingChange(models.Model):
    """How a rating became what it is: one row a change, never changed itself.

    Of a second opinion, the levels are the verified ones; of all else, the person's own.
    """

    class Source(models.TextChoices):
        SITTING = "sitting", "assessment"
        CORRECTION = "correction", "corrected"
        STEP = "step", "finished step"
        REVIEW = "review", "second opinion"

    # Both indexes below begin with the person.
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="rating_changes", db_index=False
    )
    skill = models.ForeignKey(Skill, on_delete=models.PROTECT, related_name="rating_changes")
    before = models.PositiveSmallIntegerField(choices=LEVELS, null=True, blank=True)
    after = models.PositiveSmallIntegerField(choices=LEVELS, null=True, blank=True)
    # No level is "doesn't apply", as in a rating. These two tell it from "not rated".
    rated_before_at = models.DateTimeField(null=True, blank=True, help_text="Empty when it wasn't rated before.")
    is_rated = models.BooleanField(default=True, help_text="Not so when the person took the rating back.")
    source = models.CharField(max_length=10, choices=Source)
    sitting = models.ForeignKey(Sitting, on_delete=models.SET_NULL, null=True, blank=True, related_name="changes")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["-at", "-pk"]
        indexes: ClassVar = [
            # With the number, so that the first or last of one moment is found without sorting.
            models.Index(fields=["person", "skill", "at", "id"], name="changes_of_a_skill"),
            models.Index(fields=["person", "at"], name="changes_of_a_person"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(rated_before_at__isnull=False) | models.Q(before__isnull=True),
                name="what_was_not_rated_had_no_level",
            ),
            models.CheckConstraint(
                condition=models.Q(is_rated=True) | models.Q(after__isnull=True), name="what_is_not_rated_has_no_level"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.skill}: {self.before} to {self.after}"
