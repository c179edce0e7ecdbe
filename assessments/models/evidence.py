"""What backs a level, and what a person wants: kept for person and skill, not for a sitting."""

from typing import ClassVar, Self

from django.conf import settings
from django.core.validators import URLValidator
from django.db import models

from assessments.models.review import Review
from skills.models import Skill
from skills.models.fields import RANKS


class EvidenceQuerySet(models.QuerySet["Evidence"]):
    def waiting(self) -> Self:
        """What no teacher has looked at since it was given."""
        looked_at = Review.objects.newest().filter(
            person=models.OuterRef("person"), skill=models.OuterRef("skill"), given_at__gte=models.OuterRef("added_at")
        )
        return self.filter(~models.Exists(looked_at))


class Evidence(models.Model):
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="evidence")
    skill = models.ForeignKey(Skill, on_delete=models.PROTECT, related_name="evidence")
    level = models.PositiveSmallIntegerField(choices=RANKS)
    text = models.CharField(max_length=500, blank=True)
    link = models.CharField(max_length=500, blank=True, validators=[URLValidator(["https", "http"])])
    added_at = models.DateTimeField(auto_now_add=True)
    # Where it comes from, unless it was written by itself.
    progress = models.ForeignKey(
        "assessments.Progress", on_delete=models.SET_NULL, null=True, blank=True, related_name="evidence"
    )
    story = models.ForeignKey(
        "assessments.Story", on_delete=models.SET_NULL, null=True, blank=True, related_name="evidence"
    )

    objects = EvidenceQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "evidence"
        ordering: ClassVar = ["-added_at"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~models.Q(text="", link=""),
                name="evidence_says_something",
                violation_error_message="Give a link or a sentence.",
            ),
            models.UniqueConstraint(fields=["progress", "skill"], name="one_piece_a_skill_of_a_milestone"),
        ]

    def __str__(self) -> str:
        return f"{self.skill} {self.level}: {self.text or self.link}"


class Interest(models.Model):
    """Breaks ties in a plan; never hides a skill that is asked for."""

    class Kind(models.TextChoices):
        WANT = "want", "want to learn"
        MUST = "must", "have to"
        RATHER_NOT = "rather-not", "rather not"

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="interests")
    skill = models.ForeignKey(Skill, on_delete=models.CASCADE, related_name="interests")
    kind = models.CharField(max_length=10, choices=Kind)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["person", "skill"], name="one_interest_a_skill")]

    def __str__(self) -> str:
        return f"{self.skill}: {self.get_kind_display()}"
