"""What a learner said at the start of a cohort, what they say now about then, and what they could do at its end.

Ana said 3 in the first week; by the third she had come to 2, and looking back she says it was 1:

>>> changes = [Change(2, "git", 3), Change(0, "git", None, was_rated=False)]
>>> at_start({"git": 2}, changes)
{'git': 3}

Without some changes, all is as it was before them:

>>> without({"git": 2}, changes[:1]), without({"git": 2}, changes)
({'git': 3}, {})
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile

from assessments.cohorts.overview.courses import Change
from skills.catalogue import Skill


@dataclass(frozen=True)
class ThenAndNow:
    """None is not rated, doesn't apply, or skipped in looking back."""

    skill: Skill
    want: int
    then: int | None
    looking_back: int | None
    end: int | None


def at_start(levels: Mapping[str, int | None], changes: Sequence[Change]) -> dict[str, int | None]:
    """At the end of the first period in which anything was rated; the changes stand with the newest first."""
    first = min((change.number for change in changes), default=0)
    return without(levels, takewhile(lambda change: change.number != first, changes))


def without(levels: Mapping[str, int | None], changes: Iterable[Change]) -> dict[str, int | None]:
    """Before these changes, which stand with the newest first."""
    found = dict(levels)
    for change in changes:
        if change.was_rated:
            found[change.skill] = change.before
        else:
            found.pop(change.skill, None)
    return found
