"""A list of people that a teacher brought, between the preview and the word to send it."""

from datetime import timedelta
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone

from assessments.models.cohort import Cohort

# It holds addresses of people who know nothing of it yet.
LIVES = timedelta(hours=1)


class ClassList(models.Model):
    """Kept here and not in the form, so that what was previewed is what happens."""

    cohort = models.ForeignKey(Cohort, on_delete=models.CASCADE, related_name="class_lists")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="class_lists")
    made_at = models.DateTimeField(default=timezone.now)
    # Without one it was typed.
    file_name = models.CharField(max_length=100, blank=True)
    # The file as it came, so that it can be read in another encoding, until it is sent.
    content = models.BinaryField(default=b"", blank=True)
    encoding = models.CharField(max_length=12, blank=True)
    # Line numbers and cells as they were read; which column is what; and what will happen with each line.
    rows = models.JSONField()
    columns = models.JSONField(null=True, blank=True)
    lines = models.JSONField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["-pk"]

    def __str__(self) -> str:
        return f"{self.cohort}: {self.file_name or 'typed'}"
