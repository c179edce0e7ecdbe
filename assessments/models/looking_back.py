"""Where a learner says, at the end of a cohort, that they were at its start."""

from typing import ClassVar

from django.db import models
from django.utils import timezone

from assessments.models.cohort import Membership
from skills.models import Skill
from skills.models.fields import LEVELS


class LookingBack(models.Model):
    """One row a skill. A skill that was skipped has none."""

    membership = models.ForeignKey(Membership, on_delete=models.CASCADE, related_name="looking_back")
    skill = models.ForeignKey(Skill, on_delete=models.PROTECT, related_name="+")
    level = models.PositiveSmallIntegerField("level at the start", choices=LEVELS)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["membership", "skill"], name="one_look_back_a_skill"),
        ]

    def __str__(self) -> str:
        return f"{self.membership}: {self.skill} {self.level}"
