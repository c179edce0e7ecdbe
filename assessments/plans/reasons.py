"""Why a step stands where it stands, and how good an order is, in words.

>>> why(3.04, 6, opens=["Kubernetes", "Model serving"], waits=[])
'Raises your readiness by 3 points for 6 hours; opens Kubernetes and Model serving; waits for nothing.'
>>> why(0.0, 1, opens=["Docker"], waits=["Linux"], pinned=True)
'You put it first. It brings no points by itself and takes 1 hour; opens Docker; waits for Linux.'
>>> how_good("near-optimal", 103, 100)
'This order is near the best: none is more than 3 % better.'
"""

from collections.abc import Sequence

from assessments.gaps.words import counted, points

FEW = 3
OWN_ORDER = "You have changed the order or added steps, so it is your own now and no longer the proven one."


def why(gain: float, hours: int, opens: Sequence[str], waits: Sequence[str], pinned: bool = False) -> str:
    takes = counted(hours, "hour")
    if gain >= 0.05:
        brings = f"raises your readiness by {counted_points(gain)} for {takes}"
    else:
        brings = f"brings no points by itself and takes {takes}"
    parts = [brings, *([f"opens {listed(opens)}"] if opens else []), f"waits for {listed(waits) or 'nothing'}"]
    sentence = "; ".join(parts)
    return f"You put it first. It {sentence}." if pinned else f"{sentence[0].upper()}{sentence[1:]}."


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


def how_good(proof: str, reached: int, bound: int, *, deadline: bool = False, own: bool = False) -> str:
    """Without a deadline an order has a cost, and none costs less than the bound. With one, a gain and a most."""
    if own:
        return OWN_ORDER
    if proof == "optimal":
        if deadline:
            return "This choice is proven: nothing else that fits before your deadline brings you further."
        return "This order is proven: in no other does your readiness rise as early for the hours you spend."
    more, less = max(reached, bound), min(reached, bound)
    percent = max(-(-100 * (more - less) // more), 1) if more else 1
    what = "nothing that fits before your deadline brings" if deadline else "none is"
    return f"This order is near the best: {what} more than {percent} % better."
