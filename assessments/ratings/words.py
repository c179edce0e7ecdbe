"""Answers in words, for sentences about them."""

from careerpath.lib.levels import LEVEL_NAMES


def said_in_words(level: int | None) -> str:
    """
    >>> said_in_words(3)
    '3, practitioner'
    """
    return "doesn’t apply to me" if level is None else f"{level}, {LEVEL_NAMES[level].lower()}"


def overruled_in_words(name: str, other: int | None, mine: int | None) -> str:
    """
    >>> overruled_in_words("Git", 3, 2)
    'Git: another tab had said “3, practitioner”. Your later answer “2, working” counts.'
    """
    if other == mine:
        return f"{name}: another tab had noted something else. Your later note counts."
    return f"{name}: another tab had said “{said_in_words(other)}”. Your later answer “{said_in_words(mine)}” counts."
