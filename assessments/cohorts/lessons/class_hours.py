"""How long a step takes in class: a part of it is taught there, and the rest is practised at home.

The hours of a step are all that it takes until one can show it, most of which is practice with a project of one's own.
No class does that for its learners. A third is the rule of thumb of courses: for an hour of class, two at home.

>>> from assessments.plans.order.network import Task
>>> way = Way((Task(("git", 1), 3, 1), Task(("git", 2), 8, 1)), whole=2, there=0)
>>> [task.hours for task in in_class(way, USUAL_PART).tasks], [task.hours for task in in_class(way, part=1).tasks]
([1, 3], [3, 8])

All of it together is a full week at most, for what is planned further ahead isn't taught next:

>>> {part: most_hours(part) for part in PARTS}
{4: 10, 3: 13, 2: 20, 1: 40}
"""

from dataclasses import replace

from assessments.cohorts.lessons.teaching import MOST_HOURS
from assessments.plans.steps import Way

# Of a step, one part of so many is taught in class.
PARTS = {4: "a quarter", 3: "a third", 2: "half", 1: "all of it"}
USUAL_PART = 3


def in_class(way: Way, part: int) -> Way:
    """In whole hours, rounded up."""
    return replace(way, tasks=tuple(replace(task, hours=-(-task.hours // part)) for task in way.tasks))


def most_hours(part: int) -> int:
    return MOST_HOURS // part
