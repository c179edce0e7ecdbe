"""Pages of cohorts: the instructor leads one with a learner and an assistant, and the learner is in it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from assessments.cohorts.codes import code_of
from assessments.cohorts.joining import revoke_link
from assessments.cohorts.overview.services import ask_to_look_back, look_back
from assessments.cohorts.services import archive_cohort
from assessments.cohorts.telling.keys import mute_key
from assessments.models import Cohort, Membership
from careerpath.accounts.models import User
from skills.models import Framework, Release
from tests.assessments.cohorts.conftest import link_into
from tests.assessments.cohorts.test_people import rate
from tests.browser.hands import Mouse
from tests.browser.inviters import OF_INVITATIONS
from tests.browser.reviewers import OF_OPINIONS
from tests.browser.shown import Shown, refused
from tests.factories import AnnouncementFactory, CohortFactory, MembershipFactory, UserFactory

NOW = timezone.now()
LONG = "Wilhelmina-Featherstonehaugh von und zu Cholmondeley-Marjoribanks"


@pytest.fixture
def spring(release: Release, instructor: User, learner: User, rated_before: None) -> Cohort:
    cohort: Cohort = CohortFactory(name="Spring class", framework=Framework.objects.get(), lead=instructor)
    MembershipFactory(cohort=cohort, person=learner)
    MembershipFactory(cohort=cohort, person=UserFactory(name=LONG))
    MembershipFactory(cohort=cohort, person=UserFactory(name="Asa Assistant", is_instructor=True), role="assistant")
    return cohort


@pytest.fixture
def its_people(spring: Cohort) -> str:
    return f"/cohorts/{spring.pk}/"


@pytest.fixture
def looked(spring: Cohort, learner: User) -> None:
    mine = Membership.objects.get(cohort=spring, person=learner)
    look_back(membership=mine.pk, levels={"python": 1, "git": 0})


@pytest.fixture
def archived(spring: Cohort) -> None:
    archive_cohort(cohort=spring.pk)


@pytest.fixture
def offered(spring: Cohort) -> None:
    """The class goes on until a day that is still to come."""
    spring.ends_on = timezone.localdate() + timedelta(days=100)
    spring.save()


@pytest.fixture
def asked_early(spring: Cohort, offered: None) -> None:
    """A teacher wants them to look back, long before the end."""
    ask_to_look_back(cohort=spring.pk)


@pytest.fixture
def five_in(spring: Cohort) -> None:
    """They have rated Python each, and Git but one."""
    for level in range(5):
        person = UserFactory()
        MembershipFactory(cohort=spring, person=person)
        rate(person, {"python": level, "git": 2} if level else {"python": 0})


@pytest.fixture
def agreed_before(spring: Cohort) -> None:
    """To the first wording; there are newer ones."""
    spring.memberships.learning().update(agreed_to=1)


@pytest.fixture
def way_in(spring: Cohort) -> str:
    return f"/join/{code_of(link_into(spring, most=30).seed)}/"


@pytest.fixture
def way_to_help(spring: Cohort) -> str:
    return f"/join/{code_of(link_into(spring, role='assistant', most=1).seed)}/"


@pytest.fixture
def closed_way(spring: Cohort) -> str:
    link = link_into(spring)
    revoke_link(link=link.pk)
    return f"/join/{code_of(link.seed)}/"


@pytest.fixture
def its_link(spring: Cohort) -> str:
    return f"/cohorts/{spring.pk}/links/{link_into(spring).pk}/"


@pytest.fixture
def its_message(spring: Cohort) -> str:
    """Sent to all, and it didn't reach one of them."""
    row = AnnouncementFactory(cohort=spring, by=spring.memberships.get(role="lead").person, people=2, sent_at=NOW)
    for membership, state in zip(spring.memberships.learning(), ("sent", "failed"), strict=True):
        row.deliveries.create(membership=membership, state=state)
    return f"/cohorts/{spring.pk}/messages/{row.pk}/"


@pytest.fixture
def its_draft(spring: Cohort) -> str:
    row = AnnouncementFactory(cohort=spring, by=spring.memberships.get(role="lead").person)
    for membership in spring.memberships.learning():
        row.deliveries.create(membership=membership)
    return f"/cohorts/{spring.pk}/messages/{row.pk}/"


@pytest.fixture
def way_to_mute(spring: Cohort) -> str:
    return f"/cohorts/mute/{mute_key(spring.memberships.learning()[0].pk)}/"


def choose_whom(somebody: Mouse) -> None:
    somebody.page.get_by_label("Learners whom I choose").check()


def open_nothing(somebody: Mouse) -> None:
    somebody.submit("Open the cohort")


def open_all(somebody: Mouse) -> None:
    for summary in somebody.page.locator(".class-ask summary").all():
        summary.click()


