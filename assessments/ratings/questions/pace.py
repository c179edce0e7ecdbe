"""How far somebody is in a sitting, how long the rest takes, and how old a rating is, in words."""

from collections.abc import Collection
from dataclasses import dataclass

from assessments.ratings.questions.scope import Scope

# Reading five sentences and choosing one.
SECONDS_A_SKILL = 15


@dataclass(frozen=True)
class Step:
    """One category of a sitting, as the list at the side shows it."""

    slug: str
    name: str
    answered: int
    total: int
    here: bool

    @property
    def is_done(self) -> bool:
        return self.answered == self.total


@dataclass(frozen=True)
class Way:
    steps: tuple[Step, ...]

    @property
    def answered(self) -> int:
        return sum(step.answered for step in self.steps)

    @property
    def total(self) -> int:
        return sum(step.total for step in self.steps)

    @property
    def left(self) -> int:
        return self.total - self.answered

    @property
    def minutes(self) -> int:
        return minutes(self.left)

    @property
    def number(self) -> int:
        """Which step one is at, counted from 1; 0 when at none."""
        return next((number for number, step in enumerate(self.steps, start=1) if step.here), 0)

    @property
    def next_open(self) -> Step | None:
        """Where to go on: the first step that isn't done."""
        return next((step for step in self.steps if not step.is_done), None)


def way_through(scope: Scope, answered: Collection[str], here: str = "") -> Way:
    return Way(
        tuple(
            Step(
                part.category.slug,
                part.category.name,
                sum(skill.slug in answered for skill in part.skills),
                len(part.skills),
                part.category.slug == here,
            )
            for part in scope.parts
        )
    )


def minutes(skills: int) -> int:
    """
    >>> minutes(41), minutes(1), minutes(0)
    (10, 1, 0)
    """
    return max(1, round(skills * SECONDS_A_SKILL / 60)) if skills else 0
