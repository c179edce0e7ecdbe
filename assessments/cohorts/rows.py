"""How rows about all people of a cohort are read: quickly, as there may be hundreds of thousands."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Aggregate, ExpressionWrapper, F, Field, IntegerField, Q, QuerySet
from django.db.models.functions import Coalesce
from django.db.models.lookups import In

from assessments.cohorts.texts import A_SKILL, NO_LEVEL

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


# -- A row a person ----------------------------------------------------------------------------------------------------


class InOneText(Aggregate):
    """All that a group has, with commas between (see `texts`)."""

    function = "GROUP_CONCAT"

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        text = "%(function)s(CAST(%(expressions)s AS text), ',')"
        return self.as_sql(compiler, connection, function="STRING_AGG", template=text, **context)


def levels_in_one(level: str) -> InOneText:
    """Where the field is empty, that there is no level."""
    return InOneText(F("skill_id") * A_SKILL + Coalesce(level, NO_LEVEL), output_field=AS_IT_COMES)


def known_levels_in_one(level: str) -> InOneText:
    """Where the field is empty, nothing: databases leave that out of a text."""
    return InOneText(F("skill_id") * A_SKILL + F(level), output_field=AS_IT_COMES)
