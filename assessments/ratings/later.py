"""What a person said of a skill elsewhere after they had answered it in a sitting: the later word counts."""

from collections.abc import Iterable
from typing import Any

from assessments.models import Answer, Rating, RatingChange
from assessments.ratings.answers.stands import Stand


def said_later(person: Any, answers: Iterable[Answer]) -> dict[int, Stand]:
    """By the ids of their skills, where it is something else. In two queries, however many answers there are."""
    given = {answer.skill_id: answer for answer in answers}
    rated = {row.skill_id: row for row in Rating.objects.filter(person=person, skill__in=given)}
    changed = {
        skill: Stand(True, row.level)
        for skill, row in rated.items()
        if row.rated_at > given[skill].answered_at and row.level != given[skill].level
    }
    taken_back = RatingChange.objects.filter(person=person, skill__in=given.keys() - rated.keys(), is_rated=False)
    gone = {row.skill_id: Stand() for row in taken_back if row.at > given[row.skill_id].answered_at}
    return changed | gone
