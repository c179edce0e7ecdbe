"""One skill of mine: what the page shows, correcting it, undoing that."""

from datetime import timedelta
from html import unescape

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from assessments.models import Evidence, Interest, Rating, RatingChange
from assessments.ratings.queries import skill_ids
from assessments.ratings.services import correct_rating
from careerpath.accounts.models import User
from skills.models import Release
from tests.lib.markup import Elements, loose_ends

PAGE = "/me/skills/python/"
LONG_AGO = timezone.now() - timedelta(days=400)


@pytest.fixture
def python(release: Release) -> int:
    return skill_ids(release.pk)["python"]


@pytest.fixture
def rating(learner: User, python: int) -> Rating:
    """Level 2, of long ago."""
    return Rating.objects.create(person=learner, skill_id=python, level=2, rated_at=LONG_AGO)


def fields(client: Client) -> dict[str, str]:
    """What a browser would send of the page as it is; a select sends nothing here, so no wish is spoken of."""
    found = Elements(client.get(PAGE).content.decode()).found
    return {
        attrs["name"]: attrs["value"]
        for tag, attrs in found
        if tag == "input" and "name" in attrs and (attrs["type"] == "hidden" or "checked" in attrs)
    }


def text(response: HttpResponse) -> str:
    return unescape(response.content.decode())


def levels() -> list[tuple[str, int | None]]:
    return list(Rating.objects.values_list("skill__slug", "level"))


def sends(client: Client, **sent: str) -> str:
    """The page that follows."""
    response = client.post(PAGE, fields(client) | {name.replace("_", "-"): value for name, value in sent.items()})
    assert response.headers["Location"] == PAGE
    return text(client.get(PAGE))


# -- The page ----------------------------------------------------------------------------------------------------------


def test_a_skill_that_is_not_rated_has_nothing_chosen(release: Release, learner_client: Client) -> None:
    html = text(learner_client.get(PAGE))

    assert "You have said nothing of it yet. That is not the same as 0." in html
    assert html.count('type="radio"') == 6
    assert " checked" not in html
    assert "Take the rating back" not in html
    assert "Each change of this rating will stand here" in html
    assert loose_ends(html) == []


def test_a_rating_is_shown_with_its_age_and_who_verified_it(rating: Rating, learner_client: Client) -> None:
    Rating.objects.update(verified_level=1, verified_at=LONG_AGO)

    html = text(learner_client.get(PAGE))

    assert 'name="python-level" value="2" checked>' in html
    assert "Rated 13 months ago. Verified by another person:" in html
    assert "second opinion" in html


def test_evidence_wish_and_the_skill_are_a_click_away(
    rating: Rating, learner: User, python: int, learner_client: Client
) -> None:
    for level in (1, 3):
        Evidence.objects.create(person=learner, skill_id=python, level=level, text="Shown.")
    Interest.objects.create(person=learner, skill_id=python, kind="must")

    html = text(learner_client.get(PAGE))

    assert '<a href="/assess/evidence/python/">Evidence (2, up to level 3)</a>' in html
    assert '<a href="/skills/python/">' in html
    assert '<option value="must" selected>' in html


def test_a_stranger_sees_none_of_it(rating: Rating, stranger_client: Client) -> None:
    assert "You have said nothing of it yet." in text(stranger_client.get(PAGE))


@pytest.mark.parametrize("path", ["nonsense/", "python/?framework=nonsense", "nonsense/undo/"])
def test_an_unknown_skill_has_no_page(release: Release, learner_client: Client, path: str) -> None:
    assert learner_client.get(f"/me/skills/{path}").status_code == 404
    assert learner_client.post(f"/me/skills/{path}").status_code == 404


# -- Correcting --------------------------------------------------------------------------------------------------------


def test_a_correction_is_told_with_a_way_back(rating: Rating, learner_client: Client) -> None:
    html = sends(learner_client, python_level="3")

    assert "You changed it from “2, working” to “3, practitioner”." in html
    assert ">Undo</button>" in html
    assert levels() == [("python", 3)]


def test_a_first_rating_is_told_as_such(release: Release, learner_client: Client) -> None:
    assert "You rated it for the first time: “doesn’t apply to me”." in sends(learner_client, python_level="na")
    assert levels() == [("python", None)]


def test_sending_it_twice_changes_nothing_twice(rating: Rating, learner_client: Client) -> None:
    sent = fields(learner_client) | {"python-level": "3"}

    answers = [learner_client.post(PAGE, sent) for _ in range(2)]

    assert [answer.headers["Location"] for answer in answers] == [PAGE, PAGE]
    assert RatingChange.objects.count() == 1
    assert "Since you opened this page" not in text(learner_client.get(PAGE))


def test_the_later_of_two_tabs_wins_and_is_told(rating: Rating, learner_client: Client) -> None:
    first, second = fields(learner_client), fields(learner_client)
    learner_client.post(PAGE, first | {"python-level": "3"})
    learner_client.post(PAGE, second | {"python-level": "1"})

    html = text(learner_client.get(PAGE))

    assert "Since you opened this page it had become “3, practitioner”. What you said later counts." in html
    assert levels() == [("python", 1)]


def test_what_is_still_true_gets_a_new_date(rating: Rating, learner_client: Client) -> None:
    html = sends(learner_client)

    assert "Noted: this is still true today." in html
    assert "Rated today." in html
    assert RatingChange.objects.count() == 0


