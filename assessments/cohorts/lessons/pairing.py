"""Pairs in which one can teach what the other needs.

Two people sit together, and each shows the other a step: the one that brings most among those that the other is ready
for and they are able to help with (see `learners`). What both win is what the pair is worth, whoever is named first;
so the best pairs are the matching of the greatest weight among all people (see `matching`). Of pairings that are worth
the same, the one with more pairs is taken. Where neither could show the other anything, there is no pair.

Of a hundred people the best pairs are found; of more, good ones (see `crowd`). Then `most` says what no pairs exceed.

A worked example. Ana has Git, Ben has SQL, Cem and Dora begin with both. Ana and Ben could win a step each; but if
each of them sits with a beginner, as much is won, and nobody is left alone:

>>> from assessments.cohorts.lessons.learners import Learner, read_learners
>>> from assessments.plans.order.network import Task
>>> from assessments.plans.steps import Way
>>> way = Way((Task(("git", 1), 4, 1), Task(("sql", 1), 6, 1)), whole=2, there=0)
>>> ana, ben, cem, dora = Learner(1, {"git": 3}), Learner(2, {"sql": 3}), Learner(3, {}), Learner(4, {})
>>> pairing = pair_up(read_learners(way, [ana, ben, cem, dora]))
>>> for pair in pairing.pairs:
...     print(pair)
Pair(first=1, second=3, first_learns=None, second_learns=('git', 1), points=50.0)
Pair(first=2, second=4, first_learns=None, second_learns=('sql', 1), points=50.0)
>>> pairing.points, pairing.most, pairing.proof
(100.0, 100.0, 'optimal')
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from assessments.cohorts.lessons.crowd import pairs_of_crowd
from assessments.cohorts.lessons.learners import Learners
from assessments.cohorts.lessons.matching import Matching, best_pairs
from assessments.cohorts.lessons.worth import best_step, table_of, worths
from skills.prerequisites import Step

# Up to so many people are matched all at once.
FEW = 100


@dataclass(frozen=True)
class Pair:
    """The keys of two learners; who learns nothing by it has no step. `points` of readiness is what both win."""

    first: int
    second: int
    first_learns: Step | None
    second_learns: Step | None
    points: float


@dataclass(frozen=True)
class Pairing:
    """No pairs of the group are worth more than `most`. Where these are worth just that, it is proven."""

    pairs: tuple[Pair, ...]
    alone: tuple[int, ...]
    points: float
    most: float

    @property
    def proof(self) -> Literal["optimal", "near-optimal"]:
        return "optimal" if self.points == self.most else "near-optimal"


def pair_up(group: Learners) -> Pairing:
    # One more pair counts less than the smallest gain.
    unit = len(group.people) + 1
    worth = [{gain * unit + 1: who for gain, who in each.items()} for each in worths(group)]
    few = len(worth) <= FEW
    found = best_pairs(table_of(range(len(worth)), worth)) if few else pairs_of_crowd(worth)
    paired = {person for pair in found.pairs for person in pair}
    alone = tuple(learner.key for number, learner in enumerate(group.people) if number not in paired)
    points, most = (group.points(weight // unit) for weight in (found.weight, found.most))
    return Pairing(tuple(_pairs(group, found)), alone, points, most)


def _pairs(group: Learners, found: Matching) -> Iterator[Pair]:
    for one, other in found.pairs:
        shown = [best_step(group, *both) for both in ((one, other), (other, one))]
        gain = sum(group.network.tasks[step].gain for step in shown if step is not None)
        first, second = (None if step is None else group.steps[step] for step in shown)
        yield Pair(group.people[one].key, group.people[other].key, first, second, group.points(gain))
