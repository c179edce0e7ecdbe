"""A folder of YAML files as entries: a file a category, a file a role, and one for each of the other lists."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

from careerpath.lib.records import Fault, shown
from skills.catalogue import RoleKind
from skills.files.entries import Entry, FileFault, list_in, numbered, only_keys, slug_of
from skills.files.yaml_files import (
    listed_proofs,
    listed_requirements,
    names_of_requirements,
    numbered_levels,
    read_yaml,
)

LISTS_OF_ONE_FILE = ("responsibilities", "milestones", "pay", "fit", "market", "sources")
FOLDERS = ("skills", "roles")
FILES = ("framework.yaml", *(f"{name}.yaml" for name in LISTS_OF_ONE_FILE))
ROLE_KINDS = get_args(RoleKind)


def entries_of_folder(folder: Path, faults: list[FileFault]) -> Iterator[Entry]:
    if not (folder / "framework.yaml").exists():
        faults.append(FileFault("framework.yaml", "the file", "is missing, so this isn't the folder of a catalogue"))
        return
    _notice_strays(folder, faults)
    for _, framework in _files(folder, ["framework.yaml"], faults):
        yield Entry("framework", "framework.yaml", "framework", framework)
    yield from _entries_of_categories(folder, faults)
    roles = _files(folder, _names(folder, "roles", faults), faults)
    for name, role in sorted(roles, key=lambda pair: _role_rank(pair[1])):
        place, here = f"role {slug_of(role)}".rstrip(), list[Fault]()
        yield Entry("roles", name, place, listed_requirements(role, place, here), names_of_requirements(role))
        faults.extend(FileFault(name, fault.place, fault.reason) for fault in here)
    for list_name in LISTS_OF_ONE_FILE:
        for file, data in _files(folder, [f"{list_name}.yaml"], faults):
            only_keys(data, [list_name], file, faults)
            for index, thing in enumerate(list_in(data, list_name, file, faults)):
                yield numbered(list_name, file, index, listed_proofs(thing) if list_name == "milestones" else thing)


def _entries_of_categories(folder: Path, faults: list[FileFault]) -> Iterator[Entry]:
    files = _files(folder, _names(folder, "skills", faults), faults)
    for name, data in sorted(files, key=lambda pair: _order(pair[0], pair[1], faults)):
        category = {key: value for key, value in data.items() if key not in ("skills", "order")}
        slug = slug_of(category)
        yield Entry("categories", name, f"category {slug}".rstrip(), category)
        for index, skill in enumerate(list_in(data, "skills", name, faults)):
            # That the category's own slug is wrong is said once, and not of each of its skills.
            placed = skill | {"category": slug or "unknown"} if isinstance(skill, dict) else skill
            yield numbered("skills", name, index, numbered_levels(placed))


def _files(folder: Path, names: list[str], faults: list[FileFault]) -> list[tuple[str, dict[str, Any]]]:
    """The files that could be read, each with its name."""
    read = [(name, read_yaml(folder / name)) for name in names]
    faults.extend(FileFault(name, data.place, data.reason) for name, data in read if isinstance(data, Fault))
    return [(name, data) for name, data in read if not isinstance(data, Fault)]


def _names(folder: Path, kind: str, faults: list[FileFault]) -> list[str]:
    if not (folder / kind).is_dir():
        faults.append(FileFault(kind, "the folder", "is missing"))
    return [f"{kind}/{path.name}" for path in sorted((folder / kind).glob("*.yaml"))]


def _notice_strays(folder: Path, faults: list[FileFault]) -> None:
    """A file that is passed over because of its name would take all that stands in it out of the catalogue."""
    for path in sorted(path for path in folder.rglob("*") if path.suffix.lower() in (".yaml", ".yml")):
        name = path.relative_to(folder).as_posix()
        place, _, last = name.rpartition("/")
        if name not in FILES and not (place in FOLDERS and last.endswith(".yaml")):
            reason = f"is not read; the files are {', '.join(FILES)}, skills/*.yaml and roles/*.yaml"
            faults.append(FileFault(name, "the file", reason))


def _order(file: str, data: dict[str, Any], faults: list[FileFault]) -> int:
    order = data.get("order", 0)
    if isinstance(order, int):
        return order
    faults.append(FileFault(file, "order", f"is {shown(order)}, but must be a whole number"))
    return 0


def _role_rank(data: dict[str, Any]) -> int:
    kind = data.get("kind")
    return ROLE_KINDS.index(kind) if kind in ROLE_KINDS else len(ROLE_KINDS)