OF_COHORTS = (
    Shown("Cohorts", "/cohorts/", who="learner"),
    Shown("Cohorts", "/cohorts/", who="instructor", needs=("spring",)),
    Shown("Cohorts", "/cohorts/", who="learner", state="in one", needs=("spring",)),
    Shown("Open a cohort", "/cohorts/new/", who="instructor", needs=("release",)),
    Shown("Open a cohort", "/cohorts/new/", "instructor", "refused", open_nothing, ("release",)),
    Shown("Spring class", "{its_people}", who="instructor"),
    Shown("Spring class", "{its_people}", who="instructor", state="archived", needs=("archived",)),
    Shown("Spring class", "{its_people}", who="learner"),
    Shown("Map of Spring class", "{its_people}map/", who="instructor"),
    Shown("Map of Spring class", "{its_people}map/?show=short&by=corrected&sort=python", who="instructor"),
    Shown("Map of Spring class", "{its_people}map/?show=change&part=areas", who="instructor"),
    Shown("Map of Spring class", "{its_people}map/?q=nobody&since=never", who="instructor"),
    Shown("Map of Spring class", "{its_people}map/", who="instructor", state="archived", needs=("archived",)),
    Shown("Map of Spring class, as a table", "{its_people}map/table/?part=data", who="instructor"),
    Shown("You and Spring class", "{its_people}group/", who="learner"),
    Shown("You and Spring class", "{its_people}group/", "learner", "five are in", needs=("five_in",)),
    Shown("Spring class", "{its_people}", who="learner", state="offered a plan", needs=("offered",)),
    Shown("Home", "/", who="learner", state="offered a plan", needs=("offered",)),
    Shown("Home", "/", who="learner", state="asked to look back", needs=("asked_early",)),
    Shown("Messages of Spring class", "{its_people}messages/", who="instructor"),
    Shown(
        "Messages of Spring class", "{its_people}messages/", "instructor", "some", needs=("its_message", "its_draft")
    ),
    Shown("Messages of Spring class", "{its_people}messages/", who="learner"),
    Shown("Messages of Spring class", "{its_people}messages/", "learner", "some", needs=("its_message",)),
    Shown("Write a message", "{its_people}messages/new/", "instructor", "to some", choose_whom),
    refused("Write a message", "{its_people}messages/new/", "See to whom it goes", who="instructor"),
    Shown("Friday", "{its_message}", who="instructor"),
    Shown("Friday", "{its_draft}", who="instructor", state="a draft"),
    Shown("Mute the mails of Spring class?", "{way_to_mute}"),
    Shown("No more mails of Spring class", "{way_to_mute}", then=lambda page: page.submit("Mute them")),
    Shown("What to teach Spring class", "{its_people}teach/?hours=40&beginners=on", "instructor", "all open", open_all),
    Shown("What to teach Spring class", "{its_people}teach/?hours=99", who="instructor", state="refused"),
    Shown("Groups of Spring class", "{its_people}groups/?size=2&beginners=on", who="instructor"),
    Shown("Pairs of Spring class", "{its_people}pairs/?beginners=on", who="instructor"),
    Shown("Pairs of Spring class", "{its_people}pairs/?by=verified", who="instructor", state="nothing known"),
    Shown("Ways into Spring class", "{its_people}links/", who="instructor"),
    Shown("A way into Spring class", "{its_link}", who="instructor"),
    Shown("Teachers of Spring class", "{its_people}teachers/", who="instructor"),
    Shown("Settings of Spring class", "{its_people}settings/", who="instructor"),
    Shown("Overview of Spring class", "{its_people}overview/", who="instructor", state="over", needs=("looked",)),
    Shown("Overview of Spring class", "{its_people}overview/", "instructor", "asked early", needs=("asked_early",)),
    Shown("Where the learners of Spring class stand", "{its_people}overview/learners/", who="instructor"),
    Shown("Looking back at Spring class", "{its_people}looking-back/", who="learner"),
    Shown(
        "The start of Spring class, then and now", "{its_people}looking-back/seen/", who="learner", needs=("looked",)
    ),
    Shown("Spring class", "{its_people}", "learner", "agreed before", needs=("agreed_before",)),
    Shown("What others see of you in Spring class", "{its_people}agree/", who="learner", needs=("agreed_before",)),
    Shown("Groups of Spring class", "{its_people}groups/", "instructor", "agreed before", needs=("agreed_before",)),
    Shown("Leave Spring class?", "{its_people}leave/", who="learner"),
    Shown("Join a cohort", "/join/"),
    refused("Join a cohort", "/join/", "Go on"),
    Shown("Join Spring class", "{way_in}"),
    Shown("Join Spring class", "{way_in}", who="stranger"),
    Shown("Help to teach Spring class", "{way_to_help}", who="stranger"),
    Shown("This link is closed", "{closed_way}", status=410),
    Shown("No cohort has this code", "/join/AAAA-AAAA/", status=404),
    *OF_INVITATIONS,
    *OF_OPINIONS,
)
