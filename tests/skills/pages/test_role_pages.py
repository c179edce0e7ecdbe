import re

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from skills.catalogue import Catalogue
from tests.lib.markup import Elements, loose_ends
from tests.skills.published import published
from tests.skills.reader import get, headline, problems
from tests.skills.synthetic import cut

PAIR = "/roles/compare/?a=mlops-engineer.mid&b=data-engineer.mid"


def test_roles_stand_by_what_they_are_to_the_target(shelf: Client, catalogue: Catalogue) -> None:
    html = get(shelf, "/roles/")

    assert headline(html) == "11 roles, and how far each is"
    order = [role.slug for kind in ("target", "leads-to", "neighbour") for role in catalogue.roles if role.kind == kind]
    assert re.findall(r'<h3><a href="/roles/([a-z-]+)/">', html) == order
    assert re.findall(r"<h2[^>]*>([^<]+)</h2>", html) == [
        "The role this site leads to",
        "What it leads to",
        "What stands beside it",
    ]


def test_framework_without_roles_breaks_nothing(db: None, client: Client, catalogue: Catalogue) -> None:
    published(cut(catalogue, 3))

    assert headline(get(client, "/roles/")) == "0 roles, and how far each is"


def test_role_says_what_each_level_owns_and_takes(shelf: Client, catalogue: Catalogue) -> None:
    role = catalogue.role["mlops-engineer"]

    html = get(shelf, "/roles/mlops-engineer/")

    assert headline(html) == "MLOps engineer"
    assert [level.owns for level in role.levels if level.owns not in html] == []
    assert len(re.findall(r"<dd>about [\d,]+ h</dd>", html)) == 4
    assert '<a href="/skills/?role=mlops-engineer&amp;level=mid">Read what mid level asks</a>' in html
    assert 'href="/roles/compare/?a=mlops-engineer.mid"' in html
    assert ", ".join(role.titles) in html


def test_role_has_a_table_of_all_that_it_asks(shelf: Client, catalogue: Catalogue) -> None:
    role = catalogue.role["mlops-engineer"]

    html = get(shelf, "/roles/mlops-engineer/")

    rows = re.findall(r'<th scope="row"><a href="/skills/([a-z-]+)/">', html)
    assert sorted(rows) == sorted({slug for level in role.levels for slug in level.asks})
    assert html.count("not asked</span>") == 4 * len(rows) - sum(len(level.asks) for level in role.levels)


def test_pay_stands_by_document_with_all_that_is_said_of_it(shelf: Client) -> None:
    html = get(shelf, "/roles/mlops-engineer/")

    pay = html.split('id="pay"')[1].split("</section>")[0]
    assert len(re.findall(r'<th scope="row">', pay)) == 8
    assert "<strong>90,000–120,000</strong>" in pay
    assert "MLOps Engineer: Roles, Skills, and Career Path, citing ZipRecruiter" in pay
    assert "no place given" in pay
    assert "not averaged" in pay


def test_role_without_pay_says_nothing_of_it(shelf: Client) -> None:
    assert 'id="pay"' not in get(shelf, "/roles/cloud-engineer/")


def test_role_with_one_figure_compares_nothing(shelf: Client) -> None:
    assert "not averaged" not in get(shelf, "/roles/devops-engineer/")


@pytest.mark.parametrize("path", ["/roles/nonsense/", "/roles/MLOPS-ENGINEER/", "/roles/a b/"])
def test_role_that_there_is_not_is_not_found(shelf: Client, path: str) -> None:
    assert shelf.get(path).status_code == 404


def test_role_of_another_framework_is_not_found(two_frameworks: Client) -> None:
    assert two_frameworks.get("/roles/mlops-engineer/?framework=small").status_code == 404


# -- Two side by side --------------------------------------------------------------------------------------------------


def test_comparison_begins_with_how_far_it_is(shelf: Client) -> None:
    html = get(shelf, PAIR)

    lead = " ".join(re.sub(r"<[^>]+>", "", html.split('<p class="lead">')[1].split("</p>")[0]).split())
    assert headline(html) == "MLOps engineer (mid) and Data engineer (mid)"
    assert re.fullmatch(
        r"From MLOps engineer \(mid\) to Data engineer \(mid\) it is about \d+ hours: "
        r"\d+ skills go higher, \d+ come in new, and \d+ of \d+ you bring along\.",
        lead,
    )
    assert '<a href="?a=data-engineer.mid&amp;b=mlops-engineer.mid">turn it round</a>' in html


