"""The log: one JSON line for a request, with its id, and nothing that opens a door."""

import json
import logging

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory

from careerpath.accounts.models import User
from careerpath.lib.requestlog import JsonFormatter, RequestLogMiddleware, WithoutAddresses, log_event, request_id


def fields_of(caplog: pytest.LogCaptureFixture) -> list[dict[str, object]]:
    return [{"event": record.getMessage(), **record.fields} for record in caplog.records if hasattr(record, "fields")]


def test_a_request_is_logged_with_its_route_and_person(
    learner: User, learner_client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO, logger="careerpath.events"):
        learner_client.get("/me/?token=hunter2")

    (line,) = fields_of(caplog)
    assert line | {"ms": 0} == {
        "event": "request",
        "method": "GET",
        "route": "me/",
        "status": 200,
        "ms": 0,
        "user": str(learner.pk),
    }


def test_a_refused_request_is_logged_as_such(learner_client: Client, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, logger="careerpath.events"):
        Client(enforce_csrf_checks=True).post("/accounts/login/", {"login": "a@b.example", "password": "x"})

    assert [(line["event"], line["status"]) for line in fields_of(caplog)] == [("refused", 403)]


def test_the_path_with_a_secret_is_never_logged(client: Client, db: None, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        client.get("/accounts/password/reset/key/1-hunter2/")
        client.get("/nowhere/hunter2/")

    shown = [record for record in caplog.records if WithoutAddresses().filter(record)]
    assert "hunter2" not in "".join(JsonFormatter().format(record) for record in shown)


def test_the_page_that_somebody_came_from_is_not_logged() -> None:
    reason = "Referer checking failed - https://a.example/key/hunter2/ does not match any trusted origins."
    record = logging.LogRecord("django.security.csrf", logging.WARNING, __file__, 1, "%s: %s", (reason, "/me/"), None)
    record.request = RequestFactory().get("/me/")

    kept = WithoutAddresses().filter(record)

    assert kept
    assert record.getMessage() == "Referer checking failed - (address) does not match any trusted origins.: -"


def test_an_error_is_logged_with_its_route_and_trace() -> None:
    request = RequestFactory().get("/p/hunter2/")
    record = logging.LogRecord("django.request", logging.ERROR, __file__, 1, "%s: %s", ("Broken", "/p/hunter2/"), None)
    record.request = request

    kept = WithoutAddresses().filter(record)

    assert (kept, record.getMessage()) == (True, "Broken: -")


def test_each_request_has_an_id_and_a_good_one_of_a_proxy_is_kept(
    client: Client, db: None, settings: pytest.FixtureRequest
) -> None:
    own = client.get("/healthz").headers["X-Request-ID"]
    strangers = client.get("/healthz", headers={"X-Request-ID": "stranger-1234"}).headers["X-Request-ID"]
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    given = client.get("/healthz", headers={"X-Request-ID": "proxy-12345678"}).headers["X-Request-ID"]
    forged = client.get("/healthz", headers={"X-Request-ID": 'x"}\n{"event": "forged'}).headers["X-Request-ID"]

    assert (len(own), len(strangers), given, len(forged)) == (32, 32, "proxy-12345678", 32)


def test_the_id_ends_with_the_request(settings: pytest.FixtureRequest) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    seen: list[str] = []

    def view(request: HttpRequest) -> HttpResponse:
        seen.append(request_id.get())
        return HttpResponse()

    RequestLogMiddleware(view)(RequestFactory().get("/", headers={"X-Request-ID": "abcdefgh"}))

    assert (seen, request_id.get()) == (["abcdefgh"], "-")


def test_a_line_is_json_with_time_level_and_exception() -> None:
    try:
        raise ValueError("broken\nline")
    except ValueError as error:
        record = logging.LogRecord("careerpath", logging.ERROR, __file__, 1, "failed", None, (ValueError, error, None))

    line = JsonFormatter().format(record)

    read = json.loads(line)
    assert "\n" not in line
    assert (read["level"], read["event"], read["request_id"]) == ("ERROR", "failed", "-")
    assert read["exception"].endswith("ValueError: broken\nline")


def test_an_event_carries_its_fields(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, logger="careerpath.events"):
        log_event("signed in", user=7)

    assert fields_of(caplog) == [{"event": "signed in", "user": 7}]
