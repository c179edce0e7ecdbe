"""The catalogue of fixtures/ as statements that are ready to be put to a database.

Writing and publishing it anew took most of the time of a thousand tests. So it is written once, and stands there for
all tests that are rolled back. After one that empties the tables, what was put into them is put there again. And its
catalogue is read from the release once.
"""

from collections.abc import Callable
from typing import Any

from django.apps import apps
from django.db import connection, transaction
from django.db.models import Model

from skills.catalogue import Catalogue
from skills.files.documents import from_document
from skills.models import Framework, Release
from skills.releases import publish
from skills.services import write_rows

_STATEMENTS: list[tuple[str, Any]] = []
_READ: list[tuple[dict[str, Any], Catalogue]] = []


@transaction.atomic
def published(catalogue: Catalogue) -> Release:
    if Framework.objects.exists():
        return _written(catalogue)
    if not _STATEMENTS:
        _keep(_written(catalogue))
    else:
        with connection.cursor() as cursor:
            for statement in _STATEMENTS:
                cursor.execute(*statement)
    return Release.objects.get()


def read_once(document: dict[str, Any]) -> Catalogue:
    """As `from_document`: a catalogue never changes, so all tests may share that of the first release."""
    for known, catalogue in _READ:
        if document == known:
            return catalogue
    return from_document(document)


def take_away() -> None:
    for model in reversed(_models()):
        model._base_manager.all().delete()


def _written(catalogue: Catalogue) -> Release:
    return publish(framework=write_rows(catalogue=catalogue), note="The first")


def _keep(release: Release) -> None:
    """Written with the numbers that they have now, so that nothing is asked for between the statements."""
    rows = {model: list(model._base_manager.all()) for model in _models()}
    take_away()
    with connection.execute_wrapper(_hear):
        for model, kept in rows.items():
            model._base_manager.bulk_create(kept)
    _READ.append((release.snapshot, from_document(release.snapshot)))


def _hear(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
    if sql.startswith("INSERT"):
        _STATEMENTS.append((sql, params))
    return execute(sql, params, many, context)


def _models() -> list[type[Model]]:
    return list(apps.get_app_config("skills").get_models(include_auto_created=True))
