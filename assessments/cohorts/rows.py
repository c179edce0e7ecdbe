"""How rows about all people of a cohort are read: quickly, as there may be hundreds of thousands."""

from collections.abc import Iterable
from typing import Any

from django.db.models import ExpressionWrapper, F, Field, IntegerField, Q, QuerySet
from django.db.models.lookups import In

# A number is one already. As an IntegerField, each would be made one again, which takes longer than fetching it.
AS_IT_COMES: Field[Any, Any] = Field()


def about(people: Any, skills: Iterable[int] | QuerySet[Any, Any]) -> Q:
    """Rows of these people and skills.

    Added to nothing, a skill is looked for in no index: SQLite would look up each skill of each person by itself, which
    takes twice as long as reading all that they have rated.
    """
    skill = ExpressionWrapper(F("skill_id") + 0, output_field=IntegerField())
    among = skills.query if isinstance(skills, QuerySet) else list(skills)
    return Q(In(skill, among), person__in=people)
