"""The page of comparisons: what can be compared with what, whose it is, and what it costs."""

from dataclasses import replace
from html import unescape

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from assessments.models import Rating, Sitting
from assessments.ratings.services import correct_rating
from careerpath.accounts.models import User
from skills.catalogue import Catalogue
from skills.models import Release, Skill
from skills.releases import publish
from skills.services import write_rows
from tests.assessments.gaps.conftest import finished_by
from tests.assessments.gaps.exempt.test_services import pk_of
from tests.assessments.ratings.wide import wide_release

PAGE = "/results/compare/"


def page(client: Client, a: object, b: object, more: str = "") -> str:
    response = client.get(f"{PAGE}?a={a}&b={b}{more}")
    assert response.status_code == 200
    return unescape(response.content.decode())


@pytest.fixture
def earlier(learner: User, release: Release) -> Sitting:
    return finished_by(learner, release, {"git": 1, "python": 3, "linux": 2}, days_ago=200)


def test_at_first_one_chooses(finished: Sitting, learner_client: Client) -> None:
    html = unescape(learner_client.get(PAGE).content.decode())

    assert "What with what?" in html
    assert "Choose what to compare" not in html
    assert html.count(f'<option value="{finished.pk}">') == 2
    assert '<option value="mlops-engineer.mid">MLOps engineer (mid)</option>' in html


@pytest.mark.parametrize("turned", [False, True])
def test_two_sittings_are_told_in_the_order_of_time(
    earlier: Sitting, finished: Sitting, learner_client: Client, turned: bool
) -> None:
    pair = (finished.pk, earlier.pk) if turned else (earlier.pk, finished.pk)

    html = page(learner_client, *pair)

    assert "your readiness for MLOps engineer, mid level went up by <strong>0 points" not in html
    assert "went down by <strong>0 points" not in html
    assert "What brought points" in html
    assert "what you rated on both days brought <strong>1.4 points</strong> of readiness" in html
    assert "Rated only then" in html
    assert "no longer rated" in html
    assert f'<option value="{pair[0]}" selected>' in html


def test_todays_ratings_are_the_later_ones(finished: Sitting, learner: User, learner_client: Client) -> None:
    correct_rating(person=learner, skill_id=pk_of("kubernetes"), level=2)

    html = page(learner_client, finished.pk, "today")

    assert "your readiness for MLOps engineer, mid level went up by <strong>1.4 points</strong>" in html
    assert "from 6.9 % to 8.3 %" in html
    assert '<a class="nowrap" href="/results/today/?role=mlops-engineer&level=mid">today</a>' in html


def test_who_has_not_changed_stays(finished: Sitting, learner_client: Client) -> None:
    assert "stayed at <strong>6.9 %</strong>" in page(learner_client, "today", finished.pk)


def test_the_target_is_what_the_later_one_was_for(learner: User, release: Release, learner_client: Client) -> None:
    earlier = finished_by(learner, release, {"git": 1}, days_ago=30)
    later = finished_by(learner, release, {"git": 2}, role="data-engineer")

    assert "your readiness for Data engineer, mid level" in page(learner_client, earlier.pk, later.pk)


def test_without_any_role_only_what_was_said_is_told(learner: User, release: Release, learner_client: Client) -> None:
    earlier = finished_by(learner, release, {"git": 1}, role="", days_ago=30)
    later = finished_by(learner, release, {"git": 2}, role="")

    html = page(learner_client, earlier.pk, later.pk)

    assert "Neither was for a role" in html
    assert '<details class="said-then" open>' in html


def test_a_sitting_for_a_role_helps_out_one_without(
    finished: Sitting, learner: User, release: Release, learner_client: Client
) -> None:
    later = finished_by(learner, release, {"git": 2}, role="")

    assert "held against what MLOps engineer, mid level asks" in page(learner_client, finished.pk, later.pk)


def test_two_frameworks_have_nothing_in_common(
    finished: Sitting, learner: User, learner_client: Client, catalogue: Catalogue
) -> None:
    other = finished_by(learner, wide_release(catalogue, 3), {f"{catalogue.skills[0].slug}-0": 2}, role="")

    assert "different frameworks" in page(learner_client, finished.pk, other.pk)


def test_today_follows_the_framework_of_the_other_side(
    finished: Sitting, learner: User, learner_client: Client, catalogue: Catalogue
) -> None:
    other = finished_by(learner, wide_release(catalogue, 3), {f"{catalogue.skills[0].slug}-0": 2}, role="")

    html = page(learner_client, other.pk, "today")

    assert "different frameworks" not in html
    assert '<a class="nowrap" href="/results/today/?role=&framework=wide-3">today</a>' in html


