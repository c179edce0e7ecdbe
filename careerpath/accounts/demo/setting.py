"""What all lives of one demo class have in common."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from random import Random

from django.utils import timezone

from assessments.cohorts.queries import goal_of
from assessments.models import Cohort
from assessments.ratings.queries import skill_ids
from careerpath.accounts.demo.course import Course
from careerpath.accounts.models import User
from skills.catalogue import Catalogue
from skills.releases import latest_release
from skills.targets import Target, target_of


@dataclass(frozen=True)
class Setting:
    """What all lives of one class have in common."""

    cohort: Cohort
    catalogue: Catalogue
    target: Target
    course: Course
    release: int
    ids: Mapping[str, int]
    teachers: Sequence[User]
    start: datetime
    now: datetime

    @property
    def days(self) -> int:
        return max((self.now - self.start).days, 0)

    def moment(self, day: int, minutes: int = 0) -> datetime:
        return min(self.start + timedelta(days=day, minutes=minutes), self.now)


def setting_of(cohort: Cohort, teachers: Sequence[User], seed: str) -> Setting:
    """The lead first, then the assistant."""
    goal = goal_of(cohort)
    target = target_of(goal.level) if goal.level else {}
    release = latest_release(cohort.framework.slug)
    return Setting(
        cohort=cohort,
        catalogue=goal.catalogue,
        target=target,
        course=_course(goal.catalogue, target, Random(seed)),  # noqa: S311 - invented, and the same each time
        release=release,
        ids=skill_ids(release),
        teachers=teachers,
        start=timezone.make_aware(datetime.combine(cohort.starts_on, time(9))),
        now=timezone.now(),
    )


def _course(catalogue: Catalogue, target: Target, chance: Random) -> Course:
    brings = {skill: 1.3 * chance.random() for skill in target}
    topics = (tuple(skill.slug for skill in skills if skill.slug in target) for skills in catalogue.skills_of.values())
    needs = {skill: [it for it in catalogue.skill[skill].needs if it.skill in target] for skill in target}
    wants = {skill: ask.level for skill, ask in target.items()}
    return Course(wants, brings, [topic for topic in topics if topic], needs)
