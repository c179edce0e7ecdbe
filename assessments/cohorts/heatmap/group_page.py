"""What a learner sees of the group: its means, where there are enough people behind them, beside their own levels."""

from dataclasses import dataclass
from typing import Any

from assessments.cohorts.heatmap.columns import Column, columns_of, over_all
from assessments.cohorts.heatmap.heat import FEWEST_TO_SHOW, Lens, told_to_learners
from assessments.cohorts.heatmap.marks import STATES, shade
from assessments.cohorts.heatmap.queries import ground_of, group_of, rows_of
from assessments.models import Membership


@dataclass(frozen=True)
class Beside:
    """A skill: one's own level, or in words why there is none, beside the group's, which isn't there for too few."""

    column: Column
    own: float | None
    words: str
    group: float | None

    @property
    def shade(self) -> str:
        return shade(self.group) if self.group is not None else ""


def group_page(mine: Membership) -> dict[str, Any]:
    cohort = mine.cohort
    ground = ground_of(cohort)
    context = {"mine": mine, "cohort": cohort, "goal": ground.goal, "fewest": FEWEST_TO_SHOW}
    if cohort.is_archived:
        return context | {"areas": [], "enough": False}
    group = group_of(Membership.objects.learning().filter(cohort=cohort), ground)
    columns = columns_of(ground.goal.catalogue, ground.target, "")
    overall = over_all(Lens(), columns, group.people, group.tally)
    own = rows_of([mine.person_id], ground, ground.target).get(mine.person_id, {})
    lines = [
        Beside(
            column,
            Lens().level(column.key, own[column.key]) if column.key in own else None,
            STATES[state][1] if (state := column.state(own)) != "known" else "",
            told_to_learners(overall[column.key]),
        )
        for column in columns
    ]
    return context | {"lines": lines, "people": group.people, "enough": group.people >= FEWEST_TO_SHOW}
