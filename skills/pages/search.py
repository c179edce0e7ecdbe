"""Finding skills by words, and saying where the words stand.

All words must occur: in the name, another name, the summary or the sentence of a level. What has the whole query in its
name comes before what merely mentions it.
"""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from skills.catalogue import Catalogue, Skill
from skills.kept import kept

NAME, ALIAS, SUMMARY, STATEMENT = range(4)
SHORT = 2
NEAR_ENOUGH, NEXT_BEST = 0.4, 0.75


@dataclass(frozen=True)
class Text:
    """Something that a skill says of itself; `level` where it is a level that says it."""

    kind: int
    level: int
    words: str
    folded: str


@dataclass(frozen=True)
class Entry:
    """`parts` are the folded texts of each kind, so that most entries are told apart by a few plain tests."""

    skill: Skill
    texts: tuple[Text, ...]
    names: frozenset[str]
    parts: tuple[str, ...]
    everything: str


@dataclass(frozen=True)
class Piece:
    text: str
    found: bool


Pieces = tuple[Piece, ...]


@dataclass(frozen=True)
class Hit:
    """What a line of the list shows: `also` and `statement` where the name and the summary don't have all the words."""

    name: Pieces
    summary: Pieces
    also: Pieces = ()
    level: int = 0
    statement: Pieces = ()


def fold(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()


@kept
def entries(catalogue: Catalogue) -> Mapping[str, Entry]:
    return {skill.slug: _entry(skill) for skills in catalogue.skills_of.values() for skill in skills}


def _entry(skill: Skill) -> Entry:
    said = [(NAME, 0, skill.name), *((ALIAS, 0, alias) for alias in skill.aliases), (SUMMARY, 0, skill.summary)]
    said += [(STATEMENT, step.level, step.statement) for step in skill.levels]
    texts = tuple(Text(kind, level, words, fold(words)) for kind, level, words in said)
    names = frozenset(text.folded for text in texts if text.kind <= ALIAS)
    parts = tuple(
        "\n".join(text.folded for text in texts if text.kind == kind) for kind in (NAME, ALIAS, SUMMARY, STATEMENT)
    )
    return Entry(skill, texts, names, parts, "\n".join(parts))


@dataclass(frozen=True)
class Query:
    words: tuple[str, ...]

    @cached_property
    def phrase(self) -> str:
        return " ".join(self.words)

    @cached_property
    def patterns(self) -> tuple[re.Pattern[str], ...]:
        return tuple(re.compile(_pattern(word)) for word in self.words)

    @cached_property
    def short(self) -> tuple[re.Pattern[str], ...]:
        """Of the words for which it isn't enough that their letters are there."""
        return tuple(re.compile(_pattern(word)) for word in self.words if len(word) <= SHORT)

    @cached_property
    def whole(self) -> re.Pattern[str] | None:
        return re.compile(_pattern(self.phrase)) if len(self.phrase) <= SHORT else None

    @cached_property
    def marker(self) -> re.Pattern[str]:
        longest_first = sorted(self.words, key=len, reverse=True)
        return re.compile(f"({'|'.join(map(_pattern, longest_first))})", re.IGNORECASE)


def query_of(text: str) -> Query:
    return Query(tuple(dict.fromkeys(fold(text).split())))


def find(catalogue: Catalogue, query: Query) -> tuple[str, ...]:
    """The slugs of what is found, best first; of what fits equally well, what the catalogue lists first."""
    found: Iterable[Entry] = entries(catalogue).values() if query.words else ()
    for word in query.words:
        found = [entry for entry in found if word in entry.everything]
    for pattern in query.short:
        found = [entry for entry in found if pattern.search(entry.everything)]
    return tuple(entry.skill.slug for entry in sorted(found, key=lambda entry: _rank(entry, query)))


def _pattern(word: str) -> str:
    """One letter ("r") is meant as a word of its own, two ("ci") as one or as the beginning of one."""
    before = r"(?<!\w)" if len(word) <= SHORT else ""
    after = r"(?!\w)" if len(word) == 1 else ""
    return f"{before}{re.escape(word)}{after}"


def _rank(entry: Entry, query: Query) -> int:
    """Best is a name that is the query, then the kind of text that has it, then whether it begins with it."""
    if query.phrase in entry.names:
        return -1
    for kind, part in enumerate(entry.parts):
        if query.phrase in part and (query.whole is None or query.whole.search(part)):
            return 2 * kind + (not part.startswith(query.phrase))
    return 2 * len(entry.parts)


def hit(catalogue: Catalogue, slug: str, query: Query) -> Hit:
    entry = entries(catalogue)[slug]
    shown = _telling(entry, query)
    also = next((text for text in shown if text.kind == ALIAS), None)
    said = next((text for text in shown if text.kind == STATEMENT), None)
    return Hit(
        name=_pieces(entry.skill.name, query.marker),
        summary=_pieces(entry.skill.summary, query.marker),
        also=_pieces(also.words, query.marker) if also else (),
        level=said.level if said else 0,
        statement=_pieces(said.words, query.marker) if said else (),
    )


def _telling(entry: Entry, query: Query) -> tuple[Text, ...]:
    """The name that is the query, or the text that has all its words, or for each word the first that has it."""
    exact = (text for text in entry.texts if text.kind <= ALIAS and text.folded == query.phrase)
    whole = (text for text in entry.texts if all(pattern.search(text.folded) for pattern in query.patterns))
    telling = next(exact, None) or next(whole, None)
    if telling:
        return (telling,)
    return tuple(next(text for text in entry.texts if pattern.search(text.folded)) for pattern in query.patterns)


def _pieces(text: str, marker: re.Pattern[str]) -> Pieces:
    parts = marker.split(text)
    return tuple(Piece(part, bool(place % 2)) for place, part in enumerate(parts) if part)


def near(catalogue: Catalogue, query: str, most: int = 3) -> tuple[Skill, ...]:
    """What somebody may have meant: names that share the most groups of three letters with the query."""
    wanted = set(_threes(fold(query)))
    known, sizes = _names(catalogue)
    shared = Counter(name for three in wanted for name in known.get(three, ()))
    likeness = {name: 2 * count / (len(wanted) + sizes[name]) for name, count in shared.items()}
    least = max(NEAR_ENOUGH, NEXT_BEST * max(likeness.values(), default=0))
    best = sorted((name for name in likeness if likeness[name] >= least), key=lambda name: -likeness[name])
    slugs = dict.fromkeys(slug for _, slug in best)
    return tuple(catalogue.skill[slug] for slug in slugs)[:most]


Name = tuple[str, str]


@kept
def _names(catalogue: Catalogue) -> tuple[Mapping[str, tuple[Name, ...]], Mapping[Name, int]]:
    """For each group of three letters the names (with their skill) that have it; for each name how many it has."""
    names = {
        (text.folded, entry.skill.slug): frozenset(_threes(text.folded))
        for entry in entries(catalogue).values()
        for text in entry.texts
        if text.kind <= ALIAS
    }
    collected: dict[str, list[Name]] = defaultdict(list)
    for name, threes in names.items():
        for three in threes:
            collected[three].append(name)
    owners = {three: tuple(found) for three, found in collected.items()}
    return owners, {name: len(threes) for name, threes in names.items()}


def _threes(text: str) -> Iterator[str]:
    padded = f"  {text} "
    return (padded[start : start + 3] for start in range(len(padded) - 2))
