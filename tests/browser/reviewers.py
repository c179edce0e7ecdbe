"""Pages of second opinions: evidence waits in the spring class, and its teachers have given some opinions."""

from datetime import timedelta

import pytest
from django.utils import timezone

from assessments.cohorts.opinions.keys import stop_key
from assessments.models import Cohort, Evidence, Membership, Rating, Review, Taken
from careerpath.accounts.models import User
from skills.models import Skill
from tests.browser.hands import Mouse
from tests.browser.shown import Shown

LONG = "https://example.org/" + "a-very-long-address-of-a-repository/" * 5


@pytest.fixture
def opinions(spring: Cohort, learner: User) -> str:
    """One far from the own level, one answered, one talked about; and evidence, some of it taken."""
    now = timezone.now()
    teachers = {row.role: row.person for row in spring.memberships.teaching().select_related("person")}
    skills = {row.slug: row for row in Skill.objects.filter(slug__in=("git", "python", "sql", "linux"))}
    for slug, own, level in (("git", 4, 2), ("python", 2, 2), ("sql", 0, 3)):
        Rating.objects.update_or_create(
            person=learner, skill=skills[slug], defaults={"level": own, "rated_at": now, "verified_level": level}
        )
        row = Review.objects.create(
            person=learner, skill=skills[slug], cohort=spring, by=teachers["assistant"], level=level, own_level=own
        )
        Review.objects.filter(pk=row.pk).update(comment="Show it with a rebase.", given_at=now - timedelta(days=3))
    Review.objects.filter(skill=skills["python"]).update(answer="I did, last week.", answered_at=now)
    Review.objects.filter(skill=skills["sql"]).update(talked_at=now)
    for slug in ("git", "linux"):
        Evidence.objects.create(person=learner, skill=skills[slug], level=3, text="Done at work.", link=LONG)
    Taken.objects.create(
        cohort=spring, person=learner, skill=skills["linux"], by=teachers["assistant"], until=now + timedelta(hours=1)
    )
    return f"/cohorts/{spring.pk}/opinions/"


@pytest.fixture
def opinions_of(opinions: str, learner: User) -> str:
    return f"{opinions}of/{Membership.objects.get(person=learner).pk}/"


@pytest.fixture
def one_opinion(opinions: str) -> str:
    return f"/me/opinions/{Review.objects.get(skill__slug='git').pk}/"


@pytest.fixture
def no_more_opinions(opinions: str, learner: User) -> str:
    return f"/me/opinions/stop/{stop_key(learner.pk)}/"


def comment_alone(somebody: Mouse) -> None:
    somebody.fill("Comment: Linux", "Seen in class")
    somebody.submit("Save what I changed")


def give_one(somebody: Mouse) -> None:
    somebody.page.get_by_label("You see: Linux").select_option("2")
    somebody.submit("Save what I changed")


def open_all(somebody: Mouse) -> None:
    for summary in somebody.page.locator("main summary").all()[:3]:
        summary.click()


OF_OPINIONS = (
    Shown("Second opinions in Spring class", "{opinions}", who="instructor"),
    Shown("Second opinions in Spring class", "{its_people}opinions/", who="instructor", state="nothing waits"),
    Shown("Give opinions in Spring class", "{opinions}give/", who="instructor"),
    Shown("Opinions on Lea Learner", "{opinions_of}", "instructor", "open", open_all),
    Shown("Opinions on Lea Learner", "{opinions_of}", "instructor", "refused", comment_alone),
    Shown("Opinions on Lea Learner", "{opinions_of}", "instructor", "given", give_one),
    Shown("Opinions on Git and version control", "{opinions}in/git/", "instructor", "open", open_all),
    Shown("Linux of Lea Learner", "{opinions_of}linux/", who="instructor", state="taken"),
    Shown("Git and version control of Lea Learner", "{opinions_of}git/", who="instructor"),
    Shown("To talk about in Spring class", "{opinions}talks/", who="instructor"),
    Shown("Answers in Spring class", "{opinions}answers/", who="instructor"),
    Shown("Own and verified levels in Spring class", "{opinions}calibration/", who="instructor"),
    Shown("Second opinions", "/me/opinions/", who="learner"),
    Shown("Second opinions", "/me/opinions/", who="learner", state="some", needs=("opinions",)),
    Shown("Home", "/", who="learner", state="new opinions", needs=("opinions",)),
    Shown("Answer on Git and version control", "{one_opinion}", who="learner"),
    Shown("Stop the mails about second opinions?", "{no_more_opinions}"),
)
