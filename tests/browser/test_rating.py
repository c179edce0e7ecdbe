"""Rating oneself from the start to the end: by mouse, by finger on a phone, without JavaScript, by keyboard alone."""

import pytest
from playwright.sync_api import expect

from assessments.models import Sitting
from careerpath.accounts.models import User
from skills.catalogue import Catalogue
from skills.models import Release
from tests.browser.conftest import OpenPage
from tests.browser.hands import Finger, Hands, Keyboard, Mouse
from tests.browser.people import arrive_as
from tests.browser.raters import choose, reach, said, skill
from tests.browser.test_journeys import WAYS

pytestmark = pytest.mark.browser


@pytest.fixture(params=WAYS)
def somebody(request: pytest.FixtureRequest, open_page: OpenPage, learner: User) -> Hands:
    hands, browser = WAYS[request.param]
    page = open_page(**browser)
    arrive_as(page, learner)
    return hands(page)


def choose_target(somebody: Hands, name: str) -> None:
    radio = somebody.page.get_by_role("radio", name=name, exact=True)
    if isinstance(somebody, Keyboard):
        reach(somebody, somebody.page.get_by_role("radio").first)
        somebody.page.keyboard.press("Space")
        while not radio.is_checked():
            somebody.page.keyboard.press("ArrowDown")
    else:
        somebody.use(radio)


def test_from_the_start_to_the_result(somebody: Hands, release: Release) -> None:
    somebody.open("/")
    somebody.follow("Rate yourself")
    somebody.sees("What do you want to be?")
    choose_target(somebody, "MLOps engineer, mid level")
    somebody.submit("Start")

    somebody.sees("Programming and craft")
    choose(somebody, "Python", 3)
    choose(somebody, "SQL", 0)
    somebody.submit("Save and continue")
    somebody.sees("Cloud and platform")
    choose(somebody, "Cloud platforms", 5)
    somebody.submit("Back")
    somebody.sees("Programming and craft")
    expect(skill(somebody.page, "Python").get_by_role("radio").nth(3)).to_be_checked()
    assert said(Sitting.objects.get()) == {"python": ("3", ""), "sql": ("0", ""), "cloud-platforms": ("na", "")}

    somebody.follow("Look it over and finish")
    somebody.sees("3 of 48 skills answered")
    somebody.submit("Finish")
    assert somebody.reads("h1") == ["3 %\nready for MLOps engineer, mid level"]
    assert Sitting.objects.get().result == {"answers": {"python": 3, "sql": 0, "cloud-platforms": None}}


def test_the_short_way(somebody: Hands, begun: str, sitting: Sitting) -> None:
    somebody.open(f"{begun}rate/programming/")
    somebody.follow("Ask me only what you must")
    somebody.sees("At most 48 more questions")
    first = somebody.reads("legend")[0]

    choose(somebody, first, 0)
    somebody.submit("Save and go on")

    second = somebody.reads("legend")[0]
    assert second != first
    somebody.follow("Skip this one")
    assert somebody.reads("legend")[0] not in (first, second)
    somebody.follow("Look it over and finish")
    somebody.sees("1 of 48 skills answered")
    proposed = len(somebody.reads(".rows label"))
    somebody.submit("Take over what is ticked")
    assert len(said(sitting)) == proposed + 1


def test_evidence_is_added_and_deleted(somebody: Hands, begun: str) -> None:
    somebody.open("/assess/evidence/python/")
    choose(somebody, "Which sentence does it prove?", 1)
    somebody.fill("Link (optional)", "example.org/feature-service")
    somebody.submit("Add it")
    link = somebody.page.get_by_role("link", name="https://example.org/feature-service")
    expect(link).to_have_attribute("rel", "noopener nofollow ugc")

    somebody.press("Delete this evidence of level 2")
    somebody.submit("Delete it")

    somebody.finds("The evidence is deleted.")
    expect(link).to_have_count(0)


def test_leaving_and_discarding(somebody: Hands, at_work: str, sitting: Sitting) -> None:
    somebody.open("/")
    somebody.follow("Continue")
    somebody.sees("Programming and craft")

    somebody.open("/")
    somebody.follow("Discard it")
    somebody.sees("Discard this assessment?")
    somebody.submit("Discard it")

    somebody.sees("What do you want to be?")
    assert not Sitting.objects.filter(pk=sitting.pk).exists()


def test_finding_a_skill(somebody: Hands, begun: str) -> None:
    somebody.open(f"{begun}rate/programming/")

    somebody.fill("Find a skill", "kubernetes")
    somebody.submit("Go")

    somebody.sees("Cloud and platform")
    expect(somebody.page.locator("#skill-kubernetes")).to_be_in_viewport()


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_names_are_the_skill_and_for_each_choice_its_level_and_statement(
    open_page: OpenPage, learner: User, begun: str, catalogue: Catalogue, script: bool
) -> None:
    page = open_page(script=script)
    arrive_as(page, learner)
    page.goto(f"{begun}rate/cloud-platform/")

    kubernetes = catalogue.skill["kubernetes"]
    group = skill(page, "Kubernetes")
    radios = group.get_by_role("radio")
    words = ["0 None", "1 Awareness", "2 Working", "3 Practitioner", "4 Expert"]
    for level, name in enumerate(words):
        expect(radios.nth(level)).to_have_accessible_name(f"{name} {kubernetes.statement(level)}")
    expect(radios.nth(5)).to_have_accessible_name("Doesn’t apply to me")
    expect(group).to_have_accessible_name("Kubernetes")
    expect(group).to_have_accessible_description(kubernetes.summary)
    expect(radios).to_have_count(6)


def test_a_finger_has_room_enough(open_page: OpenPage, learner: User, begun: str) -> None:
    page = open_page(width=360)
    arrive_as(page, learner)
    somebody = Finger(page)
    somebody.open(f"{begun}rate/cloud-platform/")

    boxes = [label.bounding_box() for label in skill(page, "Containers").locator("label").all()[:6]]

    assert min(box["height"] for box in boxes if box) >= 44
    assert min(box["width"] for box in boxes if box) >= 300


def test_unsure_shows_neighbouring_levels_side_by_side(open_page: OpenPage, learner: User, begun: str) -> None:
    page = open_page(script=False)
    arrive_as(page, learner)
    somebody = Mouse(page)
    somebody.open(f"{begun}rate/cloud-platform/")

    somebody.use(skill(page, "Kubernetes").get_by_text("Unsure?"))

    pair = skill(page, "Kubernetes").locator(".rate-between > div").nth(2)
    expect(pair).to_contain_text("2 or 3?")
    expect(pair).to_contain_text("Level 3 usually takes Networking at 2.")
    below, above = (box for part in pair.locator("dd").all()[:2] if (box := part.bounding_box()))
    assert below["y"] == above["y"]
    assert below["x"] < above["x"]
