"""How far a person is with a milestone of the catalogue: what they ticked, and what there is to show for it."""

from typing import ClassVar

from django.conf import settings
from django.core.validators import URLValidator
from django.db import models

from skills.models import Framework


class Progress(models.Model):
    """By its slug, for a release may leave the milestone out. It keeps the name that it had when somebody last worked
    on it.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="progress")
    framework = models.ForeignKey(Framework, on_delete=models.PROTECT, related_name="progress")
    milestone = models.SlugField(max_length=80)
    name = models.CharField(max_length=100)
    link = models.CharField(max_length=500, blank=True, validators=[URLValidator(["https", "http"])])
    text = models.CharField(max_length=300, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "progress"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person", "framework", "milestone"], name="one_progress_a_milestone"),
            models.CheckConstraint(
                condition=models.Q(finished_at__isnull=True) | ~models.Q(text="", link=""),
                name="a_finished_milestone_has_something_to_show",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.name}"


class Tick(models.Model):
    """A line of a checklist that is done. Its words are kept: a release may change the list."""

    progress = models.ForeignKey(Progress, on_delete=models.CASCADE, related_name="ticks")
    line = models.CharField(max_length=300)
    ticked_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["progress", "line"], name="one_tick_a_line")]

    def __str__(self) -> str:
        return self.line
