"""Saving what a page of ratings sent: each answer by itself, so that one that fails takes no other with it."""

from collections.abc import Iterable, Sequence
from typing import Any

from assessments.models import Answer
from assessments.ratings.answers.became import Became, Overruled
from assessments.ratings.answers.seen import Seen, Sent, level_of
from assessments.ratings.interests import set_wish
from assessments.ratings.queries import skill_ids
from assessments.ratings.services import OutOfStepError, Said, answer


def save_answers(*, sitting: int, person: Any, sent: Sequence[Sent]) -> Became:
    seen: dict[str, Seen] = {}
    overruled: list[Overruled] = []
    out_of_step = _never_given(sitting, [one for one in sent if not one.is_answer])
    for one in sent:
        if not one.is_answer:
            continue
        said = Said(level_of(one.word), one.note)
        try:
            saved = answer(sitting=sitting, person=person, skill=one.skill, said=said, revision=one.seen.revision)
        except OutOfStepError:
            out_of_step.append(one.skill)
        else:
            seen[one.skill] = Seen.of(level=said.level, note=said.note, revision=saved.revision)
            if saved.overruled:
                overruled.append(Overruled(one.skill, saved.overruled, said))
    return Became(seen, tuple(overruled), tuple(out_of_step))


def _never_given(sitting: int, unchanged: Iterable[Sent]) -> list[str]:
    """What claims to be as it was shown, by a revision that nothing has: it is not saved, so it isn't called so."""
    claimed = {one.skill: one.seen.revision for one in unchanged if one.seen.revision}
    if not claimed:
        return []
    rows = Answer.objects.filter(sitting=sitting, skill__slug__in=claimed)
    last: dict[str, int] = dict(rows.values_list("skill__slug", "revision"))
    return [skill for skill, revision in claimed.items() if revision > last.get(skill, 0)]


def save_wishes(*, release: int, person: Any, sent: Iterable[Sent]) -> None:
    """The later one wins, but only of those that the person changed: a page sends them all."""
    for one in sent:
        if one.new_wish is not None:
            set_wish(person=person, skill_id=skill_ids(release)[one.skill], wish=one.new_wish)
