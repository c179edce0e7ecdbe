"""How far what people say of themselves and what was verified agree: by person, by skill, by instructor.

Leniency is by how many levels the own level is higher in the mean; below 0, people are stricter with themselves than
their instructors are. Agreement is Cohen's kappa with quadratic weights: how much smaller the squared differences are
than if the same levels had been dealt out by chance. 1 is full agreement, 0 is no better than chance.

A worked example: of four people, two are rated alike, one is a level too high and one two levels. The squares add up
to 5. Dealt out by chance, each own level would meet each verified one; these sixteen squares add up to 24, which is 6
for four. So kappa is 1 - 5 / 6.

>>> found = agreement([(1, 1), (2, 2), (3, 2), (3, 1)])
>>> found.leniency, round(found.kappa, 3), found.far_apart
(0.75, 0.167, 1)

Of a few, little can be said, and it isn't:

>>> found.leniency_in_words, found.kappa_in_words
('too few to say', 'too few to say')
>>> many = agreement([(1, 1), (2, 2), (3, 2), (3, 1)] * 5)
>>> many.leniency_in_words, many.kappa_in_words
('0.8 levels higher than verified', 'agrees hardly better than by chance')
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from assessments.gaps.words import points
from careerpath.lib.levels import FAR_APART

# Of fewer opinions, a mean says more of these than of what it is the mean of; and agreement needs more than a mean.
FEWEST = 5
FEWEST_TO_AGREE = 10
# Nearer than this counts as the same.
ALIKE = 0.25
TOO_FEW = "too few to say"

Of = TypeVar("Of", int, str)
# Own and verified.
Levels = list[tuple[int, int]]


@dataclass(frozen=True)
class Opinion:
    """What a person says of a skill, and what an instructor does."""

    person: int
    skill: str
    instructor: int
    own: int
    verified: int


@dataclass(frozen=True)
class Agreement:
    """`kappa` is None where all levels are the same one: chance would agree as well."""

    opinions: int
    leniency: float
    kappa: float | None
    # In how many the two are so far apart that they should talk about it.
    far_apart: int

    @property
    def leniency_in_words(self) -> str:
        if self.opinions < FEWEST:
            return TOO_FEW
        if abs(self.leniency) < ALIKE:
            return "about as verified"
        levels = points(abs(self.leniency))
        unit = "level" if levels == "1" else "levels"
        return f"{levels} {unit} {'higher' if self.leniency > 0 else 'lower'} than verified"

    @property
    def kappa_in_words(self) -> str:
        if self.opinions < FEWEST_TO_AGREE:
            return TOO_FEW
        if self.kappa is None:
            return "all at the same level"
        return next(words for least, words in KAPPA_IN_WORDS if self.kappa >= least)


KAPPA_IN_WORDS = (
    (0.8, "agrees almost always"),
    (0.6, "agrees well"),
    (0.4, "agrees fairly"),
    (0.2, "agrees a little"),
    (float("-inf"), "agrees hardly better than by chance"),
)


def agreement(levels: Levels) -> Agreement:
    """There is at least one pair of them."""
    number = len(levels)
    squares = sum((own - verified) ** 2 for own, verified in levels)
    by_chance = _by_chance(levels)
    return Agreement(
        number,
        _leniency(levels),
        1 - number * squares / by_chance if by_chance else None,
        sum(abs(own - verified) >= FAR_APART for own, verified in levels),
    )


def _by_chance(levels: Levels) -> int:
    """The squared differences of each own level from each verified one."""
    owns, verifieds = (Counter(side) for side in zip(*levels, strict=True))
    return sum(
        people * others * (own - verified) ** 2
        for own, people in owns.items()
        for verified, others in verifieds.items()
    )


def agreement_by(opinions: Iterable[Opinion], what: Callable[[Opinion], Of]) -> Mapping[Of, Agreement]:
    """For each person, skill or instructor: the furthest apart first, and last those of whom too little is known.

    >>> opinions = [Opinion(1, "git", 7, 3, 1), Opinion(1, "sql", 7, 2, 2), Opinion(2, "git", 7, 1, 1)]
    >>> {skill: found.leniency for skill, found in agreement_by(opinions, lambda one: one.skill).items()}
    {'git': 1.0, 'sql': 0.0}
    """
    return {key: agreement(pairs) for key, pairs in levels_by(opinions, what).items()}


def levels_by(opinions: Iterable[Opinion], what: Callable[[Opinion], Of]) -> Mapping[Of, Levels]:
    """In the order of `agreement_by`, which needs none of what is said of them.

    >>> dict(levels_by([Opinion(1, "git", 7, 1, 1), Opinion(2, "git", 7, 3, 1)], lambda one: one.person))
    {2: [(3, 1)], 1: [(1, 1)]}
    """
    levels: dict[Of, Levels] = defaultdict(list)
    for opinion in opinions:
        levels[what(opinion)].append((opinion.own, opinion.verified))
    return dict(sorted(levels.items(), key=lambda entry: (*_rank(entry[1]), entry[0])))


def _rank(levels: Levels) -> tuple[bool, float]:
    return len(levels) < FEWEST, -abs(_leniency(levels))


def _leniency(levels: Levels) -> float:
    return sum(own - verified for own, verified in levels) / len(levels)
