"""What some answers say of others, by the map of what needs what.

Somebody who rates Kubernetes at 3 can do what that needs: so Containers is at least at 2. Somebody who rates Containers
at 0 can't have Kubernetes at 2. From the answers follows for each skill the least and the most that it can be.

>>> needs = Needs({"kubernetes": ((2, "containers", 2),), "containers": ()})
>>> infer(needs, {"kubernetes": 3})["containers"]
Range(least=2, most=4)
>>> infer(needs, {"containers": 0})["kubernetes"]
Range(least=0, most=1)
>>> contradictions(needs, {"kubernetes": 3, "containers": 0})
(Contradiction(skill='kubernetes', level=3, needs='containers', needed=2, rated=0),)
"""

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from skills.catalogue import Skill

HIGHEST = 4
LEVELS = range(HIGHEST + 1)


@dataclass(frozen=True)
class Needs:
    """For each skill: (at, other, level), as level `at` of it needs the other skill at a level."""

    of: Mapping[str, tuple[tuple[int, str, int], ...]]

    @cached_property
    def needed_by(self) -> Mapping[str, tuple[tuple[int, str, int], ...]]:
        """The same seen from the other end: (level, skill, at)."""
        found: dict[str, tuple[tuple[int, str, int], ...]] = {}
        for skill, needs in self.of.items():
            for at, other, level in needs:
                found[other] = (*found.get(other, ()), (level, skill, at))
        return found


@dataclass(frozen=True)
class Range:
    least: int
    most: int

    def settles(self, wanted: int) -> bool:
        """Nothing that is still open matters for somebody who wants this level."""
        return self.least >= min(wanted, self.most)


@dataclass(frozen=True)
class Contradiction:
    skill: str
    level: int
    needs: str
    needed: int
    rated: int


ANYTHING = Range(0, HIGHEST)


def needs_of(skills: Iterable[Skill]) -> Needs:
    return Needs({skill.slug: tuple((need.at, need.skill, need.level) for need in skill.needs) for skill in skills})


def infer(needs: Needs, answers: Mapping[str, int]) -> dict[str, Range]:
    """What follows for the skills that have no answer. An answer itself is never doubted here."""
    least = _least(needs, answers, answers.items(), {})
    most = _most(needs, answers, answers.items(), {})
    skills = ({*least, *most} | set(needs.of)) - set(answers)
    return {skill: _range(skill, least, most, {}) for skill in skills}


def _range(skill: str, least: Mapping[str, int], most: Mapping[str, int], known: Mapping[str, Range]) -> Range:
    before = known.get(skill, ANYTHING)
    low = least.get(skill, before.least)
    # People who don't respect the map may say both: then the answer that was given for more counts.
    return Range(low, max(low, most.get(skill, before.most)))


def _least(
    needs: Needs, answered: Container[str], said: Iterable[tuple[str, int]], known: Mapping[str, Range]
) -> dict[str, int]:
    """What is said raises others: those that it raises above what is known of them."""
    found: dict[str, int] = {}
    waiting = list(said)
    while waiting:
        skill, level = waiting.pop()
        for at, other, needed in needs.of.get(skill, ()):
            if at <= level and other not in answered and found.get(other, known.get(other, ANYTHING).least) < needed:
                found[other] = needed
                waiting.append((other, needed))
    return found


def _most(
    needs: Needs, answered: Container[str], said: Iterable[tuple[str, int]], known: Mapping[str, Range]
) -> dict[str, int]:
    found: dict[str, int] = {}
    waiting = list(said)
    while waiting:
        skill, level = waiting.pop()
        for needed, other, at in needs.needed_by.get(skill, ()):
            if level < needed and other not in answered and found.get(other, known.get(other, ANYTHING).most) >= at:
                found[other] = at - 1
                waiting.append((other, at - 1))
    return found


def contradictions(needs: Needs, answers: Mapping[str, int]) -> tuple[Contradiction, ...]:
    """Of what one skill needs of another the highest: whoever looks at that again has looked at all of it."""
    found: dict[tuple[str, str], int] = {}
    for skill, level in answers.items():
        for at, other, needed in needs.of.get(skill, ()):
            if at <= level and answers.get(other, HIGHEST) < needed:
                found[skill, other] = max(needed, found.get((skill, other), 0))
    return tuple(
        Contradiction(skill, answers[skill], other, needed, answers[other]) for (skill, other), needed in found.items()
    )


def settled(needs: Needs, answers: Mapping[str, int], wanted: Mapping[str, int]) -> dict[str, int]:
    """The skills that need no question any more, with the level to take for them: the least that is sure."""
    ranges = infer(needs, answers)
    return {
        skill: ranges[skill].least
        for skill, level in wanted.items()
        if skill in ranges and ranges[skill].settles(level)
    }


def next_question(needs: Needs, answers: Mapping[str, int], wanted: Mapping[str, int]) -> str | None:
    """The open skill whose answer is expected to settle most others, if each level that it can have is as likely."""
    ranges = infer(needs, answers)
    unsettled = {
        skill: level
        for skill, level in wanted.items()
        if skill not in answers and not (skill in ranges and ranges[skill].settles(level))
    }

    def settles(skill: str) -> float:
        here = ranges.get(skill, ANYTHING)
        levels = range(here.least, here.most + 1)
        answered = answers.keys() | {skill}
        return sum(_settled_by(needs, answered, (skill, level), ranges, unsettled) for level in levels) / len(levels)

    # The first in the order of the list wins a tie, so that the way through is the same each time.
    return max(unsettled, key=settles, default=None)


def _settled_by(
    needs: Needs,
    answered: Container[str],
    said: tuple[str, int],
    ranges: Mapping[str, Range],
    unsettled: Mapping[str, int],
) -> int:
    """How many skills one more answer settles. Only those that it moves need a look, which is what makes this quick."""
    least, most = (follow(needs, answered, [said], ranges) for follow in (_least, _most))
    moved = ((skill, unsettled[skill]) for skill in least.keys() | most.keys() if skill in unsettled)
    return sum(_range(skill, least, most, ranges).settles(level) for skill, level in moved)
