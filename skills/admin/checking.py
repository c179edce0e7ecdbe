"""An import is tried out on the catalogue: written in one go, checked, and taken back when it is only a rehearsal."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from django.db import IntegrityError, models, transaction
from import_export.results import Result

from skills.admin.plans import Plan, write
from skills.admin.previews import MOST_FAULTS, Change
from skills.admin.rehearsals import added_errors, in_words, unfinished
from skills.catalogue import Catalogue
from skills.models import Framework
from skills.queries import read_rows

MEANWHILE = "Somebody else has changed these rows at the same moment. Look at the changes again."


class Checked(Result):
    """`faults`: of the file; `refusals`: errors that it would bring into the catalogue; `notes`: what is to follow."""

    def __init__(self) -> None:
        super().__init__()
        self.faults: list[str] = []
        self.refusals: tuple[str, ...] = ()
        self.notes: tuple[str, ...] = ()
        self.changes: tuple[Change, ...] = ()

    @property
    def change_count(self) -> int:
        return int(self.totals["new"] + self.totals["update"])

    def has_errors(self) -> bool:
        return bool(super().has_errors() or self.faults or self.refusals)


def refused(fault: str) -> Checked:
    result = Checked()
    result.faults = [fault]
    return result


@contextmanager
def one_import_at_a_time() -> Iterator[None]:
    with transaction.atomic():
        list(Framework.objects.select_for_update().order_by("pk"))
        yield


def rehearse(model: type[models.Model], plans: Sequence[Plan], owner: Any, result: Checked, *, keep: bool) -> None:
    """`owner` tells the id of a row's framework. Unless it is kept, nobody waits for more than the writing."""
    before = _catalogues(plans, owner)
    try:
        with transaction.atomic():
            write(model, plans)
            after = _catalogues(plans, owner)
            if keep:
                _judge(before, after, plans, result)
            transaction.set_rollback(not keep or bool(result.refusals))
    except IntegrityError:
        result.faults = [MEANWHILE]
    else:
        if not keep:
            _judge(before, after, plans, result)


def _catalogues(plans: Sequence[Plan], owner: Any) -> dict[int, Catalogue]:
    touched = {owner(plan.instance) for plan in plans}
    return {framework.pk: read_rows(framework) for framework in Framework.objects.filter(pk__in=touched - {None})}


def _judge(before: dict[int, Catalogue], after: dict[int, Catalogue], plans: Sequence[Plan], result: Checked) -> None:
    rows = {plan.number: plan.slugs for plan in plans}
    for pk, catalogue in after.items():
        found = added_errors(before.get(pk), catalogue)
        result.refusals += in_words(found, catalogue, rows, MOST_FAULTS)
        result.notes += unfinished(before.get(pk), catalogue)
