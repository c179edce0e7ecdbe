"""To whom a message goes, as the form chooses it, and in words.

>>> in_words(Audience("stuck")), in_words(Audience("missing", "sql"), "SQL")
('learners who are stuck', 'learners who miss SQL')
>>> in_words(Audience("chosen", who=frozenset({7}))), in_words(Audience("chosen", who=frozenset({7, 8})))
('1 chosen learner', '2 chosen learners')

Once a cohort is over, nobody is stuck any more:

>>> list(standings(is_over=True))
['not-started', 'far-ahead', 'on-the-way']
"""

from dataclasses import dataclass

from careerpath.lib.ages import counted

ALL, MISSING, CHOSEN, STUCK = "all", "missing", "chosen", "stuck"
# By the words that stand in the addresses of the overview.
STANDINGS = {
    "not-started": "learners who haven’t started",
    STUCK: "learners who are stuck",
    "far-ahead": "learners who are far ahead",
    "on-the-way": "learners who are on the way: none of these",
}


@dataclass(frozen=True)
class Audience:
    """`who` are memberships."""

    to: str
    skill: str = ""
    who: frozenset[int] = frozenset()


def standings(*, is_over: bool) -> dict[str, str]:
    return {word: text for word, text in STANDINGS.items() if not is_over or word != STUCK}


def in_words(audience: Audience, skill: str = "") -> str:
    if audience.to == MISSING:
        return f"learners who miss {skill}"
    if audience.to == CHOSEN:
        return counted(len(audience.who), "chosen learner")
    return STANDINGS[audience.to].partition(":")[0] if audience.to in STANDINGS else "all learners"
