"""The fieldset of one skill: written once for each release, and only filled in for each person.

templates/ratings/skill.html is rendered with marked slots, and cut at them. A page of forty skills then costs about as
much as joining strings does. Who shows ratings elsewhere takes `skill_fieldset` too; without an account there is no
place for wishes and evidence, so `member=False` leaves them out. On a page of one skill (`alone`) its name is the
heading already; and what is said there goes with no sitting, so there is no note.
"""

import re
from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString

from assessments.ratings.answers.seen import NOT_MINE, level_of
from assessments.ratings.answers.words import WISHES
from careerpath.lib.components import level_badge
from careerpath.lib.levels import HIGHEST, LEVEL_NAMES
from skills.catalogue import Catalogue, Skill
from skills.kept import kept

# A sign that no text of a catalogue can hold: its reader refuses what can't be printed.
SLOT = "\x01"
INDENT = re.compile(r"\n\s+")


@dataclass(frozen=True)
class Earlier:
    """What was said of a skill before this sitting, and how long ago."""

    word: str
    age: str


@dataclass(frozen=True)
class OnPage:
    """What a person's page shows in the fieldset of a skill."""

    word: str = ""
    note: str = ""
    seen: str = "0"
    wish: str = ""
    wished: str = ""
    earlier: Earlier | None = None
    evidence: int = 0
    problem: str = ""


@dataclass(frozen=True)
class Choice:
    word: str
    name: str
    statement: str
    checked: SafeString


@dataclass(frozen=True)
class Between:
    """What distinguishes two neighbouring levels."""

    low: int
    high: int
    below: str
    above: str
    hours: int
    needs: tuple[str, ...]


def skill_fieldset(
    catalogue: Catalogue, slug: str, shown: OnPage, member: bool = True, alone: bool = False
) -> SafeString:
    values = {f"checked-{shown.word}": " checked", f"wish-{shown.wish}": " selected", "seen": escape(shown.seen)}
    values["wished"] = escape(shown.wished)
    if shown.note or shown.wish:
        values |= {"note": escape(shown.note), "open": " open"}
    if shown.evidence:
        values["evidence"] = f" ({shown.evidence})"
    if shown.problem:
        values["problem"] = format_html('<p class="error" id="{}-problem">{}</p>', slug, shown.problem)
    elif shown.seen != "0":
        values["state"] = "Saved"
    if shown.earlier:
        values["earlier"] = _earlier(catalogue.skill[slug], shown.earlier, shown.word)
    pieces = _pieces(catalogue, slug, member, alone)
    # Text and the names of slots take turns.
    return SafeString("".join([values.get(piece, "") if turn % 2 else piece for turn, piece in enumerate(pieces)]))


def _earlier(skill: Skill, earlier: Earlier, word: str) -> SafeString:
    level = level_of(earlier.word)
    said = "doesn’t apply to me" if level is None else level_badge(level)
    line = format_html("<span>{} you said:</span> {}", earlier.age[0].upper() + earlier.age[1:], said)
    if word == earlier.word:
        return format_html('<p class="rate-earlier">{}</p>', line)
    return format_html(
        '<p class="rate-earlier">{} <button class="button button-link" name="keep" value="{}" data-keep="{}">'
        'Keep {}<span class="unseen"> for {}</span></button></p>',
        line,
        skill.slug,
        earlier.word,
        "that" if level is None else level,
        skill.name,
    )


@kept
def _pieces(catalogue: Catalogue, slug: str, member: bool, alone: bool) -> tuple[str, ...]:
    skill = catalogue.skill[slug]
    context = {
        "skill": skill,
        "framework": catalogue.framework.slug,
        "choices": _choices(skill),
        "betweens": _betweens(catalogue, skill),
        "slot": {name: _slot(name) for name in SLOTS},
        "wishes": [(kind, words, _slot(f"wish-{kind}")) for kind, words in WISHES],
        "member": member,
        "alone": alone,
    }
    return tuple(INDENT.sub("\n", render_to_string("ratings/skill.html", context)).split(SLOT))


SLOTS = ("problem", "earlier", "open", "note", "seen", "wished", "evidence", "state")


def _slot(name: str) -> SafeString:
    return SafeString(f"{SLOT}{name}{SLOT}")


def _choices(skill: Skill) -> list[Choice]:
    levels = range(HIGHEST + 1)
    found = [Choice(str(at), LEVEL_NAMES[at], skill.statement(at), _slot(f"checked-{at}")) for at in levels]
    return [*found, Choice(NOT_MINE, "Doesn’t apply to me", "", _slot(f"checked-{NOT_MINE}"))]


def _betweens(catalogue: Catalogue, skill: Skill) -> list[Between]:
    return [
        Between(
            low,
            low + 1,
            skill.statement(low),
            skill.statement(low + 1),
            skill.hours(low, low + 1),
            tuple(f"{catalogue.skill[need.skill].name} at {need.level}" for need in skill.needs if need.at == low + 1),
        )
        for low in range(HIGHEST)
    ]
