"""What the page of one skill of a person shows: where they stand, and how they came there."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone
from django.utils.dateformat import format as date_words
from django.utils.safestring import SafeString

from assessments.models import Rating, RatingChange
from assessments.ratings.answers.badges import change_badges, stand_badge
from assessments.ratings.answers.seen import word_of
from assessments.ratings.answers.stands import Stand
from assessments.ratings.asked import Asked, asked_in
from assessments.ratings.evidence import levels_of_evidence
from assessments.ratings.forms import AnswersForm
from assessments.ratings.fragments import OnPage, skill_fieldset
from assessments.ratings.mine.corrections import is_what_stands
from assessments.ratings.mine.history import HEIGHT, MARKS, Line, Mark, Moment, step_line
from assessments.ratings.mine.queries import MOST_CHANGES, changes_of, open_answer, rating_of, wish_of
from assessments.ratings.pages import Problem, problems_in
from assessments.ratings.services import seen_of
from careerpath.lib.ages import age_in_words
from skills.catalogue import Catalogue, Category, Milestone, Skill
from skills.pages.skill_page import milestones_of

# So long a correction can be undone by one click. After that it is a part of the history.
UNDOABLE = timedelta(days=1)
DAY = 86_400


@dataclass(frozen=True)
class Changed:
    """One line of the history; `sitting` is the number of the assessment that it came from, while there is one."""

    pk: int
    at: datetime
    before: Stand
    after: Stand
    source: str
    sitting: int | None
    is_second_opinion: bool

    @property
    def badges(self) -> SafeString:
        return change_badges(self.before, self.after)


@dataclass(frozen=True)
class Picture:
    """The two lines are drawn already: a loop of a template takes ten times as long."""

    own: SafeString
    verified: SafeString
    ticks: tuple[tuple[str, str, str], ...]
    marks: tuple[Mark, ...] = MARKS
    height: int = HEIGHT


@dataclass(frozen=True)
class OpenAnswer:
    """What the open sitting says of the skill."""

    asked: Asked
    words: str
    address: str


@dataclass(frozen=True)
class SkillOfMine:
    skill: Skill
    category: Category
    successors: tuple[Skill, ...]
    rating: Rating | None
    age: str
    seen: str
    fieldset: SafeString
    problems: tuple[Problem, ...]
    evidence: tuple[int, ...]
    open_answer: OpenAnswer | None
    undo: Changed | None
    history: tuple[Changed, ...]
    is_cut: bool
    picture: Picture | None
    # Those that would prove it, the lowest level first.
    milestones: tuple[tuple[Milestone, int], ...]

    @property
    def badge(self) -> SafeString:
        return stand_badge(Stand(True, self.rating.level) if self.rating else Stand())


def skill_of_mine(catalogue: Catalogue, skill: Skill, person: Any, sent: AnswersForm | None = None) -> SkillOfMine:
    """What was sent and has a problem is shown again as it was sent."""
    where = (person, catalogue.framework.slug, skill.slug)
    now, rating, rows = timezone.now(), rating_of(*where), changes_of(*where)
    history = history_of(rows, rating.verified_level if rating else None, rating.verified_at if rating else None)
    own = [row for row in rows if row.source != RatingChange.Source.REVIEW]
    undoable = next((one for one in history if own and one.pk == own[0].pk and _can_undo(own[0], rating, now)), None)
    wish = wish_of(*where)
    shown = OnPage(word_of(rating.level) if rating else "", wish=wish, wished=wish)
    return SkillOfMine(
        skill=skill,
        category=next(category for category in catalogue.categories if category.slug == skill.category),
        successors=tuple(catalogue.skill[slug] for slug in skill.replaced_by),
        rating=rating,
        age=age_in_words((now - rating.rated_at).days) if rating else "",
        seen=seen_of(rating.level, rating.rated_at) if rating else "",
        fieldset=skill_fieldset(catalogue, skill.slug, _again(shown, skill.slug, sent), alone=True),
        problems=problems_in(catalogue, sent),
        evidence=levels_of_evidence(*where),
        open_answer=_open_answer(*where),
        undo=undoable,
        history=history,
        is_cut=len(rows) == MOST_CHANGES,
        picture=picture_of(history, now),
        milestones=tuple(sorted(milestones_of(catalogue).get(skill.slug, ()), key=lambda found: found[1])),
    )


def _again(shown: OnPage, slug: str, sent: AnswersForm | None) -> OnPage:
    if sent is None or slug not in sent.problems:
        return shown
    word, _, wish = sent.typed(slug)
    return OnPage(word, wish=wish, wished=sent.wished(slug), problem=sent.problems[slug])


def _can_undo(change: RatingChange, rating: Rating | None, now: datetime) -> bool:
    is_correction = change.source == RatingChange.Source.CORRECTION
    return is_correction and now - change.at < UNDOABLE and is_what_stands(change, rating)


def history_of(rows: Sequence[RatingChange], verified: int | None, verified_at: datetime | None) -> tuple[Changed, ...]:
    """The newest first. A second opinion that is in the rating alone gets its line too."""
    found = list(map(_changed, rows))
    if verified_at and not any(one.is_second_opinion for one in found):
        source = RatingChange.Source.REVIEW
        found.append(Changed(0, verified_at, Stand(), Stand(True, verified), source.label, None, True))
    return tuple(sorted(found, key=lambda one: one.at, reverse=True))


def _changed(row: RatingChange) -> Changed:
    return Changed(
        pk=row.pk,
        at=row.at,
        before=Stand(row.rated_before_at is not None, row.before),
        after=Stand(row.is_rated, row.after),
        source=row.get_source_display(),
        sitting=row.sitting_id,
        is_second_opinion=row.source == RatingChange.Source.REVIEW,
    )


def _open_answer(person: Any, framework: str, skill: str) -> OpenAnswer | None:
    answer = open_answer(person, framework, skill)
    if answer is None:
        return None
    asked = asked_in(answer.sitting)
    return OpenAnswer(asked, Stand(True, answer.level).words, asked.address(skill))


# -- The picture -------------------------------------------------------------------------------------------------------


def picture_of(history: Sequence[Changed], now: datetime) -> Picture | None:
    """None as long as there is less than a day to be seen."""
    own, verified = (
        [Moment(_day(one.at), one.after) for one in reversed(history) if one.is_second_opinion == is_verified]
        for is_verified in (False, True)
    )
    first, until = min((moment.at for moment in (*own, *verified)), default=_day(now)), _day(now)
    if until - first < 1:
        return None
    days = ((first, "0%", "start"), ((first + until) / 2, "50%", "middle"), (until, "100%", "end"))
    return Picture(
        own=_drawn(step_line(own, first, until)),
        verified=_drawn(step_line(verified, first, until)),
        ticks=tuple((words_of_day(day), x, anchor) for day, x, anchor in days),
    )


def _drawn(line: Line) -> SafeString:
    """All that is in it are numbers of ours."""
    runs = (f'<line x1="{run.start}%" x2="{run.end}%" y1="{run.y}" y2="{run.y}"/>' for run in line.runs)
    rises = (f'<line x1="{one.x}%" x2="{one.x}%" y1="{one.top}" y2="{one.bottom}"/>' for one in line.rises)
    dots = (f'<circle cx="{dot.x}%" cy="{dot.y}" r="5"/>' for dot in line.dots)
    return SafeString("".join((*runs, *rises, *dots)))


def _day(at: datetime) -> float:
    return at.timestamp() / DAY


def words_of_day(day: float) -> str:
    """
    >>> words_of_day(20_000)
    '4 Oct 2024'
    """
    return date_words(datetime.fromtimestamp(day * DAY, tz=timezone.get_current_timezone()), "j M Y")
