"""Where the facts come from, what to learn from, and what the documents say of pay, fit and market."""

from typing import ClassVar

from django.core.validators import URLValidator
from django.db import models

from skills.catalogue import FactKind, FitKind, ResourceKind
from skills.models.fields import LEVELS, RANKS, SENIORITIES, PlainText, choices_of, hours, order
from skills.models.framework import Framework, Skill


class Source(models.Model):
    framework = models.ForeignKey(Framework, on_delete=models.CASCADE, related_name="sources")
    slug = models.SlugField(max_length=80)
    title = PlainText(max_length=200)
    publisher = PlainText(max_length=100)
    summary = PlainText(max_length=300, help_text="What the document is, and its slant.")
    published = PlainText(max_length=100, blank=True, help_text="As far as it is known: 2023, or 2023-01-12.")
    accessed = PlainText(max_length=100, blank=True)
    order = order()

    class Meta:
        ordering: ClassVar = ["order", "slug"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["framework", "slug"], name="source_slug")]

    def __str__(self) -> str:
        return self.title


class Resource(models.Model):
    skill = models.ForeignKey(Skill, on_delete=models.CASCADE, related_name="resources")
    title = PlainText(max_length=200)
    link = models.CharField(max_length=500, validators=[URLValidator(["https"])])
    kind = models.CharField(max_length=20, choices=choices_of(ResourceKind))
    start = models.PositiveSmallIntegerField("from level", choices=LEVELS[:-1])
    end = models.PositiveSmallIntegerField("to level", choices=RANKS)
    hours = hours()
    cost = models.CharField(max_length=4, choices=[("free", "free"), ("paid", "paid")], default="free")
    order = order()

    class Meta:
        ordering: ClassVar = ["skill", "order", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(end__gt=models.F("start")),
                name="a_resource_leads_upwards",
                violation_error_message="A resource leads to a higher level than it starts from.",
            )
        ]

    def __str__(self) -> str:
        return self.title


class SalaryFigure(models.Model):
    framework = models.ForeignKey(Framework, on_delete=models.CASCADE, related_name="pay")
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="pay")
    role = models.ForeignKey("skills.Role", on_delete=models.CASCADE, related_name="pay")
    seniority = models.CharField(max_length=10, choices=SENIORITIES, blank=True)
    low = models.PositiveIntegerField(null=True, blank=True)
    high = models.PositiveIntegerField(null=True, blank=True)
    average = models.PositiveIntegerField(null=True, blank=True)
    currency = models.CharField(max_length=3, default="USD")
    period = models.CharField(max_length=5, choices=[("year", "year"), ("month", "month"), ("hour", "hour")])
    place = PlainText(max_length=100, blank=True)
    year = models.PositiveSmallIntegerField(null=True, blank=True)
    cites = PlainText(max_length=100, blank=True, help_text="Whose figure the document quotes.")
    note = PlainText(max_length=300, blank=True)
    order = order()

    class Meta:
        ordering: ClassVar = ["order", "pk"]

    def __str__(self) -> str:
        return f"{self.role}, {self.source}"


class FitStatement(models.Model):
    framework = models.ForeignKey(Framework, on_delete=models.CASCADE, related_name="fit")
    slug = models.SlugField(max_length=80)
    kind = models.CharField(max_length=20, choices=choices_of(FitKind))
    name = PlainText(max_length=100)
    text = PlainText(max_length=500)
    left = PlainText(max_length=100, blank=True, help_text="One pole of a trade-off.")
    right = PlainText(max_length=100, blank=True, help_text="The other pole.")
    sources = models.ManyToManyField(Source, blank=True, related_name="fit")
    order = order()

    class Meta:
        ordering: ClassVar = ["order", "slug"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["framework", "slug"], name="fit_slug")]

    def __str__(self) -> str:
        return self.name


class MarketFact(models.Model):
    framework = models.ForeignKey(Framework, on_delete=models.CASCADE, related_name="market")
    slug = models.SlugField(max_length=80)
    kind = models.CharField(max_length=20, choices=choices_of(FactKind))
    name = PlainText(max_length=100)
    text = PlainText(max_length=500, blank=True)
    role = models.ForeignKey("skills.Role", on_delete=models.SET_NULL, null=True, blank=True, related_name="market")
    sources = models.ManyToManyField(Source, blank=True, related_name="market")
    order = order()

    class Meta:
        ordering: ClassVar = ["order", "slug"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["framework", "slug"], name="market_slug")]

    def __str__(self) -> str:
        return self.name
