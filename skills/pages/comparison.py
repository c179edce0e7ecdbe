"""Two levels of roles held against each other: what both ask, where one asks for more, and how far apart they are."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from skills.catalogue import IMPORTANCE, Catalogue, Requirement, Role, RoleLevel, Skill
from skills.pages.role_page import about, learning
from skills.pages.skill_page import hours_of


@dataclass(frozen=True)
class Side:
    role: Role
    level: RoleLevel

    @property
    def key(self) -> str:
        return f"{self.role.slug}.{self.level.seniority}"

    @property
    def name(self) -> str:
        return f"{self.role.name} ({self.level.seniority})"


@dataclass(frozen=True)
class Pair:
    """What each side asks of one skill: (level, importance), (0, "") where it asks nothing."""

    skill: Skill
    a: tuple[int, str]
    b: tuple[int, str]


@dataclass(frozen=True)
class Comparison:
    """Who meets all that `a` asks, and no more, needs the hours `there` to meet `b`; `back` is the other way."""

    a: Side
    b: Side
    same: tuple[Pair, ...]
    higher_in_a: tuple[Pair, ...]
    higher_in_b: tuple[Pair, ...]
    only_a: tuple[Pair, ...]
    only_b: tuple[Pair, ...]
    there: int
    back: int

    @property
    def there_in_words(self) -> str:
        return hours_in_words(self.there)

    @property
    def back_in_words(self) -> str:
        return hours_in_words(self.back)

    @property
    def met(self) -> int:
        """How many skills of `b` need no more than what `a` asks."""
        return len(self.same) + len(self.higher_in_a)

    @property
    def asked_in_b(self) -> int:
        return len(self.b.level.requirements)

    @property
    def titles(self) -> Mapping[str, str]:
        return {
            "higher_in_a": f"More is asked of {self.a.name}",
            "higher_in_b": f"More is asked of {self.b.name}",
            "only_a": f"Asked only of {self.a.name}",
            "only_b": f"Asked only of {self.b.name}",
        }


def hours_in_words(hours: int) -> str:
    """
    >>> hours_in_words(1), hours_in_words(3210)
    ('1 hour', '3,210 hours')
    """
    return f"{hours:,} hour{'' if hours == 1 else 's'}"


def sides(catalogue: Catalogue) -> Iterator[Side]:
    return (Side(role, level) for role in catalogue.roles for level in role.levels)


def side(catalogue: Catalogue, key: str) -> Side | None:
    """From `mlops-engineer.mid`; None where there is no such level of a role."""
    slug, _, seniority = key.rpartition(".")
    role = catalogue.role.get(slug)
    level = role.level(seniority) if role else None
    return Side(role, level) if role and level else None


def compare(catalogue: Catalogue, a: Side, b: Side) -> Comparison:
    pairs = [
        Pair(skill, _asked(a.level.asks.get(skill.slug)), _asked(b.level.asks.get(skill.slug)))
        for skills in catalogue.skills_of.values()
        for skill in skills
    ]
    both = [pair for pair in pairs if pair.a[0] and pair.b[0]]
    steps_a, steps_b = (learning(catalogue, each.role.slug, each.level.seniority) for each in (a, b))
    return Comparison(
        a=a,
        b=b,
        same=tuple(pair for pair in both if pair.a[0] == pair.b[0]),
        higher_in_a=tuple(pair for pair in both if pair.a[0] > pair.b[0]),
        higher_in_b=tuple(pair for pair in both if pair.a[0] < pair.b[0]),
        only_a=tuple(pair for pair in pairs if pair.a[0] and not pair.b[0]),
        only_b=tuple(pair for pair in pairs if pair.b[0] and not pair.a[0]),
        there=about(hours_of(catalogue, steps_b - steps_a)),
        back=about(hours_of(catalogue, steps_a - steps_b)),
    )


def _asked(requirement: Requirement | None) -> tuple[int, str]:
    return (requirement.level, IMPORTANCE[requirement.importance]) if requirement else (0, "")
