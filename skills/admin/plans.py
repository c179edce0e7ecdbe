"""What a file changes, row by row, and the one go in which all of it is written."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import models

from skills.rows import link

BATCH = 500


@dataclass(frozen=True)
class Plan:
    """A row as it is to be. `before`: what its columns say now, none if it is new; `many`: the things of its lists."""

    number: int
    instance: Any
    before: Mapping[str, Any] | None
    many: Mapping[str, Sequence[Any]]
    slugs: frozenset[str]

    @property
    def is_new(self) -> bool:
        return self.before is None


def write(model: type[models.Model], plans: Sequence[Plan]) -> None:
    model._default_manager.bulk_create([plan.instance for plan in plans if plan.is_new], batch_size=BATCH)
    for plan in plans:
        if plan.before is not None:
            changed = [name for name in plan.before if name not in plan.many and _is_changed(plan, name)]
            values = {name: getattr(plan.instance, name) for name in changed}
            if values:
                model._default_manager.filter(pk=plan.instance.pk).update(**values)
    for name in {name for plan in plans for name in plan.many}:
        targets = {plan.instance.pk: plan.many[name] for plan in plans if name in plan.many}
        _link(model, name, targets)


def _is_changed(plan: Plan, name: str) -> bool:
    return plan.before is not None and getattr(plan.instance, name) != plan.before[name]


def _link(model: type[models.Model], name: str, targets: dict[int, Sequence[Any]]) -> None:
    pairs = list(targets.items())
    for start in range(0, len(pairs), BATCH):
        link(model, name, dict(pairs[start : start + BATCH]))
