"""What the overview of a cohort shows, and the list behind it."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from assessments.cohorts.awaiting import awaiting_for
from assessments.cohorts.heatmap.heat import Lacked
from assessments.cohorts.overview.bands import COLUMNS, bands
from assessments.cohorts.overview.group import Group, Member
from assessments.cohorts.overview.queries import seen_of
from assessments.cohorts.overview.words import aligned, signed
from assessments.cohorts.queries import goal_of
from assessments.gaps.words import percent, points
from assessments.models import Membership
from careerpath.lib.components import level_badge
from skills.catalogue import Catalogue

MOST_NAMED, MOST_SKILLS, A_PAGE = 6, 10, 50
# Of fewer, there is no middle half.
WITH_HALVES = 4
# The word in the address, what stands in `standings`, the heading, and what is said of nobody.
STANDINGS = (
    ("stuck", "stuck", "Stuck", "Nobody is stuck."),
    ("not-started", "not started", "Not started", "Everybody has rated themselves."),
    ("far-ahead", "far ahead", "Far ahead", "Nobody is far ahead of the others."),
    ("on-the-way", "on the way", "On the way", "Nobody is simply on the way."),
)
NEEDY = ("stuck", "not-started", "far-ahead")
STATES = {word: state for word, state, _, _ in STANDINGS}

NAMED = '<li><a href="{}">{}</a> <span class="muted">{}</span></li>'
SKILL = (
    '<tr><th scope="row"><a href="{}">{}</a></th><td>{}</td><td class="number">{} of {}</td>'
    '<td class="number">{}</td></tr>'
)
LINE = '<tr><th scope="row"><a href="{}">{}</a></th><td>{}</td>{}</tr>'
STANDING = '{} <span class="muted">{}</span>'
NUMBER = '<td class="number">{}</td>'
NOTHING = SafeString('<span class="muted">–</span>')


def overview_page(mine: Membership, today: date) -> dict[str, Any]:
    cohort = mine.cohort
    goal = goal_of(cohort)
    seen = seen_of(cohort, goal, today)
    context = {"mine": mine, "cohort": cohort, "goal": goal, "is_over": cohort.is_over(today)}
    context |= {"group": seen.group if seen else None}
    if seen is None or not seen.group.members:
        return context
    context |= {"awaiting": awaiting_for(cohort, goal)}
    group = seen.group
    short = [skill for skill in seen.skills if round(skill.missing, 1)][:MOST_SKILLS]
    return (
        context
        | {
            "needy": [_needy(group, cohort.pk, each) for each in _choices(group) if each[0] in NEEDY],
            "bands": bands(group.by_week, group.weeks.mondays) if len(group.by_week) > 1 else None,
            "columns": COLUMNS,
            "has_halves": group.started >= WITH_HALVES,
            "short": _skills(short, goal.catalogue, cohort.pk) if group.started else "",
            "looks_back": cohort.looks_back(today),
            "asks": cohort.asks_to_look_back(today),
            "can_undo": cohort.is_asked_early(today) and not group.looked_back,
        }
        | _numbers(group)
    )


def _numbers(group: Group) -> dict[str, Any]:
    now, gain = group.now, group.gain
    found: dict[str, Any] = {"raw_of_all": signed(gain.raw_of_all), "raw": signed(gain.raw)}
    found |= {"adjusted": signed(gain.adjusted), "shift": gain.shift, "shifted": points(abs(gain.shift or 0))}
    quarters = ("least", "lower", "middle", "upper", "most")
    return found | {"now": {name: percent(getattr(now, name)) for name in quarters} if now else None}


def _choices(group: Group) -> tuple[tuple[str, str, str, str], ...]:
    """Once a cohort is over, nobody is stuck any more."""
    return tuple(each for each in STANDINGS if each[0] != "stuck" or not group.is_over)


def _needy(group: Group, cohort: int, standing: tuple[str, str, str, str]) -> dict[str, Any]:
    word, state, heading, nobody = standing
    found = group.at(state)
    return {"word": word, "heading": heading, "nobody": nobody, "many": len(found), "names": _names(found, cohort)} | {
        "more": len(found) > MOST_NAMED
    }


def _names(found: Iterable[Member], cohort: int) -> SafeString:
    first, last = _address(cohort)
    shown = list(found)[:MOST_NAMED]
    return format_html_join(
        "\n",
        NAMED,
        ((f"{first}{it.record.pk}{last}", it.record.name, it.standing.reason) for it in shown),
    )


def _skills(short: Iterable[Lacked], catalogue: Catalogue, cohort: int) -> SafeString:
    """Each leads to where teachers see the levels and the evidence of everybody in it."""
    return format_html_join(
        "\n",
        SKILL,
        (
            (
                reverse("cohort_opinions_in", args=[cohort, skill.slug]),
                catalogue.skill[skill.slug].name,
                level_badge(skill.ask.level),
                skill.met,
                skill.asked,
                f"{skill.missing:.1f}",
            )
            for skill in short
        ),
    )


def standings_page(mine: Membership, today: date, word: str, number: str | None) -> dict[str, Any]:
    """All learners with what they had and have, or those of one standing."""
    cohort = mine.cohort
    goal = goal_of(cohort)
    seen = seen_of(cohort, goal, today)
    context = {"mine": mine, "cohort": cohort, "goal": goal, "is_over": cohort.is_over(today), "word": word}
    if seen is None:
        return context
    group = seen.group
    found = group.at(STATES[word]) if word else group.by_name
    page = Paginator(found, A_PAGE).get_page(number)
    lines = _lines(page.object_list, cohort.pk, group.looked_back > 0)
    nobody = next((nobody for each, _, _, nobody in STANDINGS if each == word), "Nobody is in the cohort yet.")
    return context | {"group": group, "page": page, "lines": lines, "choices": _choices(group), "nobody": nobody}


def _lines(members: Iterable[Member], cohort: int, with_looks: bool) -> SafeString:
    first, last = _address(cohort)
    return format_html_join("\n", LINE, (_line(f"{first}{one.record.pk}{last}", one, with_looks) for one in members))


def _line(address: str, one: Member, with_looks: bool) -> tuple[Any, ...]:
    then, reason = one.journey, one.standing.reason
    back = then.looking_back if then else None
    numbers = [_ready(then.start if then else None), _ready(one.ready)]
    numbers += [aligned(then.end - then.start) if then else NOTHING]
    if with_looks:
        numbers += [_ready(back), aligned(then.end - back) if then and back is not None else NOTHING]
    standing = format_html(STANDING if reason else "{}", one.standing.standing.capitalize(), reason)
    return address, one.record.name, standing, format_html_join("", NUMBER, ((each,) for each in numbers))


def _ready(value: float | None) -> str:
    return NOTHING if value is None else f"{percent(value)} %"


def _address(cohort: int) -> tuple[str, str]:
    """Of a learner's page: one address is asked for; the others differ in their last number only."""
    first, _, last = reverse("cohort_learner", args=[cohort, 0]).rpartition("0")
    return first, last
