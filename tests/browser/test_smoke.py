from playwright.sync_api import expect
from tests.browser.conftest import OpenPage, sign_in
from careerpath.accounts.models import User

def test_sign_in(open_page: OpenPage, learner: User) -> None:
    page = open_page()
    sign_in(page, learner)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Welcome")
