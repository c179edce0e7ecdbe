"""The five steps of every scale. The words are those of the UK government's digital capability framework."""

LEVEL_NAMES: tuple[str, ...] = ("None", "Awareness", "Working", "Practitioner", "Expert")
HIGHEST = len(LEVEL_NAMES) - 1
# Two who see somebody so many levels apart should talk about it.
FAR_APART = 2


def level_words(level: int | None) -> str:
    """What a screen reader says: the number and its name.

    >>> level_words(2)
    'level 2, working'
    >>> level_words(None)
    'not rated'
    """
    return "not rated" if level is None else f"level {level}, {LEVEL_NAMES[level].lower()}"
