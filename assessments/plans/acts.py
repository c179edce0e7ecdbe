"""One act on a plan: what it changes, kept so that it can be undone. All acts go this way."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any, Concatenate, Literal, ParamSpec

from django.db import models, transaction

from assessments.models import Plan, PlanChange, Rating, RatingChange, Step
from assessments.ratings.mine.corrections import undo_correction

Rest = ParamSpec("Rest")
Undone = Literal["undone", "still done", "overtaken", "brought back", "too many"]
# Each is laid out on the list of plans and in every calendar that asks. Nobody lives by more.
MOST_PLANS = 10


class NoSuchPlanError(Exception):
    """Not there, or somebody else's."""


class ReplacedError(Exception):
    """The plan was made anew: what was done and written went along, and this one is only to be read."""


class PutAwayError(Exception):
    """Nobody works with the plan until it is taken up again."""


class TooManyPlansError(Exception):
    """The person has MOST_PLANS already that aren't put away."""


def has_room(person: Any) -> bool:
    """For another plan."""
    return Plan.objects.filter(person=person, ended_at=None).count() < MOST_PLANS


def locked(person: Any, plan: int) -> Plan:
    """Two tabs wait for each other here."""
    found = Plan.objects.select_for_update().filter(pk=plan, person=person).first()
    if found is None:
        raise NoSuchPlanError
    if found.superseded_by_id is not None:
        raise ReplacedError
    return found


def locked_in_use(person: Any, plan: int) -> Plan:
    found = locked(person, plan)
    if found.ended_at is not None:
        raise PutAwayError
    return found


def on_step(
    act: Callable[Concatenate[Plan, Step, Rest], bool],
) -> Callable[Concatenate[Any, int, int, Rest], bool]:
    """Hands the act the step of a locked plan. Whether something changed is what comes back."""

    @transaction.atomic
    def acted(person: Any, plan: int, step: int, /, *args: Rest.args, **kwargs: Rest.kwargs) -> bool:
        row = locked_in_use(person, plan)
        found = Step.objects.select_related("skill").filter(pk=step, plan=row).first()
        if found is None:
            raise NoSuchPlanError
        return act(row, found, *args, **kwargs)

    return acted  # type: ignore[return-value]


def change_step(plan: Plan, what: str, step: Step, *, rating: int | None = None, **fields: Any) -> bool:
    """False where all is so already: a second click leaves no trace."""
    before = _before(step, fields)
    if not before and rating is None:
        return False
    _set(step, fields)
    keep(plan, what, step, {"steps": {str(step.pk): before}, "rating": rating})
    return True


def change_plan(plan: Plan, what: str, **fields: Any) -> bool:
    before = _before(plan, fields)
    if not before:
        return False
    _set(plan, fields)
    keep(plan, what, None, {"plan": before})
    return True


def put_in_order(plan: Plan, what: str, step: Step, order: Iterable[Step], **fields: Any) -> bool:
    """The steps get the places of this order; `fields` of the step change with it."""
    before: dict[str, dict[str, Any]] = {}
    moved = []
    for place, row in enumerate(order):
        if row.place != place:
            before[str(row.pk)] = {"place": row.place}
            row.place = place
            moved.append(row)
    of_step = _before(step, fields)
    if not moved and not of_step:
        return False
    Step.objects.bulk_update(moved, ["place"])
    _set(step, fields)
    before.setdefault(str(step.pk), {}).update(of_step)
    keep(plan, what, step, {"steps": before})
    return True


def keep(plan: Plan, what: str, step: Step | None, before: Mapping[str, Any]) -> None:
    PlanChange.objects.create(plan=plan, what=what, step=step, before=before)


@transaction.atomic
def undo(*, person: Any, plan: int, change: int) -> Undone:
    """Puts back the newest act. Of an older one, or one that is undone already, nothing is left to undo.

    A rating that changed since stays, and where it says so the step is done all the same.
    """
    row = locked(person, plan)
    newest = row.changes.order_by("-pk").first()
    if newest is None or newest.pk != change:
        return "overtaken"
    if newest.what == PlanChange.What.AGAIN:
        return _bring_back(row)
    if newest.what == PlanChange.What.PUT_AWAY and not has_room(person):
        return "too many"
    if newest.what == PlanChange.What.REMOVED:
        _restore(row, newest.before)
    for pk, before in newest.before.get("steps", {}).items():
        _put_back(Step.objects.get(pk=pk, plan=row), before)
    _put_back(row, newest.before.get("plan", {}))
    rating = newest.before.get("rating")
    if rating is not None:
        undo_correction(person=person, change=rating, source=RatingChange.Source.STEP)
    is_done = rating is not None and _is_rated_as_done(person, newest.step)
    added = newest.before.get("added")
    newest.delete()
    if added is not None:
        Step.objects.filter(pk=added, plan=row).delete()
    return "still done" if is_done else "undone"


def _is_rated_as_done(person: Any, step: Step | None) -> bool:
    if step is None:
        return False
    return Rating.objects.filter(person=person, skill=step.skill_id, level__gte=step.level).exists()


def _bring_back(newer: Plan) -> Undone:
    """The plan that was replaced, as if it never had been: nothing was done on the newer one yet."""
    Plan.objects.filter(superseded_by=newer).update(superseded_by=None, ended_at=None)
    newer.delete()
    return "brought back"


def kept_whole(step: Step) -> dict[str, Any]:
    """All that is needed to make it anew."""
    return {field.attname: _as_json(getattr(step, field.attname)) for field in step._meta.concrete_fields}


def _restore(plan: Plan, before: Mapping[str, Any]) -> None:
    """A step that was removed, with the changes that it had."""
    fields: Any = Step._meta.concrete_fields
    values = {field.attname: field.to_python(before["removed"][field.attname]) for field in fields}
    step = Step.objects.create(**values)
    plan.changes.filter(pk__in=before["changes"]).update(step=step)


def _before(row: models.Model, fields: Mapping[str, Any]) -> dict[str, Any]:
    """Of what changes."""
    values = {name: getattr(row, name) for name, value in fields.items() if getattr(row, name) != value}
    return {name: _as_json(value) for name, value in values.items()}


def _as_json(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _set(row: models.Model, fields: Mapping[str, Any]) -> None:
    if fields:
        for name, value in fields.items():
            setattr(row, name, value)
        row.save(update_fields=list(fields))


def _put_back(row: models.Model, before: Mapping[str, Any]) -> None:
    known: Any = row._meta
    _set(row, {name: known.get_field(name).to_python(value) for name, value in before.items()})
