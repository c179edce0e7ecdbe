"""Which document says so: numbered marks beside the facts of a page, and the list that they lead to."""

import calendar
import re
import textwrap
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from skills.catalogue import Catalogue, Source

SHORT = 48
ISO_DATE = re.compile(r"(\d{4})-(\d{2})(?:-(\d{2}))?")


@dataclass(frozen=True)
class Citation:
    """A document as a page cites it. `date` says when it came out or was read, in words."""

    number: str
    source: Source
    short: str
    publisher: str
    date: str


def cite(catalogue: Catalogue, slugs: Iterable[str]) -> Mapping[str, Citation]:
    """The documents among `slugs`, numbered in the order of the catalogue."""
    used = set(slugs)
    sources = [source for source in catalogue.sources if source.slug in used]
    return {source.slug: _citation(str(number), source) for number, source in enumerate(sources, start=1)}


def marks(citations: Mapping[str, Citation], slugs: Iterable[str]) -> tuple[Citation, ...]:
    """In the order of their numbers, so that a row of marks counts upwards."""
    wanted = set(slugs)
    return tuple(citation for slug, citation in citations.items() if slug in wanted)


def _citation(number: str, source: Source) -> Citation:
    publisher = "Publisher unknown" if source.publisher == "Unknown" else source.publisher
    return Citation(number, source, short_title(source.title), publisher, _when(source))


def short_title(title: str) -> str:
    """What a sentence calls the document: its title, without what follows a colon if it is long.

    >>> short_title("Is MLOps a good career?")
    'Is MLOps a good career?'
    >>> short_title("Becoming an MLOps Engineer: Role Overview, Essential Skills, and Earning Potential")
    'Becoming an MLOps Engineer'
    >>> short_title("What Is MLOps and Is It a Career Path Worth Pursuing?")
    'What Is MLOps and Is It a Career Path Worth…'
    """
    if len(title) <= SHORT:
        return title
    head, colon, _ = title.partition(":")
    return head if colon and len(head) <= SHORT else textwrap.shorten(title, SHORT, placeholder="…")


def _when(source: Source) -> str:
    if source.published:
        return in_words(source.published)
    return f"read on {in_words(source.accessed)}" if source.accessed else "no date"


def in_words(date: str) -> str:
    """An ISO date as people write it; anything else stays as it is.

    >>> in_words("2023-01-12"), in_words("2023-01"), in_words("spring 2023")
    ('12 January 2023', 'January 2023', 'spring 2023')
    """
    found = ISO_DATE.fullmatch(date)
    if not found or not 1 <= int(found[2]) <= 12:
        return date
    day = f"{int(found[3])} " if found[3] else ""
    return f"{day}{calendar.month_name[int(found[2])]} {found[1]}"
