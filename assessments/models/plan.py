"""A plan: the steps to a level of a role in their order, what became of each, and how to undo the last act."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone

from skills.models import Release, Skill
from skills.models.fields import RANKS, SENIORITIES


class Plan(models.Model):
    class Proof(models.TextChoices):
        OPTIMAL = "optimal", "proven best"
        NEAR = "near-optimal", "near the best"

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="plans")
    release = models.ForeignKey(Release, on_delete=models.PROTECT, related_name="plans")
    role = models.SlugField(max_length=80)
    seniority = models.CharField(max_length=10, choices=SENIORITIES)
    hours_a_week = models.PositiveSmallIntegerField()
    starts_on = models.DateField()
    deadline = models.DateField(null=True, blank=True)
    weeks_off = models.JSONField(default=list, blank=True, help_text="The Mondays of weeks without learning.")
    # What the planner said of the order. With a deadline it compares gains, and the bound is above; without, costs.
    proof = models.CharField(max_length=12, choices=Proof)
    reached = models.BigIntegerField()
    bound = models.BigIntegerField()
    # The planner counts readiness in whole parts: so many are 100 %.
    whole = models.PositiveIntegerField()
    there = models.PositiveIntegerField(default=0, help_text="Of the whole, what was there when it was made.")
    pace = models.PositiveSmallIntegerField(default=100, help_text="In percent of the catalogue's hours.")
    made_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True, blank=True, help_text="When it was put away or replaced.")
    # The plan that was made anew from it, to which all went that the person had done and written.
    superseded_by = models.OneToOneField(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="replaces"
    )

    class Meta:
        ordering: ClassVar = ["-made_at", "-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(superseded_by__isnull=True) | models.Q(ended_at__isnull=False),
                name="what_is_replaced_has_ended",
            )
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.role}, {self.seniority}"

    @property
    def is_alive(self) -> bool:
        return self.ended_at is None


class Step(models.Model):
    """From the level below to this level of a skill, or something of the person's own."""

    class State(models.TextChoices):
        OPEN = "open", "open"
        STARTED = "started", "started"
        DONE = "done", "done"
        SKIPPED = "skipped", "skipped"
        ASIDE = "aside", "no longer needed"

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="steps")
    place = models.PositiveIntegerField()
    skill = models.ForeignKey(Skill, on_delete=models.PROTECT, null=True, blank=True, related_name="steps")
    level = models.PositiveSmallIntegerField(choices=RANKS, null=True, blank=True)
    title = models.CharField(max_length=200, blank=True, help_text="Of one's own step.")
    hours = models.PositiveSmallIntegerField()
    hours_planned = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="Of its hours, those that were still to go when the plan was made; empty: all."
    )
    gain = models.PositiveIntegerField(default=0)
    state = models.CharField(max_length=8, choices=State, default=State.OPEN)
    started_on = models.DateField(null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)
    pinned = models.BooleanField(default=False)
    note = models.TextField(blank=True)
    links = models.JSONField(default=list, blank=True)
    hours_spent = models.PositiveSmallIntegerField(null=True, blank=True)
    reason = models.CharField(max_length=300, blank=True, help_text="Why it was skipped.")

    class Meta:
        ordering: ClassVar = ["place", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["plan", "skill", "level"], name="one_step_a_level"),
            models.UniqueConstraint(fields=["plan", "title"], condition=~models.Q(title=""), name="one_own_title"),
            models.CheckConstraint(
                condition=models.Q(skill__isnull=False, level__isnull=False, title="")
                | (models.Q(skill__isnull=True, level__isnull=True) & ~models.Q(title="")),
                name="a_step_is_a_level_or_has_a_title",
            ),
        ]

    def __str__(self) -> str:
        return self.title or f"{self.skill} {self.level}"


class PlanChange(models.Model):
    """One row an act, with all that it changed as it was before. Undoing takes the row away."""

    class What(models.TextChoices):
        STARTED = "started", "started"
        FINISHED = "finished", "finished"
        SKIPPED = "skipped", "left out"
        REOPENED = "reopened", "opened again"
        HOURS = "hours", "hours changed"
        NOTE = "note", "note changed"
        LINKED = "linked", "link added"
        UNLINKED = "unlinked", "link removed"
        ADDED = "added", "step added"
        CHANGED = "changed", "step changed"
        REMOVED = "removed", "step removed"
        MOVED = "moved", "moved"
        PINNED = "pinned", "put first"
        UNPINNED = "unpinned", "no longer put first"
        PUT_AWAY = "put-away", "put away"
        TAKEN_UP = "taken-up", "taken up again"
        AGAIN = "again", "planned anew"

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="changes")
    at = models.DateTimeField(default=timezone.now)
    what = models.CharField(max_length=10, choices=What)
    step = models.ForeignKey(Step, on_delete=models.CASCADE, null=True, blank=True, related_name="changes")
    before = models.JSONField()

    class Meta:
        ordering: ClassVar = ["-pk"]

    def __str__(self) -> str:
        return f"{self.step or self.plan}: {self.what}"
