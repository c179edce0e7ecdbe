"""The errors that an import would add to a catalogue, and the rows that they come from."""

import re
from collections.abc import Mapping
from dataclasses import replace

from skills.admin.previews import rows_in_words
from skills.catalogue import Catalogue, Level, Role, RoleLevel, Skill, things
from skills.lint import GROUND, Finding, errors, lint

WORD = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def added_errors(before: Catalogue | None, after: Catalogue) -> tuple[Finding, ...]:
    """Without what was wrong before, and without what only the next table can bring."""
    if before is None:
        return errors(lint(as_if_complete(None, after)))
    known = set(lint(before))
    if errors(tuple(known)) and _is_broken(before) and not _is_broken(after):
        # The check of what is broken goes no further, so that nobody knows what else had been wrong.
        return ()
    return tuple(finding for finding in errors(lint(as_if_complete(before, after))) if finding not in known)


def _is_broken(catalogue: Catalogue) -> bool:
    return any(True for rule in GROUND for _ in rule(catalogue))


def as_if_complete(before: Catalogue | None, after: Catalogue) -> Catalogue:
    """
    A new skill has no levels yet, and a new level of a role asks for nothing yet: these are rows of other tables, which
    can't come first. Each is judged as if the skill had its levels, and as if the level asked for what the one below it
    asks for.
    """
    skills = before.skill if before else {}
    return replace(
        after,
        skills=tuple(skill if skill.slug in skills else _with_levels(skill) for skill in after.skills),
        roles=tuple(_with_requirements(before, role) for role in after.roles),
    )


def _with_levels(skill: Skill) -> Skill:
    stand_in = tuple(Level(level, f"{skill.slug} {level}", 1) for level in range(1, 5))
    return replace(skill, levels=skill.levels or stand_in)


def _with_requirements(before: Catalogue | None, role: Role) -> Role:
    old = before.role.get(role.slug) if before else None
    known = {level.seniority for level in old.levels} if old else set()
    levels: list[RoleLevel] = []
    for level in role.levels:
        is_open = level.seniority not in known and not level.requirements and levels
        levels.append(replace(level, requirements=levels[-1].requirements) if is_open else level)
    return replace(role, levels=tuple(levels))


def unfinished(before: Catalogue | None, after: Catalogue) -> tuple[str, ...]:
    """What the next tables must bring before the catalogue can be published."""
    known = {skill.slug for skill in before.skills} if before else set()
    bare = sum(not skill.levels for skill in after.skills if skill.slug not in known)
    old = _levels_of(before) if before else {}
    new = {key: level for key, level in _levels_of(after).items() if key not in old}
    idle = sum(not level.requirements for level in new.values())
    counted = (
        (bare, f"Without levels so far: {bare:,} of the new skills. Import their “Skill levels” next."),
        (idle, f"Asking for nothing so far: {idle:,} of the new role levels. Import their “Requirements” next."),
    )
    return tuple(sentence for count, sentence in counted if count)


def _levels_of(catalogue: Catalogue) -> dict[tuple[str, str], RoleLevel]:
    return {(role.slug, level.seniority): level for role in catalogue.roles for level in role.levels}


def blamed(finding: Finding, rows: Mapping[int, frozenset[str]]) -> list[int]:
    """
    The rows that a finding comes from; none, if it can't be told. `rows`: the slugs that a row is known by.

    >>> circle = Finding("skill", "linux", "its needs go round in a circle: linux 1 before git 2 before linux 1")
    >>> blamed(circle, {2: frozenset({"git", "linux"}), 3: frozenset({"linux", "sql"})})
    [2]
    >>> blamed(Finding("skill", "sql", "level 3 is asked for"), {2: frozenset({"mlops", "sql"}), 3: frozenset({"git"})})
    [2]
    """
    words = {*finding.slug.split(), *WORD.findall(finding.reason)}
    certain = [number for number, slugs in rows.items() if slugs and slugs <= words]
    own = set(finding.slug.split())
    return certain or [number for number, slugs in rows.items() if slugs & own]


def in_words(
    findings: tuple[Finding, ...], catalogue: Catalogue, rows: Mapping[int, frozenset[str]], most: int
) -> tuple[str, ...]:
    """A sentence for each: its rows, what it is called, and what is wrong."""
    names = {(kind, slug): getattr(thing, "name", slug) for kind, slug, thing in things(catalogue)}
    told = [
        _in_words(finding, names.get((finding.kind, finding.slug), finding.slug), rows) for finding in findings[:most]
    ]
    more = len(findings) - most
    return (*told, f"And {more:,} more.") if more > 0 else tuple(told)


def _in_words(finding: Finding, name: str, rows: Mapping[int, frozenset[str]]) -> str:
    numbers = blamed(finding, rows)
    place = f"{rows_in_words(numbers)}: {name}" if numbers else name
    return f"{place}: {finding.reason}"
