"""What a load balancer asks."""

from collections.abc import Callable

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext


def test_health_is_good_when_database_and_cache_answer(client: Client, db: None) -> None:
    response = client.get("/healthz")

    assert response.status_code == 200
    assert response.json() == {"database": "ok", "cache": "ok"}


def test_health_names_a_missing_cache(client: Client, db: None, settings: pytest.FixtureRequest) -> None:
    settings.CACHES = {
        "default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": "redis://127.0.0.1:1/0"}
    }

    response = client.get("/healthz")

    assert response.status_code == 503
    assert response.json() == {"database": "ok", "cache": "no answer"}


def test_health_names_a_missing_database(client: Client, db: None, settings: pytest.FixtureRequest) -> None:
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}

    def refuse(execute: Callable[..., object], sql: str, *rest: object) -> object:
        from django.db import OperationalError

        raise OperationalError("the server is gone")

    with connection.execute_wrapper(refuse):
        response = client.get("/healthz")

    assert response.status_code == 503
    assert response.json() == {"database": "no answer", "cache": "ok"}


def test_health_reads_and_writes_nothing(client: Client, db: None) -> None:
    cache.get("warm-up")

    with CaptureQueriesContext(connection) as queries:
        client.get("/healthz")

    assert [query["sql"].split()[0] for query in queries if "SELECT" not in query["sql"]] == []
