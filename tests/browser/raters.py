"""A learner who rates herself in the browser, and the sitting that she is in."""

import time
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Locator, Page, expect

from assessments.gaps.exempt.services import exempt_skill
from assessments.models import Evidence, Rating, Sitting
from assessments.ratings.answers.seen import word_of
from assessments.ratings.queries import answers_of, skill_ids
from assessments.ratings.services import Said, answer, begin_sitting, correct_rating, finish_sitting
from careerpath.accounts.models import User
from skills.models import Release
from tests.browser.hands import HAS_FOCUS, STOPS, Hands, Keyboard

PATIENCE = 60

NOTHING_WAITS = "Object.keys(localStorage).filter(key => key.startsWith('careerpath.answers')).length === 0"


@pytest.fixture
def undelivered(complaints: list[str]) -> Iterator[None]:
    """The console speaks of every answer that a browser can't deliver; anything else would be a fault."""
    yield
    complaints[:] = [line for line in complaints if "Failed to load resource" not in line]


@pytest.fixture
def sitting(learner: User, release: Release) -> Sitting:
    return begin_sitting(person=learner, release=release.pk, role="mlops-engineer", seniority="mid")


@pytest.fixture
def begun(sitting: Sitting) -> str:
    """The address of a sitting without an answer."""
    return f"/assess/{sitting.pk}/"


@pytest.fixture
def rated_before(learner: User, release: Release) -> None:
    """Two ratings of three months ago."""
    earlier = begin_sitting(person=learner, release=release.pk)
    say(earlier, python=2, sql=None)
    finish_sitting(sitting=earlier.pk, person=learner)
    Rating.objects.update(rated_at=timezone.now() - timedelta(days=92))


@pytest.fixture
def at_work(rated_before: None, sitting: Sitting) -> str:
    """The address of one with something of everything: earlier ratings, answers, a doubt, a proposal, evidence."""
    say(sitting, git=2, kubernetes=3, containers=0, linux=None)
    say(sitting, note="Keeps 40 services running.", networking=1)
    for level, link in ((3, "https://example.org/feature-service"), (2, "")):
        skill = skill_ids(sitting.release_id)["python"]
        Evidence.objects.create(person=sitting.person, skill_id=skill, level=level, link=link, text="Wrote it.")
    return f"/assess/{sitting.pk}/"


@pytest.fixture
def corrected_since(at_work: str, learner: User, sitting: Sitting) -> str:
    """Of two skills something else was said elsewhere since."""
    ids = skill_ids(sitting.release_id)
    correct_rating(person=learner, skill_id=ids["containers"], level=3)
    correct_rating(person=learner, skill_id=ids["linux"], level=1)
    return at_work


@pytest.fixture
def finished(sitting: Sitting) -> str:
    say(sitting, note="Keeps 40 services running.", git=2, kubernetes=3, containers=None)
    finish_sitting(sitting=sitting.pk, person=sitting.person)
    return f"/assess/{sitting.pk}/"


@pytest.fixture
def exempted(finished: str, learner: User, sitting: Sitting) -> None:
    """Two skills that don't count for her."""
    ids = skill_ids(sitting.release_id)
    exempt_skill(person=learner, skill_id=ids["kubernetes"], reason="The platform team does it.")
    exempt_skill(person=learner, skill_id=ids["technical-leadership"], reason="I want to stay a specialist.")


@pytest.fixture
def long_words(sitting: Sitting, learner: User) -> None:
    """Addresses without a place to break, as a note and as a reason."""
    say(sitting, note=f"https://example.org/{'feature-service' * 6}/notes", git=2, **{"api-design": 1})
    finish_sitting(sitting=sitting.pk, person=learner)
    reason = f"https://wiki.example.org/{'PlatformTeam' * 8}"
    exempt_skill(person=learner, skill_id=skill_ids(sitting.release_id)["kubernetes"], reason=reason)


@pytest.fixture
def finished_long_ago(finished: str, learner: User) -> None:
    """A year and a half, with a second opinion since then."""
    then = timezone.now() - timedelta(days=550)
    Sitting.objects.update(started_at=then, finished_at=then)
    Rating.objects.update(rated_at=then, verified_level=1)


@pytest.fixture
def finished_well(sitting: Sitting, release: Release) -> None:
    say(sitting, **dict.fromkeys(skill_ids(release.pk), 4))
    finish_sitting(sitting=sitting.pk, person=sitting.person)


def say(sitting: Sitting, *, note: str = "", **levels: int | None) -> None:
    """As if from another tab."""
    for skill, level in levels.items():
        said = Said(level, note)
        there = answers_of(sitting).get(skill)
        revision = there.revision if there else 0
        answer(sitting=sitting.pk, person=sitting.person, skill=skill, said=said, revision=revision)


def said(sitting: Sitting) -> dict[str, tuple[str, str]]:
    return {slug: (word_of(given.level), given.note) for slug, given in answers_of(sitting).items()}


def comes_to(wanted: object, look: Callable[[], object]) -> None:
    """What the browser sent is a moment on its way."""
    end = time.monotonic() + PATIENCE
    while look() != wanted and time.monotonic() < end:
        time.sleep(0.05)
    assert look() == wanted


def skill(page: Page, name: str) -> Locator:
    return page.get_by_role("group", name=name, exact=True)


def state(page: Page, name: str) -> Locator:
    return skill(page, name).locator("[data-state]")


def check(page: Page, name: str, level: int) -> None:
    skill(page, name).get_by_role("radio").nth(level).check()


def trouble(page: Page, words: str) -> None:
    expect(page.locator("[data-trouble]")).to_contain_text(words)


def close_offline(page: Page) -> None:
    """Chromium gives a page that closes its network back first, and for a moment it could still send."""
    page.evaluate("() => { window.fetch = () => Promise.reject(new TypeError('no connection')); }")
    page.close()


def reach(somebody: Keyboard, radio: Locator) -> None:
    for _ in range(STOPS):
        if radio.evaluate(HAS_FOCUS):
            break
        somebody.page.keyboard.press("Tab")
    expect(radio).to_be_focused()


def choose(somebody: Hands, name: str, level: int) -> None:
    radios = skill(somebody.page, name).get_by_role("radio")
    if not isinstance(somebody, Keyboard):
        somebody.use(radios.nth(level))
        return
    reach(somebody, radios.first)
    somebody.page.keyboard.press("Space")
    for _ in range(level):
        somebody.page.keyboard.press("ArrowDown")
    expect(radios.nth(level)).to_be_focused()
    expect(radios.nth(level)).to_be_checked()


# -- How a page comes to look different --------------------------------------------------------------------------------


def note_alone(somebody: Hands) -> None:
    python = skill(somebody.page, "Python")
    somebody.use(python.get_by_text("Note, wish, evidence"))
    somebody.write(python.get_by_role("textbox"), "Two years")
    somebody.submit("Save and continue")


def overrule(somebody: Hands) -> None:
    say(Sitting.objects.get(finished_at=None), containers=3)
    choose(somebody, "Containers", 1)
    expect(somebody.page.get_by_text("another tab had said")).to_be_visible()


def add_nothing(somebody: Hands) -> None:
    somebody.submit("Add it")


def ask_to_delete(somebody: Hands) -> None:
    somebody.press("Delete this evidence of level 3")


def exempt_without_reason(somebody: Hands) -> None:
    somebody.submit("Exempt it")
