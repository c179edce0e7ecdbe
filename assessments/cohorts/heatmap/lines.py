"""The same as a table, and as files: what is known of a learner and a skill in one line, or the map as a sheet.

>>> from assessments.cohorts.heatmap.heat import Asked
>>> column = Column("git", "Git", (Asked("git", 3, 100.0),), "Craft")
>>> line = line_of(Lens(), column, {"git": known(own=2, verified=1, before=1)})
>>> line.own, line.verified, line.levels_missing, line.apart, line.before, line.change
(2, 1, 1, 1, 1, 1)
>>> line_of(Lens(), column, {}).state, line_of(Lens(), column, {}).levels_missing
('not rated', 3)
"""

from dataclasses import dataclass

from assessments.cohorts.heatmap.columns import Column, Row, lacked
from assessments.cohorts.heatmap.heat import Known, Lens, known
from assessments.cohorts.heatmap.marks import STATES

NOTHING = known()


@dataclass(frozen=True)
class Line:
    """`state` is empty for what is rated. What isn't there is None."""

    area: str
    skill: str
    state: str
    own: int | None
    verified: int | None
    counts: float | None
    wanted: int
    levels_missing: float | None
    apart: int | None
    before: int | None
    change: int | None


def line_of(lens: Lens, column: Column, row: Row) -> Line:
    """`counts` is the level by which something is missing."""
    (ask,) = column.asks
    state = column.state(row)
    one: Known = row.get(ask.slug, NOTHING)
    return Line(
        area=column.area,
        skill=column.name,
        state=STATES[state][1] if state != "known" else "",
        own=None if one.left_out else one.own,
        verified=None if one.left_out else one.verified,
        counts=lens.level(ask.slug, one),
        wanted=ask.level,
        levels_missing=None if one.left_out else lacked(lens, [column], row),
        apart=one.apart,
        before=one.before,
        change=one.change,
    )
