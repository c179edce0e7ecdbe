"""What is worked out from a catalogue once, and then kept with it for as long as it lives."""

from collections.abc import Callable, Hashable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from skills.catalogue import Catalogue

Rest = ParamSpec("Rest")
T = TypeVar("T")


def kept(make: Callable[Concatenate[Catalogue, Rest], T]) -> Callable[Concatenate[Catalogue, Rest], T]:
    """A catalogue never changes, and hashing it to look it up would cost more than most of what is kept.

    >>> calls = []
    >>> count = kept(lambda catalogue, what: calls.append(what) or len(getattr(catalogue, what)))
    >>> from skills.catalogue import Framework
    >>> empty = Catalogue(Framework("f", "F", "s", ()), *((),) * 9)
    >>> count(empty, "skills"), count(empty, "skills"), count(empty, "roles"), calls
    (0, 0, 0, ['skills', 'roles'])
    """

    @wraps(make)
    def found(catalogue: Catalogue, /, *args: Rest.args, **kwargs: Rest.kwargs) -> T:
        store: dict[Hashable, Any] = vars(catalogue).setdefault("_kept", {})
        key = (make, args, tuple(kwargs.items()))
        if key not in store:
            store[key] = make(catalogue, *args, **kwargs)
        result: T = store[key]
        return result

    return found
