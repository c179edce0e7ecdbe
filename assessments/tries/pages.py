"""What the pages of a try show."""

from dataclasses import dataclass
from datetime import date

from django.utils.safestring import SafeString

from assessments.gaps.analysis import Rated
from assessments.gaps.picture import Picture
from assessments.ratings.answers.seen import word_of
from assessments.ratings.answers.words import said_in_words
from assessments.ratings.forms import AnswersForm
from assessments.ratings.pages import Known, Problem, fieldsets, levels_of, problems_in
from assessments.ratings.queries import Given
from assessments.ratings.questions.pace import Way, way_through
from assessments.ratings.questions.scope import Part
from assessments.tries.outcome import Outcome, outcome_of
from assessments.tries.queries import Meeting, Tried
from skills.catalogue import Skill


@dataclass(frozen=True)
class TryPage:
    way: Way
    fieldsets: tuple[SafeString, ...]
    problems: tuple[Problem, ...]


def try_page(tried: Tried, part: Part, sent: AnswersForm | None = None) -> TryPage:
    """What was sent and has a problem is shown again as it was sent."""
    known = Known(tried.answers, {}, {}, {})
    return TryPage(
        way=way_through(tried.scope, tried.answers, part.category.slug),
        fieldsets=fieldsets(tried.catalogue, part.skills, known, sent, member=False),
        problems=problems_in(tried.catalogue, sent),
    )


def way_of(tried: Tried) -> Way:
    return way_through(tried.scope, tried.answers)


def outcome_in(tried: Tried, today: date) -> Outcome:
    rated = {skill: Rated(level) for skill, level in levels_of(tried.answers).items()}
    return outcome_of(Picture(tried.catalogue, tried.catalogue.role[tried.kept.role], tried.level, rated, {}, today))


@dataclass(frozen=True)
class Difference:
    skill: Skill
    there: str
    tried: str


@dataclass(frozen=True)
class MeetingPage:
    """What a person chooses between who has an assessment open and tried as a visitor too."""

    meeting: Meeting
    way: Way
    differences: tuple[Difference, ...]
    not_asked: tuple[str, ...]


def meeting_page(meeting: Meeting) -> MeetingPage:
    tried = meeting.tried
    skills = tried.catalogue.skill
    return MeetingPage(
        meeting=meeting,
        way=way_through(meeting.asked.scope, meeting.there),
        differences=tuple(
            _difference(skills[slug], meeting.there[slug], tried.answers[slug]) for slug in meeting.beside.different
        ),
        not_asked=tuple(
            f"{skills[slug].name} ({word_of(tried.answers[slug].level)})" for slug in meeting.beside.not_asked
        ),
    )


def _difference(skill: Skill, there: Given, tried: Given) -> Difference:
    return Difference(skill, _in_words(there), _in_words(tried))


def _in_words(given: Given) -> str:
    return f"{said_in_words(given.level)}, with the note “{given.note}”" if given.note else said_in_words(given.level)
