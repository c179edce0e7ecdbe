"""A story for an interview: what the matter was, what the person did, what came of it. Nobody else reads it."""

from typing import ClassVar

from django.conf import settings
from django.db import models


class Story(models.Model):
    class Topic(models.TextChoices):
        RELIABILITY = "reliability", "reliability"
        MONITORING = "monitoring", "monitoring"
        INCIDENT = "incident", "an incident"
        OTHER = "other", "something else"

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="stories")
    topic = models.CharField(max_length=12, choices=Topic)
    title = models.CharField(max_length=100)
    situation = models.TextField(blank=True)
    action = models.TextField(blank=True)
    result = models.TextField(blank=True)
    notes = models.TextField(blank=True)
    revision = models.PositiveIntegerField(default=1)
    written_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name_plural = "stories"
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return self.title

    @property
    def is_complete(self) -> bool:
        return bool(self.situation and self.action and self.result)
