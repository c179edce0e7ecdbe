"""A skill that a person leaves out of their own account, and why."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from skills.models import Skill


class Exemption(models.Model):
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="exemptions")
    skill = models.ForeignKey(Skill, on_delete=models.PROTECT, related_name="exemptions")
    reason = models.CharField(max_length=300)
    since = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person", "skill"], name="one_exemption_a_skill"),
            models.CheckConstraint(condition=~models.Q(reason=""), name="an_exemption_has_a_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.skill}: {self.reason}"
