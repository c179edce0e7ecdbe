"""What is wrong with a catalogue that is well-formed. Errors stop a release, warnings are shown."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from careerpath.lib.records import Fault, read, twice, write
from skills.catalogue import SENIORITIES, Catalogue, Requirement, Role, RoleLevel, things
from skills.prerequisites import Step, closure, find_circle, waits_for
from skills.references import references

VAGUE = (
    "understands", "understand", "familiar", "knows", "knowledge", "proficient", "basic", "advanced", "various", "etc",
    "effectively", "properly", "deep understanding", "good grasp", "strong", "excellent", "and so on", "best practices",
)  # fmt: skip
WORD = re.compile(r"[\w-]+")


@dataclass(frozen=True)
class Finding:
    """`kind` and `slug` name the thing that it is about."""

    kind: str
    slug: str
    reason: str
    is_error: bool = True

    def __str__(self) -> str:
        return f"{self.kind} {self.slug}: {self.reason}"


Rule = Callable[[Catalogue], Iterator[Finding]]
Graph = Mapping[Step, frozenset[Step]]


def lint(catalogue: Catalogue) -> tuple[Finding, ...]:
    """All findings. The rules rely on well-formed things and on names that lead somewhere: without these, they wait."""
    broken = tuple(finding for rule in GROUND for finding in rule(catalogue))
    return broken or tuple(finding for rule in RULES for finding in rule(catalogue))


def errors(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    return tuple(finding for finding in findings if finding.is_error)


def malformed(catalogue: Catalogue) -> Iterator[Finding]:
    """Files were checked when they were read; rows may have come by an import that checks nothing."""
    for kind, slug, thing in (("framework", catalogue.framework.slug, catalogue.framework), *things(catalogue)):
        faults: list[Fault] = []
        read(type(thing), write(thing), "", faults)
        yield from (Finding(kind, slug, f"{fault.place.lstrip('.')} {fault.reason}") for fault in faults)


def doubled_slugs(catalogue: Catalogue) -> Iterator[Finding]:
    for kind, slug in twice((kind, slug) for kind, slug, _ in things(catalogue) if kind != "pay"):
        yield Finding(kind, slug, "there are two with this slug")


def unknown_names(catalogue: Catalogue) -> Iterator[Finding]:
    known = {
        "skill": set(catalogue.skill),
        "role": set(catalogue.role),
        "source": set(catalogue.source),
        "category": {category.slug for category in catalogue.categories},
    }
    for reference in references(catalogue):
        if reference.target not in known[reference.target_kind]:
            reason = f"{reference.place} names the {reference.target_kind} {reference.target}, which there isn't"
            yield Finding(reference.kind, reference.slug, reason)


def levels(catalogue: Catalogue) -> Iterator[Finding]:
    for skill in catalogue.skills:
        if [entry.level for entry in skill.levels] != [1, 2, 3, 4]:
            yield Finding("skill", skill.slug, "must have the levels 1, 2, 3 and 4, in this order")


def statements(catalogue: Catalogue) -> Iterator[Finding]:
    skills = [skill for skill in catalogue.skills if not skill.retired]
    doubled = set(twice(entry.statement.lower() for skill in skills for entry in skill.levels))
    for skill in skills:
        for entry in skill.levels:
            if entry.statement.lower() in doubled:
                yield Finding("skill", skill.slug, f"the statement of level {entry.level} stands elsewhere too")
            words = f" {' '.join(WORD.findall(entry.statement.lower()))} "
            for vague in VAGUE:
                if f" {vague} " in words:
                    reason = f"the statement of level {entry.level} says “{vague}”: what would one see?"
                    yield Finding("skill", skill.slug, reason, is_error=False)


def circles(catalogue: Catalogue) -> Iterator[Finding]:
    circle = find_circle(waits_for(catalogue.skills))
    if circle:
        path = " before ".join(f"{skill} {level}" for skill, level in (*circle, circle[0]))
        yield Finding("skill", circle[0][0], f"its needs go round in a circle: {path}")


def own_needs(catalogue: Catalogue) -> Iterator[Finding]:
    for skill in catalogue.skills:
        for slug, at in twice((need.skill, need.at) for need in skill.needs):
            yield Finding("skill", skill.slug, f"level {at} needs {slug} twice")
        if any(need.skill == skill.slug for need in skill.needs):
            yield Finding("skill", skill.slug, "needs itself; the level below is needed anyway")


def aliases(catalogue: Catalogue) -> Iterator[Finding]:
    owner: dict[str, str] = {}
    for skill in catalogue.skills:
        if skill.retired:
            continue
        for alias in dict.fromkeys(name.lower() for name in (skill.name, *skill.aliases)):
            first = owner.setdefault(alias, skill.slug)
            if first != skill.slug:
                yield Finding("skill", skill.slug, f"claims the alias “{alias}”, and so does {first}")


def doubled_aliases(catalogue: Catalogue) -> Iterator[Finding]:
    for skill in catalogue.skills:
        for alias in twice(name.lower() for name in (skill.name, *skill.aliases)):
            yield Finding("skill", skill.slug, f"the alias “{alias}” stands twice, or is its name")


def empty(catalogue: Catalogue) -> Iterator[Finding]:
    """Pages have nothing to show of what has nothing in it."""
    if not catalogue.skills:
        yield Finding("framework", catalogue.framework.slug, "has no skill")
    for role in catalogue.roles:
        if not role.levels:
            yield Finding("role", role.slug, "has no level")
        for entry in role.levels:
            if not entry.requirements:
                yield Finding("role", role.slug, f"{entry.seniority} asks for no skill")
    filled = {skill.category for skill in catalogue.skills}
    for category in catalogue.categories:
        if category.slug not in filled:
            yield Finding("category", category.slug, "has no skill", is_error=False)


def rising(catalogue: Catalogue) -> Iterator[Finding]:
    for role in catalogue.roles:
        ranks = [SENIORITIES.index(entry.seniority) for entry in role.levels]
        if ranks != sorted(set(ranks)):
            yield Finding("role", role.slug, "its levels must rise from junior to lead, each once")
        for entry in role.levels:
            if entry.years and entry.years.end is not None and entry.years.end < entry.years.start:
                yield Finding("role", role.slug, f"the years of {entry.seniority} end before they begin")
            for slug in twice(requirement.skill for requirement in entry.requirements):
                yield Finding("role", role.slug, f"{entry.seniority} asks for {slug} twice")
        yield from _asked_for_less(role)


def _asked_for_less(role: Role) -> Iterator[Finding]:
    for lower, higher in pairwise(role.levels):
        for slug, requirement in lower.asks.items():
            above = higher.asks.get(slug)
            if above is None or above.level < requirement.level:
                given = "not at all" if above is None else f"at {above.level}"
                reason = f"{lower.seniority} is asked for {slug} at {requirement.level}, but {higher.seniority} {given}"
                yield Finding("role", role.slug, reason)


def implied(catalogue: Catalogue) -> Iterator[Finding]:
    """Whoever reaches what a role asks for has learnt what that needs: the role must not name less of it."""
    graph = waits_for(catalogue.skills)
    for role in catalogue.roles:
        for entry in role.levels:
            learnt = closure(graph, [(asked.skill, asked.level) for asked in entry.requirements])
            for asked in entry.requirements:
                needed = max((level for slug, level in learnt if slug == asked.skill), default=0)
                if needed > asked.level:
                    yield from _implied_by(graph, role, entry, asked, needed)


def _implied_by(graph: Graph, role: Role, entry: RoleLevel, asked: Requirement, needed: int) -> Iterator[Finding]:
    """Only in a circle does a skill imply more of itself, and that is told as a circle."""
    for other in entry.requirements:
        if other.skill != asked.skill and (asked.skill, needed) in closure(graph, [(other.skill, other.level)]):
            reason = f"{entry.seniority} asks for {asked.skill} at {asked.level}, but what it asks of {other.skill}"
            yield Finding("role", role.slug, f"{reason} needs {asked.skill} at {needed}", is_error=False)
            return


def reachable(catalogue: Catalogue) -> Iterator[Finding]:
    """A level that somebody asks for must have a resource for its step, or a milestone that proves it."""
    served = ((skill.slug, item) for skill in catalogue.skills for item in skill.resources)
    steps = {(slug, step) for slug, item in served for step in range(item.start + 1, item.end + 1)}
    steps |= {(proof.skill, proof.level) for milestone in catalogue.milestones for proof in milestone.proves}
    for slug, asked in catalogue.asked_by.items():
        highest = max(requirement.level for _, _, requirement in asked)
        for level in range(1, highest + 1):
            if (slug, level) not in steps:
                yield Finding("skill", slug, f"level {level} is asked for, but no resource or milestone leads to it")


def directions(catalogue: Catalogue) -> Iterator[Finding]:
    for skill in catalogue.skills:
        for resource in skill.resources:
            if resource.end <= resource.start:
                yield Finding("skill", skill.slug, f"the resource “{resource.title}” leads from a level to none above")


def proofs(catalogue: Catalogue) -> Iterator[Finding]:
    for milestone in catalogue.milestones:
        for slug in twice(proof.skill for proof in milestone.proves):
            yield Finding("milestone", milestone.slug, f"proves {slug} twice")


def figures(catalogue: Catalogue) -> Iterator[Finding]:
    for pay in catalogue.pay:
        given = [figure for figure in (pay.low, pay.average, pay.high) if figure is not None]
        if not given:
            yield Finding("pay", f"{pay.source} {pay.role}", "has no figure")
        if given != sorted(given):
            yield Finding("pay", f"{pay.source} {pay.role}", "its figures don't rise from the lowest to the highest")


def poles(catalogue: Catalogue) -> Iterator[Finding]:
    for fit in catalogue.fit:
        if (fit.kind == "trade-off") != bool(fit.left and fit.right):
            yield Finding("fit", fit.slug, "a trade-off, and nothing else, has two poles: left and right")


def retirement(catalogue: Catalogue) -> Iterator[Finding]:
    for skill in catalogue.skills:
        if skill.slug in skill.replaced_by:
            yield Finding("skill", skill.slug, "is replaced by itself")
    gone = {skill.slug for skill in catalogue.skills if skill.retired}
    for reference in references(catalogue):
        if reference.target_kind == "skill" and reference.target in gone and reference.slug not in gone:
            yield Finding(
                reference.kind, reference.slug, f"{reference.place} names {reference.target}, which is retired"
            )


def idle(catalogue: Catalogue) -> Iterator[Finding]:
    for skill in catalogue.skills:
        if not skill.retired and skill.slug not in catalogue.asked_by and skill.slug not in catalogue.unlocks:
            yield Finding("skill", skill.slug, "no role asks for it and no skill needs it", is_error=False)


GROUND: tuple[Rule, ...] = (malformed, doubled_slugs, unknown_names)
RULES: tuple[Rule, ...] = (
    levels, statements, circles, own_needs, aliases, doubled_aliases, empty, rising, implied, reachable, directions,
    proofs, figures, poles, retirement, idle,
)  # fmt: skip
