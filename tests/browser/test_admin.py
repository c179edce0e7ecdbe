"""Django's own admin pages under our policies: whatever they load or run that we forbid, the console would tell."""

import pytest
from playwright.sync_api import expect

from careerpath.accounts.models import User
from tests.browser.conftest import OpenPage
from tests.browser.people import arrive_as

pytestmark = pytest.mark.browser


def test_admin_pages_work_and_run_nothing_that_is_forbidden(open_page: OpenPage, admin: User, learner: User) -> None:
    page = open_page()
    arrive_as(page, admin)
    person = f"/admin/accounts/user/{learner.pk}"

    for path in ("/admin/", "/admin/accounts/user/", f"{person}/change/", f"{person}/delete/", f"{person}/history/"):
        page.goto(path)
        expect(page.get_by_role("banner")).to_contain_text("careerpath")


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
