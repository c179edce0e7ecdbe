"""Own levels corrected by what the group was found to be off by.

For each skill it is known of some people by how many levels their own level is higher than the verified one. Where that
is known of few, it says little; so the mean is drawn towards that of all skills, as if five more had been off by
just that, and that of all skills towards nothing in the same way.

A worked example. In Git three people are too high by a level each, in SQL one of two. All five are off by 0.8 in the
mean, which is drawn to 4 / (5 + 5) = 0.4. Then Git is off by (3 + 5 x 0.4) / (3 + 5) = 0.625.

>>> bias = bias_of([("git", 1), ("git", 1), ("git", 1), ("sql", 1), ("sql", 0)])
>>> bias.of_all, bias.of("git"), bias.of("linux")
(0.4, 0.625, 0.4)

A corrected level isn't a whole number, and lies on the scale:

>>> corrected({"git": 3, "linux": 0, "sql": 4}, bias)
{'git': 2.375, 'linux': 0.0, 'sql': 3.5714285714285716}
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

TOP = 4
# How many opinions the mean of more skills, or nothing, weighs as much as.
DRAWN_BY = 5


@dataclass(frozen=True)
class Bias:
    """By how many levels people rate themselves too high: in all skills, and in those where it is known."""

    of_all: float
    by_skill: Mapping[str, float]

    def of(self, skill: str) -> float:
        return self.by_skill.get(skill, self.of_all)


def bias_of(off: Iterable[tuple[str, int]]) -> Bias:
    """From a skill and by how much somebody's own level is higher than the verified one, as often as it is known."""
    found: dict[str, list[int]] = defaultdict(list)
    for skill, levels in off:
        found[skill].append(levels)
    of_all = _drawn([levels for each in found.values() for levels in each], towards=0)
    return Bias(of_all, {skill: _drawn(each, towards=of_all) for skill, each in sorted(found.items())})


def _drawn(off: list[int], towards: float) -> float:
    return (sum(off) + DRAWN_BY * towards) / (len(off) + DRAWN_BY)


def corrected(own: Mapping[str, int], bias: Bias) -> dict[str, float]:
    return {skill: min(max(level - bias.of(skill), 0.0), float(TOP)) for skill, level in own.items()}


def nearest(level: float) -> int:
    """A corrected level as a whole one: where it is asked whether somebody has a level, or which comes next.

    >>> nearest(1.5), nearest(1.4)
    (2, 1)
    """
    return int(level + 0.5)
