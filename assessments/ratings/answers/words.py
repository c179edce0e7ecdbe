"""Answers in words, for sentences about them."""

from assessments.ratings.answers.seen import level_of
from careerpath.lib.levels import LEVEL_NAMES

WISHES = (
    ("", "I don’t mind"),
    ("want", "I want to learn it"),
    ("must", "I have to"),
    ("rather-not", "I’d rather not"),
)


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


def late_in_words(word: str, note: str, wish: str | None = None) -> str:
    """All that was said of a skill; empty when that is nothing.

    >>> late_in_words("3", "At work", "want")
    '3, practitioner, with the note “At work”; your wish “I want to learn it”'
    >>> late_in_words("", "At work"), late_in_words("", "", "must"), late_in_words("", "")
    ('the note “At work”', 'your wish “I have to”', '')
    """
    level = said_in_words(level_of(word)) if word else ""
    noted = f"{', with ' if word else ''}the note “{note}”" if note else ""
    wished = f"your wish “{dict(WISHES)[wish]}”" if wish is not None else ""
    return "; ".join(text for text in (level + noted, wished) if text)
