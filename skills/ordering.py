"""A catalogue in its canonical order: the same facts make the same document, in whatever order they were typed."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from skills.catalogue import Catalogue


def in_order(catalogue: Catalogue) -> Catalogue:
    """Skills stand by category. What a thing names (sources, skills, roles) stands in the order of the lists."""
    categories = _rank(catalogue.categories)
    skills = sorted(catalogue.skills, key=lambda skill: categories[skill.category])
    ranks = {
        "sources": _rank(catalogue.sources),
        "skills": _rank(skills),
        "roles": _rank(catalogue.roles),
        "replaced_by": _rank(skills),
    }

    def sort(thing: Any) -> Any:
        names = [name for name in ranks if hasattr(thing, name)]
        return replace(thing, **{name: _sorted(getattr(thing, name), ranks[name]) for name in names})

    return replace(
        catalogue,
        skills=tuple(
            replace(sort(skill), needs=tuple(sorted(skill.needs, key=lambda need: need.at))) for skill in skills
        ),
        roles=tuple(replace(sort(role), levels=tuple(map(sort, role.levels))) for role in catalogue.roles),
        responsibilities=tuple(map(sort, catalogue.responsibilities)),
        milestones=tuple(map(sort, catalogue.milestones)),
        fit=tuple(map(sort, catalogue.fit)),
        market=tuple(map(sort, catalogue.market)),
    )


def _rank(things: Iterable[Any]) -> dict[str, int]:
    return {thing.slug: place for place, thing in enumerate(things)}


def _sorted(slugs: tuple[str, ...], rank: dict[str, int]) -> tuple[str, ...]:
    return tuple(sorted(dict.fromkeys(slugs), key=lambda slug: rank[slug]))
