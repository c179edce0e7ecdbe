"""Every place where one thing of a catalogue names another by its slug."""

from collections.abc import Iterator
from dataclasses import dataclass

from skills.catalogue import Catalogue, Role, things


@dataclass(frozen=True)
class Reference:
    kind: str
    slug: str
    place: str
    target_kind: str
    target: str


def references(catalogue: Catalogue) -> Iterator[Reference]:
    yield from _of_skills(catalogue)
    for role in catalogue.roles:
        yield from _of_role(role)
    for responsibility in catalogue.responsibilities:
        yield from _all("responsibility", responsibility.slug, "roles", "role", responsibility.roles)
        yield from _all("responsibility", responsibility.slug, "skills", "skill", responsibility.skills)
    for milestone in catalogue.milestones:
        proven = tuple(proof.skill for proof in milestone.proves)
        yield from _all("milestone", milestone.slug, "proves", "skill", proven)
    for fact in catalogue.market:
        yield from _all("market", fact.slug, "role", "role", (fact.role,) if fact.role else ())
    for pay in catalogue.pay:
        yield Reference("pay", f"{pay.source} {pay.role}", "role", "role", pay.role)
        yield Reference("pay", f"{pay.source} {pay.role}", "source", "source", pay.source)
    yield from _sources(catalogue)


def _of_skills(catalogue: Catalogue) -> Iterator[Reference]:
    for skill in catalogue.skills:
        yield Reference("skill", skill.slug, "category", "category", skill.category)
        yield from _all("skill", skill.slug, "needs", "skill", tuple(need.skill for need in skill.needs))
        yield from _all("skill", skill.slug, "replaced_by", "skill", skill.replaced_by)


def _of_role(role: Role) -> Iterator[Reference]:
    for level in role.levels:
        asked = tuple(requirement.skill for requirement in level.requirements)
        yield from _all("role", role.slug, f"{level.seniority}, requirements", "skill", asked)
        yield from _all("role", role.slug, f"{level.seniority}, sources", "source", level.sources)


def _sources(catalogue: Catalogue) -> Iterator[Reference]:
    for kind, slug, thing in things(catalogue):
        yield from _all(kind, slug, "sources", "source", getattr(thing, "sources", ()))


def _all(kind: str, slug: str, place: str, target_kind: str, targets: tuple[str, ...]) -> Iterator[Reference]:
    return (Reference(kind, slug, place, target_kind, target) for target in targets)
