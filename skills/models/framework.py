"""A framework of skills: categories, skills, their levels and what needs what; and the releases made of it."""

from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q

from skills.models.fields import PlainText, PlainTexts, hours, order, rank


class Framework(models.Model):
    slug = models.SlugField(max_length=80, unique=True)
    name = PlainText(max_length=100)
    summary = PlainText(max_length=500)
    about = PlainTexts(help_text="What the job is, paragraph by paragraph.")
    half_life_months = models.PositiveSmallIntegerField(
        "half-life of ratings in months",
        default=12,
        validators=[MinValueValidator(1), MaxValueValidator(120)],
        help_text="After so many months a rating may be off by half a level. Readiness stays; its range grows.",
    )
    order = order()

    class Meta:
        ordering: ClassVar = ["order", "slug"]

    def __str__(self) -> str:
        return self.name


class Category(models.Model):
    framework = models.ForeignKey(Framework, on_delete=models.CASCADE, related_name="categories")
    slug = models.SlugField(max_length=80)
    name = PlainText(max_length=100)
    summary = PlainText(max_length=300)
    order = order()

    class Meta:
        verbose_name_plural = "categories"
        ordering: ClassVar = ["order", "slug"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["framework", "slug"], name="category_slug")]

    def __str__(self) -> str:
        return self.name


class Skill(models.Model):
    framework = models.ForeignKey(Framework, on_delete=models.CASCADE, related_name="skills")
    category = models.ForeignKey(Category, on_delete=models.PROTECT, related_name="skills")
    slug = models.SlugField(max_length=80)
    name = PlainText(max_length=100)
    summary = PlainText(max_length=200, help_text="One line: what it is.")
    why = PlainText(max_length=500, help_text="Why somebody in the role needs it.")
    aliases = PlainTexts(help_text="How adverts spell it.")
    often_missing = models.BooleanField(default=False, help_text="A document says that candidates often lack it.")
    sources = models.ManyToManyField("skills.Source", blank=True, related_name="skills")
    order = order()
    retired = models.BooleanField(default=False, help_text="No longer asked for; ratings of it are kept.")
    # Once in a release, it is in sittings and plans of that release: from then on it is retired, never deleted.
    published = models.BooleanField(default=False, editable=False)
    replaced_by = models.ManyToManyField("self", symmetrical=False, blank=True, related_name="replaces")

    class Meta:
        ordering: ClassVar = ["category__order", "order", "slug"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["framework", "slug"], name="skill_slug")]

    def __str__(self) -> str:
        return self.name


class SkillLevel(models.Model):
    skill = models.ForeignKey(Skill, on_delete=models.CASCADE, related_name="levels")
    level = rank()
    statement = PlainText(max_length=200, help_text="What a person at this level can be seen to do.")
    hours = hours(help_text="Study and practice from the level below.")

    class Meta:
        ordering: ClassVar = ["skill", "level"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["skill", "level"], name="one_statement_a_level")]

    def __str__(self) -> str:
        return f"{self.skill} {self.level}"


class Prerequisite(models.Model):
    skill = models.ForeignKey(Skill, on_delete=models.CASCADE, related_name="needs")
    at = rank()
    needs = models.ForeignKey(Skill, on_delete=models.PROTECT, related_name="needed_by")
    level = rank()

    class Meta:
        ordering: ClassVar = ["skill", "at", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["skill", "at", "needs"], name="one_need_a_level"),
            models.CheckConstraint(
                condition=~Q(skill=F("needs")),
                name="no_skill_needs_itself",
                violation_error_message="A skill can't need itself; its level below is needed anyway.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.skill} {self.at} needs {self.needs} {self.level}"


class Release(models.Model):
    """The whole framework as it was on a day. Ratings and results keep pointing to the release they were made with."""

    framework = models.ForeignKey(Framework, on_delete=models.PROTECT, related_name="releases")
    number = models.PositiveIntegerField()
    published_at = models.DateTimeField(auto_now_add=True)
    # The address, not a person: the catalogue knows nothing of people.
    by = models.CharField(max_length=254, blank=True)
    note = PlainText(max_length=500)
    snapshot = models.JSONField()

    class Meta:
        # Made by publishing, and never changed or deleted.
        default_permissions = ("view",)
        permissions: ClassVar = [("publish_release", "Can publish a release")]
        ordering: ClassVar = ["-number"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["framework", "number"], name="release_number")]

    def __str__(self) -> str:
        return f"{self.framework}, release {self.number}"
