"""Pictures to try calculations on: of the real catalogue, with whatever somebody rated."""

from collections.abc import Mapping
from datetime import date

from hypothesis import strategies as st

from assessments.gaps.analysis import Rated
from assessments.gaps.picture import Picture
from skills.catalogue import Catalogue

DAY = date(2026, 3, 14)


def picture_of(
    catalogue: Catalogue,
    rated: Mapping[str, Rated],
    role: str = "mlops-engineer",
    level: str = "mid",
    exempt: Mapping[str, str] | None = None,
) -> Picture:
    found = catalogue.role.get(role)
    return Picture(catalogue, found, found.level(level) if found else None, rated, exempt or {}, DAY)


def met(catalogue: Catalogue, role: str = "mlops-engineer", level: str = "mid") -> dict[str, Rated]:
    return {skill: Rated(ask.level) for skill, ask in picture_of(catalogue, {}, role, level).target.items()}


LEVELS = st.one_of(st.none(), st.integers(0, 4))
RATED = st.builds(Rated, level=LEVELS, verified=LEVELS, age=st.integers(0, 2000), has_evidence=st.booleans())


def ratings_for(catalogue: Catalogue) -> st.SearchStrategy[dict[str, Rated]]:
    return st.dictionaries(st.sampled_from([skill.slug for skill in catalogue.skills]), RATED)
