"""The catalogue as files that a person likes to edit: one per category or role, slugs, no ids.

A folder holds framework.yaml, sources.yaml, responsibilities.yaml, milestones.yaml, pay.yaml, fit.yaml and
market.yaml, a file a category in skills/ and a file a role in roles/. The same as one JSON document is what
`dump_catalogue` writes. Both are read into the same records; every fault is told with file, place and reason.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from careerpath.lib.records import Fault, read, restore, shown, twice, write
from careerpath.lib.textfiles import read_text
from skills.catalogue import (
    LISTS,
    Catalogue,
    Category,
    Fact,
    Fit,
    Framework,
    Milestone,
    Pay,
    Responsibility,
    Role,
    Skill,
    Source,
)
from skills.files.entries import Entry, FileFault, list_in, numbered, only_keys, slug_of
from skills.files.folder import entries_of_folder
from skills.lint import Finding, errors, lint
from skills.ordering import in_order

# Room for 7,000 skills; what such a text becomes in memory is twenty times as large.
LARGEST_DOCUMENT = 20 * 1024 * 1024
MOST_DIGITS = 18
MOST_FAULTS_TOLD = 50

KINDS: dict[str, type[Any]] = {
    "categories": Category,
    "skills": Skill,
    "roles": Role,
    "responsibilities": Responsibility,
    "milestones": Milestone,
    "pay": Pay,
    "fit": Fit,
    "market": Fact,
    "sources": Source,
}


class CatalogueError(Exception):
    """What was read can't be a catalogue; `faults` says why."""

    def __init__(self, faults: list[FileFault]) -> None:
        told = [str(fault) for fault in faults[:MOST_FAULTS_TOLD]]
        more = [f"and {len(faults) - len(told)} more"] if len(faults) > len(told) else []
        super().__init__("\n".join(told + more))
        self.faults = faults


def load(path: Path) -> Catalogue:
    """The catalogue of a folder or of a JSON document; CatalogueError tells all its faults at once."""
    faults: list[FileFault] = []
    entries = list(entries_of_folder(path, faults) if path.is_dir() else _entries_of_document(path, faults))
    catalogue = _assemble(entries, faults)
    if catalogue is not None:
        files = {(entry.list_name, slug_of(entry.data)): entry.file for entry in entries}
        faults.extend(_as_file_fault(finding, files) for finding in errors(lint(catalogue)))
    if catalogue is None or faults:
        raise CatalogueError(faults)
    return in_order(catalogue)


def to_document(catalogue: Catalogue) -> dict[str, Any]:
    document: dict[str, Any] = write(catalogue)
    return document


def from_document(document: dict[str, Any]) -> Catalogue:
    """From a document that was good when it was written."""
    catalogue: Catalogue = restore(Catalogue, document)
    return catalogue


def _assemble(entries: list[Entry], faults: list[FileFault]) -> Catalogue | None:
    found: dict[str, list[Any]] = {name: [] for name in ("framework", *KINDS)}
    for entry in entries:
        here: list[Fault] = []
        found[entry.list_name].append(read(KINDS.get(entry.list_name, Framework), entry.data, entry.place, here))
        faults.extend(FileFault(entry.file, entry.told(fault.place), fault.reason) for fault in here)
    if faults:
        return None
    [framework] = found.pop("framework")
    return Catalogue(framework=framework, **{name: tuple(things) for name, things in found.items()})


def _as_file_fault(finding: Finding, files: dict[tuple[str, str], str]) -> FileFault:
    file = files[LISTS[finding.kind], finding.slug.split()[0]]
    return FileFault(file, f"{finding.kind} {finding.slug}", finding.reason)


def _entries_of_document(path: Path, faults: list[FileFault]) -> Iterator[Entry]:
    document = _read_json(path)
    if isinstance(document, Fault):
        faults.append(FileFault(path.name, document.place, document.reason))
        return
    only_keys(document, ("framework", *KINDS), path.name, faults)
    yield Entry("framework", path.name, "framework", document.get("framework"))
    for name in KINDS:
        for index, data in enumerate(list_in(document, name, path.name, faults)):
            yield numbered(name, path.name, index, data)


def _read_json(path: Path) -> dict[str, Any] | Fault:
    text = read_text(path, largest=LARGEST_DOCUMENT)
    if isinstance(text, Fault):
        return text
    try:
        document = json.loads(text, object_pairs_hook=_mapping, parse_int=_number)
    except json.JSONDecodeError as error:
        return Fault(f"line {error.lineno}", f"is not good JSON: {error.msg}")
    except ValueError as error:
        return Fault("the file", f"is not good JSON: {error}")
    except RecursionError:
        return Fault("the file", "is not good JSON: it is nested too deeply")
    return document if isinstance(document, dict) else Fault("the file", "must be a JSON object")


def _mapping(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """JSON would silently keep the last of two values for a key."""
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError(f"the key {shown(twice(key for key, _ in pairs)[0])} stands twice")
    return found


def _number(digits: str) -> int:
    if len(digits) > MOST_DIGITS:
        raise ValueError(f"a number has more than {MOST_DIGITS} digits")
    return int(digits)
