"""Levels that are left out right below one that is learnt: who learns it learns them with it, and needs what they need.

>>> left_out = {("git", 1), ("git", 2), ("sql", 1)}
>>> right_below(("git", 3), left_out), right_below(("sql", 3), left_out), right_below(("git", 2), left_out)
((('git', 2), ('git', 1)), (), ())

What Git 1 needs comes before Git 3 all the same:

>>> graph = {("git", 1): {("linux", 1)}, ("git", 2): {("git", 1)}, ("git", 3): {("git", 2), ("ci-cd", 1)}}
>>> sorted(needs_with(graph, ("git", 3), left_out))
[('ci-cd', 1), ('git', 1), ('git', 2), ('linux', 1)]
"""

from collections.abc import Container, Mapping, Set

from skills.prerequisites import Step


def right_below(step: Step, left_out: Container[Step]) -> tuple[Step, ...]:
    """From the nearest down. What is left out itself takes nothing in."""
    skill, level = step
    found: tuple[Step, ...] = ()
    while step not in left_out and (skill, level - 1) in left_out:
        level -= 1
        found += ((skill, level),)
    return found


def needs_with(graph: Mapping[Step, Set[Step]], step: Step, left_out: Container[Step]) -> frozenset[Step]:
    """By the graph, what the step waits for directly, and what those that it takes in wait for."""
    return frozenset().union(*(graph.get(each, ()) for each in (step, *right_below(step, left_out))))
