"""Where `/results/` leads."""

from django.test import Client

from assessments.models import RatingChange, Sitting
from assessments.ratings.queries import skill_ids
from assessments.ratings.services import correct_rating
from careerpath.accounts.models import User
from skills.catalogue import Catalogue
from tests.assessments.gaps.conftest import finished_by
from tests.assessments.gaps.result.test_views import page
from tests.assessments.ratings.wide import wide_release


def test_before_the_first_result_one_is_told_how_to_get_it(learner_client: Client) -> None:
    html = page(learner_client, "/results/")

    assert "You have no result yet" in html
    assert '<a class="button" href="/assess/">Rate yourself</a>' in html


def test_results_lead_to_the_newest(finished: Sitting, learner_client: Client) -> None:
    assert learner_client.get("/results/").headers["Location"] == f"/results/{finished.pk}/"


def test_results_lead_to_today_where_the_ratings_have_changed_since(
    finished: Sitting, learner: User, learner_client: Client
) -> None:
    git = skill_ids(finished.release_id)["git"]
    RatingChange.objects.create(person=learner, skill_id=git, after=4, source=RatingChange.Source.REVIEW)
    before = learner_client.get("/results/").headers["Location"]
    correct_rating(person=learner, skill_id=git, level=4)

    after = learner_client.get("/results/").headers["Location"]

    assert (before, after) == (f"/results/{finished.pk}/", "/results/today/?framework=mlops")
    assert "ready for MLOps engineer, mid level" in page(learner_client, after)


def test_the_newest_result_is_that_of_the_framework_that_one_reads(
    finished: Sitting, learner: User, catalogue: Catalogue, learner_client: Client
) -> None:
    other = finished_by(learner, wide_release(catalogue, 3), {}, role="")

    assert learner_client.get("/results/").headers["Location"] == f"/results/{other.pk}/"
    assert learner_client.get("/results/?framework=mlops").headers["Location"] == f"/results/{finished.pk}/"
    assert "You have no result yet" in page(learner_client, "/results/?framework=nonsense")
