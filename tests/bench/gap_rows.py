"""Results: the page of a sitting, of today's ratings and of all skills, and the readiness for every role at once."""

from collections.abc import Iterator
from dataclasses import replace

from django.conf import settings
from django.test import Client

from assessments.gaps.nearest.roles import nearest
from assessments.ratings.services import Said, answer, begin_sitting, finish_sitting
from careerpath.accounts.models import User
from skills.catalogue import Catalogue, Requirement
from skills.files.documents import load
from skills.models import Release
from skills.releases import publish
from skills.services import write_rows
from tests.bench.measure import Row, page, side_by_side
from tests.factories import UserFactory

ROLE_LEVELS, SKILLS = 40, 75


def rows() -> Iterator[Row]:
    catalogue = load(settings.BASE_DIR / "fixtures" / "mlops")
    release = publish(framework=write_rows(catalogue=catalogue), note="To be measured")
    person, client = UserFactory(email="result@example.org", name="Rita Result"), Client()
    client.force_login(person)
    framework = release.framework.slug
    addresses = {
        "result": f"/results/{finished(person, release, 'mlops-engineer')}/",
        "result of all skills": f"/results/{finished(person, release, '')}/",
        "result of today": f"/results/today/?role=mlops-engineer&level=senior&framework={framework}",
    }
    base = page(client, "/base/")
    for what, address in addresses.items():
        yield Row(what, *side_by_side(page(client, address), base), "ms", "base page", 6)
    yield nearest_row(catalogue)


def finished(person: User, release: Release, role: str) -> int:
    """Every skill answered, with all levels in turn."""
    sitting = begin_sitting(person=person, release=release.pk, role=role, seniority="mid" if role else "").pk
    slugs = release.framework.skills.values_list("slug", flat=True)
    for number, skill in enumerate(slugs):
        level = None if number % 11 == 10 else number % 5
        answer(sitting=sitting, person=person, skill=skill, said=Said(level, "A note"), revision=0)
    return finish_sitting(sitting=sitting, person=person).pk


def nearest_row(catalogue: Catalogue) -> Row:
    large = demanding(catalogue)
    have = {skill.slug: number % 5 for number, skill in enumerate(large.skills)}
    ours, _ = side_by_side(lambda: nearest(large, have), lambda: None)
    return Row(f"{ROLE_LEVELS} role levels x {SKILLS} skills", ours, 5, "ms", "allowance", 1)


def demanding(catalogue: Catalogue) -> Catalogue:
    """Roles each level of which asks for all of 75 skills."""
    pattern = catalogue.role["mlops-engineer"]
    skills = tuple(replace(catalogue.skills[n % len(catalogue.skills)], slug=f"skill-{n}") for n in range(SKILLS))
    asked = tuple(Requirement(skill.slug, n % 4 + 1, n % 3 + 1) for n, skill in enumerate(skills))
    levels = tuple(replace(level, requirements=asked) for level in pattern.levels)
    roles = tuple(replace(pattern, slug=f"role-{n}", levels=levels) for n in range(ROLE_LEVELS // len(levels)))
    return replace(catalogue, skills=skills, roles=roles)
