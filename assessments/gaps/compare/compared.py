"""Two pictures held against each other, as a page shows them: in words, with the points of each skill in a table."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from django.utils.safestring import SafeString

from assessments.gaps.analysis import Rated, analyse
from assessments.gaps.compare.difference import Difference, Group, Shift, difference, grouped
from assessments.gaps.picture import Picture
from assessments.gaps.result.fragments import skill_link
from assessments.gaps.tenths import told
from assessments.ratings.answers.badges import stand_badge
from assessments.ratings.answers.stands import Stand
from careerpath.lib.components import level_badge
from skills.catalogue import IMPORTANCE, Role, RoleLevel
from skills.templatetags.catalogue import asked

ROW = '<tr><th scope="row">{}</th><td class="number">{}</td><td>{}</td><td>{}</td><td>{}</td></tr>'
Cells = Callable[[Shift], tuple[SafeString, SafeString, SafeString]]


@dataclass(frozen=True)
class Table:
    key: str
    title: str
    about: str
    points: str
    count: int
    rows: SafeString

    @property
    def is_folded(self) -> bool:
        """What moves little or nothing is shown when it is asked for."""
        return self.key in ("alike", "unseen")


@dataclass(frozen=True)
class Compared:
    """Numbers are texts with one decimal, and the tables add up to the change.

    `change` leaves out what was rated on one side only: `unsaid` are the points of that, empty where there are none.
    """

    before: str
    after: str
    change: str
    direction: int
    unsaid: str
    columns: tuple[str, str, str]
    tables: tuple[Table, ...]


def of_two_days(target: Picture, earlier: Mapping[str, Rated], later: Mapping[str, Rated], first: str) -> Compared:
    """Both against what the target asks; what it leaves out is left out of both."""
    found = difference(*(analyse(target.target, rated, target.exempt) for rated in (earlier, later)))
    groups = grouped(found.shifts, (*MOVED, "same"), _moved)

    def cells(shift: Shift) -> tuple[SafeString, SafeString, SafeString]:
        return stand(earlier.get(shift.skill)), stand(later.get(shift.skill)), _asked(shift)

    return _compared(target, found, ("Then", "Later", "Asked for"), _Wording(groups, MOVED, cells, first))


def with_opinion(picture: Picture, first: str) -> Compared:
    """What somebody says of themselves, and what somebody else has confirmed and nothing more."""
    verified = {skill: Rated(rated.verified) for skill, rated in picture.rated.items() if rated.verified is not None}
    found = difference(picture.analysis, analyse(picture.target, verified, picture.exempt))
    groups = grouped(found.shifts, OPINIONS, _opinion)

    def cells(shift: Shift) -> tuple[SafeString, SafeString, SafeString]:
        seen = verified.get(shift.skill)
        return stand(picture.rated.get(shift.skill)), level_badge(seen.level) if seen else NOT_SEEN, _asked(shift)

    columns = ("You say", "Second opinion", "Asked for")
    return _compared(picture, found, columns, _Wording(groups, OPINIONS, cells, first))


def with_role(picture: Picture, role: Role, level: RoleLevel, first: str) -> Compared:
    """The same ratings, other demands."""
    other = replace(picture, role=role, level=level)
    found = difference(picture.analysis, other.analysis)
    titles = {
        "new": (f"Only {other.name} asks for these", ""),
        "more": (f"{other.name} asks for more", ""),
        "less": (f"{other.name} asks for less", ""),
        "gone": (f"Only {picture.name} asks for these", ""),
        "alike": (
            "Both ask for the same level",
            "Points move all the same: a skill’s share depends on all that is asked.",
        ),
    }
    groups = grouped(found.shifts, titles, _demand)

    def cells(shift: Shift) -> tuple[SafeString, SafeString, SafeString]:
        return _demanded(picture, shift.skill), _demanded(other, shift.skill), stand(picture.rated.get(shift.skill))

    return _compared(picture, found, (picture.name, other.name, "You"), _Wording(groups, titles, cells, first))


# -- Kinds -------------------------------------------------------------------------------------------------------------

MOVED: Mapping[str, tuple[str, str]] = {
    "up": ("What brought points", ""),
    "down": ("What cost points", ""),
    "said": (
        "Rated only later",
        "You said nothing of these on the earlier day, so how much of it is new can’t be told.",
    ),
    "left": ("Rated only then", "You said nothing of these on the later day. That is no step back."),
}
# What was said on one day only moves points, and is no change in what somebody can do.
ONE_SIDED = ("said", "left")
NOT_SEEN = SafeString('<span class="muted">–<span class="unseen"> nobody has looked</span></span>')
OPINIONS: Mapping[str, tuple[str, str]] = {
    "lower": ("Seen lower than you see it", ""),
    "higher": ("Seen higher than you see it", ""),
    "alike": ("Seen as you see it", ""),
    "unseen": ("Nobody has looked at these yet", "On verified levels alone they bring nothing."),
}


def _moved(shift: Shift) -> str:
    if shift.points and shift.before and shift.after:
        if shift.before.rated is None:
            return "said"
        if shift.after.rated is None:
            return "left"
    return "up" if shift.points > 0 else "down" if shift.points < 0 else "same"


def _opinion(shift: Shift) -> str:
    if shift.before is None or shift.after is None or shift.after.rated is None:
        return "unseen"
    mine, theirs = shift.before.have, shift.after.have
    return "alike" if mine == theirs else "lower" if theirs < mine else "higher"


def _demand(shift: Shift) -> str:
    if shift.before is None:
        return "new"
    if shift.after is None:
        return "gone"
    return "more" if shift.asked_more > 0 else "less" if shift.asked_more < 0 else "alike"


# -- Words -------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Wording:
    """A kind without a title has no table."""

    groups: tuple[Group, ...]
    titles: Mapping[str, tuple[str, str]]
    cells: Cells
    first: str


def _compared(picture: Picture, found: Difference, columns: tuple[str, str, str], wording: _Wording) -> Compared:
    tables = tuple(_table(picture, group, wording) for group in wording.groups if group.key in wording.titles)
    one_sided = [group.tenths for group in wording.groups if group.key in ONE_SIDED]
    change = found.tenths - sum(one_sided)
    direction = (change > 0) - (change < 0)
    unsaid = told(sum(one_sided), sign=True) if one_sided else ""
    return Compared(told(found.before), told(found.after), told(abs(change)), direction, unsaid, columns, tables)


def _table(picture: Picture, group: Group, wording: _Wording) -> Table:
    # Each cell is ready to be shown: escaping them again would take longer than all the rest.
    rows = (
        ROW.format(
            skill_link(picture.catalogue, shift.skill, wording.first),
            told(shift.tenths, sign=True),
            *wording.cells(shift),
        )
        for shift in group.shifts
    )
    title, about = wording.titles[group.key]
    points = told(group.tenths, sign=True)
    return Table(group.key, title, about, points, len(group.shifts), SafeString("".join(rows)))


def stand(rated: Rated | None) -> SafeString:
    """Where somebody stands: a level, that it doesn't apply, or not rated."""
    return stand_badge(Stand(rated is not None, rated.level if rated else None))


def _asked(shift: Shift) -> SafeString:
    gap = shift.after or shift.before
    return asked((gap.ask.level, IMPORTANCE[gap.ask.weight])) if gap else asked((0, ""))


def _demanded(picture: Picture, skill: str) -> SafeString:
    ask = picture.target.get(skill)
    return asked((ask.level, IMPORTANCE[ask.weight])) if ask else asked((0, ""))
