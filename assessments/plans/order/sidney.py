"""Sidney's decomposition: the steps in blocks, those with the most weight per hour first.

Among all sets of steps that hold all that their steps wait for, take the one with the most weight per hour, do it
first, and go on with the rest: some best order looks like that (Sidney, 1975). So each block can be ordered by itself.

The blocks are found from the outside in. Let the whole have the ratio r, weight per hour. If some closed part has a
better one, then it is worth more than r for each of its hours: one cut finds such a part, it comes before the rest,
and both are split in the same way. If none has, then the whole has the best ratio that there is, and what falls apart
into parts of just this ratio is split once more.

>>> # 1 needs 0; together they bring 6 in 3 hours. 2 stands alone with 1 in 1 hour.
>>> sidney_blocks([0, 1, 2], hours=[2, 1, 1], weights=[0, 6, 1], needs=[(), (0,), ()])
[[0, 1], [2]]
"""

from collections import defaultdict
from collections.abc import Sequence

from assessments.plans.order.closure_cut import Cut, closure_cut

Block = list[int]


def sidney_blocks(
    steps: Sequence[int], hours: Sequence[int], weights: Sequence[int], needs: Sequence[Sequence[int]]
) -> list[Block]:
    """The steps stand each after what it needs; `hours`, `weights` and `needs` are by the number of the step."""
    blocks: list[Block] = []
    waiting = [list(steps)]
    while waiting:
        steps = waiting.pop()
        whole_hours, whole_weight = sum(hours[step] for step in steps), sum(weights[step] for step in steps)
        cut = closure_cut({step: weights[step] * whole_hours - hours[step] * whole_weight for step in steps}, needs)
        if cut.best:
            waiting.append([step for step in steps if step not in cut.best])
            waiting.append([step for step in steps if step in cut.best])
        else:
            blocks += _inseparable(steps, cut, needs)
    return blocks


def _inseparable(steps: Block, cut: Cut, needs: Sequence[Sequence[int]]) -> list[Block]:
    """What each step needs or is paid by, through any number of others; steps that reach the same can't be parted.

    Who reaches more comes later: it needs what it reaches.
    """
    if len(steps) == 1:
        return [steps]
    reach = {step: 1 << step for step in steps}
    changed = True
    while changed:
        changed = False
        for step in steps:
            found = reach[step]
            for other in (*needs[step], *cut.paid[step]):
                found |= reach.get(other, 0)
            changed |= found != reach[step]
            reach[step] = found
    parts: dict[int, Block] = defaultdict(list)
    for step in steps:
        parts[reach[step]].append(step)
    return [parts[reached] for reached in sorted(parts, key=lambda reached: (reached.bit_count(), reached))]
