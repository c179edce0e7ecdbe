"""What comes of the choices for a plan, in one line: on a phone it stands beside the hours, and the rest far below."""

from datetime import date

from django import forms
from django.utils.formats import date_format

from careerpath.lib.components import problems

THERE, NOTHING = "You are there already.", "Nothing would be left to do."


def of_dates(ends: date, deadline: date | None, ready: str, is_all: bool) -> str:
    """
    >>> of_dates(date(2027, 8, 3), None, "", is_all=True), of_dates(date(2027, 8, 3), None, "", is_all=False)
    ('Ready on 3 Aug 2027.', 'All done on 3 Aug 2027.')
    >>> of_dates(date(2027, 8, 3), date(2027, 1, 31), "at least 37 %", is_all=True)
    'By 31 Jan 2027 at least 37 % ready. All done on 3 Aug 2027.'
    """
    if deadline is None:
        return f"{'Ready' if is_all else 'All done'} on {date_format(ends)}."
    return f"By {date_format(deadline)} {ready} ready. All done on {date_format(ends)}."


def of_problems(form: forms.Form) -> str:
    """What is wrong first of all."""
    return next((problem.text for problem in problems(form)), "")
