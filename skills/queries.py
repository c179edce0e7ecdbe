"""The rows of a framework as a `Catalogue`, in a fixed number of queries. Only editing and publishing need it."""

from typing import Any

from django.db.models import F, Prefetch

from skills import catalogue as made
from skills.models import Framework, MilestoneProof, Prerequisite, Requirement

# By a join: SQLite can't look up more than a thousand rows of a foreign key at once.
NEEDS = Prefetch("needs", Prerequisite.objects.annotate(needs_slug=F("needs__slug")))
REQUIREMENTS = Prefetch("levels__requirements", Requirement.objects.annotate(skill_slug=F("skill__slug")))
PROOFS = Prefetch("proves", MilestoneProof.objects.annotate(skill_slug=F("skill__slug")))


def read_rows(framework: Framework) -> made.Catalogue:
    sources = framework.sources.all()
    return made.Catalogue(
        framework=made.Framework(
            framework.slug, framework.name, framework.summary, tuple(framework.about), framework.half_life_months
        ),
        categories=tuple(made.Category(row.slug, row.name, row.summary) for row in framework.categories.all()),
        skills=_skills(framework),
        roles=_roles(framework),
        responsibilities=_responsibilities(framework),
        milestones=_milestones(framework),
        pay=_pay(framework),
        fit=_fit(framework),
        market=_market(framework),
        sources=tuple(
            made.Source(row.slug, row.title, row.publisher, row.summary, row.published or None, row.accessed or None)
            for row in sources
        ),
    )


def _slugs(rows: Any) -> tuple[str, ...]:
    return tuple(row.slug for row in rows.all())


def _skills(framework: Framework) -> tuple[made.Skill, ...]:
    rows = framework.skills.select_related("category").prefetch_related(
        "levels", NEEDS, "resources", "sources", "replaced_by"
    )
    return tuple(_skill(row) for row in rows)


def _skill(row: Any) -> made.Skill:
    return made.Skill(
        slug=row.slug,
        name=row.name,
        category=row.category.slug,
        summary=row.summary,
        why=row.why,
        aliases=tuple(row.aliases),
        levels=tuple(made.Level(entry.level, entry.statement, entry.hours) for entry in row.levels.all()),
        needs=tuple(made.Need(need.at, need.needs_slug, need.level) for need in row.needs.all()),
        resources=tuple(
            made.Resource(item.title, item.link, item.kind, item.start, item.end, item.hours, item.cost)
            for item in row.resources.all()
        ),
        sources=_slugs(row.sources),
        often_missing=row.often_missing,
        retired=row.retired,
        replaced_by=_slugs(row.replaced_by),
    )


def _roles(framework: Framework) -> tuple[made.Role, ...]:
    rows = framework.roles.prefetch_related("sources", "levels__sources", REQUIREMENTS)
    return tuple(_role(row) for row in rows)


def _role(row: Any) -> made.Role:
    return made.Role(
        slug=row.slug,
        name=row.name,
        kind=row.kind,
        summary=row.summary,
        levels=tuple(_role_level(level) for level in row.levels.all()),
        titles=tuple(row.titles),
        sources=_slugs(row.sources),
    )


def _role_level(row: Any) -> made.RoleLevel:
    return made.RoleLevel(
        seniority=row.seniority,
        owns=row.owns,
        requirements=tuple(
            made.Requirement(entry.skill_slug, entry.level, entry.importance) for entry in row.requirements.all()
        ),
        years=_years(row.years_from, row.years_to),
        sources=_slugs(row.sources),
    )


def _years(start: int | None, end: int | None) -> made.Years | None:
    return None if start is None and end is None else made.Years(start or 0, end)


def _responsibilities(framework: Framework) -> tuple[made.Responsibility, ...]:
    rows = framework.responsibilities.prefetch_related("roles", "skills", "sources")
    return tuple(
        made.Responsibility(row.slug, row.text, _slugs(row.roles), _slugs(row.skills), _slugs(row.sources))
        for row in rows
    )


def _milestones(framework: Framework) -> tuple[made.Milestone, ...]:
    rows: Any = framework.milestones.prefetch_related(PROOFS, "sources")
    return tuple(
        made.Milestone(
            slug=row.slug,
            name=row.name,
            summary=row.summary,
            hours=row.hours,
            proves=tuple(made.Proof(proof.skill_slug, proof.level) for proof in row.proves.all()),
            checklist=tuple(row.checklist),
            sources=_slugs(row.sources),
        )
        for row in rows
    )


def _pay(framework: Framework) -> tuple[made.Pay, ...]:
    rows: Any = framework.pay.select_related("source", "role")
    return tuple(
        made.Pay(
            source=row.source.slug,
            role=row.role.slug,
            seniority=row.seniority or None,
            low=row.low,
            high=row.high,
            average=row.average,
            currency=row.currency,
            period=row.period,
            place=row.place or None,
            year=row.year,
            cites=row.cites or None,
            note=row.note or None,
        )
        for row in rows
    )


def _fit(framework: Framework) -> tuple[made.Fit, ...]:
    rows: Any = framework.fit.prefetch_related("sources")
    return tuple(
        made.Fit(row.slug, row.kind, row.name, row.text, row.left or None, row.right or None, _slugs(row.sources))
        for row in rows
    )


def _market(framework: Framework) -> tuple[made.Fact, ...]:
    rows: Any = framework.market.select_related("role").prefetch_related("sources")
    return tuple(
        made.Fact(
            slug=row.slug,
            kind=row.kind,
            name=row.name,
            text=row.text or None,
            role=row.role.slug if row.role else None,
            sources=_slugs(row.sources),
        )
        for row in rows
    )
