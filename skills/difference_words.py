"""The words that differences are told in, and the pairing of what was with what is."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import zip_longest
from typing import Any

from careerpath.lib.levels import LEVEL_NAMES
from skills.catalogue import Proof, Years

# Where the word of the files is not the one to read.
LABELS = {
    "accessed": "day it was read",
    "end": "level it leads to",
    "half_life_months": "half-life of ratings in months",
    "hours": "number of hours",
    "left": "one pole",
    "often_missing": "mark “often missing”",
    "owns": "text on what it owns",
    "proves": "skills it proves",
    "published": "date of the document",
    "right": "other pole",
    "start": "level it starts from",
    "why": "text on why it matters",
    "years": "usual experience",
}


def level_words(level: int) -> str:
    """
    >>> level_words(3)
    '3 practitioner'
    """
    return f"{level} {LEVEL_NAMES[level].lower()}"


def said(value: Any, name: Callable[[str], str] = str) -> str:
    """
    >>> said("a"), said(None), said(True), said(Years(3, None)), said(5)
    ('“a”', 'not given', 'yes', '3 years and more', '5')
    """
    if isinstance(value, str):
        return f"“{name(value)}”"
    if isinstance(value, Years):
        return f"{value.start} years and more" if value.end is None else f"{value.start} to {value.end} years"
    if isinstance(value, Proof):
        return f"{name(value.skill)} at {level_words(value.level)}"
    return "not given" if value is None else {"True": "yes", "False": "no"}.get(str(value), str(value))


def listed(words: Iterable[str]) -> str:
    """
    >>> listed(["a", "b", "c"]), listed(["a"])
    ('a, b and c', 'a')
    """
    *most, last = words
    return f"{', '.join(most)} and {last}" if most else last


def change_words(field: str, was: Any, now: Any, name: Callable[[str], str] = str) -> str:
    """
    >>> change_words("summary", "a", "b")
    'the summary was “a” and is now “b”'
    >>> change_words("aliases", ("a", "b"), ("b", "c"))
    'aliases: added “c”; removed “a”'
    """
    label = LABELS.get(field, field.replace("_", " "))
    if not isinstance(was, tuple):
        return f"the {label} was {said(was, name)} and is now {said(now, name)}"
    pairs = (("added", Counter(now) - Counter(was)), ("removed", Counter(was) - Counter(now)))
    parts = [f"{verb} {listed(said(thing, name) for thing in things.elements())}" for verb, things in pairs if things]
    return f"{label}: {'; '.join(parts) or 'in another order'}"


def by_slug(thing: Any) -> Any:
    return thing.slug


def matched(
    old: Iterable[Any], new: Iterable[Any], key: Callable[[Any], Any] = by_slug
) -> Iterator[tuple[Any, Any, Any]]:
    """What differs: what there is of it, and the old beside the new of the same key; None where one is missing.

    >>> list(matched(["a1", "b1", "c1"], ["a1", "b2", "d1"], key=lambda word: word[0]))
    [('b2', 'b1', 'b2'), ('c1', 'c1', None), ('d1', None, 'd1')]
    """
    olds, news = Counter(old), Counter(new)
    sides: dict[Any, tuple[list[Any], list[Any]]] = defaultdict(lambda: ([], []))
    for side, things in enumerate((olds - news, news - olds)):
        for thing in things.elements():
            sides[key(thing)][side].append(thing)
    for gone, come in sides.values():
        for was, now in zip_longest(gone, come):
            yield now or was, was, now


def is_reordered(old: Iterable[Any], new: Iterable[Any]) -> bool:
    """Whether those that are in both stand in another order.

    >>> is_reordered("abc", "xcb"), is_reordered("abc", "axbd")
    (True, False)
    """
    was, now = list(old), list(new)
    stays = set(was) & set(now)
    return [thing for thing in was if thing in stays] != [thing for thing in now if thing in stays]
