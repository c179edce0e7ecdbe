"""What the career page shows, worked out from a catalogue."""

from dataclasses import replace

import pytest

from skills.career.page import Career, Group, Item, Level, career, grouped, years_in_words
from skills.catalogue import Catalogue, Fact, Years
from skills.citations import Citation, cite, in_words, marks, short_title


@pytest.fixture(scope="module")
def found(catalogue: Catalogue) -> Career:
    return career(catalogue)


def numbers(citations: tuple[Citation, ...]) -> str:
    return " ".join(citation.number for citation in citations)


def section(found: Career, title: str) -> Group:
    return {section.title: section.group for section in found.market}[title]


def named(group: Group) -> list[tuple[str, str]]:
    return [(item.name, numbers(item.marks)) for item in (*group.items, *group.bare)]


def test_page_opens_with_what_the_job_is_for(found: Career, catalogue: Catalogue) -> None:
    assert found.lead == (
        "An MLOps engineer takes machine learning models out of notebooks "
        "and keeps them working in front of real users."
    )
    assert " ".join((found.lead, *found.about)) == " ".join(catalogue.framework.about)


def test_framework_without_an_account_of_the_work_opens_with_its_summary(catalogue: Catalogue) -> None:
    bare = replace(catalogue, framework=replace(catalogue.framework, about=(), summary="Baking. All of it."))

    shown = career(bare)

    assert (shown.lead, shown.about) == ("Baking.", ("All of it.",))


def test_levels_are_told_in_words(found: Career) -> None:
    assert [(level.name, level.years, level.asks, numbers(level.marks)) for level in found.levels] == [
        ("Junior MLOps engineer", "1 to 3 years of experience", "30 skills asked for, 12 of them essential", "2 4"),
        ("Mid MLOps engineer", "3 to 7 years of experience", "47 skills asked for, 20 of them essential", "2 4"),
        ("Senior MLOps engineer", "No years named", "57 skills asked for, 22 of them essential", "4"),
        ("Lead MLOps engineer", "No years named", "60 skills asked for, 17 of them essential", "4"),
    ]


@pytest.mark.parametrize(
    ("years", "words"),
    [
        (None, "No years named"),
        (Years(0, 2), "0 to 2 years of experience"),
        (Years(7, None), "7 years of experience or more"),
    ],
)
def test_years_are_told_as_far_as_they_are_named(years: Years | None, words: str) -> None:
    assert years_in_words(years) == words


def test_level_says_what_it_owns(found: Career, catalogue: Catalogue) -> None:
    owned = [level.owns for level in found.levels]

    assert owned == [level.owns for level in catalogue.role["mlops-engineer"].levels]


def test_fact_that_several_places_share_is_told_once(found: Career) -> None:
    assert named(section(found, "Where")) == [
        ("San Francisco Bay Area", ""),
        ("Seattle and New York", ""),
        ("Remote", ""),
        ("United Kingdom, Germany, Canada, Australia and Singapore", ""),
        ("Boston and Austin", ""),
    ]
    assert numbers(section(found, "Where").marks) == "2"


def test_names_of_which_no_more_is_said_stand_together_by_document(found: Career) -> None:
    assert named(section(found, "Who hires, by sector")) == [
        ("Technology", "2 3"),
        ("Financial services", "1 2 3 4"),
        ("Banking", "5"),
        ("Healthcare", "1 2 3 5"),
        ("Ecommerce", "3 4"),
        ("Manufacturing", "1 3 4 5"),
        ("Retail", "1 3 5"),
        ("Marketing and sales", "5"),
        ("Media and entertainment, Automotive, Telecommunications and Energy", "3"),
    ]
    assert [item.name for item in section(found, "Who hires, by sector").bare] == [
        "Retail",
        "Marketing and sales",
        "Media and entertainment, Automotive, Telecommunications and Energy",
    ]


def test_market_has_what_the_documents_speak_of(found: Career, catalogue: Catalogue) -> None:
    fewer = career(replace(catalogue, market=tuple(fact for fact in catalogue.market if fact.kind == "outlook")))

    assert [section.title for section in found.market] == [
        "Outlook",
        "Who hires, by sector",
        "Where",
        "Employers that a document names",
        "Other titles for the work",
    ]
    assert [section.title for section in fewer.market] == ["Outlook", "Other titles for the work"]


