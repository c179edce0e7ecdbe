"""Roles, what each level asks for, the work they do and the milestones that prove skills."""

from typing import ClassVar

from django.db import models

from skills.catalogue import IMPORTANCE, RoleKind
from skills.models.fields import SENIORITIES, PlainText, PlainTexts, choices_of, hours, order, rank
from skills.models.framework import Framework, Skill
from skills.models.sources import Source


class Role(models.Model):
    framework = models.ForeignKey(Framework, on_delete=models.CASCADE, related_name="roles")
    slug = models.SlugField(max_length=80)
    name = PlainText(max_length=100)
    kind = models.CharField(max_length=20, choices=choices_of(RoleKind))
    summary = PlainText(max_length=500)
    titles = PlainTexts(help_text="Other titles that adverts use.")
    sources = models.ManyToManyField(Source, blank=True, related_name="roles")
    order = order()

    class Meta:
        ordering: ClassVar = ["order", "slug"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["framework", "slug"], name="role_slug")]

    def __str__(self) -> str:
        return self.name


class RoleLevel(models.Model):
    role = models.ForeignKey(Role, on_delete=models.CASCADE, related_name="levels")
    seniority = models.CharField(max_length=10, choices=SENIORITIES)
    owns = PlainText(max_length=300, help_text="What somebody at this level answers for.")
    years_from = models.PositiveSmallIntegerField(null=True, blank=True)
    years_to = models.PositiveSmallIntegerField(null=True, blank=True)
    sources = models.ManyToManyField(Source, blank=True, related_name="role_levels")
    order = order()

    class Meta:
        ordering: ClassVar = ["role", "order", "pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["role", "seniority"], name="one_level_a_seniority")]

    def __str__(self) -> str:
        return f"{self.role}, {self.seniority}"


class Requirement(models.Model):
    role_level = models.ForeignKey(RoleLevel, on_delete=models.CASCADE, related_name="requirements")
    skill = models.ForeignKey(Skill, on_delete=models.PROTECT, related_name="requirements")
    level = rank()
    importance = models.PositiveSmallIntegerField(choices=list(IMPORTANCE.items()))

    class Meta:
        ordering: ClassVar = ["role_level", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["role_level", "skill"], name="one_requirement_a_skill")
        ]

    def __str__(self) -> str:
        return f"{self.role_level}: {self.skill} {self.level}"


class Responsibility(models.Model):
    framework = models.ForeignKey(Framework, on_delete=models.CASCADE, related_name="responsibilities")
    slug = models.SlugField(max_length=80)
    text = PlainText(max_length=300)
    roles = models.ManyToManyField(Role, related_name="responsibilities")
    skills = models.ManyToManyField(Skill, related_name="responsibilities")
    sources = models.ManyToManyField(Source, blank=True, related_name="responsibilities")
    order = order()

    class Meta:
        verbose_name_plural = "responsibilities"
        ordering: ClassVar = ["order", "slug"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["framework", "slug"], name="responsibility_slug")]

    def __str__(self) -> str:
        return self.text


class Milestone(models.Model):
    framework = models.ForeignKey(Framework, on_delete=models.CASCADE, related_name="milestones")
    slug = models.SlugField(max_length=80)
    name = PlainText(max_length=100)
    summary = PlainText(max_length=500)
    hours = hours()
    checklist = PlainTexts(help_text="Evidence that an observer could check.")
    sources = models.ManyToManyField(Source, blank=True, related_name="milestones")
    order = order()

    class Meta:
        ordering: ClassVar = ["order", "slug"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["framework", "slug"], name="milestone_slug")]

    def __str__(self) -> str:
        return self.name


class MilestoneProof(models.Model):
    milestone = models.ForeignKey(Milestone, on_delete=models.CASCADE, related_name="proves")
    skill = models.ForeignKey(Skill, on_delete=models.PROTECT, related_name="proven_by")
    level = rank()

    class Meta:
        ordering: ClassVar = ["milestone", "pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["milestone", "skill"], name="one_proof_a_skill")]

    def __str__(self) -> str:
        return f"{self.milestone}: {self.skill} {self.level}"
