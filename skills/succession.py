"""What a rating of a retired skill says of the skills that took its place.

A merged skill names one successor and a split one several. Until somebody rates a successor itself, it counts at the
level that they had in the skill before.
"""

from collections.abc import Callable, Mapping
from typing import TypeVar

from skills.catalogue import Catalogue
from skills.kept import kept

T = TypeVar("T")


@kept
def heirs(catalogue: Catalogue) -> Mapping[str, tuple[str, ...]]:
    """Each retired skill that something took the place of, with what did."""
    return {skill.slug: skill.replaced_by for skill in catalogue.skills if skill.retired and skill.replaced_by}


def forebears(catalogue: Catalogue, slug: str) -> frozenset[str]:
    """The retired skills that a skill took the place of."""
    return frozenset(old for old, successors in heirs(catalogue).items() if slug in successors)


def handed_on(catalogue: Catalogue, rated: Mapping[str, T], height: Callable[[T], int]) -> dict[str, T]:
    """The ratings, and those of retired skills once more for their successors; of several the highest."""
    inherited: dict[str, T] = {}
    for old, successors in heirs(catalogue).items():
        if old in rated:
            for new in successors:
                inherited[new] = max(rated[old], inherited.get(new, rated[old]), key=height)
    return inherited | dict(rated)
