"""A short mark of a plan made anew as it was shown: another choice, or another way from today, has another mark.

Its days follow from its hours, so they need no place in it.
"""

from hashlib import sha256

from assessments.plans.again.renewal import Choice, Renewal, key_of

LENGTH = 16


def mark_of(release: int, choice: Choice, renewal: Renewal) -> str:
    rhythm, way = choice.rhythm, renewal.way
    chosen = (choice.role.slug, choice.level.seniority, choice.deadline, sorted(choice.left_out))
    paced = (rhythm.start, rhythm.hours_a_week, sorted(rhythm.off), rhythm.pace)
    steps = [(key_of(step), step.to_go_at_first) for step in renewal.ahead]
    shown = repr((release, chosen, paced, way.whole, way.there, steps))
    return sha256(shown.encode()).hexdigest()[:LENGTH]
