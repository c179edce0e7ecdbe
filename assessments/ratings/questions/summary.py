"""What is left to say before a sitting is finished: what is open, what follows from the answers, what doesn't fit.

An inferred level is a proposal. Whoever doesn't confirm it leaves the skill not rated.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from assessments.ratings.questions.inference import Contradiction, Needs, contradictions, infer, next_question, settled
from assessments.ratings.questions.scope import Scope
from skills.catalogue import Category, Skill

MOST_REASONS = 2


@dataclass(frozen=True)
class Inferred:
    """`because` are the answers that say so, each by itself."""

    skill: Skill
    level: int
    because: tuple[tuple[Skill, int], ...]


@dataclass(frozen=True)
class Summary:
    unanswered: tuple[tuple[Category, tuple[Skill, ...]], ...]
    inferred: tuple[Inferred, ...]
    contradictions: tuple[Contradiction, ...]


@dataclass(frozen=True)
class Short:
    """The short way at one moment: what to ask next, how many are settled, how many questions are left at most."""

    skill: str | None
    settled: int
    at_most: int


def levels_only(answers: Mapping[str, int | None]) -> dict[str, int]:
    """What doesn't apply says nothing of other skills."""
    return {skill: level for skill, level in answers.items() if level is not None}


def summary_of(scope: Scope, needs: Needs, answers: Mapping[str, int | None], before: Collection[str] = ()) -> Summary:
    """`before` are skills that the person rated at another time: their own word is offered, and nothing inferred."""
    inferred = tuple(one for one in inferred_from(scope, needs, answers) if one.skill.slug not in before)
    closed = {*answers, *before, *(one.skill.slug for one in inferred)}
    unanswered = (
        (part.category, tuple(skill for skill in part.skills if skill.slug not in closed)) for part in scope.parts
    )
    return Summary(
        unanswered=tuple((category, skills) for category, skills in unanswered if skills),
        inferred=inferred,
        contradictions=contradictions(needs, levels_only(answers)),
    )


def inferred_from(scope: Scope, needs: Needs, answers: Mapping[str, int | None]) -> tuple[Inferred, ...]:
    levels = levels_only(answers)
    found = settled(needs, levels, _open(scope, answers))
    known = {skill.slug: skill for skill in scope.skills}
    return tuple(
        Inferred(skill, found[skill.slug], _reasons(needs, levels, known, skill.slug, found[skill.slug]))
        for skill in scope.skills
        if skill.slug in found
    )


def _reasons(
    needs: Needs, levels: Mapping[str, int], known: Mapping[str, Skill], skill: str, level: int
) -> tuple[tuple[Skill, int], ...]:
    says = (
        (known[other], said)
        for other, said in levels.items()
        if other in known and _settles(needs, other, said, skill, level)
    )
    return tuple(reason for reason, _ in zip(says, range(MOST_REASONS), strict=False))


def _settles(needs: Needs, other: str, said: int, skill: str, level: int) -> bool:
    found = infer(needs, {other: said}).get(skill)
    return found is not None and (found.least >= level > 0 or found.most == level == 0)


def _open(scope: Scope, answers: Mapping[str, int | None]) -> dict[str, int]:
    return {skill: level for skill, level in scope.wanted.items() if skill not in answers}


def short_way(scope: Scope, needs: Needs, answers: Mapping[str, int | None], skipped: frozenset[str]) -> Short:
    levels, wanted = levels_only(answers), _open(scope, answers)
    known = settled(needs, levels, wanted)
    left = {skill: level for skill, level in wanted.items() if skill not in known and skill not in skipped}
    return Short(next_question(needs, levels, left), len(known), len(left))
