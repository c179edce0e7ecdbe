"""A learner at work on milestones and stories: what she has, what she does, and the pages on which one sees it."""

import pytest

from assessments.milestones.services import finish_milestone
from assessments.milestones.stories import change_story, write_story
from assessments.models import Story
from careerpath.accounts.models import User
from skills.catalogue import Catalogue, Milestone
from skills.models import Release
from tests.assessments.milestones.conftest import LINK, STORY, TEXT, work
from tests.browser.hands import Hands
from tests.browser.shown import Shown, refused

API = "/me/milestones/containerised-model-api/"


@pytest.fixture
def api(catalogue: Catalogue) -> Milestone:
    return next(one for one in catalogue.milestones if one.slug == "containerised-model-api")


@pytest.fixture
def ticked(learner: User, release: Release, api: Milestone) -> None:
    """All but its last line, and one that the list has no longer."""
    work(learner, api, on=api.checklist[:-1], text="A word of " + "length" * 30)
    learner.progress.get().ticks.create(line="It was shown to a colleague")


@pytest.fixture
def shown_to_all(learner: User, release: Release, api: Milestone) -> None:
    """It is finished, and all ratings are below what it proves."""
    work(learner, api, on=api.checklist, text=TEXT, link=LINK)
    finish_milestone(person=learner, framework="mlops", milestone=api)


@pytest.fixture
def dropped(learner: User, release: Release) -> str:
    """One that the catalogue has no longer."""
    progress = learner.progress.create(framework=release.framework, milestone="a-talk", name="A talk at a meetup")
    progress.ticks.create(line="It was held")
    return "/me/milestones/a-talk/"


@pytest.fixture
def told(learner: User) -> Story:
    write_story(person=learner, words=dict.fromkeys(STORY, "") | {"topic": "other", "title": "W" * 100})
    return write_story(person=learner, words=STORY)


@pytest.fixture
def its_story(told: Story) -> str:
    return f"/me/stories/{told.pk}/"


def change_it_elsewhere(somebody: Hands) -> None:
    story = Story.objects.get(topic="incident")
    change_story(person=story.person, story=story.pk, revision=1, words={"result": "Ten minutes.\nWe counted."})
    somebody.fill("Title", "A night of eleven minutes")
    somebody.submit("Save")


TITLE = "A model in a container behind an API"

OF_MILESTONES = (
    Shown("My milestones", "/me/milestones/", who="learner", needs=("release",)),
    Shown("My milestones", "/me/milestones/", "learner", "some", needs=("finished", "ticked", "dropped")),
    Shown(TITLE, API, who="learner", needs=("ticked",)),
    Shown(TITLE, API, "learner", "not yet", needs=("ticked",), then=lambda somebody: somebody.submit("Finish it")),
    Shown(TITLE, API, who="learner", state="finished", needs=("shown_to_all",)),
    Shown("A talk at a meetup", "{dropped}", who="learner"),
    Shown("My stories", "/me/stories/", who="learner"),
    Shown("My stories", "/me/stories/", who="learner", state="some", needs=("told",)),
    refused("A new story", "/me/stories/new/?topic=monitoring", "Save", who="learner"),
    Shown(STORY["title"], "{its_story}", who="learner"),
    Shown(STORY["title"], "{its_story}", "learner", "deleting", then=lambda somebody: somebody.press("Delete…")),
    Shown(STORY["title"], "{its_story}", "learner", "another tab", then=change_it_elsewhere),
    Shown(f"Make “{STORY['title']}” evidence", "{its_story}evidence/", who="learner", needs=("release",)),
)
