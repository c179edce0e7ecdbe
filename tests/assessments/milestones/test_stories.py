"""Writing, changing and deleting stories."""

import pytest

from assessments.milestones.stories import (
    MOST_STORIES,
    ChangedError,
    TooManyError,
    change_story,
    delete_story,
    show_by_story,
    write_story,
)
from assessments.models import Evidence, Story
from assessments.ratings.queries import skill_ids
from careerpath.accounts.models import User
from skills.models import Release
from tests.assessments.milestones.conftest import STORY


def test_sent_twice_it_is_there_once(learner: User) -> None:
    first, second = (write_story(person=learner, words=STORY) for _ in range(2))

    assert first.pk == second.pk
    assert Story.objects.count() == 1


def test_the_same_words_of_somebody_else_are_theirs(learner: User, stranger: User) -> None:
    assert write_story(person=learner, words=STORY).pk != write_story(person=stranger, words=STORY).pk


def test_there_is_an_end_to_it(learner: User) -> None:
    Story.objects.bulk_create(Story(person=learner, title=str(number)) for number in range(MOST_STORIES))

    with pytest.raises(TooManyError):
        write_story(person=learner, words=STORY)


def test_a_change_counts_by_the_revision_that_was_seen(learner: User, story: Story) -> None:
    change_story(person=learner, story=story.pk, revision=1, words=STORY | {"result": "Ten minutes."})
    # A second click, and the same words from another tab.
    again = change_story(person=learner, story=story.pk, revision=1, words=STORY | {"result": "Ten minutes."})

    with pytest.raises(ChangedError) as caught:
        change_story(person=learner, story=story.pk, revision=1, words=STORY | {"result": "Nine minutes."})

    assert again.revision == 2
    assert caught.value.there.result == "Ten minutes."
    story.refresh_from_db()
    assert (story.result, story.revision) == ("Ten minutes.", 2)


def test_somebody_elses_story_is_not_there(story: Story, stranger: User) -> None:
    with pytest.raises(Story.DoesNotExist):
        change_story(person=stranger, story=story.pk, revision=1, words=STORY | {"title": "Mine"})
    assert not delete_story(person=stranger, story=story.pk)


def test_evidence_stays_when_the_story_goes(learner: User, story: Story, release: Release) -> None:
    skill = skill_ids(release.pk)["incident-management"]
    shown = [show_by_story(story=story, skill_id=skill, level=2, text="A night.", link="") for _ in range(2)]

    deleted = [delete_story(person=learner, story=story.pk) for _ in range(2)]

    assert (shown, deleted) == ([True, False], [True, False])
    assert list(Evidence.objects.values_list("person", "level", "text", "story")) == [(learner.pk, 2, "A night.", None)]


@pytest.mark.parametrize("part", ["situation", "action", "result"])
def test_without_one_of_its_parts_it_is_not_complete(part: str) -> None:
    assert Story(**STORY).is_complete
    assert not Story(**STORY | {part: ""}).is_complete
