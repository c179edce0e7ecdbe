"""Who is in a cohort, and the levels of those who are there."""

from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, QuerySet, Value
from django.db.models.functions import Cast, Coalesce, Concat, Lower

from assessments.cohorts.lessons.class_hours import in_class
from assessments.cohorts.lessons.roll import Counting, Roll, read_roll
from assessments.cohorts.people_queries import GIVEN_NAME, NAME, held_of
from assessments.cohorts.queries import Goal
from assessments.cohorts.sight import NAMED_TO_OTHERS
from assessments.models import Cohort, Membership
from assessments.plans.steps import Way, level_steps
from skills.catalogue import Catalogue
from skills.kept import kept
from skills.targets import target_of

# What other learners may read of who has given no name: the number that stands in the files, and no address.
NUMBER = Concat(Value("Learner "), Cast("pk", CharField()))
NAME_OR_NUMBER = Coalesce(GIVEN_NAME, NUMBER, output_field=CharField())


@dataclass(frozen=True)
class There:
    """Either everybody but some learners, or some learners only. They go by the numbers of their memberships."""

    only: bool = False
    marked: frozenset[int] = frozenset()

    def has(self, member: int) -> bool:
        return (member in self.marked) is self.only

    def of(self, learners: QuerySet[Membership]) -> QuerySet[Membership]:
        return learners.filter(pk__in=self.marked) if self.only else learners.exclude(pk__in=self.marked)


@dataclass(frozen=True)
class Enrolled:
    """Everybody by name, and who they are as a person, in the order of their names. `unasked` are those who are left
    out: they agreed to an older wording than what is to be told takes."""

    learners: QuerySet[Membership]
    names: dict[int, str]
    people: dict[int, Any]
    unasked: dict[int, str]


def enrolled_in(cohort: Cohort, agreed_to: int) -> Enrolled:
    """One query. Of those who agreed to this wording or a newer one."""
    learners = Membership.objects.learning().filter(cohort=cohort)
    name = NAME_OR_NUMBER if agreed_to >= NAMED_TO_OTHERS else NAME
    named = learners.annotate(name=name).order_by(Lower("name"), "pk")
    rows = list(named.values_list("pk", "person", "name", "agreed_to"))
    unasked = {pk: name for pk, _, name, wording in rows if (wording or 0) < agreed_to}
    asked = [(pk, person, name) for pk, person, name, _ in rows if pk not in unasked]
    return Enrolled(
        learners=learners.filter(agreed_to__gte=agreed_to),
        names={pk: name for pk, _, name in asked},
        people={pk: person for pk, person, _ in asked},
        unasked=unasked,
    )


def roll_of(enrolled: Enrolled, there: There, goal: Goal, counting: Counting) -> Roll:
    """One query, for those who are there."""
    if goal.level is None:
        return Roll({}, (), ())
    names = {pk: name for pk, name in enrolled.names.items() if there.has(pk)}
    people = there.of(enrolled.learners).order_by().values("person")
    skills = {str(task.key[0]) for task in way_to(goal).tasks if isinstance(task.key, tuple)}
    held = held_of(people, goal.catalogue, skills, with_verified=counting.by == "verified")
    by_member = {pk: held[enrolled.people[pk]] for pk in names if enrolled.people[pk] in held}
    return read_roll(goal.catalogue, target_of(goal.level), names, by_member, counting)


def way_to(goal: Goal, part: int = 1) -> Way:
    """That of somebody who can do nothing yet, with the hours that its steps take in class."""
    if goal.role is None or goal.level is None:
        return Way((), 0, 0)
    return _way(goal.catalogue, goal.role.slug, goal.level.seniority, part)


@kept
def _way(catalogue: Catalogue, role: str, seniority: str, part: int) -> Way:
    level = catalogue.role[role].level(seniority)
    return in_class(level_steps(catalogue, target_of(level) if level else {}, have={}), part)
