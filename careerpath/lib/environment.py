"""Reads settings from environment variables; a value that makes no sense stops the start and names itself."""

import re
import zoneinfo
from collections.abc import Callable, Mapping
from typing import Any

import environ
from django.core.exceptions import ImproperlyConfigured

YES = frozenset({"1", "true", "yes", "on"})
NO = frozenset({"0", "false", "no", "off"})
SITE = re.compile(r"https?://[A-Za-z0-9.-]+(:\d{1,5})?|https?://\[[0-9a-fA-F:]+\](:\d{1,5})?")


class Environment:
    """Typed readers over a mapping of names to strings. An empty string counts as not set."""

    def __init__(self, values: Mapping[str, str]) -> None:
        self._values = values

    def text(self, name: str, default: str = "") -> str:
        return self._values.get(name, "").strip() or default

    def boolean(self, name: str, default: bool) -> bool:
        value = self.text(name).lower()
        if value in YES:
            return True
        if value in NO:
            return False
        if value:
            raise _wrong(name, "is neither yes nor no: write 1 or 0")
        return default

    def integer(self, name: str, default: int, least: int, most: int) -> int:
        value = self.text(name, str(default))
        if not value.isascii() or not value.isdigit() or not least <= int(value) <= most:
            raise _wrong(name, f"is not a whole number from {least} to {most}")
        return int(value)

    def listing(self, name: str) -> list[str]:
        return [part.strip() for part in self.text(name).split(",") if part.strip()]

    def choice(self, name: str, choices: tuple[str, ...]) -> str:
        value = self.text(name, choices[0])
        if value not in choices:
            raise _wrong(name, f"is none of {', '.join(choices)}")
        return value

    def time_zone(self, name: str, default: str) -> str:
        value = self.text(name, default)
        if value not in zoneinfo.available_timezones():
            raise _wrong(name, "is no time zone: write one such as Europe/Berlin")
        return value

    def site(self, name: str, default: str) -> str:
        """An origin: no path, no slash at its end."""
        value = self.text(name, default).removesuffix("/")
        if not SITE.fullmatch(value):
            raise _wrong(name, "is no address of a site: write one such as https://careers.school.example")
        return value

    def database(self, name: str, default: str) -> dict[str, Any]:
        return self._address(name, default, ("sqlite", "postgres", "postgresql"), environ.Env.db_url_config)

    def cache(self, name: str, default: str) -> dict[str, Any]:
        return self._address(name, default, ("dbcache", "redis", "rediss"), environ.Env.cache_url_config)

    def email(self, name: str, default: str) -> dict[str, Any]:
        schemes = ("consolemail", "smtp", "smtp+tls", "smtp+ssl")
        return self._address(name, default, schemes, environ.Env.email_url_config)

    def _address(
        self, name: str, default: str, schemes: tuple[str, ...], parse: Callable[[str], dict[str, Any]]
    ) -> dict[str, Any]:
        value = self.text(name, default)
        scheme, separator, _ = value.partition("://")
        if not separator or scheme not in schemes:
            # The value may hold a password: name the variable, never print what it holds.
            raise _wrong(name, f"is not an address that begins with {' or '.join(f'{key}://' for key in schemes)}")
        try:
            return parse(value)
        except ValueError:
            raise _wrong(name, "is an address that can't be read") from None


def _wrong(name: str, reason: str) -> ImproperlyConfigured:
    return ImproperlyConfigured(f"{name} {reason}.")
