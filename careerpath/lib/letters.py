"""What Django fails on before any middleware of ours: texts in other letters than UTF-8, and a cookie with a NUL.

No browser sends either. What says that it is written otherwise isn't read; a form is then as good as empty:

>>> sound("content-type", "text/plain; charset=UTF-8"), sound("content-type", "text/plain; charset=zlib")
('text/plain; charset=UTF-8', '')
>>> sound("content-type", "text/plain; name*=nothing''x"), sound("content-type", "multipart/form-data; boundary=x")
('', 'multipart/form-data; boundary=x')

PostgreSQL takes no NUL, which a cookie can bring along in quotes:

>>> sound("cookie", "session=abc"), sound("cookie", 'session="\\\\000abc"')
('session=abc', '')
"""

from collections.abc import Callable, Iterable
from typing import Any

from django.utils.http import parse_header_parameters

UTF_8 = ("utf-8", "utf8")
NUL = "\\000"


def sound(header: str, value: str) -> str:
    """Nothing in place of what isn't."""
    if header == "content-type":
        return value if _is_utf8(value) else ""
    return "" if header == "cookie" and NUL in value else value


def _is_utf8(content_type: str) -> bool:
    try:
        _, given = parse_header_parameters(content_type)
    except (LookupError, ValueError):
        return False
    return given.get("charset", "utf-8").lower() in UTF_8


def sound_wsgi(application: Callable[..., Iterable[bytes]]) -> Callable[..., Iterable[bytes]]:
    def guarded(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        for key, header in (("CONTENT_TYPE", "content-type"), ("HTTP_COOKIE", "cookie")):
            if key in environ:
                environ[key] = sound(header, environ[key])
        return application(environ, start_response)

    return guarded


def sound_asgi(application: Callable[..., Any]) -> Callable[..., Any]:
    async def guarded(scope: dict[str, Any], receive: Any, send: Any) -> None:
        if "headers" in scope:
            there = (
                (name, name.decode("latin-1").lower(), value.decode("latin-1")) for name, value in scope["headers"]
            )
            scope = scope | {"headers": [(name, sound(key, value).encode("latin-1")) for name, key, value in there]}
        await application(scope, receive, send)

    return guarded
