"""Frozen dataclasses from plain data that somebody typed, with every fault found at once and named by its place.

A field's type says what is read: `str`, `int`, `bool`, `Literal[...]`, another dataclass, `tuple[X, ...]` of these, and
`X | None`. `Annotated[X, Limits(...)]` narrows it. Unknown keys are faults: a slip in an optional key is noticed too.

>>> Slug = Annotated[str, Limits(slug=True)]
>>> @dataclass(frozen=True)
... class Step:
...     skill: Slug
...     level: Annotated[int, Limits(least=1, most=4)]
>>> read(Step, {"skill": "git", "level": 2}, "steps[0]", faults := [])
Step(skill='git', level=2)
>>> read(Step, {"skill": "Git!", "level": 7, "hours": 3}, "steps[1]", faults) is None
True
>>> print(*faults, sep="\\n")
steps[1].hours: is not a key here; the keys are skill, level
steps[1].skill: is not a slug (small letters, digits and dashes)
steps[1].level: is 7, but must be from 1 to 4
"""

import re
import types
from collections import Counter
from collections.abc import Hashable, Iterable
from dataclasses import MISSING, Field, dataclass, fields, is_dataclass
from functools import cache
from typing import Annotated, Any, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

T = TypeVar("T")
Value = TypeVar("Value", bound=Hashable)

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
LINK = re.compile(r"https://[^\s/<>\"]+\.[^\s<>\"]+")
MARKUP = re.compile(r"</?[a-zA-Z!?]|&(?:[a-z]+|#\w+);")


@dataclass(frozen=True)
class Limits:
    """`most` characters of a text; `least` to `most` of a number; `key`: the word in the data, if another."""

    least: int = 0
    most: int | None = None
    slug: bool = False
    link: bool = False
    key: str = ""


NO_LIMITS = Limits()
USUAL_LENGTH, USUAL_SIZE = 200, 10**9
LONGEST_SHOWN = 40


@dataclass(frozen=True)
class Fault:
    place: str
    reason: str

    def __str__(self) -> str:
        return f"{self.place}: {self.reason}"


@dataclass(frozen=True)
class Reader:
    """Reads the value at one place. None may stand for a value with a fault, which is then in the list."""

    place: str
    faults: list[Fault]

    def fault(self, reason: str) -> None:
        self.faults.append(Fault(self.place, reason))

    def value(self, kind: Any, data: Any, limits: Limits = NO_LIMITS) -> Any:
        origin, inner = get_origin(kind), get_args(kind)
        if origin is Annotated:
            return self.value(inner[0], data, inner[1])
        if origin in (Union, types.UnionType):
            return None if data is None else self.value(inner[0], data, limits)
        if origin is tuple:
            return self.many(inner[0], data)
        if origin is Literal:
            return self.choice(inner, data)
        if is_dataclass(kind):
            return read(cast(type, kind), data, self.place, self.faults)
        return {str: self.text, int: self.number, bool: self.flag}[kind](data, limits)

    def many(self, kind: Any, data: Any) -> tuple[Any, ...]:
        if not isinstance(data, list):
            self.fault(f"is {shown(data)}, but must be a list")
            return ()
        return tuple(Reader(f"{self.place}[{n}]", self.faults).value(kind, entry) for n, entry in enumerate(data))

    def choice(self, choices: tuple[Any, ...], data: Any) -> Any:
        if not isinstance(data, str) or data not in choices:
            self.fault(f"is {shown(data)}, but must be one of {', '.join(choices)}")
        return data

    def number(self, data: Any, limits: Limits) -> Any:
        most = USUAL_SIZE if limits.most is None else limits.most
        if isinstance(data, bool) or not isinstance(data, int):
            self.fault(f"is {shown(data)}, but must be a whole number")
        elif not limits.least <= data <= most:
            self.fault(f"is {shown(data)}, but must be from {limits.least} to {most}")
        return data

    def flag(self, data: Any, limits: Limits) -> Any:
        if not isinstance(data, bool):
            self.fault(f"is {shown(data)}, but must be true or false")
        return data

    def text(self, data: Any, limits: Limits) -> Any:
        if not isinstance(data, str):
            self.fault(f"is {shown(data)}, but must be text")
            return data
        text = " ".join(data.split())
        if reason := _text_fault(text, limits):
            self.fault(reason)
        return text


