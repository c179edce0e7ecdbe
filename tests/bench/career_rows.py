"""The page about the career, and the questions below it."""

from collections.abc import Iterator

from django.conf import settings
from django.test import Client

from skills.files.documents import load
from skills.releases import publish
from skills.services import write_rows
from tests.bench.measure import Row, page, side_by_side
from tests.factories import UserFactory


def rows() -> Iterator[Row]:
    framework = write_rows(catalogue=load(settings.BASE_DIR / "fixtures" / "mlops"))
    publish(framework=framework, note="To be measured")
    member = Client()
    member.force_login(UserFactory(email="career@example.org"))
    base = page(member, "/base/")
    for what, path in (("career page", "/career/"), ("is it for me?", "/career/fit/")):
        address = f"{path}?framework={framework.slug}"
        yield Row(what, *side_by_side(page(member, address), base), "ms", "base page", 6)
