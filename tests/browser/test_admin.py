"""Django's own admin pages under our policies: whatever they load or run that we forbid, the console would tell."""

import pytest
from django.contrib import admin as django_admin
from django.urls import reverse
from playwright.sync_api import expect

from careerpath.accounts.models import User
from skills.models import Release
from tests.browser.conftest import OpenPage
from tests.browser.people import arrive_as

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
