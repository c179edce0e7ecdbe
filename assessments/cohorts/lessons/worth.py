"""What each pair of people is worth: how much both win when each shows the other a step.

Of the steps that one is ready for and the other able to help with (see `learners`), it is the one that gains most. As
many people are worth the same to somebody, they are kept together: for each person, by what a pair with them is worth,
who that is.

>>> from assessments.cohorts.lessons.learners import Learner, read_learners
>>> from assessments.plans.order.network import Task
>>> from assessments.plans.steps import Way
>>> way = Way((Task(("git", 1), 4, 1), Task(("sql", 1), 6, 3)), whole=4, there=0)
>>> group = read_learners(way, [Learner(1, {"git": 3}), Learner(2, {"sql": 3}), Learner(3, {})])
>>> for worth in worths(group):
...     print({gain: group.keys(who) for gain, who in worth.items()})
{4: (2,), 1: (3,)}
{4: (1,), 3: (3,)}
{3: (2,), 1: (1,)}
>>> best_step(group, 2, 1)
1
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from assessments.cohorts.lessons.learners import Learners
from assessments.plans.order.bitsets import members

# For what a pair with somebody is worth, with whom it is.
Worth = Mapping[int, int]
# Who it is by what is gained; those who gain nothing stand last.
ByGain = list[tuple[int, int]]


def worths(group: Learners) -> list[Worth]:
    """By the number of each person; who is worth nothing to them is left out."""
    shown: list[dict[int, int]] = [defaultdict(int) for _ in group.people]
    shows: list[dict[int, int]] = [defaultdict(int) for _ in group.people]
    for step in group.gainful:
        gain, ready, able = group.network.tasks[step].gain, group.ready[step], group.able[step]
        for person in members(ready):
            shown[person][gain] |= able
        for person in members(able):
            shows[person][gain] |= ready
    everybody = (1 << len(group.people)) - 1
    return [
        _together(_highest(wins, everybody), _highest(gives, everybody))
        for wins, gives in zip(shown, shows, strict=True)
    ]


def _highest(gains: Mapping[int, int], everybody: int) -> ByGain:
    """Each person with the most that is gained with them."""
    found, left = [], everybody
    for gain in sorted(gains, reverse=True):
        found.append((gain, gains[gain] & left))
        left &= ~gains[gain]
    return [*found, (0, left)]


def _together(wins: ByGain, gives: ByGain) -> Worth:
    worth: dict[int, int] = defaultdict(int)
    for gain, who in wins:
        for other_gain, others in gives:
            if gain + other_gain and who & others:
                worth[gain + other_gain] |= who & others
    return dict(worth)


def best_step(group: Learners, learner: int, helper: int) -> int | None:
    """By the numbers of both: the number of the step that the helper can show; None if there is none that gains."""
    ready, able = group.ready, group.able
    return next((step for step in group.gainful if ready[step] >> learner & 1 and able[step] >> helper & 1), None)


def table_of(people: Sequence[int], worth: Sequence[Worth]) -> list[list[int]]:
    """What the pairs among these people are worth, in the order in which they are named."""
    place = {person: number for number, person in enumerate(people)}
    here = sum(1 << person for person in people)
    table = [[0] * len(people) for _ in people]
    for person, row in zip(people, table, strict=True):
        for gain, who in worth[person].items():
            for other in members(who & here):
                row[place[other]] = gain
    return table
