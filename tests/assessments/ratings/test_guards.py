"""A sitting that is finished while an answer is under way."""

from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from assessments.models import Sitting
from assessments.ratings.asked import Asked, asked_in
from assessments.ratings.guards import unfinished
from assessments.ratings.services import finish_sitting
from tests.assessments.ratings.conftest import said, say


@unfinished()
def late(request: HttpRequest, asked: Asked) -> HttpResponse:
    """Between the look at the sitting and the answer, another tab finishes it."""
    finish_sitting(sitting=asked.sitting.pk, person=asked.sitting.person)
    say(asked.sitting, "git", 2)
    return HttpResponse("Saved.")


def test_an_answer_that_comes_a_moment_late_is_told_as_not_taken(sitting: Sitting, rf: RequestFactory) -> None:
    say(sitting, "python", 3)

    response = late(rf.post("/", {"git-level": "2", "python-level": "3"}), asked_in(sitting))

    assert response.status_code == 409
    html = response.content.decode()
    assert "<li>Git and version control: 2, working</li>" in html
    assert "Python:" not in html
    assert said(sitting) == {"python": ("3", "")}


def test_looking_a_moment_late_leads_to_the_result(sitting: Sitting, rf: RequestFactory) -> None:
    say(sitting, "python", 3)

    response = late(rf.get("/"), asked_in(sitting))

    assert (response.status_code, response.headers["Location"]) == (302, f"/results/{sitting.pk}/")
