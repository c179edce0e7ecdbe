"""What a demo class learns, and which skill needs which at what level.

>>> course = Course({"git": 2, "ci-cd": 2}, {}, (), {"ci-cd": [Need(at=2, skill="git", level=2)]})
>>> course.along({"git": 1, "ci-cd": 3})
{'git': 1, 'ci-cd': 1}
>>> course.lacks("ci-cd", 2, {"git": 1}), course.lacks("ci-cd", 1, {"git": 1})
(['git'], [])
>>> course.builds_on("git", {"git": 2, "ci-cd": 2}), course.builds_on("git", {"git": 2, "ci-cd": 1})
(2, 0)
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Protocol

from skills.catalogue import Need

# Of a hundred needs, so many that somebody doesn't know of. Most of these are met all the same.
UNKNOWN = 0.15
# What somebody has said. Without a level, that it doesn't apply: then it holds up nothing.
Own = Mapping[str, int | None]


class Draws(Protocol):
    def random(self) -> float: ...


@dataclass(frozen=True)
class Course:
    """What the class wants, what people usually bring of it, what is taught week by week, again and again, and what
    each skill needs of the others."""

    wants: Mapping[str, int]
    brings: Mapping[str, float]
    lessons: Sequence[Sequence[str]]
    needs: Mapping[str, Sequence[Need]] = field(default_factory=dict)

    def known_by_one(self, chance: Draws) -> "Course":
        """With the needs that one person knows of."""
        known = {skill: [need for need in needs if chance.random() > UNKNOWN] for skill, needs in self.needs.items()}
        return replace(self, needs=known)

    def lacks(self, skill: str, level: int, own: Own) -> list[str]:
        """What this level needs and they have less of, by what they say."""
        needs = [need for need in self.needs.get(skill, ()) if need.at <= level]
        return [need.skill for need in needs if (has := own.get(need.skill)) is not None and has < need.level]

    def along(self, levels: Own) -> dict[str, int | None]:
        """Lowered until each has what it needs."""
        found, to_check = dict(levels), list(self.needs)
        while to_check:
            skill = to_check.pop()
            level = found.get(skill)
            if level and self.lacks(skill, level, found):
                found[skill] = level - 1
                to_check += [skill, *(other for other, _ in self._needed_by.get(skill, ()))]
        return found

    def builds_on(self, skill: str, own: Own) -> int:
        """The level of it that is needed for what they say of others."""
        needs = (need.level for other, need in self._needed_by.get(skill, ()) if need.at <= (own.get(other) or 0))
        return max(needs, default=0)

    @cached_property
    def _needed_by(self) -> Mapping[str, Sequence[tuple[str, Need]]]:
        found: dict[str, list[tuple[str, Need]]] = {}
        for skill, needs in self.needs.items():
            for need in needs:
                found.setdefault(need.skill, []).append((skill, need))
        return found
