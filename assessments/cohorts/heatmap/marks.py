"""How a value of the map is written: its sign and number, its shade, and what a screen reader says.

>>> [signed(value) for value in (2, 0, 1.25, -0.04)], signed(-1) == f"{MINUS}1"
(['+2', '0', '+1.2', '0.0'], True)
>>> mark(Lens(), 2.5, "known", 1), mark(Lens(), None, "unrated", None)
(Mark(text='2.5', shade='level-3', arrow='↑', words='up 1'), Mark(text='?', shade='none', arrow='', words='not rated'))
>>> mark(Lens("apart"), -2, "known", None).shade, mark(Lens(by="verified"), None, "known", 1).words
('less', 'not verified')
"""

from dataclasses import dataclass
from math import floor

from assessments.cohorts.heatmap.columns import State
from assessments.cohorts.heatmap.heat import Lens

STATES: dict[State, tuple[str, str]] = {
    "unrated": ("?", "not rated"),
    "not for them": ("n/a", "doesn’t apply"),
    "left out": ("out", "left out"),
}
UNKNOWN = "·"
MINUS = "\N{MINUS SIGN}"


@dataclass(frozen=True)
class Mark:
    """`words` say what the text or the arrow can't."""

    text: str
    shade: str
    arrow: str = ""
    words: str = ""


def mark(lens: Lens, value: float | None, state: State, change: float | None) -> Mark:
    if state != "known":
        text, words = STATES[state]
        return Mark(text, "none", words=words)
    if value is None:
        return Mark(UNKNOWN, "none", words=_unknown(lens))
    if lens.show in ("apart", "change"):
        return Mark(signed(value), "less" if value < 0 else shade(value))
    if not change or not lens.has_arrows:
        return Mark(plain(value), shade(value))
    return Mark(plain(value), shade(value), *arrow(change))


def _unknown(lens: Lens) -> str:
    if lens.show == "change":
        return "not known"
    return "not verified" if lens.show == "apart" or lens.by == "verified" else "no level"


def shade(value: float) -> str:
    """
    >>> [shade(value) for value in (0, 0.5, 2.4, 4)]
    ['level-0', 'level-1', 'level-2', 'level-4']
    """
    return f"level-{floor(value + 0.5)}"


def arrow(change: float) -> tuple[str, str]:
    """
    >>> arrow(1), arrow(-0.5)
    (('↑', 'up 1'), ('↓', 'down 0.5'))
    """
    return ("↑", f"up {plain(change)}") if change > 0 else ("↓", f"down {plain(-change)}")


def plain(value: float) -> str:
    return str(value) if isinstance(value, int) else f"{value:.1f}"


def signed(value: float) -> str:
    text = plain(abs(value))
    if not float(text):
        return text
    return f"+{text}" if value > 0 else f"{MINUS}{text}"
