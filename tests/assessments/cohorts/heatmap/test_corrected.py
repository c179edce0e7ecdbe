"""Own levels are corrected by the bias that teaching goes by: this cohort's, of what was said before an opinion."""

from django.test import Client

from assessments.models import Cohort, Rating
from skills.models import Skill
from tests.assessments.cohorts.heatmap.test_map import cells, page_of
from tests.assessments.cohorts.test_people import rate
from tests.factories import CohortFactory, MembershipFactory, ReviewFactory, UserFactory


def test_neither_what_was_made_of_an_opinion_nor_another_class_moves_the_bias(
    cohort: Cohort, instructor_client: Client
) -> None:
    """One is two levels too high: drawn to 2 / 6 of all, and so to (2 + 5 x 2 / 6) / 6 in Python."""
    ann, ben = (MembershipFactory(cohort=cohort, person=UserFactory(name=name)).person for name in ("Ann", "Ben"))
    rate(ann, {"python": 4})
    rate(ben, {"python": 1})
    python, elsewhere = Skill.objects.get(slug="python"), CohortFactory(framework=cohort.framework)
    ReviewFactory(person=ann, skill=python, cohort=cohort, own_level=4, level=2)
    ReviewFactory(person=ben, skill=python, cohort=elsewhere, own_level=1, level=0)
    Rating.objects.filter(person=ann).update(verified_level=2)
    Rating.objects.filter(person=ben).update(verified_level=0)
    before = cells(page_of(instructor_client, cohort, "?by=corrected"), "python")

    Rating.objects.filter(person=ann).update(level=2)

    after = cells(page_of(instructor_client, cohort, "?by=corrected"), "python")
    assert [words for _, words in before] == ["3.4", "0.4"]
    assert [words for _, words in after] == ["1.4", "0.4"]
