"""What a person weighed for and against the career, kept because they asked for it."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from skills.models import Framework, Release


class Reflection(models.Model):
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="reflections")
    framework = models.ForeignKey(Framework, on_delete=models.PROTECT, related_name="reflections")
    # The statements as they stood when they were weighed.
    release = models.ForeignKey(Release, on_delete=models.PROTECT, related_name="reflections")
    answers = models.JSONField(help_text="A word for each statement that was weighed, by its slug.")
    kept_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person", "framework"], name="one_reflection_a_framework")
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.kept_at:%Y-%m-%d}"
