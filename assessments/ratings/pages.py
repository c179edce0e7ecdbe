"""What the pages of a sitting show. Each asks the database a fixed number of times, however many skills there are."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.safestring import SafeString

from assessments.ratings.answers.seen import Seen, word_of
from assessments.ratings.asked import Asked, asked_in
from assessments.ratings.evidence import evidence_counts
from assessments.ratings.forms import AnswersForm
from assessments.ratings.fragments import Earlier, OnPage, skill_fieldset
from assessments.ratings.interests import wishes_of
from assessments.ratings.queries import Given, Standing, answers_of, open_sitting, ratings_of
from assessments.ratings.questions.inference import Needs, needs_of
from assessments.ratings.questions.pace import Way, way_through
from assessments.ratings.questions.scope import Part
from assessments.ratings.questions.summary import Short, short_way
from careerpath.lib.ages import age_in_words
from skills.catalogue import Catalogue, Skill
from skills.kept import kept
from skills.pages.search import find, fold, query_of
from skills.succession import handed_on


@dataclass(frozen=True)
class Known:
    """All that is known of a person's skills when a page of a sitting is shown."""

    answers: Mapping[str, Given]
    earlier: Mapping[str, Earlier]
    wishes: Mapping[str, str]
    evidence: Mapping[str, int]

    def on_page(self, slug: str) -> OnPage:
        given = self.answers.get(slug)
        shown = OnPage(
            wish=self.wishes.get(slug, ""),
            wished=self.wishes.get(slug, ""),
            earlier=self.earlier.get(slug),
            evidence=self.evidence.get(slug, 0),
        )
        if given is None:
            return shown
        seen = str(Seen.of(level=given.level, note=given.note, revision=given.revision))
        return replace(shown, word=word_of(given.level), note=given.note, seen=seen)


def known_of(asked: Asked, person: Any) -> Known:
    framework = asked.catalogue.framework.slug
    answers, earlier = answers_of(asked.sitting), earlier_of(asked.catalogue, person)
    return Known(answers, earlier, wishes_of(person, framework), evidence_counts(person, framework))


def earlier_of(catalogue: Catalogue, person: Any) -> dict[str, Earlier]:
    """The ratings that a person came with, as a start that has to be taken by hand."""
    now, standing = timezone.now(), _standing(catalogue, person)
    return {slug: Earlier(word_of(rated.level), _age(rated.rated_at, now)) for slug, rated in standing.items()}


def _standing(catalogue: Catalogue, person: Any) -> dict[str, Standing]:
    """With what a retired skill says of those that took its place."""
    rated = ratings_of(person, catalogue.framework.slug)
    return handed_on(catalogue, rated, lambda standing: -1 if standing.level is None else standing.level)


def _age(then: datetime, now: datetime) -> str:
    return age_in_words((now - then).days)


@dataclass(frozen=True)
class Problem:
    skill: Skill
    text: str


def problems_in(catalogue: Catalogue, sent: AnswersForm | None) -> tuple[Problem, ...]:
    return tuple(Problem(catalogue.skill[slug], text) for slug, text in sent.problems.items()) if sent else ()


@dataclass(frozen=True)
class RatingPage:
    way: Way
    fieldsets: tuple[SafeString, ...]
    # Earlier ratings of skills that have no answer yet.
    to_keep: int
    problems: tuple[Problem, ...]


def rating_page(asked: Asked, part: Part, person: Any, sent: AnswersForm | None = None) -> RatingPage:
    """What was sent and has a problem is shown again as it was sent."""
    known = known_of(asked, person)
    return RatingPage(
        way=way_through(asked.scope, known.answers, part.category.slug),
        fieldsets=fieldsets(asked.catalogue, part.skills, known, sent),
        to_keep=sum(skill.slug in known.earlier and skill.slug not in known.answers for skill in part.skills),
        problems=problems_in(asked.catalogue, sent),
    )


@dataclass(frozen=True)
class QuestionPage:
    skill: Skill
    fieldset: SafeString
    way: Way
    short: Short
    skipped: tuple[str, ...]
    problems: tuple[Problem, ...]


def question_page(
    asked: Asked, person: Any, skipped: frozenset[str], again: Skill | None = None, sent: AnswersForm | None = None
) -> QuestionPage | None:
    """The next question, or the one that was asked before, again. None: there is nothing left to ask."""
    known = known_of(asked, person)
    short = short_way(asked.scope, needs_in(asked), levels_of(known.answers), skipped)
    slug = again.slug if again else short.skill
    if slug is None:
        return None
    skill = asked.catalogue.skill[slug]
    (fieldset,) = fieldsets(asked.catalogue, [skill], known, sent)
    kept_back = tuple(sorted({*(skipped & set(asked.scope.wanted)), slug}))
    way = way_through(asked.scope, known.answers)
    return QuestionPage(skill, fieldset, way, short, kept_back, problems_in(asked.catalogue, sent))


def levels_of(answers: Mapping[str, Given]) -> dict[str, int | None]:
    return {slug: given.level for slug, given in answers.items()}


def ratings_in_words(catalogue: Catalogue, person: Any) -> dict[str, str]:
    return {slug: word_of(rated.level) for slug, rated in _standing(catalogue, person).items()}


def fieldsets(
    catalogue: Catalogue, skills: Iterable[Skill], known: Known, sent: AnswersForm | None = None, member: bool = True
) -> tuple[SafeString, ...]:
    return tuple(
        skill_fieldset(catalogue, skill.slug, _with(known.on_page(skill.slug), skill.slug, sent), member)
        for skill in skills
    )


def _with(shown: OnPage, slug: str, sent: AnswersForm | None) -> OnPage:
    if sent is None or slug not in sent.problems:
        return shown
    word, note, wish = sent.typed(slug)
    return replace(shown, word=word, note=note, wish=wish, wished=sent.wished(slug), problem=sent.problems[slug])


@kept
def needs_at(catalogue: Catalogue, skills: tuple[str, ...]) -> Needs:
    return needs_of(catalogue.skill[slug] for slug in skills)


def needs_in(asked: Asked) -> Needs:
    return needs_at(asked.catalogue, tuple(asked.scope.wanted))


def found_in(asked: Asked, text: str) -> tuple[Skill, ...]:
    """The skills of a sitting that the words name. Who types the whole name of one wants that one."""
    found = tuple(asked.catalogue.skill[slug] for slug in find(asked.catalogue, query_of(text)) if asked.asks(slug))
    return found[:1] if found and fold(found[0].name) == fold(text) else found


# -- The home page -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Waiting:
    """A sitting that somebody left."""

    asked: Asked
    way: Way


def waiting_for(person: Any) -> Waiting | None:
    row = open_sitting(person)
    if row is None:
        return None
    asked = asked_in(row)
    return Waiting(asked, way_through(asked.scope, answers_of(row)))
