"""The page of one category: what it shows, and what it saves without a script."""

from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.assessments.ratings.sitting.test_views_part import fields
from tests.assessments.tries.conftest import kept, let_run_out, row_of, said, say
from tests.lib.markup import loose_ends

PAGE = "/try/rate/cloud-platform/"


def test_nothing_is_preselected_and_there_is_no_place_for_wishes(visitor: Client) -> None:
    html = visitor.get(PAGE).text

    assert html.count("<fieldset") == 6
    assert html.count('type="radio"') == 36
    assert " checked>" not in html.replace("data-digits checked>", "")
    assert "-wish" not in html
    assert "/assess/" not in html
    assert loose_ends(html) == []


def test_what_was_answered_is_shown_again(visitor: Client) -> None:
    say(visitor, "containers", "2", note="A <b>note</b>")

    html = visitor.get(PAGE).text

    assert 'name="containers-level" value="2" checked>' in html
    assert "A &lt;b&gt;note&lt;/b&gt;</textarea>" in html
    assert html.count("data-state>Saved<") == 1
    assert 'max="48" value="1"' in html


def test_no_cache_keeps_what_was_answered(visitor: Client) -> None:
    paths = (PAGE, "/try/result/")

    assert {visitor.get(path).headers["Cache-Control"] for path in paths} == {"no-store, private"}


def test_save_and_continue_saves_all_and_goes_on(visitor: Client) -> None:
    sent = {"containers-level": "2", "containers-note": " Two\r\nlines ", "kubernetes-level": "na"}

    response = visitor.post(PAGE, fields(visitor, PAGE) | sent)

    assert response.headers["Location"] == "/try/rate/delivery/"
    assert said(visitor) == {"containers": ("2", "Two\nlines"), "kubernetes": ("na", "")}


@pytest.mark.parametrize(
    ("page", "go", "leads"),
    [
        ("cloud-platform", "back", "rate/programming/"),
        ("programming", "back", "rate/programming/"),
        ("cloud-platform", "result", "result/"),
        ("working-together", "on", "result/"),
    ],
)
def test_each_way_on_saves(visitor: Client, page: str, go: str, leads: str) -> None:
    skill = {"cloud-platform": "containers", "programming": "git", "working-together": "collaboration"}[page]

    response = visitor.post(f"/try/rate/{page}/", {f"{skill}-level": "1", "go": go})

    assert response.headers["Location"] == f"/try/{leads}"
    assert said(visitor) == {skill: ("1", "")}


def test_sending_the_page_twice_changes_nothing_twice(visitor: Client) -> None:
    sent = fields(visitor, PAGE) | {"containers-level": "2"}

    for _ in range(2):
        response = visitor.post(PAGE, sent, follow=True)

    assert "another tab" not in response.text
    assert kept(visitor).answers["containers"].revision == 1


def test_a_page_overrules_no_tab_with_what_nobody_touched(visitor: Client) -> None:
    say(visitor, "containers", "1")
    opened = fields(visitor, PAGE)
    say(visitor, "containers", "3", seen=opened["containers-seen"])

    visitor.post(PAGE, opened | {"networking-level": "2"})

    assert said(visitor) == {"containers": ("3", ""), "networking": ("2", "")}


def test_the_later_answer_counts_and_the_other_one_is_told(visitor: Client) -> None:
    opened = fields(visitor, PAGE)
    say(visitor, "containers", "3")

    html = unescape(visitor.post(PAGE, opened | {"containers-level": "2"}, follow=True).text)

    assert said(visitor) == {"containers": ("2", "")}
    assert "Containers: another tab had said “3, practitioner”. Your later answer “2, working” counts." in html
    assert f'<a href="{PAGE}#skill-containers">Look at it again</a>' in html


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
    ],
)
def test_what_is_wrong_is_told_shown_again_and_takes_nothing_with_it(
    visitor: Client, sent: dict[str, str], says: str
) -> None:
    say(visitor, "containers", "1", note="Before")

    response = visitor.post(PAGE, {"networking-level": "2", **sent})

    assert response.status_code == 200
    assert f'<a href="#skill-containers">Containers: {says}</a>' in unescape(response.text)
    assert sent.get("containers-note", "")[:900] in response.text
    assert 'max="48" value="2"' in response.text
    assert said(visitor) == {"containers": ("1", "Before"), "networking": ("2", "")}


