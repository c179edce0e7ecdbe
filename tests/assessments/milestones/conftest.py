"""A learner at work on milestones, and a story of hers."""

from collections.abc import Iterable, Mapping
from html import unescape

import pytest
from django.test import Client

from assessments.milestones.checklist import Turned
from assessments.milestones.services import Sent, finish_milestone, save_work
from assessments.milestones.stories import write_story
from assessments.models import Evidence, Progress, Story
from careerpath.accounts.models import User
from skills.catalogue import Catalogue, Milestone
from skills.models import Release

STORY = {
    "topic": "incident",
    "title": "The night the feature store stood still",
    "situation": "At 2 am every basket waited for a score.",
    "action": "I switched to the fallback, and wrote down each step.",
    "result": "Eleven minutes instead of hours.",
    "notes": "Don't name the customer.",
}
LINK, TEXT = "https://example.org/churn", "A model behind an API, used by our sales team."


@pytest.fixture
def api(catalogue: Catalogue) -> Milestone:
    """It proves containers, model-packaging, model-serving, api-design and dependency-management at 2."""
    return next(one for one in catalogue.milestones if one.slug == "containerised-model-api")


@pytest.fixture
def done(learner: User, release: Release, api: Milestone) -> Progress:
    """All that finishing it asks for."""
    work(learner, api, on=api.checklist, text=TEXT, link=LINK)
    return Progress.objects.get()


@pytest.fixture
def finished(learner: User, done: Progress, api: Milestone) -> Progress:
    finish_milestone(person=learner, framework="mlops", milestone=api)
    done.refresh_from_db()
    return done


@pytest.fixture
def story(learner: User) -> Story:
    return write_story(person=learner, words=STORY)


def page(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return unescape(response.content.decode())


def send(client: Client, address: str, given: Mapping[str, object] | None = None, **more: object) -> str:
    return unescape(client.post(address, {**(given or {}), **more}, follow=True).content.decode())


def work(
    person: User, milestone: Milestone, on: Iterable[str] = (), off: Iterable[str] = (), **words: str
) -> tuple[str, ...]:
    """As a page sends it on which nothing had been written yet."""
    sent = Sent(Turned(frozenset(on), frozenset(off)), {name: ("", said) for name, said in words.items()})
    return save_work(person=person, framework="mlops", milestone=milestone, sent=sent)


def evidence() -> dict[str, tuple[int, str, str]]:
    return {skill: (level, text, link) for skill, level, text, link in Evidence.objects.values_list(
        "skill__slug", "level", "text", "link"
    )}  # fmt: skip


def ticked() -> list[str]:
    return list(Progress.objects.get().ticks.values_list("line", flat=True))
