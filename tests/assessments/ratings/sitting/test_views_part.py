"""The page of one category: what it shows, and what it saves without a script."""

from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from assessments.models import Answer, Interest, Sitting
from assessments.ratings.queries import skill_ids
from assessments.ratings.services import finish_sitting
from careerpath.accounts.models import User
from skills.catalogue import Catalogue
from tests.assessments.ratings.conftest import said, say
from tests.assessments.ratings.wide import wide_release
from tests.lib.markup import Elements, loose_ends


@pytest.fixture
def page(address: str) -> str:
    return f"{address}rate/cloud-platform/"


def fields(client: Client, page: str) -> dict[str, str]:
    """What a browser without a script would send of the page as it is."""
    elements = Elements(client.get(page).content.decode())
    found = {}
    for tag, attrs in elements.found:
        is_answer = tag == "input" and attrs.get("name", "").endswith(("-level", "-seen"))
        if is_answer and (attrs["type"] == "hidden" or "checked" in attrs):
            found[attrs["name"]] = attrs["value"]
    return found


def test_nothing_is_preselected(page: str, learner_client: Client) -> None:
    html = learner_client.get(page).content.decode()

    assert html.count("<fieldset") == 6
    assert html.count('type="radio"') == 36
    assert " checked>" not in html.replace("data-digits checked>", "")
    assert loose_ends(html) == []


def test_what_was_answered_is_shown_again(sitting: Sitting, page: str, learner: User, learner_client: Client) -> None:
    say(sitting, "containers", 2, note="A <b>note</b>")
    say(sitting, "kubernetes", None)
    Interest.objects.create(person=learner, skill_id=skill_ids(sitting.release_id)["kubernetes"], kind="want")

    html = learner_client.get(page).content.decode()

    assert 'name="containers-level" value="2" checked>' in html
    assert 'name="kubernetes-level" value="na" checked>' in html
    assert "A &lt;b&gt;note&lt;/b&gt;</textarea>" in html
    assert '<option value="want" selected>' in html
    assert html.count("data-state>Saved<") == 2
    assert fields(learner_client, page)["containers-level"] == "2"


def test_the_side_shows_what_is_left(sitting: Sitting, page: str, learner_client: Client) -> None:
    say(sitting, "git", 2)

    html = learner_client.get(page).content.decode()

    assert 'max="48" value="1"' in html
    assert "About 12 minutes left." in html
    assert '<li aria-current="step" data-step="6"><a' in html
    assert "· part 2 of 9" in html


def test_save_and_continue_saves_all_and_goes_on(
    sitting: Sitting, address: str, page: str, learner: User, learner_client: Client
) -> None:
    sent = {
        "containers-level": "2",
        "kubernetes-level": "na",
        "networking-level": "0",
        "containers-note": " Two\r\nlines ",
    }
    sent |= {"kubernetes-wish": "rather-not"}

    response = learner_client.post(page, fields(learner_client, page) | sent)

    assert response.headers["Location"] == f"{address}rate/delivery/"
    assert said(sitting) == {"containers": ("2", "Two\nlines"), "kubernetes": ("na", ""), "networking": ("0", "")}
    wish = Interest.objects.get(person=learner)
    assert wish.kind == "rather-not"
    learner_client.post(page, sent)
    assert Interest.objects.get() == wish


def test_sending_the_page_twice_changes_nothing_twice(sitting: Sitting, page: str, learner_client: Client) -> None:
    sent = fields(learner_client, page) | {"containers-level": "2"}

    for _ in range(2):
        response = learner_client.post(page, sent, follow=True)

    assert "another tab" not in response.content.decode()
    assert Answer.objects.get().revision == 1


def test_the_last_part_goes_on_to_the_end(address: str, learner_client: Client) -> None:
    assert learner_client.post(f"{address}rate/working-together/").headers["Location"] == f"{address}finish/"


@pytest.mark.parametrize(("part", "leads"), [("cloud-platform", "programming"), ("programming", "programming")])
def test_back_saves_too(sitting: Sitting, address: str, learner_client: Client, part: str, leads: str) -> None:
    skill = {"cloud-platform": "containers", "programming": "git"}[part]

    response = learner_client.post(f"{address}rate/{part}/", {f"{skill}-level": "1", "go": "back"})

    assert response.headers["Location"] == f"{address}rate/{leads}/"
    assert said(sitting) == {skill: ("1", "")}


# -- Two tabs ----------------------------------------------------------------------------------------------------------


def test_a_page_overrules_no_tab_with_what_nobody_touched(sitting: Sitting, page: str, learner_client: Client) -> None:
    say(sitting, "containers", 1)
    opened = fields(learner_client, page)
    say(sitting, "containers", 3, revision=1)

    response = learner_client.post(page, opened | {"networking-level": "2"}, follow=True)

    assert said(sitting) == {"containers": ("3", ""), "networking": ("2", "")}
    assert "another tab" not in response.content.decode()


def test_the_later_answer_counts_and_the_other_one_is_told(sitting: Sitting, page: str, learner_client: Client) -> None:
    opened = fields(learner_client, page)
    say(sitting, "containers", 3)

    response = learner_client.post(page, opened | {"containers-level": "2"}, follow=True)

    assert said(sitting) == {"containers": ("2", "")}
    html = unescape(response.content.decode())
    assert "Containers: another tab had said “3, practitioner”. Your later answer “2, working” counts." in html
    assert f'<a href="{page}#skill-containers">Look at it again</a>' in html


