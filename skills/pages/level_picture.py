"""How deep a role goes in each category, level by level: a few bars in small pictures that stand next to each other.

The length of a bar is the average of the levels asked, over all skills of the category; what isn't asked counts as 0.
So a bar grows when more skills are asked, and when more is asked of them.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from skills.catalogue import Catalogue, Role

WIDTH, ROW, THICK = 180, 24, 14
START, END = 52, 150  # of the scale; before it stands the seniority, behind it the number
HIGHEST = 4


@dataclass(frozen=True)
class Bar:
    seniority: str
    value: str
    length: str
    y: str
    text_y: str


@dataclass(frozen=True)
class Panel:
    category: str
    about: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True)
class LevelPicture:
    """All numbers are texts, as SVG has them."""

    panels: tuple[Panel, ...]
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    frame: str
    start: str = str(START)
    full: str = str(END - START)
    thick: str = str(THICK)
    number_x: str = str(END + 6)


def level_picture(catalogue: Catalogue, role: Role) -> LevelPicture:
    """Categories of which the role asks nothing are left out."""
    averages = [(category.name, _averages(catalogue, role, category.slug)) for category in catalogue.categories]
    shown = [(name, values) for name, values in averages if any(values)]
    seniorities = tuple(level.seniority for level in role.levels)
    return LevelPicture(
        panels=tuple(_panel(name, seniorities, values) for name, values in shown),
        columns=("Category", *seniorities),
        rows=tuple((name, *(f"{value:.1f}" for value in values)) for name, values in shown),
        frame=f"0 0 {WIDTH} {ROW * len(seniorities)}",
    )


def _averages(catalogue: Catalogue, role: Role, category: str) -> tuple[float, ...]:
    skills = catalogue.skills_of[category]
    return tuple(
        sum(level.asks[skill.slug].level for skill in skills if skill.slug in level.asks) / max(len(skills), 1)
        for level in role.levels
    )


def _panel(name: str, seniorities: Sequence[str], values: Sequence[float]) -> Panel:
    pairs = tuple(zip(seniorities, values, strict=True))
    about = ", ".join(f"{seniority} {value:.1f}" for seniority, value in pairs)
    return Panel(name, about, tuple(_bar(*pair, ROW * row) for row, pair in enumerate(pairs)))


def _bar(seniority: str, value: float, top: int) -> Bar:
    length = round((END - START) * value / HIGHEST, 1)
    return Bar(seniority, f"{value:.1f}", f"{length:g}", str(top + (ROW - THICK) // 2), str(top + ROW // 2))
