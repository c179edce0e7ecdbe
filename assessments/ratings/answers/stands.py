"""What is said of a skill at one moment: a level, that it doesn't apply, or nothing."""

from collections.abc import Mapping
from dataclasses import dataclass

from assessments.ratings.answers.words import said_in_words


@dataclass(frozen=True)
class Stand:
    """Rated without a level is “doesn't apply to me”.

    >>> Stand(True, 3).words, Stand().words
    ('3, practitioner', 'not rated')
    """

    is_rated: bool = False
    level: int | None = None

    @property
    def words(self) -> str:
        return said_in_words(self.level) if self.is_rated else "not rated"


def stand_in(answers: Mapping[str, int | None], skill: str) -> Stand:
    """
    >>> stand_in({"git": 2, "r": None}, "git"), stand_in({"git": 2}, "r")
    (Stand(is_rated=True, level=2), Stand(is_rated=False, level=None))
    """
    return Stand(True, answers[skill]) if skill in answers else Stand()
