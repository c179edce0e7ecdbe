from dataclasses import dataclass, replace
from typing import Annotated, Any, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerpath.lib.records import Fault, Limits, read, restore, shown, twice, write
from skills.catalogue import Catalogue, Fact, Fit, Milestone, Pay, Responsibility, Role, Skill, Source
from tests.skills.strategies import JSON, catalogues, records_of

KINDS = (Skill, Role, Responsibility, Milestone, Pay, Fit, Fact, Source)
records = st.one_of(*map(records_of, KINDS))


@dataclass(frozen=True)
class Crate:
    height: Annotated[int, Limits(least=1, most=9)]
    full: bool


@dataclass(frozen=True)
class Order:
    slug: Annotated[str, Limits(slug=True, most=10)]
    text: str
    kind: Literal["sea", "air"]
    start: Annotated[int, Limits(key="from")]
    crates: tuple[Crate, ...] = ()
    link: Annotated[str, Limits(link=True)] | None = None
    year: Annotated[int | None, Limits(least=1990, most=2100)] = None


GOOD = {"slug": "tea-2", "text": "Some tea", "kind": "sea", "from": 0}
TEA = Order("tea-2", "Some tea", "sea", 0)


def faults_of(data: Any, kind: type[Any] = Order) -> list[str]:
    faults: list[Fault] = []
    found = read(kind, data, "order", faults)
    assert (found is None) == bool(faults)
    return [str(fault) for fault in faults]


def test_a_record_is_read_with_its_defaults() -> None:
    faults: list[Fault] = []

    found = read(Order, GOOD, "order", faults)

    assert (found, faults) == (TEA, [])


def test_white_space_becomes_single_blanks() -> None:
    found = read(Order, {**GOOD, "text": "\n Some\t \u00a0 tea \r\n"}, "order", [])

    assert found == TEA


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"slug": "Tea"}, "order.slug: is not a slug (small letters, digits and dashes)"),
        ({"slug": "tea-"}, "order.slug: is not a slug (small letters, digits and dashes)"),
        ({"slug": "a" * 11}, "order.slug: has 11 characters, but at most 10 fit"),
        ({"text": " \n"}, "order.text: is empty"),
        ({"text": "a" * 201}, "order.text: has 201 characters, but at most 200 fit"),
        ({"text": 7}, "order.text: is 7, but must be text"),
        ({"text": None}, "order.text: is nothing, but must be text"),
        ({"text": ["a"]}, "order.text: is a list, but must be text"),
        ({"text": {"a": 1}}, "order.text: is a mapping, but must be text"),
        ({"kind": "rail"}, "order.kind: is 'rail', but must be one of sea, air"),
        ({"kind": ["sea"]}, "order.kind: is a list, but must be one of sea, air"),
        ({"from": -1}, "order.from: is -1, but must be from 0 to 1000000000"),
        ({"from": 10**9 + 1}, "order.from: is 1000000001, but must be from 0 to 1000000000"),
        ({"from": True}, "order.from: is True, but must be a whole number"),
        ({"from": 1.0}, "order.from: is 1.0, but must be a whole number"),
        ({"from": float("nan")}, "order.from: is nan, but must be a whole number"),
        ({"from": "1" * 60}, f"order.from: is '{'1' * 36}..., but must be a whole number"),
        ({"crates": "none"}, "order.crates: is 'none', but must be a list"),
        ({"crates": [{"height": 1, "full": "yes"}]}, "order.crates[0].full: is 'yes', but must be true or false"),
        ({"crates": [{"height": 7, "full": True}, 3]},
         "order.crates[1]: is 3, but must be a mapping of keys to values"),
        ({"crates": [{"full": True}]}, "order.crates[0].height: is missing"),
        ({"link": "http://example.org"}, "order.link: is not a link that begins with https://"),
        ({"link": "https://localhost"}, "order.link: is not a link that begins with https://"),
        ({"year": 1989}, "order.year: is 1989, but must be from 1990 to 2100"),
        ({"start": 1}, "order.start: is not a key here; the keys are slug, text, kind, from, crates, link, year"),
        ({7: 1}, "order.7: is not a key here; the keys are slug, text, kind, from, crates, link, year"),
        ({"\x1b[31m": 1},
         "order.'\\x1b[31m': is not a key here; the keys are slug, text, kind, from, crates, link, year"),
    ],
)  # fmt: skip
def test_a_fault_is_told_with_its_place_and_reason(change: dict[Any, Any], told: str) -> None:
    assert faults_of({**GOOD, **change}) == [told]


