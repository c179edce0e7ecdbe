"""Whom a release would move."""

from dataclasses import replace

from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from assessments.models import Rating
from careerpath.accounts.models import User
from skills.catalogue import Catalogue, Requirement
from skills.models import Release, Skill
from skills.releases import Impact, people_moved


def rate(person: User, skill: str, level: int | None) -> None:
    Rating.objects.create(person=person, skill=Skill.objects.get(slug=skill), level=level, rated_at=timezone.now())


def with_harder_python(catalogue: Catalogue) -> Catalogue:
    """Juniors are asked for Python at 3 in place of 2."""
    role = catalogue.role["mlops-engineer"]
    junior = role.levels[0]
    asked = tuple(Requirement("python", 3, 3) if r.skill == "python" else r for r in junior.requirements)
    harder = replace(role, levels=(replace(junior, requirements=asked), *role.levels[1:]))
    return replace(catalogue, roles=(harder, *catalogue.roles[1:]))


def test_people_are_counted_whose_readiness_changes(
    release: Release, catalogue: Catalogue, learner: User, stranger: User, instructor: User
) -> None:
    rate(learner, "python", 2)
    rate(stranger, "git", 2)
    rate(instructor, "python", None)

    moved = people_moved(catalogue, with_harder_python(catalogue))

    assert moved == (Impact("mlops-engineer", "junior", 1),)


def test_a_release_that_asks_the_same_moves_nobody(
    release: Release, catalogue: Catalogue, learner: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    rate(learner, "python", 2)

    with django_assert_num_queries(0):
        moved = people_moved(catalogue, catalogue)

    assert moved == ()