def _text_fault(text: str, limits: Limits) -> str | None:
    most = USUAL_LENGTH if limits.most is None else limits.most
    if not text:
        return "is empty"
    if len(text) > most:
        return f"has {len(text)} characters, but at most {most} fit"
    if MARKUP.search(text) or not text.isprintable():
        return "has markup or control characters in it; write plain text"
    if limits.slug and not SLUG.fullmatch(text):
        return "is not a slug (small letters, digits and dashes)"
    if limits.link and not LINK.fullmatch(text):
        return "is not a link that begins with https://"
    return None


def read(kind: type[T], data: Any, place: str, faults: list[Fault]) -> T | None:
    """One dataclass from a mapping, or None and its faults in the list."""
    if not isinstance(data, dict):
        faults.append(Fault(place, f"is {shown(data)}, but must be a mapping of keys to values"))
        return None
    before = len(faults)
    known = _known(cast(Any, kind))
    for key in data:
        if key not in known:
            faults.append(Fault(f"{place}.{_shown_key(key)}", f"is not a key here; the keys are {', '.join(known)}"))
    values = {
        spec.name: _field_value(spec, hint, data.get(key, MISSING), Reader(f"{place}.{key}", faults))
        for key, (spec, hint) in known.items()
    }
    return kind(**values) if len(faults) == before else None


def _field_value(spec: Field[Any], hint: Any, given: Any, here: Reader) -> Any:
    if given is not MISSING:
        return here.value(hint, given)
    if spec.default is MISSING:
        here.fault("is missing")
    return spec.default


@cache
def _known(kind: Any) -> dict[str, tuple[Field[Any], Any]]:
    hints = get_type_hints(kind, include_extras=True)
    return {_key(spec.name, hints[spec.name]): (spec, hints[spec.name]) for spec in fields(kind)}


def _key(name: str, hint: Any) -> str:
    limits = get_args(hint)[1] if get_origin(hint) is Annotated else NO_LIMITS
    return limits.key or name


def write(record: Any) -> Any:
    """The plain data that `read` makes the same record from."""
    if is_dataclass(record):
        known = _known(cast(Any, type(record)))
        return {key: write(getattr(record, spec.name)) for key, (spec, _) in known.items()}
    if isinstance(record, tuple):
        return [write(entry) for entry in record]
    return record


def restore(kind: Any, data: Any) -> Any:
    """The record from what `write` made of it once. Nothing is checked: what was good then stays readable."""
    origin, inner = get_origin(kind), get_args(kind)
    if data is None:
        return None
    if origin is Annotated or origin in (Union, types.UnionType):
        return restore(inner[0], data)
    if origin is tuple:
        return tuple(restore(inner[0], entry) for entry in data)
    if is_dataclass(kind):
        known = _known(cast(Any, kind))
        given = {spec.name: restore(hint, data[key]) for key, (spec, hint) in known.items() if key in data}
        return cast(Any, kind)(**given)
    return data


def shown(data: Any) -> str:
    """What was there instead, short enough for a message and with nothing in it that a terminal would obey.

    >>> shown(7), shown("<b>"), shown([[[]]]), shown(None)
    ('7', "'<b>'", 'a list', 'nothing')
    """
    if data is None:
        return "nothing"
    if isinstance(data, dict):
        return "a mapping"
    if isinstance(data, list):
        return "a list"
    text = repr(data)
    return text if len(text) <= LONGEST_SHOWN else f"{text[: LONGEST_SHOWN - 3]}..."


def _shown_key(key: Any) -> str:
    plain = isinstance(key, str) and key.isprintable() and len(key) <= LONGEST_SHOWN
    return key if plain else shown(key)


def twice(values: Iterable[Value]) -> list[Value]:
    """The values that occur more than once.

    >>> twice(["git", "sql", "git"])
    ['git']
    """
    return [value for value, times in Counter(values).items() if times > 1]
