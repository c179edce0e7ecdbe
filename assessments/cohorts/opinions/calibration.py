"""How far own levels and opinions of a cohort agree, as a page shows it: of all, by teacher, by skill and by learner.

>>> many = [Opinion(person, "git", 7, 3, 2) for person in range(12)]
>>> found = calibration(many, {7: "Ines"}, {"git": "Git"}, reader=7)
>>> found.summary
'Over 12 opinions, learners rate themselves 1 level higher than you rate them.'
>>> [(line.name, line.opinions, line.levels, line.agrees) for line in found.by_teacher]
[('Ines', 12, '1 level higher', 'agrees hardly better than by chance')]
>>> calibration(many[:4], {7: "Ines"}, {"git": "Git"}, reader=7).summary
'4 opinions are too few to say how far learners and teachers agree. It is said from 5 on.'

Where others have given opinions too, those of whoever reads are told apart:

>>> both = [*many, *(Opinion(person, "git", 8, 2, 2) for person in range(6))]
>>> found = calibration(both, {7: "Ines", 8: "Asa"}, {"git": "Git"}, reader=7)
>>> found.summary
'Over 18 opinions, learners rate themselves 0.7 levels higher than their teachers rate them.'
>>> found.yours
'Over the 12 that you gave, they rate themselves 1 level higher than you rate them.'
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from assessments.cohorts.opinions.agreement import (
    ALIKE,
    FEWEST,
    Agreement,
    Levels,
    Opinion,
    agreement,
    agreement_by,
    levels_by,
)
from careerpath.lib.ages import counted
from careerpath.lib.levels import HIGHEST


@dataclass(frozen=True)
class Line:
    """`key` is the skill's slug, or the number of the learner's membership; of a teacher it is empty."""

    key: str | int
    name: str
    opinions: int
    # How much higher or lower learners rate themselves, in words.
    levels: str
    agrees: str
    kappa: str
    far_apart: int


@dataclass(frozen=True)
class Calibration:
    summary: str
    # Empty where all opinions are the reader's, or none is.
    yours: str
    agrees: str
    by_teacher: tuple[Line, ...]
    by_skill: tuple[Line, ...]
    # How many skills have too few opinions for a line.
    little_known: int
    # How often an own level (down) meets an opinion (across).
    crossed: tuple[tuple[int, ...], ...]


def calibration(
    opinions: Sequence[Opinion], teachers: Mapping[int, str], skills: Mapping[str, str], reader: int
) -> Calibration:
    """There is at least one opinion. The reader is one of the teachers."""
    of_all = agreement([(one.own, one.verified) for one in opinions])
    by_teacher = agreement_by(opinions, lambda one: one.instructor)
    yours = by_teacher.get(reader)
    is_alone = by_teacher.keys() == {reader}
    by_skill = agreement_by(opinions, lambda one: one.skill)
    skilled = {key: found for key, found in by_skill.items() if found.opinions >= FEWEST}
    return Calibration(
        summary=_summary(of_all, "you rate" if is_alone else "their teachers rate"),
        yours=_yours(yours) if yours and not is_alone else "",
        agrees=of_all.kappa_in_words,
        by_teacher=tuple(_line("", teachers.get(key, ""), found) for key, found in by_teacher.items()),
        by_skill=tuple(_line(key, skills.get(key, key), found) for key, found in skilled.items()),
        little_known=len(by_skill) - len(skilled),
        crossed=_crossed(opinions),
    )


def known_learners(opinions: Iterable[Opinion]) -> dict[int, Levels]:
    """Of whom there are enough, the furthest apart first. What is said of them is worked out for those of a page."""
    by_learner = levels_by(opinions, lambda one: one.person)
    return {person: levels for person, levels in by_learner.items() if len(levels) >= FEWEST}


def lines_of(
    learners: Iterable[int], known: Mapping[int, Levels], names: Mapping[int, str], members: Mapping[int, int]
) -> list[Line]:
    return [_line(members.get(one, ""), names.get(one, ""), agreement(known[one])) for one in learners]


def _summary(found: Agreement, others_rate: str) -> str:
    many = counted(found.opinions, "opinion")
    if found.opinions < FEWEST:
        are = "is" if found.opinions == 1 else "are"
        return f"{many} {are} too few to say how far learners and teachers agree. It is said from {FEWEST} on."
    return f"Over {many}, learners rate themselves {_than(found, others_rate)} them."


def _yours(found: Agreement) -> str:
    """
    >>> _yours(agreement([(1, 3)])), _yours(agreement([(2, 2)] * 5))
    ('You gave 1 of them, too few to say.', 'Over the 5 that you gave, they rate themselves about as you rate them.')
    """
    if found.opinions < FEWEST:
        return f"You gave {found.opinions} of them, too few to say."
    return f"Over the {found.opinions} that you gave, they rate themselves {_than(found, 'you rate')} them."


def _than(found: Agreement, others_rate: str) -> str:
    return f"about as {others_rate}" if abs(found.leniency) < ALIKE else f"{_levels(found)} than {others_rate}"


def _levels(found: Agreement) -> str:
    """
    >>> _levels(agreement([(2, 2)] * 5)), _levels(agreement([(1, 3)] * 5)), _levels(agreement([(1, 3)]))
    ('about the same', '2 levels lower', 'too few to say')
    """
    return found.leniency_in_words.removesuffix(" than verified").replace("about as verified", "about the same")


def _line(key: str | int, name: str, found: Agreement) -> Line:
    says = found.kappa is not None and found.kappa_in_words != "too few to say"
    kappa = f"{found.kappa:.2f}" if says else ""
    return Line(key, name, found.opinions, _levels(found), found.kappa_in_words, kappa, found.far_apart)


def _crossed(opinions: Sequence[Opinion]) -> tuple[tuple[int, ...], ...]:
    """
    >>> _crossed([Opinion(1, "git", 7, 3, 2), Opinion(2, "git", 7, 3, 2)])[3]
    (0, 0, 2, 0, 0)
    """
    found = [[0] * (HIGHEST + 1) for _ in range(HIGHEST + 1)]
    for one in opinions:
        found[one.own][one.verified] += 1
    return tuple(map(tuple, found))
