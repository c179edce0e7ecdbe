"""Whom a release would move."""

from dataclasses import replace

from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from assessments.models import Rating, Sitting
from careerpath.accounts.models import User
from skills.catalogue import Catalogue, Requirement
from skills.models import Framework, Release, Skill
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


def test_ratings_of_another_framework_move_nobody(release: Release, catalogue: Catalogue, learner: User) -> None:
    craft = Framework.objects.create(slug="craft", name="Craft", summary="s", order=9)
    cloth = craft.categories.create(slug="cloth", name="Cloth", summary="s")
    python = craft.skills.create(slug="python", name="Python", category=cloth, summary="s", why="w")
    Rating.objects.create(person=learner, skill=python, level=2, rated_at=timezone.now())

    moved = people_moved(catalogue, with_harder_python(catalogue))

    assert moved == (Impact("mlops-engineer", "junior", 0),)


def test_who_chose_a_role_that_goes_is_counted(
    release: Release, catalogue: Catalogue, learner: User, stranger: User
) -> None:
    for person, seniority in ((learner, "mid"), (stranger, "senior")):
        Sitting.objects.create(person=person, release=release, role="data-engineer", seniority=seniority)
    gone = catalogue.role["data-engineer"]

    moved = people_moved(catalogue, replace(catalogue, roles=tuple(role for role in catalogue.roles if role != gone)))

    people = {"mid": 1, "senior": 1}
    assert moved == tuple(
        Impact("data-engineer", level.seniority, people.get(level.seniority, 0), is_gone=True) for level in gone.levels
    )


def test_a_skill_that_takes_the_place_of_another_inherits_its_ratings(
    release: Release, catalogue: Catalogue, learner: User
) -> None:
    old = "containers"
    rate(learner, old, 2)
    retired = replace(catalogue.skill[old], retired=True, replaced_by=("packaging-anew",), needs=())
    skills = tuple(retired if skill.slug == old else skill for skill in catalogue.skills)
    role = catalogue.role["mlops-engineer"]
    junior = role.levels[0]
    asked = tuple(replace(r, skill="packaging-anew") if r.skill == old else r for r in junior.requirements)
    renewed = replace(role, levels=(replace(junior, requirements=asked), *role.levels[1:]))

    moved = people_moved(catalogue, replace(catalogue, skills=skills, roles=(renewed, *catalogue.roles[1:])))

    assert {impact.people for impact in moved if impact.seniority == "junior"} == {0}
