"""A hasher that counts: what takes time in an answer about passwords is the number of hashes."""

from typing import Any, ClassVar

from django.contrib.auth.hashers import MD5PasswordHasher


class CountingHasher(MD5PasswordHasher):
    computed: ClassVar[int] = 0

    def encode(self, *args: Any, **kwargs: Any) -> str:
        CountingHasher.computed += 1
        return super().encode(*args, **kwargs)
