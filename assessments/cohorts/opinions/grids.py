"""The two grids: a learner with every skill of the goal, and a skill with the learners of the cohort."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, cast

from django.core.paginator import Page, Paginator
from django.db.models import Count, FilteredRelation, OuterRef, Q, Subquery, Window
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from assessments.cohorts.opinions.cells import Cell, Piece
from assessments.cohorts.opinions.queries import standing_of
from assessments.cohorts.people import Held
from assessments.cohorts.people_queries import A_PAGE, NAME, held_of
from assessments.cohorts.queries import Goal
from assessments.gaps.forms import target_in
from assessments.models import Cohort, Evidence, Membership, Review, Taken
from assessments.ratings.answers.stands import Stand
from assessments.ratings.mine.skill_pages import UNDOABLE
from assessments.ratings.queries import skill_ids
from careerpath.lib.ages import age_in_words
from skills.catalogue import Catalogue
from skills.releases import catalogue_of, latest_release
from skills.succession import handed_on
from skills.targets import Target, target_of

GONE = "a former teacher"
MOST_DIGITS = 6

# A piece of evidence: its level, text, link and moment.
Shown = tuple[int, str, str, datetime]


@dataclass(frozen=True)
class Undoable:
    """What the teacher gave last on this page: it can be undone for a day."""

    reviews: tuple[int, ...]
    at: datetime


@dataclass(frozen=True)
class Grid:
    cells: tuple[Cell, ...]
    undo: Undoable | None


def asked_in(goal: Goal) -> Target:
    return target_of(goal.level) if goal.level else {}


def skills_of(goal: Goal, everything: bool) -> tuple[str, ...]:
    """In the order of the catalogue; without those that are out of use."""
    target = asked_in(goal)
    return tuple(
        skill.slug for skill in goal.catalogue.skills if skill.slug in target or (everything and not skill.retired)
    )


# -- By person ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Hold:
    """Who has taken a learner's skill from the queue, and until when."""

    by: int
    name: str
    until: datetime


@dataclass(frozen=True)
class LearnerWithEvidence:
    """`evidence` is by skill, the newest first."""

    pk: int
    person: int
    name: str
    evidence: Mapping[str, Sequence[Shown]]
    hold: Hold | None = None


PIECE = tuple(f"person__evidence__{name}" for name in ("level", "text", "link", "added_at"))
OF = ("person__evidence__skill__framework", "person__evidence__skill__slug")
HELD = {"held_by": "by", "held_name": "by__name", "held_address": "by__email", "held_until": "until"}


def learner_with_evidence(mine: Membership, member: int, skills: Sequence[str]) -> LearnerWithEvidence | None:
    """One query, whether there is evidence or not; of a single skill also who has taken it."""
    holds = Taken.objects.live(timezone.now()).filter(
        cohort=mine.cohort_id, person=OuterRef("person"), skill__slug__in=skills
    )
    held = {name: Subquery(holds.values(what)[:1]) for name, what in HELD.items()} if len(skills) == 1 else {}
    rows = Membership.objects.visible_to(mine.person).filter(cohort=mine.cohort_id, pk=member)
    # All evidence of theirs is joined: there are but a few pieces, and nobody is left out who has none.
    told = rows.annotate(called=NAME, **held).order_by("-person__evidence__added_at", "-person__evidence")
    found = list(told.values("person", "called", *OF, *PIECE, *held))
    if not found:
        return None
    evidence: dict[str, list[Shown]] = defaultdict(list)
    for row in found:
        if row[OF[0]] == mine.cohort.framework_id:
            evidence[row[OF[1]]].append(cast("Shown", tuple(row[name] for name in PIECE)))
    return LearnerWithEvidence(member, found[0]["person"], found[0]["called"], evidence, _hold(found[0]))


def _hold(row: Mapping[str, Any]) -> Hold | None:
    if not row.get("held_by"):
        return None
    return Hold(row["held_by"], row["held_name"] or row["held_address"], row["held_until"])


def grid_of_person(
    mine: Membership,
    goal: Goal,
    learner: LearnerWithEvidence,
    skills: Sequence[str],
    newest: Iterable[Review] | None = None,
) -> Grid:
    """Two queries; one where the opinions that count are known."""
    person = learner.person
    held = held_of([person], goal.catalogue, skills).get(person, Held())
    rows = _reviews([person], goal.catalogue, skills) if newest is None else newest
    reviews = {row.skill.slug: row for row in rows}
    told, target = _Told(mine), asked_in(goal)
    first, last = _around(reverse("cohort_learner_skill", args=[mine.cohort_id, learner.pk, "0"]))
    own, left_out = _own(goal.catalogue, held)
    cells = tuple(
        told.cell(
            reviews.get(slug),
            learner.evidence.get(slug, ()),
            key=slug,
            name=goal.catalogue.skill[slug].name,
            address=f"{first}{slug}{last}",
            own=Stand(slug in own, own.get(slug)),
            asked=target[slug].level if slug in target else None,
            left_out=left_out.get(slug, ""),
            level=held.verified.get(slug),
        )
        for slug in skills
    )
    return Grid(cells, told.undoable)


# -- By skill ----------------------------------------------------------------------------------------------------------


def goal_and_numbers(cohort: Cohort) -> tuple[Goal, Mapping[str, int]]:
    """The goal, and the ids of all skills, which stay the same: one query, as `goal_of`."""
    release = latest_release(cohort.framework.slug)
    catalogue = catalogue_of(release)
    return Goal(catalogue, *target_in(catalogue, cohort.role, cohort.seniority)), skill_ids(release)


