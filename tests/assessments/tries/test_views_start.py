"""Beginning a try, going on with it, discarding it."""

from html import unescape

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from assessments.tries.queries import KEY
from skills.models import Release
from skills.releases import publish
from tests.assessments.tries.conftest import MID, change, kept, let_run_out, said, say


def test_one_click_leads_from_the_welcome_page_to_the_first_questions(release: Release, client: Client) -> None:
    html = client.get("/").text

    response = client.post("/try/", {"usual": "yes"}, follow=True)

    assert 'action="/try/"' in html
    assert '<button class="button" name="usual" value="yes">Try it now</button>' in html
    assert response.redirect_chain == [("/try/rate/", 302), ("/try/rate/programming/", 302)]
    assert response.text.count("<fieldset") == 9
    assert (kept(client).role, kept(client).seniority, kept(client).release) == ("mlops-engineer", "mid", release.pk)


def test_the_start_shows_the_levels_of_a_role_with_the_usual_one_chosen(release: Release, client: Client) -> None:
    html = client.get("/try/").text

    assert html.count('name="target"') == 4
    assert 'value="mlops-engineer/mid" checked' in html
    assert html.count(" checked") == 1
    assert html.count('<a href="?role=') == 10


@pytest.mark.parametrize(
    ("query", "chosen"),
    [
        ("role=data-engineer&level=senior", "data-engineer/senior"),
        ("role=data-engineer&level=king", "data-engineer/mid"),
        ("role=staff-mlops-engineer", "staff-mlops-engineer/lead"),
        ("role=king&level=mid", "mlops-engineer/mid"),
    ],
)
def test_a_link_may_choose_in_advance(release: Release, client: Client, query: str, chosen: str) -> None:
    html = client.get(f"/try/?{query}").text

    assert f'value="{chosen}" checked' in html
    assert html.count(" checked") == 1


def test_looking_at_the_start_keeps_nothing(release: Release, client: Client) -> None:
    client.get("/try/")

    assert not Session.objects.exists()


@pytest.mark.parametrize(
    ("sent", "says"),
    [
        ({}, "Choose a role and level."),
        ({"target": "everything"}, "Choose a role and level."),
        ({"target": "king/mid"}, "That role isn’t here any more. Choose a role and level."),
    ],
)
def test_without_a_target_there_is_nothing_to_begin(
    release: Release, client: Client, sent: dict[str, str], says: str
) -> None:
    response = client.post("/try/", sent)

    assert f">{says}</a>" in unescape(response.text)
    assert KEY not in client.session


def test_beginning_twice_begins_once(visitor: Client) -> None:
    say(visitor, "git", "2")
    before = kept(visitor)

    response = visitor.post("/try/", MID)

    assert response.headers["Location"] == "/try/rate/"
    assert kept(visitor) == before


def test_another_target_waits_until_one_starts_over(visitor: Client) -> None:
    say(visitor, "git", "2")

    html = visitor.post("/try/", {"target": "data-engineer/mid"}, follow=True).text

    assert "You have begun to try another role. Start over to choose a new one." in html
    assert kept(visitor).role == "mlops-engineer"


def test_a_try_that_waits_comes_first(visitor: Client) -> None:
    say(visitor, "git", "2")

    html = visitor.get("/try/").text

    assert "Go on where you left off" in html
    assert 'max="48" value="1"' in html
    assert 'name="target"' not in html
    assert "Go on with your try" in visitor.get("/").text


def test_going_on_with_everything_answered_leads_to_the_result(release: Release, client: Client) -> None:
    client.post("/try/", {"target": "data-scientist/junior"})
    for name in client.get("/try/").context["tried"].scope.wanted:
        say(client, name, "1")

    assert client.get("/try/rate/").headers["Location"] == "/try/result/"


@pytest.mark.parametrize(
    ("query", "leads"),
    [("Kubernetes", "cloud-platform/#skill-kubernetes"), ("dockerfile", "cloud-platform/#skill-containers")],
)
def test_searching_leads_to_the_skill(visitor: Client, query: str, leads: str) -> None:
    assert visitor.get("/try/rate/", {"q": query}).headers["Location"] == f"/try/rate/{leads}"


def test_searching_lists_several_and_tells_of_none(visitor: Client) -> None:
    several = visitor.get("/try/rate/", {"q": "monitoring"}).text
    none = unescape(visitor.get("/try/rate/", {"q": "<b>zebra</b>"}).text)

    assert '<a href="/try/rate/operations/#skill-model-monitoring">Model monitoring</a>' in several
    assert "There is no skill for “<b>zebra</b>” here. You are asked only what MLOps engineer, mid level takes." in none


