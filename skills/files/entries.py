"""What stands in the files of a catalogue, before anything about it is known to be right."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from careerpath.lib.records import SLUG, shown


@dataclass(frozen=True)
class FileFault:
    file: str
    place: str
    reason: str

    def __str__(self) -> str:
        return f"{self.file}: {self.place}: {self.reason}"


@dataclass(frozen=True)
class Entry:
    """`names` says how a place is written in the file, where that isn't how it is read."""

    list_name: str
    file: str
    place: str
    data: Any
    names: Mapping[str, str] = field(default_factory=dict)

    def told(self, place: str) -> str:
        """
        >>> Entry("roles", "a.yaml", "role a", {}, {"levels[0].asks[1]": "mid.sql"}).told("role a.levels[0].asks[1].at")
        'role a.mid.sql.at'
        """
        known = (read for read in self.names if f".{read}." in f"{place}.")
        return next((place.replace(read, self.names[read]) for read in known), place)


def numbered(list_name: str, file: str, index: int, data: Any) -> Entry:
    return Entry(list_name, file, f"{list_name}[{index}] {slug_of(data)}".rstrip(), data)


def slug_of(data: Any) -> str:
    """The name of a thing; empty when it has none that a message could show."""
    slug = data.get("slug", data.get("source")) if isinstance(data, dict) else None
    return slug.strip() if isinstance(slug, str) and SLUG.fullmatch(slug.strip()) else ""


def list_in(data: dict[str, Any], key: str, file: str, faults: list[FileFault]) -> list[Any]:
    value = data.get(key)
    if isinstance(value, list):
        return value
    faults.append(FileFault(file, key, f"is {shown(value)}, but must be a list" if key in data else "is missing"))
    return []


def only_keys(data: dict[str, Any], keys: Iterable[str], file: str, faults: list[FileFault]) -> None:
    known = tuple(keys)
    reason = f"is not a key here; the keys are {', '.join(known)}"
    faults.extend(FileFault(file, shown(key), reason) for key in data if key not in known)
