"""The milestones of a framework as they are for one person: how far each is, and which of them their goal needs.

>>> from skills.catalogue import Milestone, Proof
>>> api = Milestone("api", "An API", "", 30, (Proof("containers", 2), Proof("git", 2)), ("It runs", "It is tested"))
>>> goal = Goal("MLOps engineer, mid level", wanted={"containers": 3, "git": 2}, have={"containers": 1, "git": 2})
>>> (mine,) = my_milestones((api,), {"api": Kept("An API", frozenset({"It runs"}))}, goal)
>>> mine.state, mine.ticked, mine.total, [proof.skill for proof in mine.helps]
('begun', 1, 2, ['containers'])
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from assessments.milestones.checklist import checklist
from skills.catalogue import Milestone, Proof

State = Literal["finished", "begun", "open"]


@dataclass(frozen=True)
class Kept:
    """What a person has done for a milestone, under the name that it had when they last worked on it."""

    name: str
    ticked: frozenset[str] = frozenset()
    finished_on: date | None = None
    has_words: bool = False


@dataclass(frozen=True)
class Goal:
    """For each skill that is wanted the level, and what somebody has of each skill."""

    name: str = ""
    wanted: Mapping[str, int] = field(default_factory=dict)
    have: Mapping[str, int] = field(default_factory=dict)

    def lacks(self, proof: Proof) -> bool:
        """Whether what it proves is wanted, and not there yet."""
        return self.have.get(proof.skill, 0) < min(proof.level, self.wanted.get(proof.skill, 0))


@dataclass(frozen=True)
class Mine:
    """`milestone` is None when the catalogue has it no longer."""

    slug: str
    name: str
    milestone: Milestone | None
    state: State
    ticked: int
    total: int
    finished_on: date | None
    helps: tuple[Proof, ...]

    @property
    def percent(self) -> int:
        return 100 * self.ticked // self.total if self.total else 0


NOTHING = Kept("")


def my_milestones(milestones: Iterable[Milestone], kept: Mapping[str, Kept], goal: Goal) -> tuple[Mine, ...]:
    """In the order of the catalogue; then those that it has no longer."""
    listed = tuple(milestones)
    there = tuple(_mine(each, kept.get(each.slug, NOTHING), goal) for each in listed)
    slugs = {each.slug for each in listed}
    return there + tuple(_former(slug, one) for slug, one in sorted(kept.items()) if slug not in slugs)


def _mine(milestone: Milestone, kept: Kept, goal: Goal) -> Mine:
    found = checklist(milestone.checklist, kept.ticked)
    return Mine(
        slug=milestone.slug,
        name=milestone.name,
        milestone=milestone,
        state=_state(kept),
        ticked=len(found.ticked),
        total=len(found.lines),
        finished_on=kept.finished_on,
        helps=tuple(proof for proof in milestone.proves if goal.lacks(proof)),
    )


def _former(slug: str, kept: Kept) -> Mine:
    return Mine(slug, kept.name, None, _state(kept), len(kept.ticked), len(kept.ticked), kept.finished_on, ())


def _state(kept: Kept) -> State:
    if kept.finished_on:
        return "finished"
    return "begun" if kept.ticked or kept.has_words else "open"


Group = tuple[str, tuple[Mine, ...]]


def in_groups(mine: Collection[Mine], goal: Goal) -> tuple[Group, ...]:
    """What one would look for first comes first; a group without milestones is left out."""
    there = [one for one in mine if one.milestone]
    fresh = [one for one in there if one.state == "open"]
    groups = (
        ("You have begun", [one for one in there if one.state == "begun"]),
        (f"They prove what you lack for {goal.name}", [one for one in fresh if one.helps]),
        ("The others" if goal.name else "All milestones", [one for one in fresh if not one.helps]),
        ("Finished", [one for one in there if one.state == "finished"]),
        ("No longer in the catalogue", [one for one in mine if not one.milestone]),
    )
    return tuple((title, tuple(found)) for title, found in groups if found)
