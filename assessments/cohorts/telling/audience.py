"""To whom a message goes, as the form chooses it, and in words.

>>> in_words(Audience("stuck")), in_words(Audience("missing", "sql"), "SQL")
('learners who are stuck', 'learners who miss SQL')
>>> in_words(Audience("chosen", who=frozenset({7}))), in_words(Audience("chosen", who=frozenset({7, 8})))
('1 chosen learner', '2 chosen learners')
"""

from dataclasses import dataclass

from careerpath.lib.ages import counted

ALL, MISSING, CHOSEN = "all", "missing", "chosen"
# By the words that stand in the addresses of the overview.
STANDINGS = {
    "not-started": "learners who haven’t started",
    "stuck": "learners who are stuck",
    "far-ahead": "learners who are far ahead",
    "on-the-way": "learners who are on the way: none of these three",
}


@dataclass(frozen=True)
class Audience:
    """`who` are memberships."""

    to: str
    skill: str = ""
    who: frozenset[int] = frozenset()


def in_words(audience: Audience, skill: str = "") -> str:
    if audience.to == MISSING:
        return f"learners who miss {skill}"
    if audience.to == CHOSEN:
        return counted(len(audience.who), "chosen learner")
    return STANDINGS[audience.to].partition(":")[0] if audience.to in STANDINGS else "all learners"
