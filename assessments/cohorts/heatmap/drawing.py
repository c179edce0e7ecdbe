"""What a view of the map holds: its columns, what they come to over all learners, and the learners in their order."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from assessments.cohorts.heatmap.columns import Column, columns_of, over_all
from assessments.cohorts.heatmap.heat import Lens, Overall
from assessments.cohorts.heatmap.ordering import had_of, weighed
from assessments.cohorts.heatmap.queries import Ground, Group, group_of, learners_seen_by, listed
from assessments.cohorts.heatmap.wishes import Wish
from assessments.cohorts.opinions.queries import group_bias
from assessments.models import Membership

NAME, READY, MISSING = "name", "ready", "missing"


@dataclass(frozen=True)
class Person:
    """A learner: the number of the membership, and of the person."""

    pk: int
    person: int
    name: str


@dataclass(frozen=True)
class Drawing:
    """`people` is how many learners there are, `learners` those that are looked for. `most_first` says how the
    numbers stand that it is sorted by."""

    ground: Ground
    wish: Wish
    lens: Lens
    columns: tuple[Column, ...]
    overall: Mapping[str, Overall]
    people: int
    learners: Sequence[Person]
    sort: str
    most_first: bool

    @property
    def skills(self) -> tuple[str, ...]:
        return tuple(ask.slug for column in self.columns for ask in column.asks)


def drawing_of(mine: Membership, ground: Ground, wish: Wish) -> Drawing:
    """Two queries, and one more for own levels that are corrected."""
    columns = columns_of(ground.goal.catalogue, ground.target, wish.part)
    by_key = {column.key: column for column in columns}
    sort, turned = wish.order
    if sort not in (NAME, READY, MISSING) and sort not in by_key:
        sort = NAME
    learners = learners_seen_by(mine)
    group = group_of(learners, ground, [ask.slug for ask in by_key[sort].asks] if sort in by_key else ())
    lens = Lens(wish.show, wish.by)
    if wish.by == "corrected":
        lens = replace(lens, bias=group_bias(mine.cohort, ground.goal))
    overall = over_all(lens, columns, group.people, group.tally)
    shown = tuple(column for column in columns if overall[column.key].is_lacking or not wish.only_lacking)
    most_first = (sort == MISSING or (sort in by_key and wish.show in ("short", "apart"))) != turned
    unfinished = Drawing(ground, wish, lens, shown, overall, group.people, (), sort, most_first)
    return replace(unfinished, learners=_in_order(unfinished, group, learners, by_key.get(sort)))


def _in_order(drawing: Drawing, group: Group, learners: Any, column: Column | None) -> list[Person]:
    wish, ground, lens = drawing.wish, drawing.ground, drawing.lens
    rows = listed(learners, ground, wish.words, drawing.skills if wish.only_unrated else ())
    fields = ("pk", "person", "name")
    if drawing.sort == NAME:
        found = [Person(*row) for row in rows.values_list(*fields)]
        return found[::-1] if drawing.most_first else found
    if column:
        people = [Person(*row) for row in rows.values_list(*fields)]
        return _by(people, (column.value(lens, group.rows.get(one.person, {})) for one in people), drawing)
    worth = _worth(drawing)
    weights = list(weighed(rows, ground, lens, worth).values_list(*fields, "points", "left_out"))
    had = (had_of(row[3:], group.rows.get(row[1], {}), ground, lens, worth) for row in weights)
    return _by([Person(*row[:3]) for row in weights], (_value(drawing.sort, each) for each in had), drawing)


def _value(sort: str, had: tuple[float, float] | None) -> float | None:
    if had is None:
        return None
    there, of = had
    if sort == MISSING:
        return of - there
    return there / of if of else 1.0


def _worth(drawing: Drawing) -> dict[str, float]:
    """Of readiness, the weights of the goal; of what is missing, the levels of what is shown."""
    target = drawing.ground.target
    if drawing.sort == READY:
        return {skill: float(ask.weight) for skill, ask in target.items()}
    return {skill: float(target[skill].level) for skill in drawing.skills}


def _by(people: Sequence[Person], values: Iterable[float | None], drawing: Drawing) -> list[Person]:
    """Of whom nothing is known come last, whichever way round; equal ones stay by name."""
    pairs = list(zip(people, values, strict=True))
    known = [(one, value) for one, value in pairs if value is not None]
    known.sort(key=lambda pair: -pair[1] if drawing.most_first else pair[1])
    return [one for one, _ in known] + [one for one, value in pairs if value is None]
