"""/career/ as a visitor and a member get it."""

from dataclasses import replace

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from skills.catalogue import Catalogue
from skills.models import Release
from tests.lib.markup import Elements, loose_ends
from tests.skills.published import published


@pytest.fixture
def release(db: None, catalogue: Catalogue) -> Release:
    return published(catalogue)


@pytest.fixture
def second(release: Release, catalogue: Catalogue) -> Release:
    """A framework beside the first, with another name, no roles and no market."""
    other = replace(catalogue.framework, slug="weaving", name="Weaving")
    bare = replace(catalogue, framework=other, roles=(), responsibilities=(), pay=(), market=())
    return published(bare)


@pytest.mark.usefixtures("release")
def test_career_page_shows_the_career(client: Client) -> None:
    response = client.get("/career/")

    assert response.status_code == 200
    assert "<h1>A career in MLOps engineering</h1>" in response.text
    assert "keeps them working in front of real users." in response.text


@pytest.mark.usefixtures("release")
def test_every_mark_leads_to_a_source_and_nothing_leads_nowhere(client: Client) -> None:
    response = client.get("/career/")

    links = Elements(response.text).values("href", "a")
    assert loose_ends(response.text) == []
    assert {link for link in links if link.startswith("#source-")} == {
        "#source-good-career",
        "#source-becoming",
        "#source-career-guide",
        "#source-worth-pursuing",
        "#source-roles-skills-path",
    }


@pytest.mark.usefixtures("release")
def test_every_link_of_the_page_is_answered(client: Client) -> None:
    links = {link for link in Elements(client.get("/career/").text).values("href", "a") if link.startswith("/")}

    answers = {link: client.get(link).status_code for link in links}

    assert "/career/fit/" in answers
    assert [link for link, status in answers.items() if status != 200] == []


@pytest.mark.usefixtures("release")
def test_each_picture_says_what_it_shows_and_has_a_table(client: Client) -> None:
    elements = Elements(client.get("/career/").text)

    pictures = [attrs["aria-label"] for tag, attrs in elements.found if tag == "svg" and attrs.get("role") == "img"]
    tables = [attrs["aria-label"] for _, attrs in elements.found if attrs.get("class") == "table-frame"]
    assert [label.split(",")[0].split(".")[0] for label in pictures] == [
        "MLOps engineer: pay by document",
        "Roles around it",
        "Ways in and out",
        "Ways in and out",
    ]
    assert tables == [
        "MLOps engineer: pay by document, as a table",
        "Roles around it, as a table",
        "The map, as a table",
    ]


@pytest.mark.usefixtures("release")
def test_career_page_costs_a_visitor_one_query(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client.get("/career/")

    with django_assert_num_queries(1):
        client.get("/career/")


@pytest.mark.usefixtures("release")
def test_career_page_costs_a_member_three_queries(
    learner_client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    learner_client.get("/career/")

    with django_assert_num_queries(3):
        learner_client.get("/career/")


@pytest.mark.parametrize("path", ["/career/", "/career/fit/", "/career/fit/change/"])
def test_before_the_first_release_the_page_says_who_can_mend_it(path: str, client: Client, db: None) -> None:
    response = client.get(path)

    assert response.status_code == 503
    assert "The catalogue isn’t here yet" in response.text


@pytest.mark.usefixtures("release")
def test_with_one_framework_no_page_asks_which(client: Client) -> None:
    response = client.get("/career/")

    assert 'aria-label="Frameworks"' not in response.text
    assert "framework=" not in response.text


@pytest.mark.usefixtures("second")
def test_another_framework_is_chosen_by_its_name_and_links_keep_to_it(client: Client) -> None:
    response = client.get("/career/?framework=weaving")

    links = Elements(response.text).values("href", "a")
    assert "<h1>A career in Weaving</h1>" in response.text
    assert "/career/fit/?framework=weaving" in links
    assert loose_ends(response.text) == []


@pytest.mark.usefixtures("release")
def test_unknown_framework_is_not_found(client: Client) -> None:
    response = client.get("/career/?framework=astrology")

    assert response.status_code == 404


@pytest.mark.usefixtures("release")
@pytest.mark.parametrize("path", ["/career/", "/career/fit/"])
def test_navigation_says_that_one_is_at_the_career(path: str, client: Client) -> None:
    elements = Elements(client.get(path).text)

    here = [attrs for tag, attrs in elements.found if tag == "a" and "aria-current" in attrs]
    assert here == [{"href": "/career/", "aria-current": "page"}]