def test_facts_of_different_roles_stay_apart() -> None:
    items = [Item(name, "", name.lower(), ()) for name in ("Baker", "Miller")]

    shown = grouped(items)

    assert shown == Group(tuple(items), (), ())


def test_other_titles_are_told_once_each(found: Career) -> None:
    assert named(section(found, "Other titles for the work")) == [
        ("Machine learning engineer", "4"),
        ("Platform engineer", "4"),
        ("Applied scientist", "4"),
        (
            "Machine Learning Operations Engineer, ML Operations Engineer, ML Ops Engineer, MLOps Developer, "
            "MLOps Specialist and AI Operations Engineer",
            "1 2 3 4 5",
        ),
    ]


def test_every_way_is_on_both_maps_in_the_lists_and_in_the_table(found: Career, catalogue: Catalogue) -> None:
    kinds = ("comes-from", "leads-to", "transition")
    names = sorted(fact.name for fact in catalogue.market if fact.kind in kinds)

    assert found.routes
    assert sorted(stop.text for stop in found.routes.wide.stops) == names
    assert sorted(stop.text for stop in found.routes.narrow.stops) == names
    assert sorted(item.name for way in found.routes.ways for item in way.group.items) == names
    assert sorted(row[0] for row in found.routes.rows) == names


def test_sources_are_those_that_the_page_cites_in_the_order_of_the_catalogue(catalogue: Catalogue) -> None:
    fact = Fact("remote", "place", "Remote", sources=("career-guide",))
    few = replace(catalogue, roles=(), pay=(), market=(replace(fact, slug="a", sources=("becoming",)), fact))

    shown = career(few)

    assert [(source.number, source.source.slug) for source in shown.sources] == [
        ("1", "becoming"),
        ("2", "career-guide"),
    ]


def test_catalogue_without_roles_pay_or_market_still_has_a_page(catalogue: Catalogue) -> None:
    bare = replace(catalogue, roles=(), pay=(), market=())

    shown = career(bare)

    assert shown == Career(
        name="MLOps engineering",
        lead=shown.lead,
        about=shown.about,
        role=None,
        levels=(),
        pay=(),
        differences=(),
        routes=None,
        market=(),
        sources=(),
    )


def test_role_without_ways_has_no_map(catalogue: Catalogue) -> None:
    shown = career(replace(catalogue, market=()))

    assert shown.routes is None
    assert isinstance(shown.levels[0], Level)


# -- Citations ---------------------------------------------------------------------------------------------------------


def test_marks_count_upwards_whatever_the_order_of_the_fact(catalogue: Catalogue) -> None:
    citations = cite(catalogue, ("roles-skills-path", "good-career", "becoming"))

    shown = marks(citations, ("roles-skills-path", "good-career"))

    assert [(mark.number, mark.source.slug) for mark in shown] == [("1", "good-career"), ("3", "roles-skills-path")]


def test_source_says_when_it_came_out_or_was_read(catalogue: Catalogue) -> None:
    citations = cite(catalogue, ("good-career", "becoming", "roles-skills-path"))

    assert [(citation.publisher, citation.date) for citation in citations.values()] == [
        ("A career blog", "12 January 2023"),
        ("Publisher unknown", "no date"),
        ("Coursera Staff", "read on 30 October 2024"),
    ]


@pytest.mark.parametrize(
    ("title", "short"),
    [
        ("Short: but with a colon", "Short: but with a colon"),
        ("A long title: that goes on for much more than a line", "A long title"),
        (
            "A long title that goes on for much more than a line: the end",
            "A long title that goes on for much more than a…",
        ),
    ],
)
def test_long_title_is_cut_at_its_colon_or_at_a_word(title: str, short: str) -> None:
    assert short_title(title) == short


@pytest.mark.parametrize(
    ("date", "words"), [("2023-13-01", "2023-13-01"), ("2023", "2023"), ("2024-02", "February 2024")]
)
def test_date_that_is_no_date_stays_as_it_is(date: str, words: str) -> None:
    assert in_words(date) == words
