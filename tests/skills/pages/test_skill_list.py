import re
from urllib.parse import quote

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from skills.catalogue import Catalogue
from tests.skills.published import published
from tests.skills.reader import get, headline, listed, problems
from tests.skills.synthetic import cut, grown

pytestmark = pytest.mark.django_db

NO_LEAD = "At level: Cloud engineer has no lead level here. Choose junior or mid or senior."


def test_list_has_every_skill_under_its_category(shelf: Client, catalogue: Catalogue) -> None:
    html = get(shelf, "/skills/")

    assert headline(html) == "MLOps engineering takes 74 skills"
    assert listed(html) == [
        skill.slug for category in catalogue.categories for skill in catalogue.skills_of[category.slug]
    ]
    assert re.findall(r'<h2 id="([^"]+)">', html) == [category.slug for category in catalogue.categories]
    assert html.count("often missing</span>") == sum(skill.often_missing for skill in catalogue.skills)


def test_list_says_what_a_level_of_a_role_asks(shelf: Client, catalogue: Catalogue) -> None:
    html = get(shelf, "/skills/?role=mlops-engineer&level=mid")

    asked = catalogue.role["mlops-engineer"].level("mid")
    assert asked is not None
    assert sorted(listed(html)) == sorted(asked.asks)
    assert headline(html) == f"MLOps engineer, mid level: {len(asked.asks)} skills"
    assert (
        '<span class="level level-2">2 <span>Working</span></span> <span class="muted small">essential</span>' in html
    )
    assert catalogue.skill["kubernetes"].statement(2) in html


def test_list_says_what_each_level_of_a_role_asks(shelf: Client) -> None:
    html = get(shelf, "/skills/?role=staff-mlops-engineer")

    assert headline(html) == "Staff MLOps engineer: 40 skills"
    assert html.count('<span class="ask">lead ') == 40


def test_search_says_what_matched(shelf: Client) -> None:
    html = get(shelf, "/skills/?q=HELM")

    assert (headline(html), listed(html)) == ("1 skill matches “HELM”", ["kubernetes"])
    assert "Adverts also call it <mark>Helm</mark>." in html


def test_search_that_finds_nothing_tells_what_may_be_meant(shelf: Client) -> None:
    html = get(shelf, "/skills/?q=kubernets")

    assert (headline(html), listed(html)) == ("No skill matches “kubernets”", [])
    assert 'Did you mean <a href="/skills/kubernetes/">Kubernetes</a>?' in html


@pytest.mark.parametrize(
    ("query", "advice"),
    [
        ("?q=qqq", "Try fewer words"),
        ("?q=qqq&role=mlops-engineer&level=mid", "MLOps engineer, mid level, is asked for nothing"),
    ],
)
def test_search_that_finds_nothing_helps(shelf: Client, query: str, advice: str) -> None:
    html = get(shelf, f"/skills/{query}")

    assert advice in html
    assert 'href="/skills/">Show all skills</a>' in html


@pytest.mark.parametrize(("sort", "first"), [("", "python"), ("name", "access-control"), ("hours", None)])
def test_list_is_in_the_order_that_is_chosen(shelf: Client, catalogue: Catalogue, sort: str, first: str | None) -> None:
    quickest = min(catalogue.skills, key=lambda skill: skill.hours(0, 2)).slug

    html = get(shelf, f"/skills/?sort={sort}")

    assert listed(html)[0] == (first or quickest)
    assert len(listed(html)) == 74


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("role=nonsense", ["Asked by: There is no role “nonsense” here. Choose another."]),
        ("role=nonsense&level=mid", ["Asked by: There is no role “nonsense” here. Choose another."]),
        ("level=mid", ["At level: Choose a role to go with the level."]),
        ("role=cloud-engineer&level=lead", [NO_LEAD]),
        ("role=data-engineer&level=chief", ["At level: There is no level “chief” here. Choose another."]),
        ("sort=colour", ["Order: There is no order “colour” here. Choose another."]),
        ("sort=category", ["Order: There is no order “category” here. Choose another."]),
        (f"q={'x' * 101}", ["Search: Search for 100 characters at most."]),
        (f"role={quote('<script>')}", ["Asked by: There is no role “&lt;script&gt;” here. Choose another."]),
        ("page=abc&q=%00%1b%0a&level=&role=", []),
        ("page=-3", []),
        ("page=999999999999999999999", []),
    ],
)  # fmt: skip
def test_wrong_choice_is_named_and_left_out(shelf: Client, query: str, told: list[str]) -> None:
    html = get(shelf, f"/skills/?{query}")

    assert problems(html) == told
    assert listed(html)


@pytest.mark.parametrize(
    "query", ["x" * 10_000_000, "🦄" * 100, "\x00\x07\x1b", "%", "' OR 1=1 --", "<b>", "(?:", "\ud800"]
)
def test_any_query_gets_a_short_answer(shelf: Client, query: str) -> None:
    response = shelf.get("/skills/", {"q": query.encode("utf-8", "replace")})

    assert response.status_code == 200
    assert len(response.content) < 100_000


def test_thousands_of_choices_are_refused(shelf: Client) -> None:
    response = shelf.get("/skills/?" + "&".join(f"a{number}=1" for number in range(2000)))

    assert response.status_code == 400


@pytest.mark.parametrize("skills", [10, 2000])
def test_pages_ask_the_database_for_nothing_but_the_release(
    catalogue: Catalogue, client: Client, skills: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    published(cut(catalogue, skills) if skills < 74 else grown(catalogue, skills))
    paths = ["/skills/", "/skills/?q=model&page=2", "/skills/?sort=name", "/skills/python/", "/roles/"]
    get(client, "/skills/")

    for path in paths:
        with django_assert_num_queries(1):
            get(client, path)


def test_long_list_is_cut_into_pages(catalogue: Catalogue, client: Client) -> None:
    large = grown(catalogue, 2000)
    counts = [(category.slug, len(large.skills_of[category.slug])) for category in catalogue.categories]
    published(large)

    first, last = get(client, "/skills/"), get(client, "/skills/?page=20")
    skill = get(client, "/skills/communication/")

    assert (len(listed(first)), len(listed(last))) == (100, 100)
    contents = re.findall(r'<li><a href="([^"]*)">[^<]*<span class="muted small">(\d+)', first)
    assert contents[:2] == [(f"#{counts[0][0]}", str(counts[0][1])), (f"?page=3#{counts[1][0]}", str(counts[1][1]))]
    assert [int(count) for _, count in contents] == [count for _, count in counts]
    assert '<a href="/skills/?page=18#working-together">' in skill


def test_pages_of_what_was_found_keep_the_question(catalogue: Catalogue, client: Client) -> None:
    published(grown(catalogue, 200))

    html = get(client, "/skills/?q=model&sort=name")

    assert len(listed(html)) == 40
    assert 'href="?q=model&amp;sort=name&amp;page=2"' in html
