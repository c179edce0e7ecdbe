"""What others see of a learner, in the words that a learner reads before joining.

Each wording has a number, which is kept with the agreement. A change of what is seen is a new wording under a new
number; the old ones stay, so that everybody can read what they agreed to.

>>> NEWEST, wording(1).never[-1]
(2, 'Other cohorts that you are in.')
"""

from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Wording:
    """What is seen and for how long, by those who teach, and by the other learners."""

    until: str
    shown: tuple[str, ...]
    never: tuple[str, ...]
    others: tuple[str, ...]


FIRST = Wording(
    until="From the moment you join until you leave, which you can do at any time.",
    shown=(
        "Your name; your e-mail address only while you have given no name.",
        "That you are in it, if they invite an address that is yours.",
        "The level that you rate yourself at in each skill, how it changed, and when.",
        "The levels that an instructor has confirmed, what they wrote about them, and what you answer.",
        "Where you say, at the end of the cohort, that you were at its start, if you look back.",
        "The links and sentences that you give as evidence.",
        "What you left out of your target, and why.",
        "How far you are with your plan: the steps that are done and ahead, with their days and hours.",
        "When you were last at work here.",
    ),
    never=(
        "Notes, whether beside a rating or beside a step of your plan.",
        "Links that you keep with the steps of your plan, and why you skipped one.",
        "Job adverts that you keep here.",
        "What you weighed for yourself about the career.",
        "Other cohorts that you are in.",
    ),
    others=("What the group’s mean tells, and that only of five people or more.",),
)
SECOND = replace(
    FIRST,
    until=(
        "From the moment you join until you leave, which you can do at any time. It goes on after the last day; "
        "while the cohort is archived, nobody sees any of it."
    ),
    others=(
        *FIRST.others,
        "Your name, where a teacher says who works with whom: in groups, and in pairs.",
        "In a pair, what one of the two can show the other: the skill and its level.",
    ),
)
WORDINGS = (FIRST, SECOND)
NEWEST = len(WORDINGS)
# Whoever agreed to less is in no group and no pair: other learners would read their name.
NAMED_TO_OTHERS = 2


def wording(number: int) -> Wording:
    return WORDINGS[number - 1]
