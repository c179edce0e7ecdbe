"""A sitting: one time that a person went through the skills, and the answers given in it."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from skills.models import Release, Skill
from skills.models.fields import LEVELS, SENIORITIES


class Sitting(models.Model):
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="sittings")
    # A sitting keeps the meaning that skills and levels had on its day.
    release = models.ForeignKey(Release, on_delete=models.PROTECT, related_name="sittings")
    role = models.SlugField(max_length=80, blank=True, help_text="Empty when the person maps all skills.")
    seniority = models.CharField(max_length=10, choices=SENIORITIES, blank=True)
    started_at = models.DateTimeField(auto_now_add=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    result = models.JSONField(null=True, blank=True, help_text="Frozen when the sitting is finished.")

    class Meta:
        ordering: ClassVar = ["-started_at"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(finished_at__isnull=True, result__isnull=True)
                | models.Q(finished_at__isnull=False, result__isnull=False),
                name="a_finished_sitting_has_a_result",
            ),
            models.UniqueConstraint(
                fields=["person"], condition=models.Q(finished_at__isnull=True), name="one_open_sitting_a_person"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.started_at:%Y-%m-%d}"

    @property
    def is_finished(self) -> bool:
        return self.finished_at is not None


class Answer(models.Model):
    """What was said of one skill: a level, or that it doesn't apply (no level). No row: not rated."""

    sitting = models.ForeignKey(Sitting, on_delete=models.CASCADE, related_name="answers")
    skill = models.ForeignKey(Skill, on_delete=models.PROTECT, related_name="answers")
    level = models.PositiveSmallIntegerField(choices=LEVELS, null=True, blank=True)
    note = models.CharField(max_length=1000, blank=True)
    revision = models.PositiveIntegerField(default=1)
    answered_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["sitting", "skill"], name="one_answer_a_skill")]

    def __str__(self) -> str:
        return f"{self.skill}: {'does not apply' if self.level is None else self.level}"
