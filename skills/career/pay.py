"""What the documents say of pay, ready to be drawn: a row a figure, all on one axis, never an average over documents.

The drawing is as wide as the page lets it be: places along the axis are percentages of its width, heights are pixels.
A row is the name of a document, and its bar below with the figures beside it.

>>> axis(low=90_000, high=260_000)
Axis(low=50000, high=300000, step=50000)
>>> axis(low=90_000, high=260_000).place(175_000)
50.0
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from skills.catalogue import SENIORITIES, Catalogue, Pay
from skills.citations import Citation

Basis = Literal["total", "base", ""]
Anchor = Literal["start", "middle", "end"]
Labelled = tuple[str, Pay]
Group = tuple[str, list[Labelled]]

CURRENCIES: Mapping[str, str] = {"USD": "US dollars", "EUR": "euros", "GBP": "pounds", "CHF": "Swiss francs"}
BASES: Mapping[Basis, str] = {"total": "total compensation", "base": "base pay"}
NUMBERS = "The number before a name is the one that the document has in the list of sources."
COLUMNS = ("Document", "Low", "High", "Average", "What it is", "Place", "Year", "Whose figure")
COUNTS: Mapping[Basis, str] = {"total": "total ", "base": "base ", "": ""}
STEPS = tuple(digit * 10**zeros for zeros in range(7) for digit in (1, 2, 5))
MOST_STEPS, FINEST = 4, 40
HEADING, ROW, BAR, FOOT = 34, 46, 26, 34
# On a phone a character takes so much of the width, in percent.
CHARACTER, AIR = 2.1, 3.0


@dataclass(frozen=True)
class Axis:
    low: int
    high: int
    step: int

    def place(self, amount: int) -> float:
        return round(100 * (amount - self.low) / (self.high - self.low), 1)

    @property
    def ticks(self) -> tuple[int, ...]:
        return tuple(range(self.low, self.high + 1, self.step))


@dataclass(frozen=True)
class Line:
    """From `start` to `end`, in percent."""

    start: float
    end: float

    @property
    def width(self) -> float:
        return round(self.end - self.start, 1)


@dataclass(frozen=True)
class Words:
    text: str
    x: float
    side: Literal["right", "left", "above"]


@dataclass(frozen=True)
class Bar:
    """A solid range where both ends are named; a dashed one up to the only end that is; a dot for an average."""

    label: str
    y: int
    words: Words
    solid: Line | None = None
    dashed: Line | None = None
    upwards: bool = False
    dot: float | None = None


@dataclass(frozen=True)
class Part:
    """Figures that can stand next to each other: of one level, or of one role each."""

    heading: str
    y: int
    bars: tuple[Bar, ...]


@dataclass(frozen=True)
class Tick:
    words: str
    x: float
    anchor: Anchor


@dataclass(frozen=True)
class Picture:
    title: str
    about: str
    height: int
    axis_y: int
    ticks: tuple[Tick, ...]
    parts: tuple[Part, ...]
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    @property
    def kinds(self) -> frozenset[str]:
        """What the legend has to explain."""
        bars = [bar for part in self.parts for bar in part.bars]
        dots = {"average" for bar in bars if bar.dot is not None}
        return frozenset(dots | {"range" for bar in bars if bar.solid} | {"open" for bar in bars if bar.dashed})


def unit_of(pay: Pay) -> str:
    return f"{CURRENCIES.get(pay.currency, pay.currency)} {'an' if pay.period == 'hour' else 'a'} {pay.period}"


def basis(pay: Pay) -> Basis:
    """What a figure counts, where its note begins by saying so."""
    note = (pay.note or "").lower()
    return "total" if note.startswith("total compensation") else "base" if note.startswith("base pay") else ""


def amounts(pay: Pay) -> list[int]:
    return [amount for amount in (pay.low, pay.high, pay.average) if amount is not None]


def axis(low: int, high: int) -> Axis:
    """From a round number below the lowest figure to one above the highest."""
    step = next((step for step in STEPS if high - low < MOST_STEPS * step and high <= FINEST * step), STEPS[-1])
    return Axis(max(low - 1, 0) // step * step, (high // step + 1) * step, step)


def pictures(catalogue: Catalogue, citations: Mapping[str, Citation], target: str) -> tuple[Picture, ...]:
    """For each unit: the role itself level by level, then the roles around it, on the same axis."""
    figures = [pay for pay in catalogue.pay if amounts(pay)]
    return tuple(
        picture
        for unit in dict.fromkeys(map(unit_of, figures))
        for picture in _of_unit([pay for pay in figures if unit_of(pay) == unit], catalogue, citations, target)
    )


def _of_unit(
    figures: Sequence[Pay], catalogue: Catalogue, citations: Mapping[str, Citation], target: str
) -> Iterator[Picture]:
    every = [amount for pay in figures for amount in amounts(pay)]
    scale, unit = axis(min(every), max(every)), unit_of(figures[0])
    own = _by_level([pay for pay in figures if pay.role == target], citations)
    kin = [(_role_label(pay, catalogue, citations), pay) for pay in figures if pay.role != target]
    if own:
        yield _picture(f"{catalogue.role[target].name}: pay by document", f"In {unit}. {NUMBERS}", scale, own)
    if kin:
        yield _picture("Roles around it", f"In {unit}.", scale, [("", kin)])


def _by_level(figures: Iterable[Pay], citations: Mapping[str, Citation]) -> list[Group]:
    groups: dict[str, list[Labelled]] = {heading_of(level): [] for level in (*SENIORITIES, None)}
    for pay in figures:
        citation = citations[pay.source]
        groups[heading_of(pay.seniority)].append((f"{citation.number} · {citation.short}", pay))
    return [(heading, group) for heading, group in groups.items() if group]


def heading_of(level: str | None) -> str:
    return f"{level} level".capitalize() if level else "No level named"


def _role_label(pay: Pay, catalogue: Catalogue, citations: Mapping[str, Citation]) -> str:
    level = f", {pay.seniority}" if pay.seniority else ""
    return f"{citations[pay.source].number} · {catalogue.role[pay.role].name}{level}"


def _picture(title: str, about: str, scale: Axis, groups: Sequence[Group]) -> Picture:
    parts, y = [], 0
    for heading, group in groups:
        top = y + (HEADING if heading else 0)
        bars = tuple(_bar(label, pay, scale, top + ROW * row) for row, (label, pay) in enumerate(group))
        parts.append(Part(heading, y + HEADING - 12, bars))
        y = top + ROW * len(group)
    rows = tuple(_row(heading, label, pay) for heading, group in groups for label, pay in group)
    return Picture(title, about, y + FOOT, y + 8, _ticks(scale), tuple(parts), COLUMNS, rows)


def _bar(label: str, pay: Pay, scale: Axis, y: int) -> Bar:
    low, high, dot = (None if amount is None else scale.place(amount) for amount in (pay.low, pay.high, pay.average))
    solid = Line(low, high) if low is not None and high is not None else None
    dashed = None
    if solid is None and low is not None:
        dashed = Line(low, 100.0)
    elif solid is None and high is not None:
        dashed = Line(min(dot or 0.0, high), high)
    reach = [end for end in (low, high, dot) if end is not None]
    words = _words(
        f"{COUNTS[basis(pay)]}{figures_in_words(pay)}", min(reach), 100.0 if dashed and low is not None else max(reach)
    )
    return Bar(label, y + BAR, words, solid, dashed, dashed is not None and low is not None, dot)


def _words(text: str, start: float, end: float) -> Words:
    """Beside the bar, where a phone has room for it."""
    needed = CHARACTER * len(text) + AIR
    if 100 - end >= needed:
        return Words(text, end, "right")
    return Words(text, start, "left") if start >= needed else Words(text, 100.0, "above")


def figures_in_words(pay: Pay) -> str:
    """
    >>> figures_in_words(Pay("guide", "mlops-engineer", None, None, 136500, 87220, "USD", "year"))
    'up to 136,500, average 87,220'
    """
    found = []
    if pay.low is not None and pay.high is not None:
        found.append(f"{pay.low:,}–{pay.high:,}")
    elif pay.low is not None:
        found.append(f"{pay.low:,} and more")
    elif pay.high is not None:
        found.append(f"up to {pay.high:,}")
    if pay.average is not None:
        found.append(f"average {pay.average:,}")
    return ", ".join(found)


def _row(heading: str, label: str, pay: Pay) -> tuple[str, ...]:
    numbers = ("" if amount is None else f"{amount:,}" for amount in (pay.low, pay.high, pay.average))
    name = f"{heading}: {label}" if heading else label
    year = str(pay.year) if pay.year else ""
    return tuple(text or "–" for text in (name, *numbers, pay.note or "Not said", pay.place, year, pay.cites))


def _ticks(scale: Axis) -> tuple[Tick, ...]:
    """The words of the outermost would run into their neighbours on a phone: they stay away where they can."""
    ends = (scale.low, scale.high) if len(scale.ticks) > 3 else ()
    anchors: dict[int, Anchor] = {scale.low: "start", scale.high: "end"}
    return tuple(
        Tick("" if amount in ends else f"{amount:,}", scale.place(amount), anchors.get(amount, "middle"))
        for amount in scale.ticks
    )
