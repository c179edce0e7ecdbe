"""Weeks off: rows of two dates or lines of text, what they mean, and what is said of those that mean nothing."""

from datetime import date, timedelta

import pytest
from django import forms
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from assessments.plans.breaks import BreaksField, BreaksWidget

DAYS = st.dates(date(2020, 1, 1), date(2040, 1, 1))


class WeeksOff(forms.Form):
    off = BreaksField(required=False)


def refused(text: str) -> str:
    form = WeeksOff({"off": text})
    assert not form.is_valid()
    [found] = form.errors["off"]
    return str(found)


@given(st.lists(st.tuples(DAYS, st.integers(0, 30)), max_size=5))
def test_every_day_of_a_break_lies_in_a_week_off_and_each_week_has_such_a_day(given: list[tuple[date, int]]) -> None:
    breaks = [(first, first + timedelta(days=days)) for first, days in given]

    form = WeeksOff({"off": "\n".join(f"{first} to {last}" for first, last in breaks)})

    assert form.is_valid()
    days = {first + timedelta(days=n) for first, last in breaks for n in range((last - first).days + 1)}
    assert form.cleaned_data["off"] == {day - timedelta(days=day.weekday()) for day in days}


def test_rows_and_text_are_read_together_and_empty_ones_are_passed_over() -> None:
    given = QueryDict(
        "off=2026-08-03&off_from=2026-12-21&off_to=2027-01-03&off_from=&off_to=&off_from=2027-05-05&off_to="
    )

    form = WeeksOff(given)

    assert form.is_valid()
    mondays = [date(2026, 8, 3), date(2026, 12, 21), date(2026, 12, 28), date(2027, 5, 3)]
    assert sorted(form.cleaned_data["off"]) == mondays


def test_what_was_given_stands_in_rows_with_one_to_spare() -> None:
    html = BreaksWidget().render("off", "2026-12-21 to 2027-01-03\n2027-05-05", {"id": "id_off"})

    assert [html.count(f'name="off_{name}"') for name in ("from", "to")] == [3, 3]
    assert [f'value="{day}" id="id_off_{name}"' in html for day, name in (
        ("2026-12-21", "from_1"), ("2027-01-03", "to_1"), ("2027-05-05", "from_2"), ("", "to_2"), ("", "from_3")
    )] == [True] * 5  # fmt: skip


def test_what_is_no_date_is_shown_as_text() -> None:
    assert 'value="&quot;&gt;&lt;b&gt;"' in BreaksWidget().render("off", '"><b>', {"id": "id_off"})


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("in summer", "“in summer” is no date. Write it like 2026-12-21."),
        ("2026-02-31", "“2026-02-31” is no date. Write it like 2026-12-21."),
        ("2026-12-21 to", "“2026-12-21 to” is no date. Write it like 2026-12-21."),
        (" to 2026-12-21", "Give each break its first day. The last day may stay empty."),
        ("2027-01-03 to 2026-12-21", "The break from 3 January 2027 ends before it begins."),
        ("2026-01-05 to 2046-03-01", "The break from 5 January 2026 is longer than 60 weeks."),
        ("2026-01-05 to 2026-12-31\n2028-01-03 to 2028-03-31", "These are 65 weeks, and 60 fit. Choose fewer."),
        ("2026-01-05\n" * 200, "More than 60 weeks don’t fit. Choose fewer."),
    ],
)
def test_a_break_that_means_nothing_is_refused_in_plain_words(text: str, said: str) -> None:
    assert refused(text) == said


def test_the_last_week_of_the_calendar_is_a_week() -> None:
    form = WeeksOff({"off": "9999-12-31"})

    assert form.is_valid()
    assert form.cleaned_data["off"] == {date(9999, 12, 27)}
