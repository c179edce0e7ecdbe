"""The pages of skills and roles, with the catalogue as it is and with 2,000 skills."""

from collections.abc import Iterator
from dataclasses import replace

from django.conf import settings
from django.test import Client

from skills.catalogue import Catalogue
from skills.files.documents import load
from tests.bench.measure import Row, page, side_by_side
from tests.factories import UserFactory
from tests.skills.published import published
from tests.skills.synthetic import grown

PAGES = {
    "skill list": "/skills/?",
    "skill page": "/skills/python/?",
    "skill search": "/skills/?q=model&",
    "skills of a role": "/skills/?role=mlops-engineer&",
    "role page": "/roles/mlops-engineer/?",
    "two roles compared": "/roles/compare/?a=mlops-engineer.mid&b=data-engineer.mid&",
}


def rows() -> Iterator[Row]:
    real = load(settings.BASE_DIR / "fixtures" / "mlops")
    member = Client()
    member.force_login(UserFactory(email="reader@example.org"))
    base = page(member, "/base/")
    for skills in (len(real.skills), 2000):
        framework = shelved(grown(real, skills), f"of-{skills}")
        for what, path in PAGES.items():
            ours = page(member, f"{path}framework={framework}")
            yield Row(f"{what}, {skills:,} skills", *side_by_side(ours, base), "ms", "base page", 6)


def shelved(catalogue: Catalogue, slug: str) -> str:
    """In a framework of its own, so that no other row reads it."""
    published(replace(catalogue, framework=replace(catalogue.framework, slug=slug)))
    return slug
