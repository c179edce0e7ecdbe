"""A person's own balance in words: what they weighed, sorted. There is no score and no verdict in it.

An answer is one of the words below, kept by the slug of its statement; what was left open has no answer.

>>> from skills.catalogue import Fit
>>> fit = (Fit("pay", "upside", "High pay", ""), Fit("night", "downside", "Night shifts", ""))
>>> answers = read(fit, {"weigh-pay": "draws", "weigh-night": "perhaps", "weigh-nowhere": "off"})
>>> answers
{'pay': 'draws'}
>>> [statement.name for statement in balance(fit, answers).draws], balance(fit, answers).open
(['High pay'], ('Night shifts',))
"""

from collections.abc import Mapping
from dataclasses import dataclass

from skills.catalogue import Fit, FitKind

FEELINGS: Mapping[str, str] = {"draws": "Draws me", "cold": "Leaves me cold", "off": "Puts me off"}
LIKENESS: Mapping[str, str] = {"me": "That’s me", "not": "Not me"}
# From the left pole of a trade-off to the right one, as a screen reader and the balance say it.
STEPS: Mapping[str, str] = {"1": "clearly", "2": "rather", "3": "in the middle", "4": "rather", "5": "clearly"}
CHOICES: Mapping[FitKind, Mapping[str, str]] = {
    "upside": FEELINGS,
    "downside": FEELINGS,
    "trade-off": STEPS,
    "suits": LIKENESS,
    "suits-less": LIKENESS,
}
PREFIX = "weigh-"

Answers = Mapping[str, str]


@dataclass(frozen=True)
class Stand:
    """Where somebody stands between two poles."""

    name: str
    words: str
    step: str
    left: str
    right: str


@dataclass(frozen=True)
class Balance:
    draws: tuple[Fit, ...]
    put_off: tuple[Fit, ...]
    cold: tuple[Fit, ...]
    stands: tuple[Stand, ...]
    like_me: tuple[Fit, ...]
    unlike_me: tuple[Fit, ...]
    elsewhere: tuple[Fit, ...]
    not_elsewhere: tuple[Fit, ...]
    open: tuple[str, ...]

    @property
    def is_empty(self) -> bool:
        ...
