"""The learners of a cohort, a page of them at a time, with how ready each is and when they were last at work."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import CharField, Exists, IntegerField, Max, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, Greatest, Lower, NullIf
from django.utils import timezone

from assessments.cohorts.people import Held, ListedLearner, ready_each
from assessments.cohorts.queries import Goal
from assessments.cohorts.rows import AS_IT_COMES, about, known_levels_in_one, levels_in_one
from assessments.cohorts.texts import codes_of, levels_in
from assessments.gaps.words import percent
from assessments.models import Answer, Cohort, Exemption, Membership, PlanChange, Rating, RatingChange, Review
from skills.catalogue import Catalogue
from skills.models import Skill
from skills.succession import forebears
from skills.targets import target_of

A_PAGE = 50
LONGEST_WORDS = 100

GIVEN_NAME = NullIf("person__name", Value(""))
NAME = Coalesce(GIVEN_NAME, "person__email", output_field=CharField())
BY: dict[str, tuple[Any, ...]] = {
    "name": (Lower(NAME), "pk"),
    "joined": ("-joined_at", "pk"),
    "active": ("active_at", "pk"),
}
READY = "ready"
# In a row that says what a skill is called.
NOBODY = 0
ORDERS = (*BY, READY)


@dataclass(frozen=True)
class People:
    """`learners` are those of this page, in its order."""

    page: Page[Any]
    learners: tuple[ListedLearner, ...]
    order: str
    words: str


def people_of(cohort: Cohort, goal: Goal, order: str, words: str, number: str | None) -> People:
    """Three queries, in every order and for every size."""
    order, words = order if order in ORDERS else "name", words.strip()[:LONGEST_WORDS]
    learners = called(Membership.objects.learning().filter(cohort=cohort), words).annotate(active_at=active_at())
    if order == READY:
        return _by_readiness(learners, goal, words, number)
    page = Paginator(learners.order_by(*BY[order]).values_list(*ROW), A_PAGE).get_page(number)
    rows = list(page.object_list)
    ready = _readiness([person for _, person, *_ in rows], goal)
    return People(page, tuple(_learner(row, ready) for row in rows), order, words)


ROW = ("pk", "person", "called", "joined_at", "active_at")


def called(rows: Any, words: str) -> Any:
    """Whose name has these words in it. The address of whoever has a name is shown to nobody, so it isn't looked at."""
    found = rows.annotate(called=NAME)
    # No name has a NUL in it, and PostgreSQL doesn't even look for one.
    for word in words.replace("\0", " ").split():
        found = found.filter(called__icontains=word)
    return found


def _by_readiness(learners: QuerySet[Membership], goal: Goal, words: str, number: str | None) -> People:
    """All are weighed, the least ready first; whoever has rated nothing comes at the end."""
    everybody = list(learners.order_by(*BY["name"]).values_list("pk", "person"))
    ready = _readiness(learners.order_by().values("person"), goal)
    everybody.sort(key=lambda row: ready.get(row[1], 101.0))
    page = Paginator(everybody, A_PAGE).get_page(number)
    rows = {row[0]: row for row in learners.filter(pk__in=[pk for pk, _ in page.object_list]).values_list(*ROW)}
    return People(page, tuple(_learner(rows[pk], ready) for pk, _ in page.object_list if pk in rows), READY, words)


def _learner(row: tuple[Any, ...], ready: Mapping[int, float]) -> ListedLearner:
    pk, person, name, joined_at, active_at = row
    found = ready.get(person)
    days = (timezone.localdate(joined_at), timezone.localdate(active_at))
    return ListedLearner(pk, name, *days, None if found is None else percent(found))


