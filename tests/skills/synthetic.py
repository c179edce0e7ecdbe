"""Catalogues as large or as small as one likes, made of the real one."""

from dataclasses import replace

from skills.catalogue import Catalogue, Level, Need, Skill


def grown(catalogue: Catalogue, skills: int) -> Catalogue:
    """The skills of the catalogue as they are, and copies of them up to so many; the roles ask for the first ones."""
    copies = (_copy(skill, number) for number in range(1, skills) for skill in catalogue.skills)
    every = (*catalogue.skills, *(next(copies) for _ in range(skills - len(catalogue.skills))))
    known = {skill.slug for skill in every}
    return replace(
        catalogue,
        skills=tuple(replace(s, needs=tuple(need for need in s.needs if need.skill in known)) for s in every),
    )


def _copy(skill: Skill, number: int) -> Skill:
    return replace(
        skill,
        slug=f"{skill.slug}-{number}",
        name=f"{skill.name}, copy {number}",
        aliases=tuple(f"{alias}, copy {number}" for alias in skill.aliases),
        levels=tuple(Level(step.level, f"{step.statement[:190]} {number}", step.hours) for step in skill.levels),
        needs=tuple(Need(need.at, f"{need.skill}-{number}", need.level) for need in skill.needs),
    )


def cut(catalogue: Catalogue, skills: int) -> Catalogue:
    """The first few skills alone, asked by nobody."""
    kept = tuple(replace(skill, needs=()) for skill in catalogue.skills[:skills])
    return replace(catalogue, skills=kept, roles=(), responsibilities=(), milestones=(), pay=(), market=())
