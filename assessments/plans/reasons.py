"""Why a step stands where it stands, and how good an order is, in words.

>>> why(3.04, 6, opens=["Kubernetes", "Model serving"], waits=[])
'Raises your readiness by 3 points for 6 hours; opens Kubernetes and Model serving; waits for nothing.'
>>> why(0.0, 1, opens=["Docker"], waits=["Linux"], pinned=True)
'You put it first. It brings no points by itself and takes 1 hour; opens Docker; waits for Linux.'
>>> how_good("near-optimal", 103, 100)
'This order is near the best: none is more than 3 % better.'
"""

from collections.abc import Sequence

from assessments.gaps.words import points
from careerpath.lib.ages import counted

FEW = 3
PROVEN_ORDER = (
    "This order is proven: no other brings what you lack sooner on average, "
    "when the first two levels of a skill count by their hours."
)
PROVEN_CHOICE = (
    "This choice is proven: in the hours that you planned until your deadline, nothing else brings you further."
)


def why(gain: float, hours: int, opens: Sequence[str], waits: Sequence[str], pinned: bool = False) -> str:
    takes = counted(hours, "hour")
    if gain >= 0.05:
        brings = f"raises your readiness by {counted_points(gain)} for {takes}"
    else:
        brings = f"brings no points by itself and takes {takes}"
    parts = [brings, *([f"opens {listed(opens)}"] if opens else []), f"waits for {listed(waits) or 'nothing'}"]
    return _said("; ".join(parts), pinned)


def in_brief(gain: float, opens: Sequence[str], waits: Sequence[str], pinned: bool = False) -> str:
    """Beside the hours, and without what goes without saying.

    >>> in_brief(3.04, opens=["Kubernetes", "Model serving"], waits=[])
    'Raises your readiness by 3 points; opens Kubernetes and Model serving.'
    >>> in_brief(0.0, opens=[], waits=["Linux"], pinned=True)
    'You put it first. It brings no points by itself; waits for Linux.'
    """
    brings = f"raises your readiness by {counted_points(gain)}" if gain >= 0.05 else "brings no points by itself"
    others = [*([f"opens {listed(opens)}"] if opens else []), *([f"waits for {listed(waits)}"] if waits else [])]
    return _said("; ".join([brings, *others]), pinned)


def _said(sentence: str, pinned: bool) -> str:
    return f"You put it first. It {sentence}." if pinned else f"{sentence[0].upper()}{sentence[1:]}."


def builds_on(left_out: Sequence[str]) -> str:
    """
    >>> builds_on(["Python 1"])
    'It builds on Python 1, which you left out; its hours are not counted here.'
    """
    whose = "its" if len(left_out) == 1 else "their"
    return f"It builds on {listed(left_out)}, which you left out; {whose} hours are not counted here."


def takes_in(left_out: Sequence[str]) -> str:
    """
    >>> takes_in(["Python 1"])
    'It takes in Python 1, which you left out; its hours are counted here.'
    """
    whose = "its" if len(left_out) == 1 else "their"
    return f"It takes in {listed(left_out)}, which you left out; {whose} hours are counted here."


def counted_points(value: float) -> str:
    """
    >>> counted_points(1.0), counted_points(2.26)
    ('1 point', '2.3 points')
    """
    words = points(value)
    return f"{words} point" if words == "1" else f"{words} points"


def listed(names: Sequence[str]) -> str:
    """
    >>> listed(["a"]), listed(["a", "b"]), listed(["a", "b", "c", "d", "e"])
    ('a', 'a and b', 'a, b, c and 2 more')
    """
    found = list(dict.fromkeys(names))
    if len(found) > FEW + 1:
        found = [*found[:FEW], f"{len(found) - FEW} more"]
    return " and ".join(filter(None, [", ".join(found[:-1]), *found[-1:]]))


def beside_what_is_first(words: str) -> str:
    """
    >>> beside_what_is_first("This order is proven.")
    'With what you put first, this order is proven.'
    """
    return f"With what you put first, {words[0].lower()}{words[1:]}"


def how_good(proof: str, reached: int, bound: int, *, deadline: bool = False) -> str:
    """Without a deadline an order has a cost, and none costs less than the bound. With one, a gain and a most.

    >>> how_good("optimal", 90, 90, deadline=True)
    'This choice is proven: in the hours that you planned until your deadline, nothing else brings you further.'
    """
    if proof == "optimal":
        return PROVEN_CHOICE if deadline else PROVEN_ORDER
    more, less = max(reached, bound), min(reached, bound)
    percent = max(-(-100 * (more - less) // more), 1) if more else 1
    if deadline:
        return f"This choice is near the best: nothing else that fits brings you more than {percent} % further."
    return f"This order is near the best: none is more than {percent} % better."
