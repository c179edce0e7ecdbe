"""Cohorts of a thousand: what to teach next and who sits with whom, slowest of some groups, and how near the best."""

from collections.abc import Callable, Iterator, Sequence

from django.conf import settings

from assessments.cohorts.lessons.class_hours import PARTS, in_class, most_hours
from assessments.cohorts.lessons.learners import Learners, read_learners
from assessments.cohorts.lessons.pairing import pair_up
from assessments.cohorts.lessons.teaching import MOST_HOURS, teach_next
from assessments.plans.steps import level_steps
from skills.catalogue import Catalogue
from skills.files.documents import load
from skills.targets import Ask, Target, target_of
from tests.assessments.cohorts.lessons.classes import many_people
from tests.bench.measure import Row, cpu

LEARNERS = 1000
GROUPS = 3
ROUNDS = 3
ALLOWED = 200
HOURS = (4, 20, MOST_HOURS)
# Of what no pairs could be worth.
LEAST_SHARE = 0.85


def rows() -> Iterator[Row]:
    catalogue = load(settings.BASE_DIR / "fixtures" / "mlops")
    groups = [
        read_learners(level_steps(catalogue, target, have={}), many_people(catalogue, LEARNERS, seed))
        for target in goals(catalogue)
        for seed in range(GROUPS)
    ]
    shared = {
        part: [read_learners(in_class(group.way, part), group.people) for group in groups] for part in PARTS if part > 1
    }
    allowance = "ms", f"allowance, slowest of {len(groups)}", 1
    reading = max(slowness(lambda g=group: read_learners(g.way, g.people)) for group in groups)
    yield Row("learners and steps read", reading, ALLOWED, *allowance)
    for hours in HOURS:
        slowest = max(slowness(lambda g=group, h=hours: teach_next(g, h)) for group in groups)
        yield Row(f"what to teach next in {hours} hours", slowest, ALLOWED, *allowance)
    for part, several in shared.items():
        hours = most_hours(part)
        slowest = max(slowness(lambda g=group, h=hours: teach_next(g, h)) for group in several)
        yield Row(f"in {hours} hours, {PARTS[part]} of a step each", slowest, ALLOWED, *allowance)
    classes = [(group, hours) for group in groups for hours in HOURS]
    classes += [(group, most_hours(part)) for part, several in shared.items() for group in several]
    unproven = sum(teach_next(group, hours).proof != "optimal" for group, hours in classes)
    yield Row("lessons not proven optimal", unproven, len(classes), "", "all of these", 0)
    yield from pairs(groups)


def pairs(groups: Sequence[Learners]) -> Iterator[Row]:
    slowest = max(slowness(lambda g=group: pair_up(g)) for group in groups)
    yield Row(f"{LEARNERS} learners in pairs", slowest, ALLOWED, "ms", f"allowance, slowest of {len(groups)}", 1)
    worst = min(map(pair_up, groups), key=lambda pairing: pairing.points / pairing.most)
    yield Row("points that no pairs exceed", worst.most, worst.points, "", "what the pairs win, worst", 1 / LEAST_SHARE)


def goals(catalogue: Catalogue) -> tuple[Target, ...]:
    """A level that asks for much, and everything that there is, up to practitioner."""
    senior = catalogue.role["mlops-engineer"].level("senior")
    assert senior is not None
    return target_of(senior), {skill.slug: Ask(3, 1 + number % 3) for number, skill in enumerate(catalogue.skills)}


def slowness(act: Callable[[], object]) -> float:
    return min(cpu(act) for _ in range(ROUNDS))
