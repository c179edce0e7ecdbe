"""What the career page shows, from one catalogue: the work, its levels, pay, the ways in and out, and the market."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from skills.career.pay import Picture, pictures
from skills.career.pay_words import Difference, differences, listed
from skills.career.routes import LABELS, Drawing, across, downwards
from skills.catalogue import Catalogue, Fact, Role, RoleLevel, Years
from skills.citations import Citation, cite, marks

ROUTES: Mapping[str, str] = {"comes-from": "in", "leads-to": "on", "transition": "beside"}
MARKET: Mapping[str, str] = {
    "outlook": "Outlook",
    "sector": "Who hires, by sector",
    "place": "Where",
    "employer": "Employers that a document names",
}
TITLES = "Other titles for the work"
COLUMNS = ("Role or field", "Direction", "What the documents say")


@dataclass(frozen=True)
class Level:
    number: str
    name: str
    owns: str
    years: str
    asks: str
    marks: tuple[Citation, ...]


@dataclass(frozen=True)
class Item:
    """`role` is the slug of a page about it, if there is one."""

    name: str
    text: str
    role: str
    marks: tuple[Citation, ...]


@dataclass(frozen=True)
class Group:
    """Facts of one kind. Of `bare` ones there is no more than their names.

    Where the same documents say all of them, they are named once, for the group.
    """

    items: tuple[Item, ...]
    bare: tuple[Item, ...]
    marks: tuple[Citation, ...]

    def __bool__(self) -> bool:
        return bool(self.items or self.bare)


@dataclass(frozen=True)
class Section:
    title: str
    group: Group


@dataclass(frozen=True)
class Routes:
    about: str
    wide: Drawing
    narrow: Drawing
    ways: tuple[Section, ...]
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Career:
    name: str
    lead: str
    about: tuple[str, ...]
    role: Role | None
    levels: tuple[Level, ...]
    pay: tuple[Picture, ...]
    differences: tuple[Difference, ...]
    routes: Routes | None
    market: tuple[Section, ...]
    sources: tuple[Citation, ...]


def career(catalogue: Catalogue) -> Career:
    role = next((role for role in catalogue.roles if role.kind == "target"), None)
    citations = cite(catalogue, _cited(catalogue, role))
    lead, about = opening(catalogue.framework.about or (catalogue.framework.summary,))
    return Career(
        name=catalogue.framework.name,
        lead=lead,
        about=about,
        role=role,
        levels=_levels(role, citations) if role else (),
        pay=pictures(catalogue, citations, role.slug if role else ""),
        differences=differences([pay for pay in catalogue.pay if role and pay.role == role.slug], citations),
        routes=_routes(catalogue, role, citations) if role else None,
        market=_market(catalogue, role, citations),
        sources=tuple(citations.values()),
    )


def _cited(catalogue: Catalogue, role: Role | None) -> set[str]:
    """The documents that something on the page is taken from."""
    told: list[Role | RoleLevel | Fact] = [*catalogue.market]
    if role:
        told += [role, *role.levels]
    return {slug for thing in told for slug in thing.sources} | {pay.source for pay in catalogue.pay}


def opening(about: Sequence[str]) -> tuple[str, tuple[str, ...]]:
    """The first sentence by itself, then what follows it.

    >>> opening(("Bakers bake bread. They rise early.", "Some bake cakes."))
    ('Bakers bake bread.', ('They rise early.', 'Some bake cakes.'))
    """
    first, dot, rest = about[0].partition(". ")
    return first + dot.strip(), tuple(filter(None, (rest, *about[1:])))


def _levels(role: Role, citations: Mapping[str, Citation]) -> tuple[Level, ...]:
    return tuple(
        Level(
            number=str(number),
            name=f"{level.seniority.capitalize()} {role.name}",
            owns=level.owns,
            years=years_in_words(level.years),
            asks=_asks(level),
            marks=marks(citations, level.sources),
        )
        for number, level in enumerate(role.levels, start=1)
    )


def years_in_words(years: Years | None) -> str:
    """
    >>> years_in_words(Years(1, 3)), years_in_words(Years(7, None)), years_in_words(None)
    ('1 to 3 years of experience', '7 years of experience or more', 'No years named')
    """
    if years is None:
        return "No years named"
    if years.end is None:
        return f"{years.start} years of experience or more"
    return f"{years.start} to {years.end} years of experience"


def _asks(level: RoleLevel) -> str:
    essential = sum(requirement.importance == 3 for requirement in level.requirements)
    return f"{len(level.requirements)} skills asked for, {essential} of them essential"


# -- Facts about the market --------------------------------------------------------------------------------------------


def _market(catalogue: Catalogue, role: Role | None, citations: Mapping[str, Citation]) -> tuple[Section, ...]:
    sections = [Section(title, _group(catalogue, kind, citations)) for kind, title in MARKET.items()]
    sections.append(Section(TITLES, _titles(catalogue, role, citations)))
    return tuple(section for section in sections if section.group)


def _facts(catalogue: Catalogue, kind: str) -> list[Fact]:
    return [fact for fact in catalogue.market if fact.kind == kind]


def _group(catalogue: Catalogue, kind: str, citations: Mapping[str, Citation]) -> Group:
    return grouped([_item(fact, citations) for fact in _facts(catalogue, kind)])


def _item(fact: Fact, citations: Mapping[str, Citation]) -> Item:
    return Item(fact.name, fact.text or "", fact.role or "", marks(citations, fact.sources))


def grouped(facts: Iterable[Item]) -> Group:
    """
    >>> found = grouped(Item(place, "A hub.", "", ()) for place in ("Rome", "Oslo", "Bern"))
    >>> [item.name for item in found.items]
    ['Rome, Oslo and Bern']
    """
    items = _gathered(facts)
    same = len({item.marks for item in items}) == 1 and len(items) > 1
    shown = tuple(Item(item.name, item.text, item.role, () if same else item.marks) for item in items)
    return Group(
        items=tuple(item for item in shown if item.text or item.role),
        bare=tuple(item for item in shown if not item.text and not item.role),
        marks=items[0].marks if same else (),
    )


def _gathered(facts: Iterable[Item]) -> list[Item]:
    """One item where the same is said of several things by the same documents."""
    together: dict[tuple[object, ...], list[Item]] = {}
    for fact in facts:
        together.setdefault((fact.role or fact.text, fact.text, fact.marks), []).append(fact)
    return [
        Item(listed([item.name for item in items]), items[0].text, items[0].role, items[0].marks)
        for items in together.values()
    ]


def _titles(catalogue: Catalogue, role: Role | None, citations: Mapping[str, Citation]) -> Group:
    """Other names for the work: those that somebody says something about first, then the rest."""
    told = [_item(fact, citations) for fact in _facts(catalogue, "title")]
    known = {item.name.lower() for item in told}
    own = [title for title in (role.titles if role else ()) if title.lower() not in known]
    bare = (Item(listed(own), "", "", marks(citations, role.sources)),) if role and own else ()
    return Group(tuple(told), bare, ())


# -- The ways in and out -----------------------------------------------------------------------------------------------


def _routes(catalogue: Catalogue, role: Role, citations: Mapping[str, Citation]) -> Routes | None:
    names = {way: tuple(fact.name for fact in _facts(catalogue, kind)) for kind, way in ROUTES.items()}
    if not any(names.values()):
        return None
    groups = {way: _group(catalogue, kind, citations) for kind, way in ROUTES.items()}
    return Routes(
        about=(
            f"{len(names['in'])} ways in, {len(names['on'])} ways on, "
            f"and {len(names['beside'])} roles beside it that people move to and come from."
        ),
        wide=across(role.name, names["in"], names["on"], names["beside"]),
        narrow=downwards(role.name, names["in"], names["on"], names["beside"]),
        ways=tuple(Section(LABELS[way], group) for way, group in groups.items() if group),
        columns=COLUMNS,
        rows=tuple(
            (item.name, LABELS[way], item.text) for way, group in groups.items() for item in (*group.items, *group.bare)
        ),
    )
