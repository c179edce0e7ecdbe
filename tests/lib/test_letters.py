"""What no browser sends fails nowhere, also before any middleware."""

import asyncio
from typing import Any
from wsgiref.util import setup_testing_defaults

import pytest
from asgiref.sync import async_to_sync
from django.contrib.sessions.models import Session
from pytest_django import DjangoAssertNumQueries

from careerpath import asgi, wsgi

pytestmark = pytest.mark.django_db

OTHERWISE = "charset=zlib", "charset=hex", "charset*=utf-8''punycode", "name*=nothing''x"


def answered(**more: Any) -> str:
    environ: dict[str, Any] = {"HTTP_HOST": "testserver", "QUERY_STRING": "q=%5Cud800", **more}
    setup_testing_defaults(environ)
    said: list[str] = []
    body = wsgi.application(environ, lambda status, headers, *_: said.append(status))
    b"".join(body)
    return said[0]


@pytest.mark.parametrize("charset", OTHERWISE)
def test_a_charset_that_is_none_fails_nowhere(charset: str) -> None:
    assert answered(CONTENT_TYPE=f"text/plain; {charset}") == "200 OK"


def test_words_in_other_letters_are_read_as_they_stand() -> None:
    """Else they would be a code, and lead on to its page."""
    words = {"PATH_INFO": "/join/", "QUERY_STRING": "code=%5Cx41BCDEFGH"}

    assert answered(CONTENT_TYPE="text/plain; charset=unicode_escape", **words) == "200 OK"


def test_a_cookie_with_a_nul_asks_for_no_session(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    Session.objects.exists()

    with django_assert_num_queries(0):
        assert answered(HTTP_COOKIE='__Host-session="\\000abcdefgh"') == "200 OK"


def test_an_asgi_server_is_answered_as_well() -> None:
    sent: list[dict[str, Any]] = []
    headers = [(b"host", b"testserver"), (b"content-type", b"text/plain; name*=nothing''x")]
    scope = {"type": "http", "method": "GET", "path": "/", "query_string": b"q=a", "headers": headers}

    asked = [{"type": "http.request", "body": b"", "more_body": False}]

    async def receive() -> dict[str, Any]:
        return asked.pop() if asked else await asyncio.Future()

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    async_to_sync(asgi.application)(scope, receive, send)

    assert sent[0]["status"] == 200
