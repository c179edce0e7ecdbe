"""A plan as a text with boxes to tick, for notes, wikis and repositories.

What people write may hold anything; here it is text and never markup:

>>> print(plain("# 1*2 <b> [x](y) - a-b"), plain("1. one\\n- two"), sep="; ")
\\# 1\\*2 \\<b\\> \\[x\\](y) \\- a-b; 1\\. one \\- two
>>> linked("A [book]", "https://example.org/a_(b)")
'[A \\\\[book\\\\]](https://example.org/a_%28b%29)'
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby

from assessments.along.lines import DONE, LEFT_OUT, STARTED, Line, lines_of
from assessments.gaps.words import percent
from assessments.plans.outlook import Outlook
from assessments.plans.plan.weeks_ahead import BEYOND
from assessments.plans.timetable import MOST_YEARS

MARKUP = re.compile(r"[\\`*_\[\]<>#~|&]|(?<!\S)[-+=]|(?<=\d)[.)](?=\s|$)")
# What would end an address too early.
IN_ADDRESSES = str.maketrans({"(": "%28", ")": "%29", "<": "%3C", ">": "%3E", " ": "%20", "\\": "%5C"})


def markdown_of(outlook: Outlook) -> str:
    return "\n".join([*_head(outlook), *_parts(lines_of(outlook))]) + "\n"


def plain(text: str) -> str:
    """In one line."""
    return MARKUP.sub(lambda found: f"\\{found.group()}", " ".join(text.split()))


def linked(title: str, link: str) -> str:
    return f"[{plain(title or link)}]({link.translate(IN_ADDRESSES)})"


def in_words(day: date) -> str:
    """
    >>> in_words(date(2026, 1, 5))
    '5 January 2026'
    """
    return f"{day.day} {day:%B %Y}"


def _head(outlook: Outlook) -> Iterator[str]:
    plan = outlook.plan
    yield f"# My plan: {plain(plan.name)}"
    yield ""
    yield f"{percent(plan.ready)} % ready on {in_words(outlook.today)}, at {plan.rhythm.hours_a_week} hours a week."
    if plan.ahead:
        until = f"until {in_words(outlook.ends)}" if outlook.ends else f"more than {MOST_YEARS} years at this pace"
        yield f"{outlook.hours_left} hours still to go, {until}."
    if plan.deadline:
        yield f"Deadline: {in_words(plan.deadline)}."


def _parts(lines: Iterable[Line]) -> Iterator[str]:
    """What is ahead, a month each; then what is done, and what was left out."""
    for part, found in groupby(sorted(lines, key=_place), key=lambda line: _place(line)[2]):
        yield from ("", f"## {part}", "")
        for line in found:
            yield from _step(line)


def _place(line: Line) -> tuple[int, date, str]:
    if line.state == DONE:
        return 1, line.last_day or date.min, "Done"
    if line.state == LEFT_OUT:
        return 2, date.min, "Left out"
    if line.last_day is None:
        return 0, date.max, BEYOND
    return 0, line.last_day, f"{line.last_day:%B %Y}"


def _step(line: Line) -> Iterator[str]:
    box = "x" if line.state == DONE else " "
    yield f"- [{box}] **{plain(line.step)}** ({_facts(line)})"
    if line.statement:
        yield f"  - Then: {plain(line.statement)}"
    if line.state == LEFT_OUT:
        yield f"  - Left out because: {plain(line.reason)}"
    elif line.state != DONE:
        yield from _how(line)
    yield from (f"  - My link: {linked(each.title, each.link)}" for each in line.links)
    if line.note:
        yield "  - My note:"
        yield from (f"    > {plain(written)}" for written in line.note.splitlines())


def _how(line: Line) -> Iterator[str]:
    yield from (f"  - Learn: {linked(it.title, it.link)}, {it.hours} h, {it.cost}" for it in line.learn)
    if line.proof:
        # What is to be done stands right above.
        yield f"  - Prove it: {plain(line.proof.removesuffix(f': {line.statement}'))}"


def _facts(line: Line) -> str:
    spent = f"{line.hours_spent} h spent" if line.hours_spent else ""
    state = "started" if line.state == STARTED else ""
    days = [in_words(day) for day in dict.fromkeys((line.first_day, line.last_day)) if day]
    return ", ".join(filter(None, [f"{line.hours} h", spent, " to ".join(days), state]))
