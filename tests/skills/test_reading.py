import pytest
from django.test import Client
from django.urls import reverse

from tests.lib.markup import Elements
from tests.skills.reader import get, headline

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "path",
    ["/skills/", "/skills/python/", "/roles/", "/roles/mlops-engineer/", "/roles/compare/", "/skills/?framework=x"],
)
def test_before_the_first_release_pages_say_who_can_mend_that(client: Client, path: str) -> None:
    response = client.get(path)

    assert response.status_code == 503
    assert "once an admin has loaded a catalogue and published it" in response.content.decode()


def test_with_one_framework_nothing_asks_which(shelf: Client) -> None:
    assert 'aria-label="Frameworks"' not in get(shelf, "/skills/")


def test_with_two_frameworks_each_page_keeps_the_chosen_one(two_frameworks: Client) -> None:
    client = two_frameworks
    html, usual = get(client, "/skills/?framework=small"), get(client, "/skills/")
    page = Elements(get(client, "/skills/only-small/?framework=small"))

    assert (headline(html), headline(usual)) == ("Small framework takes 4 skills", "MLOps engineering takes 74 skills")
    assert '<a href="?framework=small" aria-current="page">Small framework</a>' in html
    assert '<input type="hidden" name="framework" value="small">' in html
    inside = [link for link in page.values("href", "a") if link.startswith(("/skills/", "/roles/", "/career/"))]
    assert [link for link in inside if "framework=small" not in link] == []
    assert f"{reverse('roles')}?framework=small" in inside  # in the navigation


@pytest.mark.parametrize(
    "path", ["/skills/only-small/", "/skills/kubernetes/?framework=small", "/skills/?framework=none"]
)
def test_what_is_in_another_framework_is_not_found(two_frameworks: Client, path: str) -> None:
    assert two_frameworks.get(path).status_code == 404
