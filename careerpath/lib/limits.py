"""How often somebody may try: wrong tries are counted in the cache, over all processes, in windows of time."""

import time
from contextlib import suppress

from django.core.cache import cache

SECONDS = 300


def too_many(what: str, who: str, most: int) -> bool:
    tried: int = cache.get(_key(what, who), 0)
    return tried >= most


def count_try(what: str, who: str) -> None:
    key = _key(what, who)
    cache.add(key, 0, SECONDS)
    with suppress(ValueError):  # the cache was full, and let go of it in between
        cache.incr(key)


def _key(what: str, who: str) -> str:
    return f"tries/{what}/{who}/{int(time.time()) // SECONDS}"
