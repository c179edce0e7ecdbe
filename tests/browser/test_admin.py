"""Django's own admin pages under our policies: whatever they load or run that we forbid, the console would tell."""

import pytest
from django.contrib import admin as django_admin
from django.urls import reverse
from playwright.sync_api import expect

from careerpath.accounts.models import User
from skills.models import Release, Role, Skill
from tests.browser.conftest import OpenPage
from tests.browser.people import arrive_as
from tests.browser.test_pages import found_by_axe

pytestmark = pytest.mark.browser


def paths() -> list[str]:
    """The start, and of every table its list and its first row."""
    found = [reverse("admin:index")]
    for model in django_admin.site._registry:
        name = f"admin:{model._meta.app_label}_{model._meta.model_name}"
        found.append(reverse(f"{name}_changelist"))
        if row := model._default_manager.first():
            found.append(reverse(f"{name}_change", args=[row.pk]))
    return found


def test_admin_pages_load_and_run_nothing_that_is_forbidden(open_page: OpenPage, admin: User, release: Release) -> None:
    page = open_page()
    arrive_as(page, admin)

    seen = {path: answer.status for path in paths() if (answer := page.goto(path))}

    assert {path: status for path, status in seen.items() if status != 200} == {}
    assert len(seen) > 9


# What Django's own markup brings along: choosers without a name or a list, and the heads of the tables in a page.
OF_DJANGO = ("select2", "empty-table-header: fieldset", "td-has-header: fieldset", "label-title-only: #searchbar")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everybody_can_use_the_pages_of_an_editor(
    scheme: str, open_page: OpenPage, complaints: list[str], admin: User, release: Release
) -> None:
    page = open_page()
    arrive_as(page, admin)
    skill, role = (model.objects.earliest("pk").pk for model in (Skill, Role))

    found: dict[str, list[str]] = {}
    for path in (
        "", "skills/skill/", f"skills/skill/{skill}/change/", f"skills/skill/{skill}/retire/",
        f"skills/skill/{skill}/merge/", f"skills/role/{role}/change/", f"skills/role/{role}/grid/",
        "skills/release/check/", "skills/release/publish/", f"skills/release/{release.pk}/change/",
        "skills/skill/import/", "skills/skill/export/",
    ):  # fmt: skip
        page.goto(f"/admin/{path}")
        found[path] = [
            fault for fault in found_by_axe(page, 1280, scheme) if not any(own in fault for own in OF_DJANGO)
        ]
    complaints.clear()  # axe has some of its own

    assert {path: faults for path, faults in found.items() if faults} == {}


def test_a_person_is_found_and_changed_in_the_admin_pages(open_page: OpenPage, admin: User, learner: User) -> None:
    page = open_page()
    arrive_as(page, admin)
    page.goto("/admin/accounts/user/?q=learner")

    page.get_by_role("link", name=learner.email).click()
    page.get_by_label("Instructor").check()
    page.get_by_role("button", name="Save", exact=True).click()

    expect(page.get_by_text("was changed successfully")).to_be_visible()
    learner.refresh_from_db()
    assert learner.is_instructor
