"""Rows into pictures: what was said in a sitting, and what somebody can do today."""

from dataclasses import replace
from datetime import timedelta

from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from assessments.gaps.analysis import Rated
from assessments.gaps.queries import newest_finished, result_of, today_of
from assessments.models import Evidence, Rating, Sitting
from assessments.ratings.services import begin_sitting, correct_rating
from careerpath.accounts.models import User
from skills.catalogue import Catalogue
from skills.models import Release, Skill
from skills.releases import catalogue_of
from skills.services import write_rows
from tests.assessments.gaps.conftest import LEVELS, finished_by
from tests.assessments.ratings.wide import wide_release

TODAY = timezone.localdate()


def back(person: User, *skills: str) -> None:
    for skill in Skill.objects.filter(slug__in=skills):
        for text in ("Wrote it", "And again"):
            Evidence.objects.create(person=person, skill=skill, level=2, text=text)


def test_a_result_holds_what_was_said_and_what_backs_it_today(
    finished: Sitting, learner: User, stranger: User, release: Release
) -> None:
    finished_by(stranger, release, {"git": 3})
    Rating.objects.filter(skill__slug="git").update(verified_level=1, verified_at=timezone.now() - timedelta(days=10))
    Rating.objects.filter(person=stranger).update(verified_level=4)
    back(learner, "kubernetes", "linux")
    back(stranger, "python")

    picture = result_of(finished, TODAY + timedelta(days=40))

    assert picture.rated == {
        "python": Rated(4, age=40),
        "git": Rated(2, verified=1, age=40, verified_age=50),
        "kubernetes": Rated(1, age=40, has_evidence=True),
        "containers": Rated(0, age=40),
        "sql": Rated(None, age=40),
    }
    assert (picture.name, picture.on) == ("MLOps engineer, mid level", TODAY)


def test_a_result_stays_when_a_rating_changes(finished: Sitting, learner: User) -> None:
    correct_rating(person=learner, skill_id=Skill.objects.get(slug="git").pk, level=4)

    assert result_of(finished, TODAY).levels["git"] == 2


def test_a_result_without_a_role_asks_for_nothing(learner: User, release: Release) -> None:
    picture = result_of(finished_by(learner, release, LEVELS, role=""), TODAY)

    assert (picture.name, picture.target, picture.analysis.skills) == ("All skills", {}, ())
    assert picture.levels == {"python": 4, "git": 2, "kubernetes": 1, "containers": 0}


def test_today_holds_every_rating_with_its_own_age(learner: User, stranger: User, release: Release) -> None:
    finished_by(learner, release, {"git": 2, "sql": 1}, days_ago=100)
    finished_by(learner, release, {"python": 3, "sql": None})
    finished_by(stranger, release, {"linux": 3})
    back(learner, "git")
    Rating.objects.filter(skill__slug="sql").update(verified_level=1, verified_at=timezone.now() - timedelta(days=7))
    role = catalogue_of(release.pk).role["mlops-engineer"]

    picture = today_of(learner, catalogue_of(release.pk), role, role.level("mid"), TODAY)

    assert picture.rated == {
        "git": Rated(2, age=100, has_evidence=True),
        "python": Rated(3),
        "sql": Rated(None, verified=1, verified_age=7),
    }
    assert (picture.name, picture.on) == ("MLOps engineer, mid level", TODAY)


def test_a_skill_of_another_framework_is_another_skill(finished: Sitting, learner: User, catalogue: Catalogue) -> None:
    other = replace(catalogue, framework=replace(catalogue.framework, slug="other"))
    write_rows(catalogue=other)
    git = Skill.objects.get(slug="git", framework__slug="other")
    Rating.objects.create(person=learner, skill=git, level=4, verified_level=4, rated_at=timezone.now())
    Evidence.objects.create(person=learner, skill=git, level=4, text="Elsewhere")

    assert result_of(finished, TODAY).rated["git"] == Rated(2)
    assert today_of(learner, catalogue, None, None, TODAY).rated["git"] == Rated(2)


def test_the_newest_result_is_the_one_that_was_finished_last(learner: User, release: Release) -> None:
    assert newest_finished(learner) is None
    newest = finished_by(learner, release, {"git": 2})
    finished_by(learner, release, {"git": 2}, days_ago=3)
    begin_sitting(person=learner, release=release.pk)

    assert newest_finished(learner) == newest


def test_pictures_take_one_query_however_many_skills_there_are(
    learner: User, catalogue: Catalogue, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for skills in (10, 400):
        release = wide_release(catalogue, skills)
        slugs = Skill.objects.filter(framework=release.framework).values_list("slug", flat=True)
        sitting = finished_by(learner, release, dict.fromkeys(slugs, 2), role="")
        shown = catalogue_of(release.pk)

        with django_assert_num_queries(1):
            result = result_of(sitting, TODAY)
        with django_assert_num_queries(1):
            today = today_of(learner, shown, None, None, TODAY)

        assert (len(result.rated), len(today.rated)) == (skills, skills)