def test_a_wish_alone_leaves_the_rating_as_old_as_it_is(rating: Rating, learner_client: Client) -> None:
    html = sends(learner_client, python_wish="want")

    assert "Your wish is saved." in html
    assert "Rated 13 months ago." in html
    assert list(Interest.objects.values_list("skill__slug", "kind")) == [("python", "want")]


def test_a_wish_alone_that_is_sent_twice_leaves_the_rating_as_old_as_it_is(
    rating: Rating, learner_client: Client
) -> None:
    sent = fields(learner_client) | {"python-wish": "want"}

    for _ in range(2):
        html = text(learner_client.post(PAGE, sent, follow=True))

    assert "Your wish is saved." in html
    assert "Noted: this is still true today." not in html
    assert list(Rating.objects.values_list("level", "rated_at")) == [(2, LONG_AGO)]


def test_a_page_that_was_opened_earlier_leaves_a_wish_that_it_does_not_show(
    rating: Rating, learner_client: Client
) -> None:
    sent = fields(learner_client) | {"python-level": "3", "python-wish": ""}
    sends(learner_client, python_wish="want")

    learner_client.post(PAGE, sent)

    assert list(Interest.objects.values_list("kind", flat=True)) == ["want"]
    assert levels() == [("python", 3)]


def test_taking_back_makes_it_not_rated(rating: Rating, learner_client: Client) -> None:
    html = sends(learner_client, take_back="yes")

    assert "You took your rating back. It was “2, working”." in html
    assert levels() == []


def test_what_somebody_verified_is_not_taken_back(rating: Rating, learner_client: Client) -> None:
    Rating.objects.update(verified_level=2)

    response = learner_client.post(PAGE, fields(learner_client) | {"take-back": "yes"})

    assert "Somebody else has verified your level, so the rating stays." in text(response)
    assert levels() == [("python", 2)]


@pytest.mark.parametrize(
    ("sent", "says"),
    [
        ({}, "Python: Choose the sentence that is true of you today."),
        ({"python-level": "9"}, "“9” is no level."),
        ({"python-level": "2", "python-wish": "nonsense"}, "Select a valid choice."),
        ({"git-level": "2"}, "Python: Choose the sentence"),
    ],
)
def test_what_is_wrong_is_told_and_changes_nothing(
    release: Release, learner_client: Client, sent: dict[str, str], says: str
) -> None:
    response = learner_client.post(PAGE, sent)

    html = text(response)
    assert says in html
    assert loose_ends(html) == []
    assert levels() == []


def test_a_forged_sign_of_what_was_seen_is_only_told(rating: Rating, learner_client: Client) -> None:
    html = sends(learner_client, seen="x" * 5_000, python_level="4")

    assert "Since you opened this page it had become “2, working”." in html
    assert levels() == [("python", 4)]


def test_ten_megabytes_are_refused_and_nothing_is_lost(rating: Rating, learner_client: Client) -> None:
    response = learner_client.post(PAGE, {"python-level": "3", "python-note": "x" * 10_000_000})

    assert response.status_code == 400
    assert "Nothing was changed." in response.content.decode()
    assert levels() == [("python", 2)]


# -- Undoing -----------------------------------------------------------------------------------------------------------


def test_undoing_twice_is_undoing_once(rating: Rating, learner_client: Client) -> None:
    sends(learner_client, python_level="3")
    change = RatingChange.objects.get().pk

    for _ in range(2):
        response = learner_client.post(f"{PAGE}undo/", {"change": change})

    html = text(learner_client.get(PAGE))
    assert response.headers["Location"] == PAGE
    assert html.count("Undone: it is as it was before.") == 1
    assert "Rated 13 months ago." in html
    assert levels() == [("python", 2)]


def test_what_another_tab_changed_since_is_not_undone(rating: Rating, learner_client: Client) -> None:
    sends(learner_client, python_level="3")
    change = RatingChange.objects.get().pk
    sends(learner_client, python_level="4")

    learner_client.post(f"{PAGE}undo/", {"change": change})

    assert "Nothing is undone: it has been changed again since." in text(learner_client.get(PAGE))
    assert levels() == [("python", 4)]


@pytest.mark.parametrize("change", ["", "nonsense", "-1", "9" * 30, "0"])
def test_nothing_to_undo_is_nothing_undone(rating: Rating, learner_client: Client, change: str) -> None:
    assert learner_client.post(f"{PAGE}undo/", {"change": change}).headers["Location"] == PAGE
    assert levels() == [("python", 2)]


def test_looking_at_the_address_of_undoing_undoes_nothing(
    rating: Rating, learner: User, python: int, learner_client: Client
) -> None:
    correct_rating(person=learner, skill_id=python, level=3)

    response = learner_client.get(f"{PAGE}undo/?change={RatingChange.objects.get().pk}")

    assert response.headers["Location"] == PAGE
    assert levels() == [("python", 3)]


def test_after_a_day_it_is_history(rating: Rating, learner: User, python: int, learner_client: Client) -> None:
    correct_rating(person=learner, skill_id=python, level=3)
    yesterday = timezone.now() - timedelta(hours=25)
    RatingChange.objects.update(at=yesterday)
    Rating.objects.update(rated_at=yesterday)

    assert "Undo" not in text(learner_client.get(PAGE))
