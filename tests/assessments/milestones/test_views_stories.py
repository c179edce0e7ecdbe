"""The pages of stories: what they say, what they keep when something is wrong, and who sees what."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from assessments.milestones.stories import MOST_STORIES, change_story, show_by_story
from assessments.models import Evidence, Story
from assessments.ratings.queries import skill_ids
from careerpath.accounts.models import User
from skills.models import Release
from tests.assessments.milestones.conftest import STORY, page, send

LIST = "/me/stories/"


def test_each_topic_asks_for_a_story(learner: User, learner_client: Client) -> None:
    html = page(learner_client, LIST)

    assert html.count("Write it down") == 5  # the lead too
    for topic in ("reliability", "monitoring", "incident", "other"):
        assert f'href="/me/stories/new/?topic={topic}"' in html


def test_a_story_stands_with_its_topic_and_without_its_notes(story: Story, learner_client: Client) -> None:
    html = page(learner_client, LIST)

    assert html.index("An incident") < html.index(STORY["title"]) < html.index("Something else")
    assert all(STORY[part] in html for part in ("situation", "action", "result"))
    assert STORY["notes"] not in html
    assert "not complete" not in html


def test_the_list_takes_as_many_queries_for_many(
    story: Story, learner: User, learner_client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(3):
        page(learner_client, LIST)
    Story.objects.bulk_create(Story(person=learner, title=str(number)) for number in range(MOST_STORIES))
    with django_assert_num_queries(3):
        page(learner_client, LIST)


def test_a_story_is_written_once(learner: User, learner_client: Client) -> None:
    for _ in range(2):
        html = send(learner_client, f"{LIST}new/?topic=incident", {**STORY})

    assert "Your story is saved." in html
    assert Story.objects.values(*STORY).get() == STORY


def test_the_topic_of_the_address_is_chosen(learner: User, learner_client: Client) -> None:
    assert '<option value="monitoring" selected>' in page(learner_client, f"{LIST}new/?topic=monitoring")
    assert '<option value="other" selected>' in page(learner_client, f"{LIST}new/?topic=nonsense")


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"title": " "}, "Give it a title, so that you find it again."),
        ({"topic": "nonsense"}, "Select a valid choice."),
        ({"situation": "s" * 1001}, "This has 1001 characters, and 1000 fit. Make it shorter."),
        ({"action": "a" * 1501}, "This has 1501 characters, and 1500 fit. Make it shorter."),
        ({"notes": "n" * 2001}, "This has 2001 characters, and 2000 fit. Make it shorter."),
        ({"result": "a\x00b"}, "Null characters are not allowed."),
    ],
)
def test_what_is_wrong_is_told_and_all_is_shown_again(
    learner: User, learner_client: Client, wrong: dict[str, str], says: str
) -> None:
    html = send(learner_client, f"{LIST}new/", {**STORY, "action": "What I did.", **wrong})

    assert says in html
    assert wrong.get("situation", STORY["situation"]) in html
    assert wrong.get("notes", "Don't name") in html
    assert not Story.objects.exists()


def test_when_no_more_fit_what_was_typed_is_shown_again(learner: User, learner_client: Client) -> None:
    Story.objects.bulk_create(Story(person=learner, title=str(number)) for number in range(MOST_STORIES))

    html = send(learner_client, f"{LIST}new/", {**STORY})

    assert "You have 40 stories, and more don’t fit." in html
    assert STORY["action"] in html


def test_a_line_break_counts_once_and_changes_nothing(story: Story, learner_client: Client) -> None:
    Story.objects.update(action="One.\nTwo.")

    send(learner_client, f"{LIST}{story.pk}/", {**STORY, "action": "One.\r\nTwo.", "revision": 1})

    story.refresh_from_db()
    assert story.revision == 1


def test_two_tabs_lose_nothing(story: Story, learner: User, learner_client: Client) -> None:
    change_story(person=learner, story=story.pk, revision=1, words=STORY | {"result": "The other tab’s."})
    mine = {**STORY, "result": "This tab’s.", "title": "", "revision": 1}

    faulty = send(learner_client, f"{LIST}{story.pk}/", mine)
    overtaken = send(learner_client, f"{LIST}{story.pk}/", {**mine, "title": "New"})
    story.refresh_from_db()
    stood = (story.title, story.result)
    send(learner_client, f"{LIST}{story.pk}/", {**mine, "title": "New", "revision": 2})

    assert 'name="revision" value="1"' in faulty
    assert 'name="revision" value="2"' in overtaken
    assert "Another tab has changed this story since you opened it." in overtaken
    assert "<dt>What came of it</dt><dd>The other tab’s.</dd>" in overtaken
    assert f"<dt>Title</dt><dd>{STORY['title']}</dd>" in overtaken
    assert "<dt>Situation</dt>" not in overtaken
    assert "This tab’s." in overtaken
    assert stood == (STORY["title"], "The other tab’s.")
    story.refresh_from_db()
    assert (story.title, story.result, story.revision) == ("New", "This tab’s.", 3)


@pytest.mark.parametrize("forged", ["", "0", "9", "-1", "x", "9" * 30, "²"])
def test_a_forged_revision_overrules_nothing(story: Story, learner_client: Client, forged: str) -> None:
    send(learner_client, f"{LIST}{story.pk}/", {**STORY, "title": "Forged", "revision": forged})

    story.refresh_from_db()
    assert story.title == STORY["title"]


def test_deleting_asks_first_and_a_second_click_changes_nothing(story: Story, learner_client: Client) -> None:
    html = page(learner_client, f"{LIST}{story.pk}/")
    looked = learner_client.get(f"{LIST}{story.pk}/delete/").headers["Location"]
    there = Story.objects.count()

    answers = [learner_client.post(f"{LIST}{story.pk}/delete/").headers["Location"] for _ in range(2)]

    assert "Delete this story?" in html
    assert (looked, there) == (LIST, 1)
    assert answers == [LIST, LIST]
    assert not Story.objects.exists()


def test_markup_in_a_story_stays_text(learner: User, learner_client: Client) -> None:
    send(learner_client, f"{LIST}new/", {**STORY, "title": "<script>alert(1)</script>"})

    for address in (LIST, f"{LIST}{Story.objects.get().pk}/"):
        assert "<script>alert(1)" not in learner_client.get(address).content.decode()


@pytest.mark.parametrize("word", ["", "delete/", "evidence/"])
def test_a_stranger_neither_sees_nor_changes(
    story: Story, release: Release, stranger_client: Client, word: str
) -> None:
    assert stranger_client.get(f"{LIST}{story.pk}/{word}").status_code == 404
    assert stranger_client.post(f"{LIST}{story.pk}/{word}", STORY).status_code == 404
    assert STORY["title"] not in page(stranger_client, LIST)


# -- Evidence ----------------------------------------------------------------------------------------------------------


def test_the_topic_proposes_the_skill_and_the_story_the_sentence(
    story: Story, release: Release, learner_client: Client
) -> None:
    html = page(learner_client, f"{LIST}{story.pk}/evidence/")

    assert "Evidence for Incident management" in html
    assert f"{STORY['title']}. {STORY['result']}</textarea>" in html
    assert STORY["notes"] not in html
    assert STORY["action"] not in html


def test_another_skill_can_be_chosen(story: Story, release: Release, learner_client: Client) -> None:
    address = f"{LIST}{story.pk}/evidence/?skill=communication"

    for _ in range(2):
        html = send(learner_client, address, {"level": "2", "text": "I told it in three minutes.", "link": ""})

    assert list(Evidence.objects.values_list("skill__slug", "level", "text", "story")) == [
        ("communication", 2, "I told it in three minutes.", story.pk)
    ]
    assert "It is evidence for Communication now." in html
    assert "Make it evidence for another skill" in html
    assert "one of your stories" in page(learner_client, "/assess/evidence/communication/")


def test_an_unknown_skill_is_named_a_fault(story: Story, release: Release, learner_client: Client) -> None:
    html = send(learner_client, f"{LIST}{story.pk}/evidence/?skill=nonsense", {"level": "2", "text": "Told."})

    assert "There is no such skill here. Choose another." in html
    assert not Evidence.objects.exists()


@pytest.mark.parametrize(
    ("sent", "says"),
    [
        ({"level": "2"}, "Give a link or a sentence."),
        ({"text": "Told."}, "Choose the level that it proves."),
    ],
)
def test_what_is_wrong_with_the_evidence_is_told(
    story: Story, release: Release, learner_client: Client, sent: dict[str, object], says: str
) -> None:
    assert says in send(learner_client, f"{LIST}{story.pk}/evidence/", sent)
    assert not Evidence.objects.exists()


def test_a_story_of_something_else_asks_for_the_skill(story: Story, release: Release, learner_client: Client) -> None:
    Story.objects.update(topic="other")

    html = page(learner_client, f"{LIST}{story.pk}/evidence/")

    assert "Which skill does it show?" in html
    assert "Which sentence does it prove?" not in html


def test_half_a_story_proves_nothing(story: Story, release: Release, learner_client: Client) -> None:
    Story.objects.update(result="")

    html = send(learner_client, f"{LIST}{story.pk}/evidence/", {"level": "2", "text": "Told."})

    assert "Then it can be evidence." in html
    assert "Make it evidence" not in html
    assert not Evidence.objects.exists()


def test_the_page_of_a_story_takes_as_many_queries_with_much_evidence(
    story: Story, release: Release, learner_client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    ids = list(skill_ids(release.pk).values())
    page(learner_client, f"{LIST}{story.pk}/evidence/")
    for count in (1, 40):
        for skill in ids[:count]:
            show_by_story(story=story, skill_id=skill, level=1, text="Told.", link="")
        with django_assert_num_queries(4):
            page(learner_client, f"{LIST}{story.pk}/")
    with django_assert_num_queries(4):
        page(learner_client, f"{LIST}{story.pk}/evidence/")


@pytest.mark.usefixtures("release")
def test_choosing_a_skill_brings_no_token_into_the_address(learner_client: Client, story: Story) -> None:
    html = page(learner_client, f"{LIST}{story.pk}/evidence/")

    chosen = html.split('<form class="story-skill"')[1].split("</form>")[0]
    assert 'name="skill"' in chosen
    assert "csrf" not in chosen
