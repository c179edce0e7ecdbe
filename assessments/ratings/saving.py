"""Saving what a page of ratings sent: each answer by itself, so that one that fails takes no other with it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from assessments.ratings.interests import set_wish, wishes_of
from assessments.ratings.queries import skill_ids
from assessments.ratings.seen import Seen, Sent, level_of
from assessments.ratings.services import OutOfStepError, Said, answer
from skills.releases import catalogue_of


@dataclass(frozen=True)
class Overruled:
    """Another tab had answered differently since this page was opened."""

    skill: str
    other: Said
    mine: Said


@dataclass(frozen=True)
class Kept:
    """What became of the answers: for each that is kept what its page shows from now on."""

    seen: Mapping[str, Seen]
    overruled: tuple[Overruled, ...]
    out_of_step: tuple[str, ...]


def save_answers(*, sitting: int, person: Any, sent: Iterable[Sent]) -> Kept:
    seen: dict[str, Seen] = {}
    overruled: list[Overruled] = []
    out_of_step: list[str] = []
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
    return Kept(seen, tuple(overruled), tuple(out_of_step))


def save_wishes(*, release: int, person: Any, sent: Iterable[Sent]) -> None:
    """Only those that are different: a page sends them all."""
    spoken = {one.skill: one.wish for one in sent if one.wish is not None}
    framework = catalogue_of(release).framework.slug
    there: Mapping[str, str] = wishes_of(person, framework) if spoken else {}
    for skill, wish in spoken.items():
        if wish != there.get(skill, ""):
            set_wish(person=person, skill_id=skill_ids(release)[skill], wish=wish)
