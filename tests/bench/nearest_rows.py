"""The pages beside a result, against the base page: nearest roles, comparisons, what to verify, exemptions."""

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

PAGES = {
    "nearest roles": "/results/nearest/?",
    "compared with a second opinion": "/results/compare/?a=today&b=verified&",
    "compared with another day": "/results/compare/?a=today&b={earlier}&",
    "compared for another role": "/results/compare/?a=today&b=data-engineer.mid&",
    "what to verify first": "/results/verify/?",
    "exempted skills": "/results/exempt/?",
    "exempting a skill": "/results/exempt/python/?",
}


def rows() -> Iterator[Row]:
    catalogue = load(settings.BASE_DIR / "fixtures" / "mlops")
    release = publish(framework=write_rows(catalogue=catalogue), note="To be measured")
    person, client = UserFactory(email="nearest@example.org"), Client()
    client.force_login(person)
    earlier = finished_by(person, release, list(catalogue.skill), 1)
    finished_by(person, release, list(catalogue.skill), 0)
    person.ratings.filter(level__gt=1).update(verified_level=2)
    base = page(client, "/base/")
    for what, path in PAGES.items():
        address = path.format(earlier=earlier)
        ours = page(client, f"{address}framework={release.framework.slug}")
        yield Row(what, *side_by_side(ours, base), "ms", "base page", 6)


def finished_by(person: User, release: Release, skills: list[str], shift: int) -> int:
    sitting = begin_sitting(person=person, release=release.pk, role="mlops-engineer", seniority="mid")
    for number, skill in enumerate(skills):
        answer(sitting=sitting.pk, person=person, skill=skill, said=Said((number + shift) % 4), revision=0)
    return finish_sitting(sitting=sitting.pk, person=person).pk