def test_comparison_has_a_table_for_each_difference(shelf: Client) -> None:
    html = get(shelf, PAIR)

    assert re.findall(r'<h2 id="[a-z-]+">([^<]+) <span', html) == [
        "More is asked of Data engineer (mid)",
        "Asked only of Data engineer (mid)",
        "Asked alike",
        "More is asked of MLOps engineer (mid)",
        "Asked only of MLOps engineer (mid)",
    ]


def test_comparison_works_between_levels_of_one_role(shelf: Client) -> None:
    up = get(shelf, "/roles/compare/?a=mlops-engineer.junior&b=mlops-engineer.mid")
    down = get(shelf, "/roles/compare/?a=mlops-engineer.mid&b=mlops-engineer.junior")

    assert "it is about <strong>" in up
    assert "there is nothing to learn" in up
    assert "Whoever meets MLOps engineer (mid) meets MLOps engineer (junior) as well" in down


def test_comparison_shows_what_was_chosen(shelf: Client) -> None:
    elements = Elements(get(shelf, PAIR))

    chosen = [attrs["value"] for tag, attrs in elements.found if tag == "option" and "selected" in attrs]
    assert chosen == ["mlops-engineer.mid", "data-engineer.mid"]


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("", []),
        ("?a=mlops-engineer.mid", []),
        ("?a=&b=", ["Compare: Choose the first level of a role.", "With: Choose the second level of a role."]),
        ("?a=mlops-engineer.mid&b=", ["With: Choose the second level of a role."]),
        ("?a=x&b=data-engineer.mid", ["Compare: There is no level of a role “x” here. Choose another."]),
        ("?a=data-engineer.lead", ["Compare: There is no level of a role “data-engineer.lead” here. Choose another."]),
        ("?a=data-engineer.mid&b=data-engineer.mid", ["With: These are the same. Choose two that differ."]),
        (f"?a={'x' * 10_000}", [f"Compare: There is no level of a role “{'x' * 101}” here. Choose another."]),
        ("?a=data-engineer.mid&b=🦄", ["With: There is no level of a role “🦄” here. Choose another."]),
        ("?a=%00&b=data-engineer.mid", ["Compare: Choose the first level of a role."]),
    ],
)  # fmt: skip
def test_wrong_or_missing_choice_shows_the_form_and_says_why(shelf: Client, query: str, told: list[str]) -> None:
    html = get(shelf, f"/roles/compare/{query}")

    assert headline(html) == "Compare two roles"
    assert problems(html) == told


def test_page_of_a_role_leads_to_a_choice_half_made(shelf: Client) -> None:
    html = get(shelf, "/roles/compare/?a=mlops-engineer.mid")

    assert "Choose what to compare MLOps engineer (mid) with." in html


# -- All of them -------------------------------------------------------------------------------------------------------

PATHS = ["/roles/", "/roles/mlops-engineer/", "/roles/staff-mlops-engineer/", PAIR, "/roles/compare/?a=x"]


@pytest.mark.parametrize("path", PATHS)
def test_pages_leave_no_loose_ends_and_need_no_script(shelf: Client, path: str) -> None:
    html = get(shelf, path)
    elements = Elements(html).found

    assert loose_ends(html) == []
    assert [tag for tag, attrs in elements if tag in ("script", "style") or "style" in attrs] == []
    assert re.findall(r'<meta name="description" content="([^"]+)">', html)[0]


@pytest.mark.parametrize("path", PATHS)
def test_pages_ask_the_database_for_nothing_but_the_release(
    shelf: Client, path: str, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    get(shelf, path)

    with django_assert_num_queries(1):
        get(shelf, path)


def test_links_keep_the_framework(two_frameworks: Client, catalogue: Catalogue) -> None:
    published(catalogue)  # a newer release of the first
    page = Elements(get(two_frameworks, "/roles/?framework=small"))

    inside = [link for link in page.values("href", "a") if link.startswith("/roles/")]
    assert inside == ["/roles/?framework=small", "/roles/compare/?framework=small"]