@pytest.mark.parametrize(
    "text",
    ["<b>tea</b>", "</p", "<!-- tea", "<?php", "tea &amp; milk", "tea &#60;", "&#x3c;", "a\x00b", "a\x1bb", "a\u202eb",
     "a\u200bb", "a\ud800b"],
)  # fmt: skip
def test_markup_and_control_characters_are_refused(text: str) -> None:
    assert faults_of({**GOOD, "text": text}) == ["order.text: has markup or control characters in it; write plain text"]


@pytest.mark.parametrize("text", ["R&D; a < b > c", "5 <6", "Q&A", "C++ & C#", "naïve 東京 😀", "“x” – 'y'"])
def test_plain_text_with_odd_characters_is_read(text: str) -> None:
    assert faults_of({**GOOD, "text": text}) == []


def test_all_faults_are_told_at_once() -> None:
    assert faults_of({"slug": "", "kind": "sea", "crates": [{"height": 0, "full": 1}]}) == [
        "order.slug: is empty",
        "order.text: is missing",
        "order.from: is missing",
        "order.crates[0].height: is 0, but must be from 1 to 9",
        "order.crates[0].full: is 1, but must be true or false",
    ]


def test_none_is_a_value_of_an_optional_field_only() -> None:
    assert faults_of({**GOOD, "link": None, "year": None}) == []
    assert faults_of({**GOOD, "crates": None}) == ["order.crates: is nothing, but must be a list"]


@given(records)
def test_what_is_written_is_read_back(record: Any) -> None:
    faults: list[Fault] = []

    found = read(type(record), write(record), "here", faults)

    assert (found, faults) == (record, [])
    assert restore(type(record), write(record)) == record


@given(catalogues())
def test_a_catalogue_that_is_written_is_read_back(catalogue: Catalogue) -> None:
    assert read(Catalogue, write(catalogue), "here", []) == catalogue
    assert restore(Catalogue, write(catalogue)) == catalogue


@given(st.sampled_from(KINDS), JSON)
def test_garbage_is_a_fault_and_never_a_crash(kind: type[Any], data: Any) -> None:
    assert faults_of(data, kind) != []


@given(records, st.data())
def test_garbage_in_one_key_never_crashes(record: Any, data: st.DataObject) -> None:
    written = write(record)
    key = data.draw(st.sampled_from(sorted(written)))
    written[key] = data.draw(JSON)
    faults: list[Fault] = []

    found = read(type(record), written, "here", faults)

    assert (found is None) == bool(faults)
    assert all(fault.place.startswith(f"here.{key}") and str(fault).isprintable() for fault in faults)


def test_a_record_of_older_code_is_restored_with_defaults_and_of_newer_code_without_its_extras() -> None:
    written = write(replace(TEA, crates=(Crate(3, full=True),)))
    del written["year"], written["link"]
    written["colour"] = "green"
    written["crates"][0]["lid"] = True

    assert restore(Order, written) == replace(TEA, crates=(Crate(3, full=True),))


def test_restoring_does_not_check_limits_that_have_changed_since() -> None:
    written = write(TEA) | {"slug": "a slug that was good once"}

    assert restore(Order, written) == replace(TEA, slug="a slug that was good once")


@given(JSON)
def test_what_is_shown_is_one_short_printable_line(data: Any) -> None:
    assert len(shown(data)) <= 40
    assert shown(data).isprintable()


@given(st.lists(st.sampled_from("abc")))
def test_twice_names_each_value_that_stands_more_than_once(values: list[str]) -> None:
    found = twice(values)

    assert sorted(found) == sorted(value for value in set(values) if values.count(value) > 1)