# -- What can't be saved -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sent", "says"),
    [
        ({"containers-level": "9"}, "“9” is no level. Choose 0 to 4, or na for what doesn’t apply to you."),
        ({"containers-note": "Typed"}, "A note goes with a level. Choose one, or take the note out."),
        (
            {"containers-level": "2", "containers-note": "x" * 1001},
            "Your note has 1001 characters, and 1000 fit. Make it shorter.",
        ),
        (
            {"containers-level": "2", "containers-seen": "1.2"},
            "This page is out of step with what is saved. Load it again.",
        ),
        ({"containers-level": "2", "containers-note": "a\x00b"}, "Null characters are not allowed."),
        (
            {"containers-level": "2", "containers-wish": "love"},
            "Select a valid choice. love is not one of the available choices.",
        ),
    ],
)
def test_what_is_wrong_is_told_shown_again_and_takes_nothing_with_it(
    sitting: Sitting, page: str, learner_client: Client, sent: dict[str, str], says: str
) -> None:
    say(sitting, "containers", 1, note="Before")

    response = learner_client.post(page, {"networking-level": "2", **sent})

    html = unescape(response.content.decode())
    assert response.status_code == 200
    assert f'<a href="#skill-containers">Containers: {says}</a>' in html
    assert "One answer is not saved yet" in html
    assert sent.get("containers-note", "").replace("\x00", "\ufffd")[:900] in html.replace("\x00", "\ufffd")
    assert said(sitting) == {"containers": ("1", "Before"), "networking": ("2", "")}


def test_a_revision_that_was_never_given_out_is_told(sitting: Sitting, page: str, learner_client: Client) -> None:
    response = learner_client.post(page, {"containers-level": "2", "containers-seen": "7.1.0"})

    assert response.status_code == 409
    assert "This was out of step with what is saved." in response.content.decode()
    assert 'name="containers-level" value="2" checked>' in response.content.decode()
    again = fields(learner_client, page) | {"containers-level": "2"}
    learner_client.post(page, again)
    assert said(sitting) == {"containers": ("2", "")}


def test_a_revision_that_was_never_given_out_is_told_of_an_unchanged_answer_too(
    sitting: Sitting, page: str, learner_client: Client
) -> None:
    say(sitting, "networking", 2)
    shown = fields(learner_client, page)

    response = learner_client.post(page, shown | {"containers-level": "2", "containers-seen": "7.2.0"})

    assert response.status_code == 409
    assert "One answer is not saved yet" in response.content.decode()
    assert said(sitting) == {"networking": ("2", "")}


def test_ten_megabytes_are_refused_and_nothing_is_lost(sitting: Sitting, page: str, learner_client: Client) -> None:
    say(sitting, "containers", 1, note="Before")

    response = learner_client.post(page, {"containers-level": "2", "containers-note": "x" * 10_000_000})

    assert response.status_code == 400
    assert "Nothing was changed." in response.content.decode()
    assert said(sitting) == {"containers": ("1", "Before")}


@pytest.mark.parametrize("category", ["llm-operations", "nonsense"])
def test_a_category_that_is_not_asked_is_not_there(address: str, learner_client: Client, category: str) -> None:
    assert learner_client.get(f"{address}{category}/").status_code == 404
    assert learner_client.post(f"{address}{category}/").status_code == 404


def test_a_skill_of_another_page_is_not_saved_by_this_one(sitting: Sitting, page: str, learner_client: Client) -> None:
    learner_client.post(page, {"git-level": "2", "nonsense-level": "3"})

    assert said(sitting) == {}


def test_a_finished_sitting_takes_no_answers_and_says_which(
    sitting: Sitting, page: str, learner: User, learner_client: Client
) -> None:
    say(sitting, "containers", 1)
    finish_sitting(sitting=sitting.pk, person=learner)

    response = learner_client.post(page, {"containers-level": "2", "networking-level": "na", "kubernetes-level": "9"})

    html = unescape(response.content.decode())
    assert response.status_code == 409
    assert "This assessment is finished" in html
    assert "<li>Networking: doesn’t apply to me</li><li>Containers: 2, working</li>" in html
    assert said(sitting) == {"containers": ("1", "")}
    assert learner_client.get(page).headers["Location"] == f"/results/{sitting.pk}/"


# -- Queries -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("skills", [5, 40])
def test_the_page_asks_the_database_as_often_for_few_skills_as_for_many(
    learner: User, learner_client: Client, catalogue: Catalogue, skills: int
) -> None:
    wide = Sitting.objects.create(person=learner, release=wide_release(catalogue, skills))
    page = f"/assess/{wide.pk}/rate/{catalogue.categories[0].slug}/"
    for slug in list(skill_ids(wide.release_id))[:-1]:
        say(wide, slug, 2, note="A note")
    learner_client.get(page)

    with CaptureQueriesContext(connection) as asked:
        html = learner_client.get(page).content.decode()

    assert len(asked) == 7
    assert html.count("<fieldset") == skills
