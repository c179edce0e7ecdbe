"""What came too late to be saved, given back in words: levels, notes and wishes."""

from collections.abc import Iterable, Mapping
from typing import Any

from assessments.ratings.answers.seen import WORDS, word_of
from assessments.ratings.answers.words import late_in_words
from assessments.ratings.forms import AnswersForm
from assessments.ratings.queries import Given
from skills.catalogue import Skill

Late = list[tuple[str, str]]


def not_taken(skills: Iterable[Skill], given: Mapping[str, Any], kept: Mapping[str, Given]) -> Late:
    """By the names of their skills, as they were typed, good or not; without what nobody touched, and what is kept."""
    skills = tuple(skills)
    sent = AnswersForm(skills, given, {})
    found = []
    for skill in skills:
        there = kept.get(skill.slug)
        seen = sent.sent[skill.slug].seen
        word, note = _typed(sent, skill.slug)
        is_kept = there is not None and (word or word_of(there.level), note) == (word_of(there.level), there.note)
        if is_kept or not seen.differs(word, note):
            word, note = "", ""
        found.append((skill.name, late_in_words(word, note, sent.sent[skill.slug].new_wish)))
    return [(name, words) for name, words in found if words]


def all_of(skills: Iterable[Skill], given: Mapping[str, Any]) -> Late:
    """Where nothing is kept, also what was saved before is given back."""
    skills = tuple(skills)
    sent = AnswersForm(skills, given, {})
    found = [(skill.name, late_in_words(*_typed(sent, skill.slug))) for skill in skills]
    return [(name, words) for name, words in found if words]


def _typed(sent: AnswersForm, slug: str) -> tuple[str, str]:
    word, note, _ = sent.typed(slug)
    return word if word in WORDS else "", note.replace("\r\n", "\n").strip()
