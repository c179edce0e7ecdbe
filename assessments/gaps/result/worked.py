"""“How is this computed?”: the formula with the person's own figures, and one of their skills worked out."""

from dataclasses import dataclass

from assessments.gaps.analysis import Part, SkillGap, State
from assessments.gaps.picture import Picture
from assessments.gaps.tenths import of_a_hundred, tenths, told
from assessments.gaps.words import half_life, points
from careerpath.lib.levels import level_words
from skills.catalogue import IMPORTANCE, Skill

KINDS: tuple[tuple[str, tuple[State, ...]], ...] = (
    ("Met", ("met",)),
    ("To learn", ("gap",)),
    ("Not rated", ("not rated",)),
    ("Doesn’t apply to you", ("does not apply",)),
)


@dataclass(frozen=True)
class Example:
    """One skill: of the levels that are asked for so many are there, and so much of its weight."""

    skill: Skill
    importance: str
    weight: int
    want: int
    said: str
    counted_levels: int
    had: str
    points: str
    worth: str


@dataclass(frozen=True)
class Worked:
    """`weights` is the sum of all weights in full, and `whole` what it makes; of it `had` is there."""

    weights: str
    whole: int
    had: str
    exact: str
    rows: tuple[tuple[str, int, str, str], ...]
    example: Example
    half_life: str


def worked_out(picture: Picture) -> Worked | None:
    """None where nothing is asked."""
    gaps = picture.analysis.skills
    if not gaps:
        return None
    whole = sum(gap.ask.weight for gap in gaps)
    parts = [Part(name, tuple(gap for gap in gaps if gap.state in states)) for name, states in KINDS]
    parts = [part for part in parts if part.skills]
    told_of = of_a_hundred([(part.points, part.worth) for part in parts])
    exact = told(tenths(picture.analysis.readiness))
    return Worked(
        weights=_weights(gaps),
        whole=whole,
        had=points(whole * picture.analysis.readiness / 100),
        exact=exact,
        rows=(
            *(
                (part.name, len(part.skills), told(have), told(of))
                for part, (have, of) in zip(parts, told_of, strict=True)
            ),
            ("Together", len(gaps), exact, "100"),
        ),
        example=_example(picture, _telling(gaps)),
        half_life=half_life(picture.half_life_months),
    )


def _weights(gaps: tuple[SkillGap, ...]) -> str:
    numbers = {weight: sum(gap.ask.weight == weight for gap in gaps) for weight in IMPORTANCE}
    return " + ".join(f"{number} × {weight}" for weight, number in numbers.items() if number)


def _telling(gaps: tuple[SkillGap, ...]) -> SkillGap:
    """The dearest that is partly there says most; else the dearest."""
    return next((gap for gap in gaps if 0 < gap.have < gap.ask.level), gaps[0])


def _example(picture: Picture, gap: SkillGap) -> Example:
    got = min(gap.have, gap.ask.level)
    return Example(
        skill=picture.catalogue.skill[gap.skill],
        importance=IMPORTANCE[gap.ask.weight],
        weight=gap.ask.weight,
        want=gap.ask.level,
        said=_said(gap),
        counted_levels=got,
        had=points(gap.ask.weight * got / gap.ask.level),
        points=points(gap.points),
        worth=points(gap.worth),
    )


def _said(gap: SkillGap) -> str:
    if gap.state == "not rated":
        return "you have not rated it, which counts as level 0"
    if gap.state == "does not apply":
        return "you said that it doesn’t apply to you, which counts as level 0"
    said = f"you are at {level_words(gap.have)}"
    return f"{said}, of which {gap.ask.level} {'counts' if gap.ask.level == 1 else 'count'}" if gap.above else said