def learners_on(mine: Membership, skill_id: int, number: str | None) -> Page[Any]:
    """A page of learners with the opinion that counts: one query, and another one where the page isn't there."""
    rows = Membership.objects.visible_to(mine.person).filter(cohort=mine.cohort_id).order_by(Lower(NAME), "pk")
    counts = Q(person__reviews__skill=skill_id, person__reviews__replaced_at__isnull=True)
    opinion = FilteredRelation("person__reviews", condition=counts)
    joined: Any = rows.annotate(called=NAME, opinion=opinion)
    named = joined.select_related("opinion__by")
    wanted = int(number) if number and number.isdecimal() and len(number) < MOST_DIGITS else 1
    first = (max(wanted, 1) - 1) * A_PAGE
    found = list(named.annotate(all=Window(Count("pk")))[first : first + A_PAGE])
    paginator: Paginator[Any] = Paginator(named, A_PAGE)
    if not found:
        return paginator.get_page(number)
    vars(paginator)["count"] = found[0].all
    return Page(found, max(wanted, 1), paginator)


def grid_of_skill(mine: Membership, goal: Goal, skill: str, learners: Iterable[Any]) -> Grid:
    """Two queries."""
    people = {row.person_id: row for row in learners}
    everybody = held_of(people, goal.catalogue, [skill])
    evidence = _evidence(people, goal.catalogue, skill)
    told, target = _Told(mine), asked_in(goal)
    first, last = _around(reverse("cohort_learner_skill", args=[mine.cohort_id, 0, skill]))
    asked = target[skill].level if skill in target else None
    cells = []
    for person, row in people.items():
        held = everybody.get(person, Held())
        own, left_out = _own(goal.catalogue, held)
        cells.append(
            told.cell(
                vars(row).get("opinion"),
                evidence.get(person, ()),
                key=str(row.pk),
                name=row.called,
                address=f"{first}{row.pk}{last}",
                own=Stand(skill in own, own.get(skill)),
                asked=asked,
                left_out=left_out.get(skill, ""),
                level=held.verified.get(skill),
            )
        )
    return Grid(tuple(cells), told.undoable)


# -- Both --------------------------------------------------------------------------------------------------------------


def _around(address: str) -> tuple[str, str]:
    """One address is asked for; the others differ in one number only."""
    first, last = address.rsplit("0/", 1) if address.endswith("0/") else address.split("/0/", 1)
    return (first, "/") if address.endswith("0/") else (f"{first}/", f"/{last}")


def _own(catalogue: Catalogue, held: Held) -> tuple[dict[str, int | None], dict[str, str]]:
    levels = handed_on(catalogue, held.levels, lambda level: -1 if level is None else level)
    return levels, handed_on(catalogue, held.exempt, len)


# Whole rows of teachers and skills, once for each opinion, would take longer than all the rest.
TOLD = (
    *("person", "cohort", "skill__slug", "by__name", "by__email", "level", "comment"),
    *("given_at", "answer", "talked_at", "replaced_at"),
)


def _reviews(people: Iterable[int], catalogue: Catalogue, skills: Iterable[str]) -> list[Review]:
    rows = Review.objects.newest().filter(person__in=people, skill__framework__slug=catalogue.framework.slug)
    return list(rows.filter(skill__slug__in=skills).select_related("by", "skill").only(*TOLD))


def _evidence(people: Iterable[int], catalogue: Catalogue, skill: str) -> Mapping[int, Sequence[Shown]]:
    """The newest first."""
    rows = Evidence.objects.filter(person__in=people, skill__framework__slug=catalogue.framework.slug)
    rows = rows.filter(skill__slug=skill).order_by("-added_at", "-pk")
    found: dict[int, list[Shown]] = defaultdict(list)
    for person, *piece in rows.values_list("person", "level", "text", "link", "added_at"):
        found[person].append(cast("Shown", tuple(piece)))
    return found


class _Told:
    """Tells what a teacher may know of an opinion, and gathers what they gave last."""

    def __init__(self, mine: Membership) -> None:
        self.mine, self.today = mine, timezone.localdate()
        self.last: list[Review] = []

    def cell(self, row: Review | None, evidence: Iterable[Shown], **known: Any) -> Cell:
        known["evidence"] = tuple(self._piece(row, *piece) for piece in evidence)
        if row is None:
            return Cell(**known)
        stands = standing_of(row, self.mine.cohort_id, self.mine.person)
        known |= {"level": row.level, "comment": stands.comment, "seen": str(stands.seen)}
        if row.cohort_id != self.mine.cohort_id:
            return Cell(**known)
        if stands.is_mine:
            self.last.append(row)
        return Cell(
            given=by_in_words(row, self.today),
            answer=row.answer,
            talked_on=date_format(timezone.localdate(row.talked_at)) if row.talked_at else "",
            **known,
        )

    def _piece(self, row: Review | None, level: int, text: str, link: str, at: datetime) -> Piece:
        """What came after the opinion that counts is new."""
        age = age_in_words((self.today - timezone.localdate(at)).days)
        return Piece(level, text, link, age, is_new=row is None or at > row.given_at)

    @property
    def undoable(self) -> Undoable | None:
        at = max((row.given_at for row in self.last), default=None)
        if at is None or timezone.now() - at > UNDOABLE:
            return None
        return Undoable(tuple(row.pk for row in self.last if row.given_at == at), at)


def by_in_words(row: Review, today: date) -> str:
    age = age_in_words((today - timezone.localdate(row.given_at)).days)
    return f"{row.by or GONE}, {age}"
