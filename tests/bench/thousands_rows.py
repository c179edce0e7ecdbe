"""Pages of a cohort of 5,000 against those of a cohort of 1,000: what they take grows with the people, and no faster.

Everybody has rated 40 skills and changed each once in twenty weeks; teachers have said what they think of eight, and of
four of these there is evidence that nobody has looked at.
"""

from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db import connection
from django.utils import timezone

from assessments.cohorts.sight import NEWEST
from assessments.models import Cohort, Membership
from careerpath.accounts.models import User
from skills.models import Framework
from tests.accounts.steps import signed_in
from tests.bench.measure import Row, cpu, page
from tests.factories import CohortFactory, UserFactory

FEW, MANY = 1000, 5000
# Five times as many people, with room for what memory costs. What goes through all for each would be at 25.
ALLOWED = 8
RATED, SEEN, SHOWN = 40, 8, 4
WEEKS = 20
ROUNDS = 2
PAGES = {
    "": "people",
    "?sort=ready": "people, the least ready first",
    "map/": "map",
    "map/?sort=ready": "map, the least ready first",
    "map.csv": "map as lines",
    "overview/": "overview",
    "overview/learners/": "where each of them stands",
    "teach/": "what to teach",
    "groups/": "groups",
    "pairs/": "pairs",
    "opinions/": "evidence that waits",
    "opinions/talks/": "talks to have",
    "opinions/give/": "where to give opinions",
}

# A row for each learner and each of some skills. Made in the database: by objects it would take a minute.
EACH = """
    FROM assessments_membership m CROSS JOIN skills_skill s
    WHERE m.cohort_id = %(cohort)s AND m.role = 'learner' AND s.id IN (SELECT id FROM skills_skill
        WHERE framework_id = %(framework)s ORDER BY id LIMIT %(skills)s)
"""
LEVEL = "(m.person_id + s.id) %% 5"
RATINGS = f"""
    INSERT INTO assessments_rating (person_id, skill_id, level, rated_at)
    SELECT m.person_id, s.id, {LEVEL}, %(at)s {EACH}
"""
CHANGES = f"""
    INSERT INTO assessments_ratingchange (person_id, skill_id, after, is_rated, source, at)
    SELECT m.person_id, s.id, 0, %(yes)s, 'sitting', %(at)s {EACH} AND m.person_id %% 5 = %(part)s
"""
LATER_CHANGES = f"""
    INSERT INTO assessments_ratingchange
        (person_id, skill_id, before, rated_before_at, after, is_rated, source, at)
    SELECT m.person_id, s.id, 0, %(before)s, {LEVEL}, %(yes)s, 'correction', %(at)s {EACH}
        AND m.person_id %% 5 = %(part)s
"""
OPINIONS = f"""
    INSERT INTO assessments_review
        (person_id, skill_id, cohort_id, by_id, level, own_level, comment, answer, given_at)
    SELECT m.person_id, s.id, m.cohort_id, %(by)s, 2, {LEVEL}, '', '', %(at)s {EACH}
"""
EVIDENCE = f"""
    INSERT INTO assessments_evidence (person_id, skill_id, level, text, link, added_at)
    SELECT m.person_id, s.id, 2, 'Done', '', %(at)s {EACH}
"""


def rows() -> Iterator[Row]:
    lead = UserFactory(is_instructor=True, second_factor=True)
    few, many = (cohort_of(lead, learners) for learners in (FEW, MANY))
    client = signed_in(lead)
    for path, what in PAGES.items():
        found = [least(page(client, f"/cohorts/{cohort.pk}/{path}")) for cohort in (many, few)]
        yield Row(f"{MANY}: {what}", *found, "ms", f"that of {FEW}", ALLOWED)


def least(act: Callable[[], object]) -> float:
    act()
    return min(cpu(act) for _ in range(ROUNDS))


def cohort_of(lead: User, learners: int) -> Cohort:
    today, now = timezone.localdate(), timezone.now()
    start = today - timedelta(weeks=WEEKS)
    cohort: Cohort = CohortFactory(
        framework=Framework.objects.get(slug="mlops"), lead=lead, starts_on=start, ends_on=today + timedelta(weeks=10)
    )
    people = User.objects.bulk_create(User(email=f"{cohort.pk}-{n}@example.org") for n in range(learners))
    Membership.objects.bulk_create(
        Membership(cohort=cohort, person=person, role="learner", agreed_to=NEWEST, agreed_at=now) for person in people
    )
    fill(RATINGS, cohort, RATED, at=today)
    for part in range(5):
        first, later = (start + timedelta(weeks=part + more) for more in (0, 6))
        fill(CHANGES, cohort, RATED, at=first, part=part)
        fill(LATER_CHANGES, cohort, RATED, at=later, before=first, part=part)
    fill(OPINIONS, cohort, SEEN, at=today - timedelta(days=9), by=lead.pk)
    fill(EVIDENCE, cohort, SHOWN, at=today - timedelta(days=2))
    return cohort


def fill(sql: str, cohort: Cohort, skills: int, **given: Any) -> None:
    told = {name: noon(value) if isinstance(value, date) else value for name, value in given.items()}
    shared = {"cohort": cohort.pk, "framework": cohort.framework_id, "skills": skills, "yes": True}
    with connection.cursor() as cursor:
        cursor.execute(sql, shared | told)


def noon(day: date) -> Any:
    """As the database keeps it."""
    return connection.ops.adapt_datetimefield_value(timezone.make_aware(datetime.combine(day, time(12))))
