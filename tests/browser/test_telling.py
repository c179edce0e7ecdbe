"""An instructor writes to those who miss a skill; one of them reads it by the mail's link and mutes the mails. By mouse
and by keyboard alone, with script and without."""

import pytest
from django.core import mail
from playwright.sync_api import Page, expect

from assessments.models import Cohort, Membership
from careerpath.accounts.models import User
from tests.assessments.cohorts.telling.conftest import work
from tests.assessments.cohorts.test_people import rate
from tests.browser.conftest import OpenPage
from tests.browser.hands import Hands, Keyboard, Mouse
from tests.browser.people import arrive_as
from tests.browser.teachers import LONG

pytestmark = pytest.mark.browser


@pytest.fixture(params=[True, False], ids=["script", "no-script"])
def pages(request: pytest.FixtureRequest, open_page: OpenPage, instructor: User, learner: User) -> tuple[Page, Page]:
    teacher, reader = open_page(script=request.param), open_page(width=360, script=request.param)
    arrive_as(teacher, instructor)
    arrive_as(reader, learner)
    return teacher, reader


@pytest.mark.parametrize("hands", [Mouse, Keyboard])
def test_a_message_to_some_is_read_by_the_mails_link_and_muted(
    hands: type[Hands], pages: tuple[Page, Page], spring: Cohort, learner: User
) -> None:
    rate(User.objects.get(name=LONG), {"containers": 4})
    teacher, reader = map(hands, pages)
    writes(teacher, spring)
    work()
    (letter,) = mail.outbox
    assert letter.to == ["learner@example.org"]

    reader.open(way_in(letter.body, "/messages/"))
    expect(reader.page.locator("article.letter")).to_contain_text("Friday, in room 5.")
    reader.submit("Mute the mails")
    reader.finds("You have muted the mails of this cohort.")
    assert Membership.objects.get(cohort=spring, person=learner).is_muted
    reader.submit("Get them by mail again")

    reader.open(way_in(letter.body, "/mute/"))
    reader.sees("Mute the mails of Spring class?")
    reader.submit("Mute them")
    reader.sees("No more mails of Spring class")
    assert Membership.objects.get(cohort=spring, person=learner).is_muted


def writes(teacher: Hands, cohort: Cohort) -> None:
    teacher.open(f"/cohorts/{cohort.pk}/")
    teacher.follow("Messages")
    teacher.follow("Write a message")
    expect(teacher.page.get_by_label("Which skill they miss")).to_be_hidden()
    choose(teacher, "Learners who miss a skill")
    teacher.page.get_by_label("Which skill they miss").select_option(label="Containers")
    teacher.fill("Subject", "Containers for you")
    teacher.fill("Text", "Friday, in room 5.")
    teacher.submit("See to whom it goes")
    expect(teacher.page.locator(".names li")).to_have_text(["Lea Learner"])
    teacher.submit("Send it to 1 learner")
    teacher.finds("On its way to 1 learner.")


def choose(somebody: Hands, label: str) -> None:
    """A radio button: with the keyboard, from the one that is chosen on."""
    wanted = somebody.page.get_by_label(label, exact=True)
    if not isinstance(somebody, Keyboard):
        return somebody.use(wanted)
    somebody.reach(somebody.page.locator("[name=to]:checked"))
    while not wanted.is_checked():
        somebody.page.keyboard.press("ArrowDown")
    return None


def way_in(letter: str, part: str) -> str:
    """The address in a mail, as a path."""
    line = next(line for line in letter.splitlines() if part in line)
    return line[line.index("/cohorts/") :]
