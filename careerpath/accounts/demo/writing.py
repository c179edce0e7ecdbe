"""Writes invented lives into the database, many at once."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import islice
from random import Random
from typing import Any, TypeVar

from django.db.models import Model

from assessments.cohorts.sight import NEWEST
from assessments.models import Evidence, Exemption, Membership, Rating, RatingChange, Review
from careerpath.accounts.demo.few import write_plan, write_sitting
from careerpath.accounts.demo.lives import Life, live
from careerpath.accounts.demo.setting import Setting
from careerpath.accounts.models import User

M = TypeVar("M", bound=Model)
AT_ONCE = 500
ROWS_AT_ONCE = 2000
# Of so many the answers of their assessment are kept too, and so many may make a plan.
WITH_SITTING, WITH_PLAN = 40, 24
EVIDENCE = (
    "",
    "My notes of the lesson on {}, with the exercise at its end.",
    "A small project of my own that uses {}. The readme says what I did.",
    "I have done {} for our team project for some weeks. Here is what I changed, and why.",
    "I showed {} to the others and answered their questions. These are my slides.",
)


def write_lives(setting: Setting, people: Mapping[int, User], seed: str) -> None:
    """Each person with their number: the life of number 17 is the same, however many there are."""
    lives = (
        (number, person, live(setting.course, setting.days, _chance(seed, number), plans=number <= WITH_PLAN))
        for number, person in people.items()
    )
    while some := list(islice(lives, AT_ONCE)):
        _insert(Membership, (_membership(setting, person, life) for _, person, life in some))
        sittings = {
            person.pk: write_sitting(setting, person, life)
            for number, person, life in some
            if number <= WITH_SITTING and life.said
        }
        _insert(RatingChange, (row for _, who, life in some for row in _changes(setting, who, life, sittings)))
        _insert(Rating, (row for _, who, life in some for row in _ratings(setting, who, life)))
        _insert(Review, (row for _, who, life in some for row in _reviews(setting, who, life)))
        _insert_evidence(setting, [(who, life) for _, who, life in some])
        _insert_exemptions(setting, [(who, life) for _, who, life in some])
        for _, person, life in some:
            if life.hours_a_week:
                write_plan(setting, person, life)


def _chance(seed: str, number: int) -> Random:
    return Random(f"{seed}:{number}")  # noqa: S311 - invented, and the same each time


def _insert(model: type[M], rows: Iterable[M]) -> list[M]:
    return list(model._default_manager.bulk_create(rows, batch_size=ROWS_AT_ONCE))


def _membership(setting: Setting, person: User, life: Life) -> Membership:
    joined = setting.moment(life.joined)
    return Membership(
        cohort_id=setting.cohort.pk,
        person_id=person.pk,
        role=Membership.Role.LEARNER,
        joined_at=joined,
        left_at=None if life.left is None else setting.moment(life.left),
        agreed_to=NEWEST,
        agreed_at=joined,
    )


# -- Ratings -----------------------------------------------------------------------------------------------------------


def _changes(setting: Setting, person: User, life: Life, sittings: Mapping[int, int]) -> Iterator[RatingChange]:
    """The lines of the history: what the learner said, and what a teacher saw."""
    for said, before, at, before_at in _with_before(setting, life.said):
        yield RatingChange(
            person_id=person.pk,
            skill_id=setting.ids[said.skill],
            before=before.level if before else None,
            rated_before_at=before_at,
            after=said.level,
            source=said.how,
            sitting_id=sittings.get(person.pk) if said.how == RatingChange.Source.SITTING else None,
            at=at,
        )
    for seen, earlier, at, before_at in _with_before(setting, life.seen):
        if earlier is None or earlier.level != seen.level:
            yield RatingChange(
                person_id=person.pk,
                skill_id=setting.ids[seen.skill],
                before=earlier.level if earlier else None,
                rated_before_at=before_at,
                after=seen.level,
                source=RatingChange.Source.REVIEW,
                at=at,
            )


def _reviews(setting: Setting, person: User, life: Life) -> Iterator[Review]:
    """The newest of each skill counts. Who was at work later has read it by then."""
    last = max((said.day for said in life.said), default=0)
    replaced: dict[str, datetime] = {}
    for seen, _, at, _ in reversed(list(_with_before(setting, life.seen))):
        read_at = setting.moment(seen.day + 1)
        yield Review(
            person_id=person.pk,
            skill_id=setting.ids[seen.skill],
            cohort_id=setting.cohort.pk,
            by_id=setting.teachers[seen.by_assistant].pk,
            level=seen.level,
            own_level=seen.own,
            comment=seen.comment,
            given_at=at,
            replaced_at=replaced.get(seen.skill),
            seen_at=read_at if seen.answer or last > seen.day else None,
            answer=seen.answer,
            answered_at=read_at if seen.answer else None,
        )
        replaced[seen.skill] = at


def _with_before(setting: Setting, lines: Sequence[Any]) -> Iterator[tuple[Any, Any, datetime, datetime | None]]:
    """Each with the one before of the same skill, and the moments of both."""
    last: dict[str, tuple[Any, datetime]] = {}
    for number, line in enumerate(lines):
        # Answers of one assessment come at once, when it is finished.
        at = setting.moment(line.day, 0 if getattr(line, "how", "") == "sitting" else 60 + number % 500)
        before, before_at = last.get(line.skill, (None, None))
        last[line.skill] = line, at
        yield line, before, at, before_at


def _ratings(setting: Setting, person: User, life: Life) -> Iterator[Rating]:
    own = {said.skill: (said, at) for said, _, at, _ in _with_before(setting, life.said)}
    verified = {seen.skill: (seen, at) for seen, _, at, _ in _with_before(setting, life.seen)}
    for skill, (said, at) in own.items():
        seen, seen_at = verified.get(skill, (None, None))
        yield Rating(
            person_id=person.pk,
            skill_id=setting.ids[skill],
            level=said.level,
            rated_at=at,
            verified_level=seen.level if seen else None,
            verified_at=seen_at,
            verified_by_id=setting.teachers[seen.by_assistant].pk if seen else None,
        )


# -- Evidence, and what they leave out ---------------------------------------------------------------------------------


def _insert_evidence(setting: Setting, lives: Iterable[tuple[User, Life]]) -> None:
    rows = _insert(
        Evidence,
        (
            Evidence(
                person_id=person.pk,
                skill_id=setting.ids[shown.skill],
                level=shown.level,
                text=EVIDENCE[shown.level].format(setting.catalogue.skill[shown.skill].name),
                link=f"https://demo.example/{person.email.split('@')[0]}/{shown.skill}/" if shown.has_link else "",
                # Put right below: on its way in it becomes the time of writing.
                added_at=setting.moment(shown.day, 30),
            )
            for person, life in lives
            for shown in life.shown
        ),
    )
    days = [shown.day for _, life in lives for shown in life.shown]
    _put_right(rows, "added_at", [setting.moment(day, 30) for day in days])


def _insert_exemptions(setting: Setting, lives: Iterable[tuple[User, Life]]) -> None:
    rows = _insert(
        Exemption,
        (
            Exemption(person_id=person.pk, skill_id=setting.ids[skill], reason=reason)
            for person, life in lives
            for skill, reason in life.left_out
        ),
    )
    _put_right(rows, "since", [setting.moment(life.joined) for _, life in lives for _ in life.left_out])


def _put_right(rows: Sequence[M], name: str, moments: Sequence[datetime]) -> None:
    """What Django dates by itself gets the day of the invented life."""
    found: dict[datetime, list[Any]] = defaultdict(list)
    for row, moment in zip(rows, moments, strict=True):
        found[moment].append(row.pk)
    for moment, numbers in found.items():
        type(rows[0])._default_manager.filter(pk__in=numbers).update(**{name: moment})
