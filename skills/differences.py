"""What a new catalogue says otherwise than an old one, in words.

Each difference is one sentence about one place. Its topic says under which heading it stands; minor topics change
nothing that a person is measured by, so they are counted first, and spelled out for who asks.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from skills.catalogue import IMPORTANCE, Catalogue, Need, Pay, Requirement, Role, RoleLevel, Skill
from skills.difference_words import by_slug, change_words, is_reordered, level_words, matched

TOPICS: Mapping[str, str] = {
    "skills": "Skills",
    "requirements": "What roles ask for",
    "needs": "What must be learnt first",
    "statements": "What a level means",
    "hours": "Hours of learning",
    "roles": "Roles and their levels",
    "resources": "Resources",
    "work": "Responsibilities and milestones",
    "facts": "Pay, fit and market",
    "texts": "Names and texts",
    "aliases": "How adverts spell it",
    "sources": "Sources",
    "order": "Order",
}
MINOR = frozenset(list(TOPICS)[6:])

# The lists whose things are compared field by field: how the lint calls their kind, the topic, and the fields.
SIMPLE = (
    ("categories", "category", "texts", "name summary"),
    ("responsibilities", "responsibility", "work", "text roles skills"),
    ("milestones", "milestone", "work", "name summary hours proves checklist"),
    ("fit", "fit", "facts", "kind name text left right"),
    ("market", "market", "facts", "kind name text role"),
    ("sources", "source", "sources", "title publisher summary published accessed"),
)
ORDERED = {
    "categories": "categories",
    "skills": "skills",
    "roles": "roles",
    "responsibilities": "responsibilities",
    "milestones": "milestones",
    "pay": "figures of pay",
    "fit": "statements of fit",
    "market": "facts of the market",
    "sources": "sources",
}
# The fields that name other things by their slugs, and of which kind these are.
NAMING = {
    "category": "category", "proves": "skill", "replaced_by": "skill", "skills": "skill",
    "role": "role", "roles": "role", "sources": "source",
}  # fmt: skip
SKILL_FIELDS = {
    "skills": "replaced_by often_missing",
    "texts": "name category summary why",
    "aliases": "aliases",
    "sources": "sources",
}
ROLE_FIELDS = {"roles": "kind", "texts": "name summary titles", "sources": "sources"}


@dataclass(frozen=True)
class Difference:
    """`kind` and `slug` name the thing that it is about, as a finding of the lint does."""

    topic: str
    kind: str
    slug: str
    place: str
    words: str

    @property
    def is_minor(self) -> bool:
        return self.topic in MINOR

    def __str__(self) -> str:
        return f"{self.place}: {self.words}"


def differences(old: Catalogue, new: Catalogue) -> tuple[Difference, ...]:
    """All of them, by topic; none for two catalogues that say the same."""
    rank = list(TOPICS)
    return tuple(sorted(Comparison(old, new).all(), key=lambda difference: rank.index(difference.topic)))


def by_topic(found: Iterable[Difference]) -> dict[str, tuple[Difference, ...]]:
    """The topics that there is something to say of, in their order."""
    groups: dict[str, list[Difference]] = {topic: [] for topic in TOPICS}
    for difference in found:
        groups[difference.topic].append(difference)
    return {topic: tuple(entries) for topic, entries in groups.items() if entries}


@dataclass(frozen=True)
class Place:
    kind: str
    slug: str
    name: str

    def at(self, more: str) -> "Place":
        return Place(self.kind, self.slug, f"{self.name}, {more}")

    def says(self, topic: str, words: str) -> Difference:
        return Difference(topic, self.kind, self.slug, self.name, words)


class Comparison:
    def __init__(self, old: Catalogue, new: Catalogue) -> None:
        self.old, self.new = old, new
        # In the newest words.
        self.names = {
            (kind, thing.slug): _title(thing)
            for catalogue in (old, new)
            for kind, name in (
                ("skill", "skills"),
                ("role", "roles"),
                ("source", "sources"),
                ("category", "categories"),
            )
            for thing in getattr(catalogue, name)
        }

    def all(self) -> Iterator[Difference]:
        yield from self.framework()
        for there, was, now in matched(self.old.skills, self.new.skills, by_slug):
            yield from self.skill(_place("skill", there), was, now)
        for there, was, now in matched(self.old.roles, self.new.roles, by_slug):
            yield from self.role(_place("role", there), was, now)
        for name, kind, topic, fields in SIMPLE:
            sources = {"sources": "sources"} if kind not in ("source", "category") else {}
            for there, was, now in matched(getattr(self.old, name), getattr(self.new, name), by_slug):
                yield from self.thing(_place(kind, there), was, now, {topic: fields} | sources)
        for there, was, now in matched(self.old.pay, self.new.pay, _figure):
            yield from self.pay(there, was, now)

    def framework(self) -> Iterator[Difference]:
        old, new = self.old.framework, self.new.framework
        place = _place("framework", new)
        yield from self.fields(place, old, new, {"texts": "slug name summary about half_life_months"})
        for name, words in ORDERED.items():
            key = _figure if name == "pay" else by_slug
            if is_reordered(map(key, getattr(self.old, name)), map(key, getattr(self.new, name))):
                yield place.says("order", f"the {words} stand in another order")

    def name(self, kind: str, slug: str) -> str:
        return self.names.get((kind, slug), slug)

    def fields(self, place: Place, was: Any, now: Any, fields: Mapping[str, str]) -> Iterator[Difference]:
        """One difference for each field that is not as it was; `fields` says which there are, by topic."""
        for topic, names in fields.items():
            for field in names.split():
                before, after = getattr(was, field, None), getattr(now, field, None)
                if before != after:
                    name = partial(self.name, NAMING[field]) if field in NAMING else str
                    yield place.says(topic, change_words(field, before, after, name))

    def thing(self, place: Place, was: Any, now: Any, fields: Mapping[str, str]) -> Iterator[Difference]:
        """The same of something that can also be new or gone, which is told under the first topic."""
        if was is not None and now is not None:
            yield from self.fields(place, was, now, fields)
        else:
            yield place.says(next(iter(fields)), "is new" if was is None else "is gone")

    # -- Skills --------------------------------------------------------------------------------------------------------

    def skill(self, place: Place, was: Skill | None, now: Skill | None) -> Iterator[Difference]:
        if was is not None and now is not None and was.retired != now.retired:
            yield place.says("skills", "is retired" if now.retired else "is back in use")
        yield from self.thing(place, was, now, SKILL_FIELDS)
        if was is None or now is None:
            return
        for there, old, new in matched(was.levels, now.levels, lambda entry: entry.level):
            level = place.at(f"level {there.level}")
            yield from self.thing(level, old, new, {"statements": "statement", "hours": "hours"})
        for there, old, new in matched(was.needs, now.needs, lambda need: (need.at, need.skill)):
            at = place.at(f"level {there.at}")
            yield at.says("needs", self.wants("needs", old, new))
        for there, old, new in matched(was.resources, now.resources, lambda resource: resource.link):
            resource = place.at(f"“{there.title}”")
            yield from self.thing(resource, old, new, {"resources": "title link kind start end hours cost"})
        if is_reordered((item.link for item in was.resources), (item.link for item in now.resources)):
            yield place.says("order", "its resources stand in another order")

    # -- Roles ---------------------------------------------------------------------------------------------------------

    def role(self, place: Place, was: Role | None, now: Role | None) -> Iterator[Difference]:
        yield from self.thing(place, was, now, ROLE_FIELDS)
        if was is None or now is None:
            return
        for there, old, new in matched(was.levels, now.levels, lambda level: level.seniority):
            yield from self.role_level(place.at(there.seniority), old, new)
        if is_reordered((level.seniority for level in was.levels), (level.seniority for level in now.levels)):
            yield place.says("order", "its levels stand in another order")

    def role_level(self, place: Place, was: RoleLevel | None, now: RoleLevel | None) -> Iterator[Difference]:
        yield from self.thing(place, was, now, {"roles": "owns years", "sources": "sources"})
        if was is None or now is None:
            return
        for _, old, new in matched(was.requirements, now.requirements, lambda asked: asked.skill):
            if old is None or new is None or old.level != new.level:
                yield place.says("requirements", self.wants("asks for", old, new))
            if old is not None and new is not None and old.importance != new.importance:
                words = f"{IMPORTANCE[new.importance]}, was {IMPORTANCE[old.importance]}"
                yield place.says("requirements", f"{self.name('skill', new.skill)} is now {words}")

    def wants(self, verb: str, was: Need | Requirement | None, now: Need | Requirement | None) -> str:
        if now is None:
            return f"no longer {verb} {self.name('skill', was.skill) if was else ''}"
        words = f"now {verb} {self.name('skill', now.skill)} at {level_words(now.level)}"
        if was is not None:
            return f"{words}, was {level_words(was.level)}"
        return f"{words} ({IMPORTANCE[now.importance]})" if isinstance(now, Requirement) else words

    # -- Pay -----------------------------------------------------------------------------------------------------------

    def pay(self, figure: Pay, was: Pay | None, now: Pay | None) -> Iterator[Difference]:
        parts = (self.name("role", figure.role), figure.seniority, self.name("source", figure.source))
        place = Place("pay", f"{figure.source} {figure.role}", ", ".join(filter(None, parts)))
        yield from self.thing(place, was, now, {"facts": "low high average currency note"})


def _place(kind: str, thing: Any) -> Place:
    return Place(kind, thing.slug, _title(thing))


def _title(thing: Any) -> str:
    """What it is called: a source has a title, and a responsibility is its text."""
    found = (getattr(thing, name, "") for name in ("name", "title", "text", "slug"))
    return next(filter(None, found), "")


def _figure(pay: Pay) -> tuple[object, ...]:
    """What tells one figure from another."""
    return pay.source, pay.role, pay.seniority or "", pay.period, pay.place or "", pay.year or 0, pay.cites or ""
