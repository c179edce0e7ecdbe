"""One JSON line for each request and each event, tied together by the request's id."""

import json
import logging
import re
import time
import uuid
from collections.abc import Callable
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse

request_id: ContextVar[str] = ContextVar("request_id", default="-")

REFUSED = frozenset({400, 403, 413, 429})
ADDRESS = re.compile(r"https?://\S+")
GIVEN_ID = re.compile(r"[A-Za-z0-9-]{8,64}")

log = logging.getLogger("careerpath.events")


def log_event(event: str, level: int = logging.INFO, **fields: Any) -> None:
    log.log(level, event, extra={"fields": fields})


class RequestLogMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        token = request_id.set(_given_id(request) or uuid.uuid4().hex)
        begin = time.perf_counter()
        try:
            response = self.get_response(request)
            response.headers["X-Request-ID"] = request_id.get()
            log_event(
                "refused" if response.status_code in REFUSED else "request",
                logging.WARNING if response.status_code in REFUSED else logging.INFO,
                method=request.method,
                route=route_of(request),
                status=response.status_code,
                ms=round((time.perf_counter() - begin) * 1000),
                user=_signed_in_id(request),
            )
            return response
        finally:
            request_id.reset(token)


def _given_id(request: HttpRequest) -> str:
    """The id of a proxy of ours. What anybody else sends is not believed."""
    given = request.headers.get("X-Request-ID", "") if settings.ALLAUTH_TRUSTED_PROXY_COUNT else ""
    return given if GIVEN_ID.fullmatch(given) else ""


def route_of(request: HttpRequest) -> str:
    """The pattern that matched, not the path: a path may hold the key of a password reset."""
    return request.resolver_match.route if request.resolver_match else "-"


def _signed_in_id(request: HttpRequest) -> str | None:
    session = getattr(request, "session", None)
    # A session that nobody read stays unread: the log must not cost a query.
    if session is None or not session.accessed:
        return None
    try:
        return session.get(SESSION_KEY)  # type: ignore[no-any-return]
    except DatabaseError:
        return None


class WithoutAddresses(logging.Filter):
    """Takes the asked-for path out of Django's own lines, and drops those that the request log repeats."""

    def filter(self, record: logging.LogRecord) -> bool:
        request = getattr(record, "request", None)
        if not isinstance(request, HttpRequest):
            return True
        if isinstance(record.args, tuple):
            record.args = tuple(self._cleaned(arg, request) for arg in record.args)
        return record.name != "django.request" or record.levelno >= logging.ERROR

    @staticmethod
    def _cleaned(arg: object, request: HttpRequest) -> object:
        """The route for the path; and no address in a reason either, as CSRF gives the page that one came from."""
        if arg == request.path:
            return route_of(request)
        return ADDRESS.sub("(address)", arg) if isinstance(arg, str) else arg


class JsonFormatter(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "event": record.getMessage(),
            "request_id": request_id.get(),
            **getattr(record, "fields", {}),
        }
        if record.exc_info:
            line["exception"] = self.formatException(record.exc_info)
        return json.dumps(line, default=str)