def test_today_is_held_against_what_the_sitting_was_for(
    finished: Sitting, learner: User, release: Release, learner_client: Client
) -> None:
    finished_by(learner, release, {"git": 2}, role="data-engineer")

    html = page(learner_client, finished.pk, "today")

    assert "your readiness for MLOps engineer, mid level stayed at" in html


def test_a_second_opinion_is_told_beside_ones_own(finished: Sitting, learner_client: Client) -> None:
    Rating.objects.filter(skill__slug="python").update(verified_level=2)

    for a in ("today", finished.pk):
        html = page(learner_client, a, "verified")

        assert "You say you are 6.9 % ready for MLOps engineer, mid level. On verified levels alone it is" in html
        assert "Seen lower than you see it" in html


def test_before_anybody_has_looked_that_is_said(finished: Sitting, learner_client: Client) -> None:
    html = page(learner_client, "today", "verified")

    assert "Nobody has looked at your levels yet" in html
    assert '<a class="button button-plain" href="/results/verify/">' in html


def test_another_role_is_held_against_the_same_ratings(finished: Sitting, learner_client: Client) -> None:
    html = page(learner_client, finished.pk, "data-engineer.mid")

    assert "ready for MLOps engineer, mid level and <strong>" in html
    assert "Only Data engineer, mid level asks for these" in html
    assert '<a href="/roles/compare/?a=mlops-engineer.mid&b=data-engineer.mid">' in html


def test_without_a_target_there_is_no_other_role(learner: User, release: Release, learner_client: Client) -> None:
    sitting = finished_by(learner, release, {"git": 2}, role="")
    Rating.objects.update(verified_level=2)

    assert "These ratings were for no role" in page(learner_client, sitting.pk, "data-engineer.mid")
    assert "There is no role to hold them against" in page(learner_client, sitting.pk, "verified")


def test_a_role_of_which_that_day_knew_nothing_is_told(
    finished: Sitting, learner_client: Client, catalogue: Catalogue
) -> None:
    role = replace(catalogue.role["data-engineer"], slug="data-gardener", name="Data gardener")
    grown = replace(catalogue, roles=(*catalogue.roles, role))
    publish(framework=write_rows(catalogue=grown), note="More")

    assert "had no Data gardener" in page(learner_client, finished.pk, "data-gardener.mid")


@pytest.mark.parametrize(
    ("a", "b", "says"),
    [
        ("today", "today", "These are the same. Choose two that differ."),
        ("today", "<b>", "There is nothing “<b>” to compare here."),
        ("verified", "today", "There is nothing “verified” to compare here."),
        ("", "today", "Choose what to compare."),
        ("today", "", "Choose what to compare it with."),
        ("today", "nobody.mid", "There is nothing “nobody.mid” to compare here."),
    ],
)
def test_a_wrong_choice_is_named(finished: Sitting, learner_client: Client, a: str, b: str, says: str) -> None:
    assert says in page(learner_client, a, b)


@pytest.mark.parametrize("number", ["{theirs}", "{open}", "99999999999999999999", "9" * 5000])
def test_what_is_not_ones_own_or_not_finished_is_not_there(
    finished: Sitting, stranger: User, release: Release, learner_client: Client, number: str
) -> None:
    theirs = finished_by(stranger, release, {"git": 2})
    begun = Sitting.objects.create(person=finished.person, release=release)
    asked = number.format(theirs=theirs.pk, open=begun.pk)

    assert learner_client.get(f"{PAGE}?a={asked}&b=today").status_code == 404
    assert learner_client.get(f"{PAGE}?a=today&b={asked}").status_code == 404


def test_the_page_takes_as_many_queries_for_many_skills_and_sittings(
    learner: User, release: Release, learner_client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for skills, sittings in ((1, 1), (74, 6)):
        slugs = list(Skill.objects.order_by("pk").values_list("slug", flat=True)[:skills])
        for number in range(sittings):
            last = finished_by(learner, release, dict.fromkeys(slugs, number % 4), days_ago=10 * sittings - number)
        for a, b in ((last.pk, "today"), (last.pk, "verified"), (last.pk, "data-engineer.mid")):
            page(learner_client, a, b)

            with django_assert_num_queries(7 if b == "today" else 6):
                page(learner_client, a, b)
