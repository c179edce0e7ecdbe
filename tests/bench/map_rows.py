"""The map of a cohort: its data against the SQL that fetches the same, and its pages against the base page."""

from collections.abc import Iterator

from django.conf import settings
from django.db import connection
from django.utils import timezone

from assessments.cohorts.heatmap.queries import ground_of, rows_of
from assessments.cohorts.sight import NEWEST
from assessments.models import Cohort, Membership, Rating, RatingChange
from careerpath.accounts.models import User
from skills.files.documents import load
from skills.models import Release, Skill
from tests.accounts.steps import signed_in
from tests.assessments.gaps.conftest import release_asking
from tests.bench.class_rows import against_base
from tests.bench.measure import Row, side_by_side
from tests.factories import CohortFactory, UserFactory

LEARNERS, SKILLS = 1000, 60
DATA_ALLOWED = 1.5
# Three thousand cells, each a link; and everybody's ratings are counted, whoever is on the page.
PAGE_ALLOWED = {50: 20, LEARNERS: 45}
IN_ORDER_OF_READINESS = 65
SQL = """
    SELECT r.person_id, s.slug, r.level, r.verified_level,
        CASE WHEN r.rated_at <= %(since)s THEN r.level ELSE COALESCE(
            (SELECT c.after FROM assessments_ratingchange c WHERE c.person_id = r.person_id AND c.skill_id = r.skill_id
                AND c.source <> 'review' AND c.at <= %(since)s ORDER BY c.at DESC, c.id DESC LIMIT 1),
            (SELECT c.after FROM assessments_ratingchange c WHERE c.person_id = r.person_id AND c.skill_id = r.skill_id
                AND c.source <> 'review' AND c.at > %(since)s ORDER BY c.at, c.id LIMIT 1)) END
    FROM assessments_rating r
    JOIN skills_skill s ON s.id = r.skill_id AND s.framework_id = %(framework)s
    JOIN assessments_membership m ON m.person_id = r.person_id
    WHERE m.cohort_id = %(cohort)s AND m.left_at IS NULL AND m.role = 'learner'
    UNION ALL
    SELECT e.person_id, s.slug, NULL, NULL, NULL
    FROM assessments_exemption e
    JOIN skills_skill s ON s.id = e.skill_id AND s.framework_id = %(framework)s
    JOIN assessments_membership m ON m.person_id = e.person_id
    WHERE m.cohort_id = %(cohort)s AND m.left_at IS NULL AND m.role = 'learner'
"""


def rows() -> Iterator[Row]:
    release = release_asking(load(settings.BASE_DIR / "fixtures" / "mlops"), SKILLS)
    lead = UserFactory(is_instructor=True, second_factor=True)
    client = signed_in(lead)
    few, many = (cohort_of(lead, release, learners) for learners in (50, LEARNERS))
    yield map_data(many)
    for cohort, learners in ((few, 50), (many, LEARNERS)):
        path = f"/cohorts/{cohort.pk}/map/"
        yield against_base(client, f"map of {learners} by {SKILLS}", path, PAGE_ALLOWED[learners])
    yield against_base(client, "the same, the least ready first", f"{path}?sort=ready", IN_ORDER_OF_READINESS)
    yield against_base(client, "ten of them as a table", f"{path}table/", PAGE_ALLOWED[LEARNERS])


def map_data(cohort: Cohort) -> Row:
    ground = ground_of(cohort)
    people = Membership.objects.learning().filter(cohort=cohort).values("person")
    given = {"since": ground.since, "cohort": cohort.pk, "framework": cohort.framework_id}

    def raw() -> None:
        with connection.cursor() as cursor:
            cursor.execute(SQL, given)
            assert len(cursor.fetchall()) == LEARNERS * SKILLS

    def ours() -> None:
        assert len(rows_of(people, ground, ground.target)) == LEARNERS

    return Row(f"data of {LEARNERS} by {SKILLS}", *side_by_side(ours, raw, 10), "ms", "the SQL alone", DATA_ALLOWED)


def cohort_of(lead: User, release: Release, learners: int) -> Cohort:
    cohort: Cohort = CohortFactory(framework=release.framework, lead=lead)
    now = timezone.now()
    people = User.objects.bulk_create(User(email=f"map-{learners}-{n}@example.org") for n in range(learners))
    Membership.objects.bulk_create(
        Membership(cohort=cohort, person=person, role="learner", agreed_to=NEWEST, agreed_at=now) for person in people
    )
    skills = list(Skill.objects.filter(framework=release.framework))
    pairs = [(person, skill, (n + place) % 5) for n, person in enumerate(people) for place, skill in enumerate(skills)]
    for model, last in ((Rating, {"rated_at": now}), (RatingChange, {"source": "sitting", "at": now})):
        level = "level" if model is Rating else "after"
        made = (model(person=person, skill=skill, **{level: at}, **last) for person, skill, at in pairs)
        model.objects.bulk_create(made, batch_size=5000)
    return cohort
