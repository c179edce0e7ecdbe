import re
from dataclasses import replace

import pytest
from django.test import Client

from skills.catalogue import Catalogue
from tests.lib.markup import Elements, loose_ends
from tests.skills.published import published
from tests.skills.reader import get, headline, listed
from tests.skills.synthetic import cut

pytestmark = pytest.mark.django_db


def test_page_of_a_skill_says_what_each_level_can_do(shelf: Client, catalogue: Catalogue) -> None:
    skill = catalogue.skill["kubernetes"]

    html = get(shelf, "/skills/kubernetes/")

    assert headline(html) == "Kubernetes"
    assert [
        text for text in (skill.summary, skill.why, *(step.statement for step in skill.levels)) if text not in html
    ] == []
    assert re.findall(r"(\d+) h (?:from nothing|more)<", html) == [str(step.hours) for step in skill.levels]
    assert ", ".join(skill.aliases) in html


def test_page_of_a_skill_links_to_what_it_needs_and_unlocks(shelf: Client) -> None:
    elements = Elements(get(shelf, "/skills/kubernetes/"))

    links = [link for link in elements.values("href", "a") if link.startswith("/skills/")]
    assert links == [
        "/skills/",  # in the navigation
        "/skills/",
        "/skills/#cloud-platform",
        *(
            "/skills/containers/",
            "/skills/networking/",
            "/skills/networking/",
            "/skills/autoscaling/",
        ),  # in the drawing
        *("/skills/containers/", "/skills/networking/", "/skills/autoscaling/", "/skills/networking/"),  # in the table
        "/skills/containers/",  # before it
        "/skills/infrastructure-as-code/",  # after it
    ]


def test_links_to_other_sites_are_marked(shelf: Client, catalogue: Catalogue) -> None:
    elements = Elements(get(shelf, "/skills/python/"))

    outside = [attrs for tag, attrs in elements.found if tag == "a" and attrs["href"].startswith("https://")]
    assert sorted(attrs["href"] for attrs in outside) == sorted(
        item.link for item in catalogue.skill["python"].resources
    )
    assert {attrs["rel"] for attrs in outside} == {"noopener external"}


def test_skill_that_stands_alone_says_so(shelf: Client) -> None:
    html = get(shelf, "/skills/continuous-learning/")

    assert "You can begin at once" in html
    assert '<svg viewBox="0 0 ' not in html.split('id="map"')[1].split("</section>")[0]


def test_skill_that_nobody_asks_for_says_so(catalogue: Catalogue, client: Client) -> None:
    published(replace(cut(catalogue, 3), roles=()))

    html = get(client, "/skills/python/")

    assert "No role asks for it by itself." in html
    assert "<dd>0 of 0</dd>" in html


def test_retired_skill_says_so_and_names_what_came_after(catalogue: Catalogue, client: Client) -> None:
    small = cut(catalogue, 3)
    old = replace(small.skills[0], retired=True, replaced_by=("sql", "shell-scripting"))
    published(replace(small, skills=(old, *small.skills[1:])))

    html = get(client, "/skills/python/")

    assert "This skill is no longer asked for." in html
    assert 'part of <a href="/skills/sql/">SQL</a> and <a href="/skills/shell-scripting/">Shell scripting</a>.' in html
    assert listed(get(client, "/skills/")) == ["sql", "shell-scripting"]


@pytest.mark.parametrize(
    "path", ["/skills/nonsense/", "/skills/kubernetes-2/", f"/skills/{'x' * 3000}/", "/skills/a b/"]
)
def test_skill_that_there_is_not_is_not_found(shelf: Client, path: str) -> None:
    assert shelf.get(path).status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        "/skills/",
        "/skills/?q=model",
        "/skills/?role=mlops-engineer",
        "/skills/?role=x",
        "/skills/python/",
        "/skills/communication/",
    ],
)
def test_pages_leave_no_loose_ends_and_need_no_script(shelf: Client, path: str) -> None:
    html = get(shelf, path)
    elements = Elements(html).found

    assert loose_ends(html) == []
    assert [tag for tag, attrs in elements if tag in ("script", "style") or "style" in attrs] == []
    assert re.findall(r'<meta name="description" content="([^"]+)">', html)[0]
