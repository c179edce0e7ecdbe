"""What the documents say about a target, with a number for each document; it depends on the catalogue alone."""

from collections.abc import Mapping
from dataclasses import dataclass

from skills.career.pay import figures_in_words, heading_of, unit_of
from skills.catalogue import Catalogue, Pay
from skills.citations import Citation, cite, marks
from skills.kept import kept

Marks = tuple[Citation, ...]


@dataclass(frozen=True)
class Figure:
    """What one document says of the pay. `level` is in words."""

    level: str
    amount: str
    unit: str
    pay: Pay
    marks: Marks


@dataclass(frozen=True)
class Documents:
    """`level` says what the target owns; of skills only those that people often lack bear numbers."""

    level: Marks
    skills: Mapping[str, Marks]
    duties: Mapping[str, Marks]
    pay: tuple[Figure, ...]
    sources: Marks


@kept
def documents_of(catalogue: Catalogue, role_slug: str, seniority: str) -> Documents:
    role = catalogue.role[role_slug]
    level = role.level(seniority)
    asked = level.asks if level else {}
    missing = {skill.slug: skill.sources for skill in catalogue.skills if skill.often_missing and skill.slug in asked}
    duties = {duty.slug: duty.sources for duty in catalogue.responsibilities if role.slug in duty.roles}
    pay = [figure for figure in catalogue.pay if figure.role == role.slug and figure.seniority in (seniority, None)]
    of_level = {*role.sources, *(level.sources if level else ())}
    named = [of_level, *missing.values(), *duties.values(), {figure.source for figure in pay}]
    cited = cite(catalogue, (source for sources in named for source in sources))
    return Documents(
        level=marks(cited, of_level),
        skills={skill: marks(cited, sources) for skill, sources in missing.items()},
        duties={duty: marks(cited, sources) for duty, sources in duties.items()},
        pay=tuple(_figure(figure, cited) for figure in sorted(pay, key=lambda figure: figure.seniority is None)),
        sources=tuple(cited.values()),
    )


def _figure(pay: Pay, cited: Mapping[str, Citation]) -> Figure:
    return Figure(heading_of(pay.seniority), figures_in_words(pay), unit_of(pay), pay, marks(cited, [pay.source]))
