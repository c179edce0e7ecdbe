"""Loading a catalogue into the rows that admins edit."""

from dataclasses import fields
from typing import Any

from django.db import transaction
from django.db.models import Max

from skills import catalogue as made
from skills.models import (
    Category,
    FitStatement,
    Framework,
    MarketFact,
    Milestone,
    MilestoneProof,
    Prerequisite,
    Requirement,
    Resource,
    Responsibility,
    Role,
    RoleLevel,
    SalaryFigure,
    Skill,
    SkillLevel,
    Source,
)
from skills.rows import Rows, forget, forget_skills, link, match, picked, replace


@transaction.atomic
def write_rows(*, catalogue: made.Catalogue) -> Framework:
    """Changes what is there, adds what is new, and deletes what is gone; a skill that was published is retired."""
    about = _columns(catalogue.framework)
    # A new one stands last: it must not take the place of the one that everybody reads.
    last = Framework.objects.aggregate(last=Max("order"))["last"]
    as_new = {**about, "order": 0 if last is None else last + 1}
    framework, _ = Framework.objects.update_or_create(slug=about["slug"], defaults=about, create_defaults=as_new)
    sources = match(framework, Source, {source.slug: _columns(source) for source in catalogue.sources})
    categories = match(framework, Category, {category.slug: _columns(category) for category in catalogue.categories})
    skills = match(framework, Skill, {skill.slug: _skill_columns(skill, categories) for skill in catalogue.skills})
    roles = match(framework, Role, {role.slug: _columns(role, "name kind summary titles") for role in catalogue.roles})
    _write_skills(framework, catalogue, skills, sources)
    _write_roles(framework, catalogue, {"roles": roles, "skills": skills, "sources": sources})
    _write_work(framework, catalogue, {"roles": roles, "skills": skills, "sources": sources})
    _write_market(framework, catalogue, roles, sources)
    forget(framework, Role, roles)
    forget_skills(framework, skills)
    forget(framework, Category, categories)
    forget(framework, Source, sources)
    return framework


def _columns(record: Any, names: str = "") -> dict[str, Any]:
    """A record's values as columns: a list for a tuple, an empty text for what is not known."""
    wanted = names.split() or [spec.name for spec in fields(record)]
    values = {name: getattr(record, name) for name in wanted}
    empty = {name: "" for name, value in values.items() if value is None}
    return {name: list(value) if isinstance(value, tuple) else value for name, value in values.items()} | empty


def _skill_columns(skill: made.Skill, categories: Rows) -> dict[str, Any]:
    flags = {"often_missing": skill.often_missing, "retired": skill.retired}
    return _columns(skill, "name summary why aliases") | flags | {"category": categories[skill.category]}


def _write_skills(framework: Framework, catalogue: made.Catalogue, skills: Rows, sources: Rows) -> None:
    pairs = [(skill, skills[skill.slug]) for skill in catalogue.skills]
    # One that isn't in the catalogue may have to be retired, and its ratings mean nothing without its statements.
    written = Skill.objects.filter(framework=framework, slug__in=list(skills))
    replace(
        SkillLevel.objects.filter(skill__in=written),
        (SkillLevel(skill=row, **vars(level)) for skill, row in pairs for level in skill.levels),
    )
    replace(
        Prerequisite.objects.filter(skill__framework=framework),
        (
            Prerequisite(skill=row, at=need.at, needs=skills[need.skill], level=need.level)
            for skill, row in pairs
            for need in skill.needs
        ),
    )
    replace(
        Resource.objects.filter(skill__in=written),
        (
            Resource(skill=row, order=order, **vars(resource))
            for skill, row in pairs
            for order, resource in enumerate(skill.resources)
        ),
    )
    link(Skill, "sources", {row.pk: picked(sources, skill.sources) for skill, row in pairs})
    link(Skill, "replaced_by", {row.pk: picked(skills, skill.replaced_by) for skill, row in pairs})


def _write_roles(framework: Framework, catalogue: made.Catalogue, rows: dict[str, Rows]) -> None:
    pairs = [(role, rows["roles"][role.slug]) for role in catalogue.roles]
    link(Role, "sources", {row.pk: picked(rows["sources"], role.sources) for role, row in pairs})
    RoleLevel.objects.filter(role__framework=framework).delete()
    levels = [(level, _role_level(level, row, order)) for role, row in pairs for order, level in enumerate(role.levels)]
    RoleLevel.objects.bulk_create(row for _, row in levels)
    link(RoleLevel, "sources", {row.pk: picked(rows["sources"], level.sources) for level, row in levels})
    Requirement.objects.bulk_create(
        Requirement(role_level=row, skill=rows["skills"][asked.skill], level=asked.level, importance=asked.importance)
        for level, row in levels
        for asked in level.requirements
    )


def _role_level(level: made.RoleLevel, role: Role, order: int) -> RoleLevel:
    years = level.years
    return RoleLevel(
        role=role,
        seniority=level.seniority,
        owns=level.owns,
        years_from=years.start if years else None,
        years_to=years.end if years else None,
        order=order,
    )


def _write_work(framework: Framework, catalogue: made.Catalogue, rows: dict[str, Rows]) -> None:
    duties = match(framework, Responsibility, {duty.slug: {"text": duty.text} for duty in catalogue.responsibilities})
    for field in ("roles", "skills", "sources"):
        targets = {
            duties[duty.slug].pk: picked(rows[field], getattr(duty, field)) for duty in catalogue.responsibilities
        }
        link(Responsibility, field, targets)
    columns = {m.slug: _columns(m, "name summary hours checklist") for m in catalogue.milestones}
    milestones = match(framework, Milestone, columns)
    pairs = [(milestone, milestones[milestone.slug]) for milestone in catalogue.milestones]
    link(Milestone, "sources", {row.pk: picked(rows["sources"], milestone.sources) for milestone, row in pairs})
    replace(
        MilestoneProof.objects.filter(milestone__framework=framework),
        (
            MilestoneProof(milestone=row, skill=rows["skills"][proof.skill], level=proof.level)
            for milestone, row in pairs
            for proof in milestone.proves
        ),
    )
    forget(framework, Responsibility, duties)
    forget(framework, Milestone, milestones)


def _write_market(framework: Framework, catalogue: made.Catalogue, roles: Rows, sources: Rows) -> None:
    replace(
        SalaryFigure.objects.filter(framework=framework),
        (_salary(pay, framework, order, roles, sources) for order, pay in enumerate(catalogue.pay)),
    )
    fit = match(framework, FitStatement, {f.slug: _columns(f, "kind name text left right") for f in catalogue.fit})
    link(FitStatement, "sources", {fit[f.slug].pk: picked(sources, f.sources) for f in catalogue.fit})
    facts = {f.slug: _columns(f, "kind name text") | {"role": roles.get(f.role or "")} for f in catalogue.market}
    market = match(framework, MarketFact, facts)
    link(MarketFact, "sources", {market[f.slug].pk: picked(sources, f.sources) for f in catalogue.market})
    forget(framework, FitStatement, fit)
    forget(framework, MarketFact, market)


def _salary(pay: made.Pay, framework: Framework, order: int, roles: Rows, sources: Rows) -> SalaryFigure:
    values: dict[str, Any] = {"low": pay.low, "high": pay.high, "average": pay.average, "year": pay.year}
    values |= _columns(pay, "seniority currency period place cites note")
    return SalaryFigure(framework=framework, order=order, role=roles[pay.role], source=sources[pay.source], **values)
