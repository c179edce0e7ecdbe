"""What somebody can do, held against a level of a role: all that the result pages are worked out from."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from assessments.gaps.ageing import Span, span
from assessments.gaps.analysis import Analysis, Rated, analyse
from assessments.gaps.words import percent
from skills.catalogue import Catalogue, Role, RoleLevel, Skill
from skills.targets import Target, target_of

DAYS_OF_A_MONTH = 30.44


@dataclass(frozen=True)
class Picture:
    """Without a role and a level nothing is asked: the picture is of all skills."""

    catalogue: Catalogue
    role: Role | None
    level: RoleLevel | None
    rated: Mapping[str, Rated]
    # Why a skill is not to count, by the skill.
    exempt: Mapping[str, str]
    # The day that it shows.
    on: date
    # The half-life of ratings, where another release than the catalogue's says it.
    months: int | None = None

    @property
    def name(self) -> str:
        return f"{self.role.name}, {self.level.seniority} level" if self.role and self.level else "All skills"

    @cached_property
    def target(self) -> Target:
        return target_of(self.level) if self.level else {}

    @cached_property
    def analysis(self) -> Analysis:
        return analyse(self.target, self.rated, self.exempt)

    @cached_property
    def in_full(self) -> Analysis:
        """As if nothing were exempted."""
        return analyse(self.target, self.rated) if self.analysis.exempt else self.analysis

    @property
    def exempted(self) -> tuple[tuple[Skill, str], ...]:
        """Of what is asked, in the order of the catalogue, each with its reason."""
        asked = set(self.analysis.exempt)
        return tuple((skill, self.exempt[skill.slug]) for skill in self.catalogue.skills if skill.slug in asked)

    @property
    def percent(self) -> int:
        return percent(self.analysis.readiness)

    @property
    def percent_in_full(self) -> int:
        return percent(self.in_full.readiness)

    @property
    def half_life(self) -> int:
        """In days."""
        return round(self.half_life_months * DAYS_OF_A_MONTH)

    @property
    def half_life_months(self) -> int:
        return self.catalogue.framework.half_life_months if self.months is None else self.months

    def ageing_by(self, newest: Catalogue) -> "Picture":
        """What a level meant stays as it was on its day; how fast ratings grow old is what is thought of it now."""
        return replace(self, months=newest.framework.half_life_months)

    @cached_property
    def span(self) -> Span:
        return span(self.analysis, self.half_life)

    @cached_property
    def levels(self) -> dict[str, int]:
        """Of what is rated; what doesn't apply is left out."""
        return {skill: rated.level for skill, rated in self.rated.items() if rated.level is not None}
