"""What the documents disagree about in matters of pay, in sentences that are worked out from their figures.

>>> listed(["one", "two", "three"])
'one, two and three'
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from skills.career.pay import BASES, CURRENCIES, basis, heading_of, unit_of
from skills.catalogue import SENIORITIES, Pay
from skills.citations import Citation, marks

ENDS: Mapping[str, Callable[[Pay], int | None]] = {
    "at the lower end": lambda pay: pay.low,
    "at the upper end": lambda pay: pay.high,
    "in their averages": lambda pay: pay.average,
}


@dataclass(frozen=True)
class Difference:
    topic: str
    text: str
    marks: tuple[Citation, ...]


@dataclass(frozen=True)
class Aspect:
    """Something that a figure means little without: what it is called, and how to find it in a figure."""

    topic: str
    verb: str
    what: str
    told: Callable[[Pay], str]


def listed(words: Sequence[str]) -> str:
    return " and ".join(filter(None, [", ".join(words[:-1]), *words[-1:]]))


def differences(figures: Sequence[Pay], citations: Mapping[str, Citation]) -> tuple[Difference, ...]:
    """Level by level how far the figures lie apart; then what they count, whose they are, and of where and when.

    One document alone has nobody to disagree with, and amounts of two currencies can't be compared.
    """
    if len({pay.source for pay in figures}) < 2:
        return ()
    aspects = (
        Aspect("What is counted", "counts", "what is counted", _counted(figures)),
        Aspect("Whose figures", "quotes", "where the figures come from", lambda pay: pay.cites or ""),
        Aspect("Where", "names", "which place is meant", lambda pay: pay.place or ""),
        Aspect("When", "names", "which year is meant", lambda pay: str(pay.year or "")),
    )
    apart = (
        _apart([pay for pay in figures if unit_of(pay) == unit and pay.seniority == level], citations)
        for unit in dict.fromkeys(map(unit_of, figures))
        for level in (*SENIORITIES, None)
    )
    return (*filter(None, apart), *(_told(aspect, figures, citations) for aspect in aspects))


def _apart(figures: Sequence[Pay], citations: Mapping[str, Citation]) -> Difference | None:
    """How far the figures of one level lie from each other."""
    sources = {pay.source for pay in figures}
    gaps = [] if len(sources) < 2 else list(filter(None, (_gap(figures, where, end) for where, end in ENDS.items())))
    if not gaps:
        return None
    text = f"The documents differ {listed(gaps)}."
    total = [pay.source for pay in figures if basis(pay) == "total"]
    if 0 < len(total) < len(figures):
        text += (
            f" {_names(total, citations)} {_plural('counts', total)} total compensation, which is more than base pay."
        )
    if endless := [pay.source for pay in figures if pay.low is not None and pay.high is None]:
        text += f" {_names(endless, citations)} {_plural('names', endless)} no upper end."
    return Difference(heading_of(figures[0].seniority), text, marks(citations, sources))


def _gap(figures: Sequence[Pay], where: str, end: Callable[[Pay], int | None]) -> str:
    amounts = [amount for amount in map(end, figures) if amount is not None]
    if len(set(amounts)) < 2:
        return ""
    low, high = min(amounts), max(amounts)
    currency = CURRENCIES.get(figures[0].currency, figures[0].currency)
    return f"by {'up to ' if len(amounts) > 2 else ''}{high - low:,} {currency} {where} ({low:,} and {high:,})"


def _told(aspect: Aspect, figures: Sequence[Pay], citations: Mapping[str, Citation]) -> Difference:
    """Which document says what of something that a figure means nothing without."""
    answers: dict[str, list[str]] = {}
    for source in dict.fromkeys(pay.source for pay in figures):
        said = filter(None, (aspect.told(pay) for pay in figures if pay.source == source))
        answers.setdefault(listed(list(dict.fromkeys(said))), []).append(source)
    silent = answers.pop("", [])
    sentences = [
        f"{_names(sources, citations)} {_plural(aspect.verb, sources)} {said}." for said, sources in answers.items()
    ]
    if silent:
        sentences.append(f"{_names(silent, citations)} {'doesn’t' if len(silent) == 1 else 'don’t'} say {aspect.what}.")
    return Difference(aspect.topic, " ".join(sentences), marks(citations, (pay.source for pay in figures)))


def _counted(figures: Iterable[Pay]) -> Callable[[Pay], str]:
    """Base pay or total compensation, and of which levels a document says so."""
    levels: dict[tuple[str, str], list[str]] = {}
    for pay in figures:
        levels.setdefault((pay.source, basis(pay)), []).extend([pay.seniority] if pay.seniority else [])

    def told(pay: Pay) -> str:
        found = levels[pay.source, basis(pay)]
        return (BASES[basis(pay)] + (f" at {listed(found)} level" if found else "")) if basis(pay) else ""

    return told


def _names(sources: Iterable[str], citations: Mapping[str, Citation]) -> str:
    return listed([f"“{citation.short}”" for citation in marks(citations, sources)])


def _plural(verb: str, sources: Iterable[str]) -> str:
    return verb if len(set(sources)) == 1 else verb.removesuffix("s")