def test_starting_over_asks_first(visitor: Client) -> None:
    say(visitor, "git", "2")

    html = unescape(visitor.get("/try/discard/").text)

    assert "1 answer would be lost, and can’t be brought back." in html
    assert said(visitor) == {"git": ("2", "")}


def test_starting_over_leaves_nothing_behind(visitor: Client) -> None:
    say(visitor, "git", "2")
    key = visitor.session[KEY]

    answers = [visitor.post("/try/discard/") for _ in range(2)]

    assert [answer.headers["Location"] for answer in answers] == ["/try/", "/try/"]
    assert KEY not in visitor.session
    assert not Session.objects.filter(pk=key).exists()
    assert "What do you" not in visitor.get("/try/").text


# -- The day, the release, and what is broken --------------------------------------------------------------------------


def test_after_a_day_it_is_over_and_says_so(visitor: Client) -> None:
    say(visitor, "git", "2")
    let_run_out(visitor)

    response = visitor.get("/try/result/", follow=True)

    assert response.redirect_chain == [("/try/", 302)]
    assert "Your try is over: its answers are kept for a day. You can begin another." in response.text
    assert response.text.count('name="target"') == 4
    assert "Your try is over" not in visitor.get("/try/").text


def test_one_click_begins_anew_when_the_old_one_is_over(visitor: Client) -> None:
    say(visitor, "git", "2")
    let_run_out(visitor)

    response = visitor.post("/try/", {"usual": "yes"}, follow=True)

    assert response.redirect_chain[-1] == ("/try/rate/programming/", 302)
    assert said(visitor) == {}


@pytest.mark.parametrize(
    "broken",
    [
        {"answers": {"git": {"word": "9", "note": "", "revision": 1}}},
        {"release": 10**9},
        {"role": "king"},
        {"seniority": "king"},
        {"until": "soon"},
    ],
)
def test_what_cannot_be_read_begins_anew(visitor: Client, broken: dict[str, object]) -> None:
    change(visitor, **broken)

    response = visitor.get("/try/rate/programming/", follow=True)

    assert response.redirect_chain == [("/try/", 302)]
    assert "Your try is over" in response.text


@pytest.mark.parametrize("key", ["nonsense", 7, None, ["a"], {"a": 1}])
def test_a_key_to_nothing_begins_anew(release: Release, client: Client, key: object) -> None:
    session = client.session
    session[KEY] = key
    session.save()

    paths = ["/", "/try/", "/try/rate/", "/try/result/", "/try/discard/"]
    assert [client.get(path, follow=True).status_code for path in paths] == [200] * 5
    assert client.post("/try/answer/", {"skill": "git", "level": "2"}).status_code == 404


def test_a_try_keeps_the_meaning_of_its_release(visitor: Client, release: Release) -> None:
    skill = release.framework.skills.get(slug="git")
    before = skill.levels.get(level=2).statement
    skill.levels.filter(level=2).update(statement="Says something that nobody said before.")
    publish(framework=release.framework, note="The second")

    html = unescape(visitor.get("/try/rate/programming/").text)

    assert before in html
    assert "Says something that nobody said before." not in html


def test_before_the_first_release_the_start_says_so(client: Client, db: None) -> None:
    assert client.get("/try/").status_code == 503
    assert client.post("/try/", {"usual": "yes"}).status_code == 503


def test_without_cookies_the_reason_is_told(release: Release) -> None:
    browser = Client(enforce_csrf_checks=True)

    response = browser.post("/try/", {"usual": "yes"})

    assert response.status_code == 403
    assert "Your browser kept no cookie" in response.text
    assert "allow cookies for this site" in response.text


# -- Ways in -----------------------------------------------------------------------------------------------------------


def test_members_are_sent_to_their_own_assessments(release: Release, learner_client: Client) -> None:
    with_role = learner_client.get("/try/?role=data-engineer&level=mid")

    assert with_role.headers["Location"] == "/assess/?role=data-engineer&level=mid"
    assert learner_client.post("/try/", MID).headers["Location"] == "/assess/"


def test_each_level_of_a_role_leads_there(release: Release, client: Client, learner_client: Client) -> None:
    link = 'href="{}?role=mlops-engineer&amp;level=senior">See how far you are<'

    assert link.format("/try/") in client.get("/roles/mlops-engineer/").text
    assert link.format("/assess/") in learner_client.get("/roles/mlops-engineer/").text


def test_the_header_leads_there(client: Client, db: None) -> None:
    assert '<a href="/try/">Try it</a>' in client.get("/").text
