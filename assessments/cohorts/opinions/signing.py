"""How a learner reads who gave an opinion, where that teacher has given no name: their address is never shown.

>>> given = [(7, "Spring class"), (8, "Autumn class"), (7, "Spring class"), (9, "")]
>>> list(signed(given).values())
['A teacher of Spring class', 'A teacher of Autumn class', 'A teacher']

Several of one cohort are told apart, in the order in which they began:

>>> list(signed([(7, "Spring class"), (8, "Spring class")]).values())
['Teacher 1 of Spring class', 'Teacher 2 of Spring class']
"""

from collections import defaultdict
from collections.abc import Iterable

# A teacher, and the name of the cohort; empty where that is gone.
Giver = tuple[int, str]
A_TEACHER = "A teacher"


def signed(given: Iterable[Giver]) -> dict[Giver, str]:
    """Each begins a sentence. `given` are the opinions on one learner by teachers without a name, the oldest first."""
    teachers: dict[str, list[int]] = defaultdict(list)
    for teacher, cohort in given:
        if teacher not in teachers[cohort]:
            teachers[cohort].append(teacher)
    found: dict[Giver, str] = {}
    for cohort, known in teachers.items():
        place = f" of {cohort}" if cohort else ""
        for number, teacher in enumerate(known, start=1):
            found[teacher, cohort] = (f"Teacher {number}" if len(known) > 1 else A_TEACHER) + place
    return found
