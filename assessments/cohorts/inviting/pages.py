"""The tables of invitations and of a preview, line by line."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.core.paginator import Page, Paginator
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from assessments.cohorts.inviting.outcomes import OUTCOMES, Line, counts_of
from assessments.cohorts.inviting.queries import STANDINGS, invitations_of, is_open, standings_of
from assessments.cohorts.queries import goal_of
from assessments.models import Membership

A_PAGE = 50
LINES_A_PAGE = 100

ROW = '<tr><th scope="row">{}</th><td><span class="tag{}">{}</span>{}</td><td>{}</td><td class="on-screen">{}</td></tr>'
SEND_AGAIN = (
    '<form method="post" action="{}"><input type="hidden" name="csrfmiddlewaretoken" value="{}">'
    '<button class="button button-link">Send again<span class="unseen"> to {}</span></button></form>'
)
WITHDRAW = '<a href="{}">Withdraw…<span class="unseen"> that to {}</span></a>'
LINE = '<tr><td class="number">{}</td><th scope="row">{}</th><td><span class="tag{}">{}</span>{}</td><td>{}</td></tr>'
TAGS = {"failed": " tag-danger", "accepted": " tag-accent", "bad": " tag-danger", "invite": " tag-accent"}
TAGS |= {"again": " tag-accent", "lapsed": " tag-gap", "doubled": " tag-gap"}
SINCE = {"accepted": "answered_at", "declined": "answered_at", "withdrawn": "answered_at"}
SINCE |= {"sent": "sent_at", "lapsed": "expires_at"}


# -- Invitations -------------------------------------------------------------------------------------------------------


class Counted(Paginator):
    """Of rows that were counted with the others."""

    def __init__(self, rows: Any, count: int) -> None:
        super().__init__(rows, A_PAGE)
        self.count = count


def invitations_page(mine: Membership, asked: str, number: str | None, now: datetime, token: str) -> dict[str, Any]:
    """Four queries."""
    cohort = mine.cohort
    counts = standings_of(cohort, now)
    standing = asked if asked in counts else ""
    total = counts[standing] if standing else sum(counts.values())
    page = Counted(invitations_of(cohort, standing, now), total).get_page(number)
    takes_more = is_open(cohort, now)
    return {
        "mine": mine,
        "cohort": cohort,
        "goal": goal_of(cohort),
        "is_open": takes_more,
        "page": page,
        "rows": _rows(page, cohort.pk, now, token if takes_more else ""),
        "standing": STANDINGS.get(standing, ""),
        "filters": _filters(STANDINGS, counts, standing),
        "unsent": counts.get("waiting", 0) + counts.get("failed", 0),
        "live": sum(counts.get(key, 0) for key in ("waiting", "failed", "sent", "lapsed")),
    }


def _rows(page: Page[Any], cohort: int, now: datetime, token: str) -> SafeString:
    # One address is asked for of each kind; the others differ in their number only.
    again, away = (
        reverse(name, args=[cohort, 0]) for name in ("cohort_invitation_again", "cohort_invitation_withdraw")
    )
    return format_html_join(
        "\n",
        ROW,
        (
            (
                row.email,
                TAGS.get(row.standing, ""),
                STANDINGS[row.standing],
                _since(row),
                row.name,
                _acts(row, again.replace("/0/", f"/{row.pk}/"), away.replace("/0/", f"/{row.pk}/"), now, token),
            )
            for row in page
        ),
    )


def _since(row: Any) -> SafeString:
    day = getattr(row, SINCE.get(row.standing, ""), None)
    since = format_html(' <span class="day">{}</span>', date_format(day)) if day else SafeString("")
    return since + _joined_as(row)


def _joined_as(row: Any) -> SafeString:
    """The name that its teachers read everywhere, until they leave: it needn't be that of the list."""
    if row.standing != "accepted" or row.membership is None or row.membership.left_at:
        return SafeString("")
    return format_html(" as {}", row.membership.person)


def _acts(row: Any, again: str, away: str, now: datetime, token: str) -> SafeString:
    """None in a cohort that is archived or over, which comes without a token."""
    if not token or not row.is_live or row.standing == "accepted":
        return SafeString("")
    parts = [format_html(WITHDRAW, away, row.email)]
    if row.may_be_sent_again(now):
        parts.insert(0, format_html(SEND_AGAIN, again, token, row.email))
    return format_html('<div class="row">{}</div>', SafeString("".join(parts)))


def _filters(words: dict[str, str], counts: dict[str, int], chosen: str) -> list[tuple[str, str, int, bool]]:
    """All of them, then each kind that there is: its key, its words, how many, and whether it is shown."""
    kinds = [(key, words[key], count, key == chosen) for key, count in counts.items()]
    return [("", "All", sum(counts.values()), not chosen), *kinds]


# -- A preview ---------------------------------------------------------------------------------------------------------


def preview_page(lines: Sequence[Line], asked: str, number: str | None) -> dict[str, Any]:
    counts = counts_of(lines)
    outcome = asked if asked in counts else ""
    shown = [line for line in lines if line.outcome == outcome] if outcome else lines
    page = Paginator(shown, LINES_A_PAGE).get_page(number)
    invites = sum(line.goes_out for line in lines)
    return {
        "page": page,
        "lines": _lines(page),
        "total": len(lines),
        "invites": invites,
        "others": len(lines) - invites,
        "outcome": OUTCOMES.get(outcome, ""),
        "filters": _filters(OUTCOMES, counts, outcome),
    }


def _lines(lines: Iterable[Line]) -> SafeString:
    return format_html_join(
        "\n",
        LINE,
        (
            (
                line.number,
                line.email or SafeString('<span class="muted">(empty)</span>'),
                TAGS.get(line.outcome, ""),
                OUTCOMES[line.outcome],
                f" {line.why}" if line.why else "",
                line.name,
            )
            for line in lines
        ),
    )


def rows_of(lines: Iterable[Line]) -> list[tuple[int, str, str, str, str]]:
    """As a table that leaves the site."""
    return [(line.number, line.email, line.name, OUTCOMES[line.outcome], line.why) for line in lines]
