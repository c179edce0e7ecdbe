"""A week of an instructor: they open a cohort, invite, watch people join, review ten pieces of evidence, see what to
teach, and take it along. By mouse, and by keyboard alone."""

import pytest
from django.core import mail
from django.utils import timezone
from playwright.sync_api import Page, expect

from assessments.models import Evidence, Rating
from careerpath.accounts.models import User
from skills.models import Release, Skill
from tests.assessments.cohorts.inviting.conftest import work
from tests.assessments.cohorts.test_people import rate
from tests.browser.conftest import OpenPage
from tests.browser.hands import Hands, Keyboard, Mouse
from tests.browser.people import arrive_as

pytestmark = pytest.mark.browser

PROVEN = (
    "python git linux containers kubernetes sql monitoring-alerting troubleshooting software-testing api-design".split()
)
WAY = "/join/invited/"


@pytest.fixture
def page(open_page: OpenPage, release: Release, instructor: User) -> Page:
    page = open_page()
    arrive_as(page, instructor)
    return page


def proves(learner: User, slugs: list[str]) -> None:
    """They rate themselves and show something for each of these skills."""
    rate(learner, dict.fromkeys(slugs, 2))
    for skill in Skill.objects.filter(slug__in=slugs):
        Evidence.objects.create(person=learner, skill=skill, level=2, text=f"What I built with {skill.name}.")


@pytest.mark.parametrize("hands", [Mouse, Keyboard])
def test_a_week_of_an_instructor(
    hands: type[Hands], page: Page, open_page: OpenPage, learner: User, stranger: User
) -> None:
    teacher = hands(page)
    opens_a_cohort(teacher)
    code = lets_in_by_code(teacher)
    invites(teacher, stranger.email)

    first, second = hands(open_page(width=360)), hands(open_page())
    arrive_as(first.page, learner)
    joins_by_code(first, code)
    arrive_as(second.page, stranger)
    joins_by_mail(second)
    sees_both(teacher, learner, stranger)

    proves(learner, PROVEN)
    rate(stranger, {"python": 4})
    reviews_all(teacher)
    assert Rating.objects.filter(person=learner, verified_level=1).count() == len(PROVEN)

    sees_what_to_teach(teacher, learner)
    takes_it_along(teacher, learner)


def opens_a_cohort(teacher: Hands) -> None:
    teacher.open("/cohorts/")
    teacher.follow("Open a cohort")
    teacher.fill("Name", "Winter class")
    teacher.page.get_by_label("Goal").select_option(label="MLOps engineer, mid")
    today = timezone.localdate()
    teacher.page.get_by_label("Start", exact=True).fill(f"{today:%Y-%m-%d}")
    teacher.page.get_by_label("End", exact=True).fill(f"{today.replace(year=today.year + 1, day=1):%Y-%m-%d}")
    teacher.submit("Open the cohort")


def lets_in_by_code(teacher: Hands) -> str:
    teacher.submit("Make the link")
    return teacher.reads(".way-in-code")[0]


def invites(teacher: Hands, email: str) -> None:
    teacher.follow("Ways in, Winter class")
    teacher.follow("By e-mail")
    teacher.follow("Write addresses")
    teacher.fill("E-mail addresses", email)
    teacher.submit("See what will happen")
    teacher.submit("Invite 1 person")
    work()


def joins_by_code(somebody: Hands, code: str) -> None:
    somebody.open("/join/")
    somebody.fill("Code", code)
    somebody.submit("Go on")
    somebody.submit("Agree and join")
    somebody.sees("Winter class")


def joins_by_mail(somebody: Hands) -> None:
    letter = next(sent for sent in mail.outbox if WAY in sent.body)
    way = next(line for line in letter.body.splitlines() if WAY in line)
    somebody.open(way[way.index(WAY) :])
    somebody.submit("Agree and join")
    somebody.sees("Winter class")


def sees_both(teacher: Hands, *people: User) -> None:
    teacher.follow("Learners")
    rows = teacher.page.locator("tbody th")
    expect(rows).to_have_text(sorted((str(person) for person in people), key=str.lower))


def reviews_all(teacher: Hands) -> None:
    """What they see is a level below what is said, each time."""
    teacher.follow("Second opinions")
    teacher.finds(f"{len(PROVEN)} to look at.")
    teacher.submit("Take the next")
    for _ in PROVEN:
        expect(teacher.page.get_by_text("What I built with")).to_be_visible()
        teacher.page.locator("[name=level][value='1']").check()
        teacher.submit("Give it, and take the next")
    expect(teacher.page.get_by_role("heading", name="Nothing waits for you")).to_be_visible()


def sees_what_to_teach(teacher: Hands, learner: User) -> None:
    teacher.follow("Teaching")
    teacher.page.get_by_label("Levels that count").select_option("verified")
    teacher.submit("Plan the class")
    expect(teacher.page.get_by_role("heading", name="What lifts the group most in 4 hours")).to_be_visible()
    assert f"{learner}," in teacher.download("As a table (CSV)")


def takes_it_along(teacher: Hands, learner: User) -> None:
    teacher.follow("Overview")
    table = teacher.download("Take the list along (CSV)")
    assert str(learner) in table