def _readiness(people: Iterable[Any], goal: Goal) -> dict[int, float]:
    """One query, with the numbers of the skills: their names beside each of 50,000 ratings would double its time.

    Of whoever has rated nothing of the goal, nothing.
    """
    target = target_of(goal.level) if goal.level else {}
    skills = _asked(goal.catalogue, target)
    theirs = about(people, skills.values("pk"))
    rated, left_out = Rating.objects.filter(theirs).order_by(), Exemption.objects.filter(theirs).order_by()
    nothing, nobody = Value(None, output_field=IntegerField()), Value(NOBODY)
    rows = rated.values_list("person", "skill", "level", Value("")).union(
        left_out.values_list("person", "skill", nothing, "reason"),
        skills.values_list(nobody, "pk", nothing, "slug"),
        all=True,
    )
    every = list(rows)
    slugs = {skill: text for person, skill, _, text in every if person == NOBODY}
    return ready_each(goal.catalogue, target, slugs, (row for row in every if row[0] != NOBODY))


def held_of(
    people: Iterable[Any], catalogue: Catalogue, skills: Iterable[str], *, with_verified: bool = True
) -> dict[int, Held]:
    """One query, also of what these skills were called before: what is rated; what is left out, which always has a
    reason; and what is verified, with what a teacher has said of a skill that isn't rated."""
    asked = _asked(catalogue, skills)
    theirs = about(people, asked.values("pk"))
    nothing, no_skill = Value("", output_field=AS_IT_COMES), Value(0, output_field=AS_IT_COMES)
    rated, left_out = Rating.objects.filter(theirs).order_by(), Exemption.objects.filter(theirs).order_by()
    opinions = Review.objects.newest().filter(theirs, ~Exists(_rating_beside())).order_by()
    verified = known_levels_in_one("verified_level") if with_verified else nothing
    parts = [
        left_out.values_list("person", nothing, nothing, "skill", "reason"),
        asked.values_list(Value(NOBODY), nothing, nothing, "pk", "slug"),
    ]
    if with_verified:
        said = opinions.values("person").annotate(said=known_levels_in_one("level"))
        parts.append(said.values_list("person", nothing, "said", no_skill, nothing))
    own = rated.values("person").annotate(own=levels_in_one("level"), known=verified)
    return _held(list(own.values_list("person", "own", "known", no_skill, nothing).union(*parts, all=True)))


def _held(rows: Sequence[tuple[int, str, str | None, int, str]]) -> dict[int, Held]:
    """Of a person: the levels that they rated and those that are verified, each in one text; a skill that they left
    out, and why. Of nobody: a skill and its name."""
    slugs = {skill: slug for person, _, _, skill, slug in rows if person == NOBODY}
    codes = codes_of(slugs)
    held = defaultdict[int, Held](Held)
    for person, own, verified, skill, why in rows:
        if person == NOBODY:
            continue
        one = held[person]
        if own:
            one.levels.update(levels_in(own, codes))
        if verified:
            one.verified.update(levels_in(verified, codes))
        if why:
            one.exempt[slugs[skill]] = why
    return dict(held)


def _asked(catalogue: Catalogue, skills: Iterable[str]) -> QuerySet[Skill]:
    """These, and what they were called before."""
    telling = {old for skill in skills for old in (skill, *forebears(catalogue, skill))}
    return Skill.objects.filter(framework__slug=catalogue.framework.slug, slug__in=telling).order_by()


def _rating_beside() -> QuerySet[Rating]:
    return Rating.objects.filter(person=OuterRef("person"), skill=OuterRef("skill"))


def active_at() -> Greatest:
    """When somebody last rated, answered or worked on a plan; at least when they joined."""
    changes = RatingChange.objects.filter(person=OuterRef("person")).order_by("-at")
    newest = (
        # Not their maximum: the index has the newest at its end, and none of the others is read.
        Subquery(changes.values("at")[:1]),
        _newest(Answer.objects.filter(sitting__person=OuterRef("person")), "sitting__person", "answered_at"),
        _newest(PlanChange.objects.filter(plan__person=OuterRef("person")), "plan__person", "at"),
    )
    # SQLite takes nothing for the greatest where one of them is nothing.
    return Greatest(*(Coalesce(each, "joined_at") for each in newest), "joined_at")


def _newest(rows: QuerySet[Any], person: str, when: str) -> Subquery:
    return Subquery(rows.order_by().values(person).annotate(newest=Max(when)).values("newest"))
