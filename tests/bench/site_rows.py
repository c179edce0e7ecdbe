"""The base page, the account pages and the first visit."""

import re
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.core.cache import cache
from django.core.management import call_command
from django.test import Client, override_settings

from tests.bench.measure import Row, page, side_by_side
from tests.factories import PASSWORD, UserFactory

KILOBYTE = 1024
PRODUCTION_STORAGE = {"staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}}
PRODUCTION_HASHER = ["django.contrib.auth.hashers.PBKDF2PasswordHasher"]


def rows(folder: Path) -> Iterator[Row]:
    visitor, member = Client(), Client()
    member.force_login(UserFactory(email="member@example.org", name="Member"))
    base = page(member, "/base/")
    yield Row("base page, signed in", *side_by_side(base, page(member, "/bare/")), "ms", "bare view, same person", 4)
    yield Row("sign-in page", *side_by_side(page(visitor, "/accounts/login/"), base), "ms", "base page", 6)
    yield Row("welcome page", *side_by_side(page(visitor, "/"), base), "ms", "base page", 6)
    yield Row("account page", *side_by_side(page(member, "/me/"), base), "ms", "base page", 6)
    yield refused_sign_in()
    yield from first_visit(folder)


@override_settings(PASSWORD_HASHERS=PRODUCTION_HASHER)
def refused_sign_in() -> Row:
    """An address that has an account must take no longer, and no shorter, than one that has none."""
    UserFactory(email="known@example.org")
    known, unknown = (_refusal(email) for email in ("known@example.org", "unknown@example.org"))
    times = side_by_side(known, unknown, rounds=12)
    return Row("sign-in refused, known address", max(times), min(times), "ms", "unknown address", 1.1)


def _refusal(email: str):  # noqa: ANN202
    def refuse() -> None:
        cache.clear()
        response = Client().post("/accounts/login/", {"login": email, "password": f"not {PASSWORD}"})
        assert response.status_code == 200

    return refuse


def first_visit(folder: Path) -> Iterator[Row]:
    with override_settings(STORAGES={**settings.STORAGES, **PRODUCTION_STORAGE}, STATIC_ROOT=folder):
        call_command("collectstatic", interactive=False, verbosity=0)
        html = Client().get("/").content
    linked = re.findall(r'(?:href|src)="/static/([^"]+)"', html.decode())
    sizes = {name: _compressed(folder / name) for name in linked}
    scripts = sum(size for name, size in sizes.items() if name.endswith(".js"))
    yield Row("first visit", (len(html) + sum(sizes.values())) / KILOBYTE, 100, "KB", "allowance", 1)
    yield Row("first visit, script", scripts / KILOBYTE, 20, "KB", "allowance", 1)
    yield Row("first visit, requests", 1 + len(sizes), 6, "", "allowance", 1)


def _compressed(path: Path) -> int:
    packed = path.with_name(f"{path.name}.br")
    return (packed if packed.exists() else path).stat().st_size
