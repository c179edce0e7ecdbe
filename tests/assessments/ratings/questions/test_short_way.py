"""How many questions the short way saves on the real map, and how often what it infers is wrong: for people who respect
the map, and for people who don't quite. Ten people in `make test`, 200 with `SEQUENCES=2000` (`make test-long`), which
prints the figures.
"""

import os
import random
import sys
from typing import NamedTuple

import pytest

from assessments.ratings.questions.inference import needs_of, next_question, settled
from assessments.ratings.questions.scope import scope_of
from skills.catalogue import Catalogue

IS_LONG = int(os.environ.get("SEQUENCES", "0")) >= 2000
PEOPLE = 200 if IS_LONG else 10


def somebody(catalogue: Catalogue, seed: int, respect: float) -> dict[str, int]:
    """Levels around an ability; a need that is missing pulls a skill down, with the chance `respect`."""
    chance = random.Random(seed)  # noqa: S311
    ability = chance.gauss(1.5, 1)
    levels = {skill.slug: max(0, min(4, round(chance.gauss(ability, 1)))) for skill in catalogue.skills}
    pulled = True
    while pulled:
        pulled = False
        for skill in catalogue.skills:
            for need in skill.needs:
                if levels[skill.slug] >= need.at and levels[need.skill] < need.level and chance.random() < respect:
                    levels[skill.slug] = need.at - 1
                    pulled = True
        if respect < 1:
            return levels
    return levels


class Sat(NamedTuple):
    """Questions asked, skills in all, and inferred levels that are wrong for the target."""

    asked: int
    skills: int
    wrong: int


def sit_through(catalogue: Catalogue, levels: dict[str, int]) -> Sat:
    needs = needs_of(catalogue.skills)
    wanted = scope_of(catalogue, catalogue.role["mlops-engineer"].level("mid")).wanted
    answers: dict[str, int] = {}
    while (skill := next_question(needs, answers, wanted)) is not None:
        answers[skill] = levels[skill]
    taken = settled(needs, answers, wanted)
    wrong = [skill for skill, level in taken.items() if min(level, wanted[skill]) != min(levels[skill], wanted[skill])]
    return Sat(len(answers), len(wanted), len(wrong))


# For each respect the share of the questions that is saved, and the wrong levels a person.
OF_TEN = [(1.0, 0.4708, 0), (0.9, 0.4896, 3.5), (0.8, 0.4750, 5.0), (0.65, 0.5000, 8.6), (0.5, 0.5021, 9.2)]
OF_200 = [(1.0, 0.5095, 0), (0.9, 0.5179, 2.675), (0.8, 0.5192, 4.105), (0.65, 0.5262, 6.270), (0.5, 0.5324, 8.045)]


@pytest.mark.parametrize(("respect", "saved", "wrong"), OF_200 if IS_LONG else OF_TEN)
def test_the_short_way_saves_questions_and_is_seldom_wrong(
    catalogue: Catalogue, capsys: pytest.CaptureFixture[str], respect: float, saved: float, wrong: float
) -> None:
    sat = [sit_through(catalogue, somebody(catalogue, seed, respect)) for seed in range(PEOPLE)]

    is_saved = 1 - sum(one.asked for one in sat) / sum(one.skills for one in sat)
    is_wrong = sum(one.wrong for one in sat) / PEOPLE
    if IS_LONG:
        with capsys.disabled():
            figures = f"{is_saved:.1%} of the questions saved, {is_wrong:.2f} inferred levels wrong a person"
            sys.stdout.write(f"\n{PEOPLE} people, {respect:.0%} respect for the map: {figures}\n")
    # The people are always the same: what is off by more has another reason than chance.
    assert (is_saved, is_wrong) == (pytest.approx(saved, abs=0.001), pytest.approx(wrong, abs=0.001))