def test_a_forged_revision_is_told(visitor: Client) -> None:
    response = visitor.post(PAGE, {"containers-level": "2", "containers-seen": "7.1.0"})

    assert response.status_code == 409
    assert "This was out of step with what is saved." in response.text
    assert said(visitor) == {}


def test_ten_megabytes_are_refused_and_nothing_is_lost(visitor: Client) -> None:
    say(visitor, "containers", "1", note="Before")

    response = visitor.post(PAGE, {"containers-level": "2", "containers-note": "x" * 10_000_000})

    assert response.status_code == 400
    assert said(visitor) == {"containers": ("1", "Before")}


@pytest.mark.parametrize("category", ["llm-operations", "nonsense"])
def test_a_category_that_is_not_asked_is_not_there(visitor: Client, category: str) -> None:
    assert visitor.get(f"/try/rate/{category}/").status_code == 404
    assert visitor.post(f"/try/rate/{category}/").status_code == 404


def test_a_skill_of_another_page_is_not_saved_by_this_one(visitor: Client) -> None:
    visitor.post(PAGE, {"git-level": "2", "nonsense-level": "3"})

    assert said(visitor) == {}


def test_answers_that_come_too_late_are_given_back_in_words(visitor: Client) -> None:
    let_run_out(visitor)

    response = visitor.post(PAGE, {"containers-level": "2", "networking-level": "na", "kubernetes-level": "9"})

    assert response.status_code == 409
    html = unescape(response.text)
    assert "<li>Networking: doesn’t apply to me</li><li>Containers: 2, working</li>" in html
    assert visitor.get(PAGE).headers["Location"] == "/try/"


def test_notes_that_come_too_late_are_given_back_too(visitor: Client) -> None:
    let_run_out(visitor)

    response = visitor.post(PAGE, {"containers-level": "2", "containers-note": "At work", "networking-note": "Alone"})

    assert response.status_code == 409
    html = unescape(response.text)
    assert "<li>Networking: the note “Alone”</li><li>Containers: 2, working, with the note “At work”</li>" in html


def test_the_session_stays_small_when_everything_is_said_at_length(visitor: Client) -> None:
    for part in visitor.get("/try/").context["tried"].scope.parts:
        page = f"/try/rate/{part.category.slug}/"
        notes = {f"{skill.slug}-note": "🎓" * 1000 for skill in part.skills}
        visitor.post(page, {f"{skill.slug}-level": "4" for skill in part.skills} | notes)

    assert len(said(visitor)) == 48
    assert len(row_of(visitor).session_data) < 100_000
    assert visitor.get("/try/result/").status_code == 200


def test_notes_that_nothing_compresses_keep_it_bounded(visitor: Client) -> None:
    for part in visitor.get("/try/").context["tried"].scope.parts:
        notes = {
            f"{one.slug}-note": "".join(chr(0x4E00 + (n * n + i) % 20000) for n in range(1000))
            for i, one in enumerate(part.skills)
        }
        visitor.post(f"/try/rate/{part.category.slug}/", {f"{one.slug}-level": "4" for one in part.skills} | notes)

    assert len(said(visitor)) == 48
    assert len(row_of(visitor).session_data) < 500_000


def test_the_result_says_how_it_is_computed(visitor: Client) -> None:
    visitor.post("/try/answer/", {"skill": "kubernetes", "level": "1"})

    html = unescape(visitor.get("/try/result/").text)

    assert "so rating them can only raise it." in html
    assert "<summary>How is this computed?</summary>" in html
    assert "weighs 20 × 3 + 22 × 2 + 5 × 1 = <strong>109</strong>" in html
    assert "Together you have 1.5 of 109. That is <strong>1.4 %</strong>" in html


def test_the_pages_ask_the_database_as_often_for_one_answer_as_for_all(visitor: Client) -> None:
    paths = (PAGE, "/try/result/", "/try/", "/try/discard/")
    counts = []
    for skills in (["git"], list(visitor.get("/try/").context["tried"].scope.wanted)):
        for skill in skills:
            visitor.post("/try/answer/", {"skill": skill, "level": "1", "note": "A note"})
        counts.append([])
        for path in paths:
            with CaptureQueriesContext(connection) as asked:
                assert visitor.get(path).status_code == 200
            counts[-1].append(len(asked))

    assert counts == [[2, 2, 3, 2]] * 2
