"""The pages beside a result, against the base page: the nearest roles."""

from collections.abc import Iterator

from django.conf import settings
from django.test import Client

from assessments.ratings.services import Said, answer, begin_sitting, finish_sitting
from careerpath.accounts.models import User
from skills.files.documents import load
from skills.models import Release
from skills.releases import publish
from skills.services import write_rows
from tests.bench.measure import Row, page, side_by_side
from tests.factories import UserFactory

PAGES = {"nearest roles": "/results/nearest/?"}


def rows() -> Iterator[Row]:
    catalogue = load(settings.BASE_DIR / "fixtures" / "mlops")
    release = publish(framework=write_rows(catalogue=catalogue), note="To be measured")
    person, client = UserFactory(email="nearest@example.org"), Client()
    client.force_login(person)
    finished_by(person, release, list(catalogue.skill))
    base = page(client, "/base/")
    for what, path in PAGES.items():
        ours = page(client, f"{path}framework={release.framework.slug}")
        yield Row(what, *side_by_side(ours, base), "ms", "base page", 6)


def finished_by(person: User, release: Release, skills: list[str]) -> None:
    sitting = begin_sitting(person=person, release=release.pk, role="mlops-engineer", seniority="mid")
    for number, skill in enumerate(skills):
        answer(sitting=sitting.pk, person=person, skill=skill, said=Said(number % 4), revision=0)
    finish_sitting(sitting=sitting.pk, person=person)
