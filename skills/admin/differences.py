"""Differences and findings as the admin pages list them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.urls import reverse

from skills.differences import MINOR, TOPICS, Difference, by_topic
from skills.lint import Finding
from skills.models import (
    Category,
    FitStatement,
    Framework,
    MarketFact,
    Milestone,
    Responsibility,
    Role,
    SalaryFigure,
    Skill,
    Source,
)

MODELS: dict[str, type[models.Model]] = {
    "framework": Framework,
    "category": Category,
    "skill": Skill,
    "role": Role,
    "responsibility": Responsibility,
    "milestone": Milestone,
    "fit": FitStatement,
    "market": MarketFact,
    "source": Source,
}


@dataclass(frozen=True)
class Topic:
    """A heading, what stands under it, and whether it is folded."""

    title: str
    entries: tuple[Difference, ...]
    is_minor: bool


def topics_of(found: Iterable[Difference]) -> tuple[Topic, ...]:
    return tuple(Topic(TOPICS[name], entries, name in MINOR) for name, entries in by_topic(found).items())


@dataclass(frozen=True)
class Linked:
    """A finding, what its thing is called, and the admin page where it is put right."""

    finding: Finding
    name: str
    link: str


def linked(framework: Framework, findings: Iterable[Finding]) -> tuple[Linked, ...]:
    found = tuple(findings)
    pages = {kind: _pages(framework, kind) for kind in {finding.kind for finding in found}}
    return tuple(
        Linked(finding, *pages[finding.kind].get(finding.slug, (finding.slug, reverse("admin:index"))))
        for finding in found
    )


def _pages(framework: Framework, kind: str) -> dict[str, tuple[str, str]]:
    if kind == "framework":
        return {framework.slug: (framework.name, _change_page(framework))}
    if kind == "pay":
        figures = SalaryFigure.objects.filter(framework=framework).select_related("source", "role")
        return {f"{row.source.slug} {row.role.slug}": (str(row), _figures_page(row)) for row in figures}
    rows: Any = MODELS[kind]._default_manager.filter(framework=framework)
    page = _grid_page if kind == "role" else _change_page
    return {row.slug: (str(row), page(row)) for row in rows}


def _change_page(row: models.Model) -> str:
    return reverse(f"admin:skills_{row._meta.model_name}_change", args=[row.pk])


def _grid_page(role: models.Model) -> str:
    """What the lint finds wrong with a role is nearly always what it asks for."""
    return reverse("admin:skills_role_requirements", args=[role.pk])


def _figures_page(figure: SalaryFigure) -> str:
    """A source may give several figures for a role: the list of them."""
    chosen = {"source__id__exact": figure.source_id, "role__id__exact": figure.role_id}
    return reverse("admin:skills_salaryfigure_changelist", query=chosen)
