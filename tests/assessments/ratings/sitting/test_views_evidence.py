"""Evidence of a skill: adding, showing, deleting."""

from html import unescape

import pytest
from django.test import Client

from assessments.models import Evidence, Sitting, Story
from assessments.ratings.evidence import MOST_PIECES, evidence_counts
from assessments.ratings.queries import skill_ids
from careerpath.accounts.models import User
from skills.models import Release, Skill

PAGE = "/assess/evidence/python/"
GOOD = {"level": "3", "link": "https://example.org/me", "text": "Wrote it."}


def rows() -> list[tuple[str, int, str, str]]:
    return list(Evidence.objects.values_list("skill__slug", "level", "link", "text"))


def test_the_page_says_which_sentence_is_to_be_proved(release: Release, learner_client: Client) -> None:
    html = unescape(learner_client.get(PAGE).content.decode())

    assert "Which sentence does it prove?" in html
    assert "Turns a data scientist's notebook into a typed library" in html
    assert html.count('type="radio"') == 4


def test_evidence_is_added_once_and_shown(release: Release, learner: User, learner_client: Client) -> None:
    for _ in range(2):
        response = learner_client.post(PAGE, GOOD)

    assert response.headers["Location"] == PAGE
    assert rows() == [("python", 3, "https://example.org/me", "Wrote it.")]
    html = learner_client.get(PAGE).content.decode()
    assert '<a href="https://example.org/me" rel="noopener nofollow ugc">https://example.org/me</a>' in html
    assert evidence_counts(learner, "mlops") == {"python": 1}


def test_no_skill_has_more_pieces_than_teachers_can_read(
    release: Release, learner: User, stranger_client: Client, learner_client: Client
) -> None:
    python = Skill.objects.get(slug="python")
    Evidence.objects.bulk_create(
        Evidence(person=learner, skill=python, level=1, text=f"Number {number}") for number in range(MOST_PIECES)
    )
    story = Story.objects.create(person=learner, topic="other", title="One", situation="a", action="b", result="c")

    by_itself = learner_client.post(PAGE, GOOD)
    by_a_story = learner_client.post(f"/me/stories/{story.pk}/evidence/?skill=python", GOOD)
    there = learner_client.post(PAGE, {"level": "1", "text": "Number 1"})
    others = stranger_client.post(PAGE, GOOD)

    full = f"You have {MOST_PIECES} pieces for this skill, and more don’t fit."
    assert [full in page.text for page in (by_itself, by_a_story)] == [True, True]
    assert [answer.status_code for answer in (there, others)] == [302, 302]
    assert Evidence.objects.filter(person=learner).count() == MOST_PIECES


def test_a_link_without_its_scheme_gets_the_safe_one(release: Release, learner_client: Client) -> None:
    learner_client.post(PAGE, {"level": "1", "link": "example.org/me"})

    assert rows() == [("python", 1, "https://example.org/me", "")]


@pytest.mark.parametrize(
    ("sent", "says"),
    [
        ({"level": "3"}, "Give a link or a sentence."),
        ({"text": "Wrote it."}, "Choose the level that it proves."),
        (GOOD | {"level": "0"}, "Select a valid choice."),
        (GOOD | {"level": "9"}, "Select a valid choice."),
        (GOOD | {"link": "javascript:alert(1)"}, "Write a link that begins with https://."),
        (GOOD | {"link": "ftp://example.org/"}, "Write a link that begins with https://."),
        (GOOD | {"link": "data:text/html,x"}, "Write a link that begins with https://."),
        (GOOD | {"link": f"https://example.org/{'x' * 500}"}, "Ensure this value has at most 500 characters"),
        (GOOD | {"text": "x" * 501}, "Ensure this value has at most 500 characters"),
    ],
)
def test_what_is_wrong_is_told_and_shown_again(
    release: Release, learner_client: Client, sent: dict[str, str], says: str
) -> None:
    response = learner_client.post(PAGE, sent)

    html = unescape(response.content.decode())
    assert response.status_code == 200
    assert says in html
    assert sent.get("text", "") in html
    assert rows() == []


def test_markup_in_evidence_stays_text(release: Release, learner_client: Client) -> None:
    learner_client.post(PAGE, {"level": "1", "text": "<script>alert(1)</script>"})

    html = learner_client.get(PAGE).content.decode()

    assert "<script>alert" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html


@pytest.fixture
def evidence(release: Release, learner: User) -> Evidence:
    return Evidence.objects.create(person=learner, skill_id=skill_ids(release.pk)["python"], level=2, text="Shown.")


def test_deleting_asks_first_and_a_second_click_changes_nothing(evidence: Evidence, learner_client: Client) -> None:
    html = learner_client.get(PAGE).content.decode()

    answers = [learner_client.post(f"{PAGE}{evidence.pk}/delete/") for _ in range(2)]

    assert "Delete this evidence?" in html
    assert [answer.headers["Location"] for answer in answers] == [PAGE, PAGE]
    assert rows() == []


def test_looking_at_the_address_of_deleting_deletes_nothing(evidence: Evidence, learner_client: Client) -> None:
    assert learner_client.get(f"{PAGE}{evidence.pk}/delete/").headers["Location"] == PAGE
    assert len(rows()) == 1


def test_a_stranger_neither_sees_nor_deletes(evidence: Evidence, stranger_client: Client) -> None:
    assert "Shown." not in stranger_client.get(PAGE).content.decode()
    assert stranger_client.post(f"{PAGE}{evidence.pk}/delete/").status_code == 404
    assert len(rows()) == 1


@pytest.mark.parametrize("path", ["nonsense/", "python/?framework=nonsense"])
def test_an_unknown_skill_has_no_page(release: Release, learner_client: Client, path: str) -> None:
    assert learner_client.get(f"/assess/evidence/{path}").status_code == 404


def test_the_page_leads_back_to_where_the_skill_is_rated(sitting: Sitting, learner_client: Client) -> None:
    asked, other = (learner_client.get(f"/assess/evidence/{skill}/") for skill in ("python", "technical-leadership"))

    assert f'<a href="/assess/{sitting.pk}/rate/programming/#skill-python">My picture</a>' in asked.content.decode()
    assert '<a href="/assess/">My picture</a>' in other.content.decode()


def test_the_rating_page_says_how_much_there_is(
    evidence: Evidence, sitting: Sitting, address: str, learner_client: Client
) -> None:
    html = learner_client.get(f"{address}rate/programming/").content.decode()

    assert "<summary>Note, wish, evidence (1)</summary>" in html
    assert f'<a href="{PAGE}?framework=mlops">Evidence for Python (1)</a>' in html


def test_the_way_back_stays_in_its_framework(
    sitting: Sitting, address: str, elsewhere: Release, learner_client: Client
) -> None:
    here, there = (learner_client.get(f"{PAGE}?framework={name}").text for name in ("mlops", "other"))

    assert f'href="{address}rate/programming/#skill-python"' in here
    assert address not in there
    assert 'href="/assess/?framework=other"' in there
