"""What the result of an assessment says of today."""

from django.test import Client

from assessments.models import Sitting
from careerpath.accounts.models import User
from skills.models import Release
from tests.assessments.gaps.conftest import finished_by
from tests.assessments.gaps.result.test_views import page


def test_a_result_tells_what_all_ratings_of_today_make_of_it(
    learner: User, release: Release, learner_client: Client
) -> None:
    earlier = finished_by(learner, release, {"python": 3, "git": 2}, days_ago=90)
    later = finished_by(learner, release, {"git": 1})

    told = page(learner_client, f"/results/{later.pk}/")

    assert "You left 1 skill open here that you rated at another time." in told
    today = '<a href="/results/today/?role=mlops-engineer&level=mid">4 % ready</a>'
    assert f"With all your ratings of today you are {today}." in told
    assert "rated at another time. With" not in (first := page(learner_client, f"/results/{earlier.pk}/"))
    assert f"With all your ratings of today you are {today}." in first


def test_a_result_that_is_still_so_tells_nothing_of_today(finished: Sitting, learner_client: Client) -> None:
    assert "With all your ratings of today" not in page(learner_client, f"/results/{finished.pk}/")
