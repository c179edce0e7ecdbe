"""The catalogue as files that a person likes to edit: one per category or role, slugs, no ids.

A folder holds framework.yaml, sources.yaml, responsibilities.yaml, milestones.yaml, pay.yaml, fit.yaml and
market.yaml, a file a category in skills/ and a file a role in roles/. The same as one JSON document is what
`dump_catalogue` writes. Both are read into the same records; every fault is told with file, place and reason.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from careerpath.lib.records import Fault, read, restore, write
from skills.catalogue import (
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
from skills.lint import Finding, errors, lint
from skills.ordering import in_order
from skills.yaml_files import listed_proofs, listed_requirements, numbered_levels, read_yaml

LARGEST_DOCUMENT = 50 * 1024 * 1024

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
# How a finding of the lint names what stands in these lists.
LISTS = {
    "category": "categories",
    "skill": "skills",
    "role": "roles",
    "responsibility": "responsibilities",
    "milestone": "milestones",
    "pay": "pay",
    "fit": "fit",
    "market": "market",
    "source": "sources",
}
LISTS_OF_ONE_FILE = ("responsibilities", "milestones", "pay", "fit", "market", "sources")
ROLE_KINDS = ("target", "leads-to", "neighbour")


@dataclass(frozen=True)
class FileFault:
    file: str
    place: str
    reason: str

    def __str__(self) -> str:
        return f"{self.file}: {self.place}: {self.reason}"


class CatalogueError(Exception):
    """What was read can't be a catalogue; `faults` says why."""

    def __init__(self, faults: list[FileFault]) -> None:
        super().__init__("\n".join(map(str, faults)))
        self.faults = faults


@dataclass(frozen=True)
class Entry:
    """One thing as it stands in a file, before anything about it is known to be right."""

    list_name: str
    file: str
    place: str
    data: Any


def load(path: Path) -> Catalogue:
    """The catalogue of a folder or of a JSON document; CatalogueError tells all its faults at once."""
    faults: list[FileFault] = []
    entries = list(_entries_of_folder(path, faults) if path.is_dir() else _entries_of_document(path, faults))
    catalogue = _assemble(entries, faults)
    if catalogue is not None:
        files = {(entry.list_name, _slug(entry.data)): entry.file for entry in entries}
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
        faults.extend(FileFault(entry.file, fault.place, fault.reason) for fault in here)
    if len(found["framework"]) != 1 and not faults:
        faults.append(FileFault("framework", "the framework", "is missing"))
    if faults:
        return None
    framework = found.pop("framework")[0]
    return Catalogue(framework=framework, **{name: tuple(things) for name, things in found.items()})


def _as_file_fault(finding: Finding, files: dict[tuple[str, str], str]) -> FileFault:
    name = LISTS[finding.kind]
    file = files.get((name, finding.slug.split()[0]), f"{name}.yaml")
    return FileFault(file, f"{finding.kind} {finding.slug}", finding.reason)


def _slug(data: Any) -> str:
    slug = data.get("slug", data.get("source", "")) if isinstance(data, dict) else ""
    return slug if isinstance(slug, str) else ""


def _entry(list_name: str, file: str, index: int, data: Any) -> Entry:
    return Entry(list_name, file, f"{list_name}[{index}] {_slug(data)}".rstrip(), data)


def _entries_of_document(path: Path, faults: list[FileFault]) -> Iterator[Entry]:
    document = _read_json(path)
    if isinstance(document, Fault):
        faults.append(FileFault(path.name, document.place, document.reason))
        return
    for name, value in document.items():
        if name == "framework":
            yield Entry(name, path.name, name, value)
        elif name in KINDS and isinstance(value, list):
            yield from (_entry(name, path.name, index, data) for index, data in enumerate(value))
        else:
            faults.append(FileFault(path.name, name, f"must be a list under one of {', '.join(KINDS)}"))


def _read_json(path: Path) -> dict[str, Any] | Fault:
    if not path.exists():
        return Fault("the file", "is not there")
    if path.stat().st_size > LARGEST_DOCUMENT:
        return Fault("the file", f"is larger than {LARGEST_DOCUMENT // 1024**2} MB")
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
    except (ValueError, RecursionError) as error:
        return Fault("the file", f"is not good JSON: {error}")
    return document if isinstance(document, dict) else Fault("the file", "must be a JSON object")


def _entries_of_folder(folder: Path, faults: list[FileFault]) -> Iterator[Entry]:
    framework = _file(folder, "framework.yaml", faults)
    yield Entry("framework", "framework.yaml", "framework", framework)
    yield from _entries_of_categories(folder, faults)
    roles = [(name, _file(folder, name, faults)) for name in _names(folder, "roles")]
    for name, role in sorted(roles, key=lambda pair: _role_rank(pair[1])):
        yield Entry("roles", name, f"role {_slug(role)}".rstrip(), listed_requirements(role))
    for list_name in LISTS_OF_ONE_FILE:
        file = f"{list_name}.yaml"
        for index, data in enumerate(_list_in(_file(folder, file, faults), list_name, file, faults)):
            yield _entry(list_name, file, index, listed_proofs(data) if list_name == "milestones" else data)


def _entries_of_categories(folder: Path, faults: list[FileFault]) -> Iterator[Entry]:
    files = [(name, _file(folder, name, faults)) for name in _names(folder, "skills")]
    for name, data in sorted(files, key=lambda pair: _order(pair[1])):
        category = {key: value for key, value in data.items() if key not in ("skills", "order")}
        yield Entry("categories", name, f"category {_slug(category)}".rstrip(), category)
        for index, skill in enumerate(_list_in(data, "skills", name, faults)):
            placed = skill | {"category": _slug(category)} if isinstance(skill, dict) else skill
            yield _entry("skills", name, index, numbered_levels(placed))


def _file(folder: Path, name: str, faults: list[FileFault]) -> dict[str, Any]:
    path = folder / name
    data = read_yaml(path) if path.is_file() else Fault("the file", "is missing")
    if isinstance(data, Fault):
        faults.append(FileFault(name, data.place, data.reason))
        return {}
    return data


def _list_in(data: dict[str, Any], key: str, file: str, faults: list[FileFault]) -> list[Any]:
    value = data.get(key)
    if isinstance(value, list):
        return value
    if data:
        faults.append(FileFault(file, key, "must be a list"))
    return []


def _names(folder: Path, kind: str) -> list[str]:
    return [f"{kind}/{path.name}" for path in sorted((folder / kind).glob("*.yaml"))]


def _order(data: dict[str, Any]) -> int:
    order = data.get("order")
    return order if isinstance(order, int) else 0


def _role_rank(data: dict[str, Any]) -> int:
    kind = data.get("kind")
    return ROLE_KINDS.index(kind) if kind in ROLE_KINDS else len(ROLE_KINDS)
