"""Pairs in which one can show what the other needs, for a screen and for a spreadsheet."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.http import QueryDict
from django.utils.html import format_html
from django.utils.safestring import SafeString

from assessments.cohorts.lessons.forms import ClassForm
from assessments.cohorts.lessons.learners import Learners
from assessments.cohorts.lessons.pairing import Pair, Pairing, pair_up
from assessments.cohorts.lessons.room import Room, context_of, room_of, skill_address
from assessments.cohorts.sight import NAMED_TO_OTHERS
from assessments.gaps.words import points
from assessments.models import Membership
from careerpath.lib.cells import csv_text
from skills.prerequisites import Step

A_PAGE, MOST_NAMES = 50, 60
HEADER = ("pair", *("name", "number", "shows the other", "to level") * 2, "points won")
PAIR = '<li><div class="rows-text"><h3>{} and {}</h3>{}</div><p class="pair-points">{} point{}</p></li>'
SHOWS = '<p><strong>{}</strong> shows {}: <a href="{}">{}</a>, level {}. <span class="pair-statement">{}</span></p>'


@dataclass(frozen=True)
class Paired:
    """Of those who are left over, some could sit with somebody, and some with nobody."""

    pairing: Pairing
    left_over: tuple[int, ...]
    unlike: tuple[int, ...]

    @property
    def share(self) -> float:
        """In percent: no pairs win so much that these win less of it."""
        return 100 * self.pairing.points / self.pairing.most if self.pairing.most else 100.0


def paired_of(room: Room) -> Paired | None:
    """None where nobody counts."""
    if room.roll is None or not room.roll.learners:
        return None
    group = room.learners
    pairing = pair_up(group)
    fitting = _fitting(group)
    left_over = tuple(key for key in pairing.alone if key in fitting)
    return Paired(pairing, left_over, tuple(key for key in pairing.alone if key not in fitting))


def _fitting(group: Learners) -> set[int]:
    """Whoever can show somebody a step, or be shown one."""
    found = 0
    for step in group.gainful:
        # Nobody is ready for what they could help with.
        if group.ready[step] and group.able[step]:
            found |= group.ready[step] | group.able[step]
    return set(group.keys(found))


def pairs_page(mine: Membership, given: QueryDict) -> dict[str, Any]:
    room = room_of(mine, ClassForm(given), given, NAMED_TO_OTHERS)
    paired = paired_of(room)
    if paired is None:
        return context_of(room)
    page = Paginator(_in_order(room, paired), A_PAGE).get_page(given.get("page"))
    rows = SafeString("\n".join(_row(room, pair) for pair in page.object_list))
    return context_of(room) | {
        "paired": paired,
        "page": page,
        "rows": rows,
        "left_over": room.names.links(paired.left_over, MOST_NAMES),
        "unlike": room.names.links(paired.unlike, MOST_NAMES),
    }


def _in_order(room: Room, paired: Paired) -> list[Pair]:
    """As the names of those stand in a list who are named first."""
    place = room.names.place
    return sorted(paired.pairing.pairs, key=lambda pair: (place(pair.first), place(pair.second)))


def _row(room: Room, pair: Pair) -> SafeString:
    both = (room.names.link(key) for key in (pair.first, pair.second))
    shown = ((pair.first, pair.second, pair.second_learns), (pair.second, pair.first, pair.first_learns))
    lines = (_shows(room, by, to, step) for by, to, step in shown if step)
    won = points(pair.points)
    return format_html(PAIR, *both, SafeString("".join(lines)), won, "" if won == "1" else "s")


def _shows(room: Room, by: int, to: int, step: Step) -> SafeString:
    skill, names = room.goal.catalogue.skill[step[0]], room.names
    address = skill_address(room, skill.slug)
    return format_html(SHOWS, names[by], names[to], address, skill.name, step[1], skill.statement(step[1]))


def csv_of(room: Room, paired: Paired) -> str:
    return csv_text(HEADER, _cells(room, paired))


def _cells(room: Room, paired: Paired) -> Iterator[tuple[Any, ...]]:
    """Those who are left over stand last, without anybody beside them."""

    def shows(step: Step | None) -> tuple[Any, Any]:
        return (room.goal.catalogue.skill[step[0]].name, step[1]) if step else (None, None)

    for number, pair in enumerate(_in_order(room, paired), start=1):
        first = (room.names[pair.first], pair.first, *shows(pair.second_learns))
        second = (room.names[pair.second], pair.second, *shows(pair.first_learns))
        yield (number, *first, *second, round(pair.points, 2))
    for key in (*paired.left_over, *paired.unlike):
        yield (None, room.names[key], key, *[None] * 7)
