"""What has changed since a plan was made, from the database."""

from django.db.models import Subquery

from assessments.models import Plan, RatingChange
from assessments.plans.again.since import Since, Turn
from assessments.plans.outlook import Outlook
from assessments.plans.standing import PlanNow
from skills.catalogue import Catalogue
from skills.differences import Difference, differences
from skills.kept import kept
from skills.releases import catalogue_of


def turns_since(plan: PlanNow) -> tuple[Turn, ...]:
    """How the person's ratings changed since the plan was made, the oldest change first; one query."""
    made = Plan.objects.filter(pk=plan.pk)
    rows = RatingChange.objects.filter(
        person=Subquery(made.values("person")),
        at__gte=Subquery(made.values("made_at")),
        skill__framework__slug=plan.catalogue.framework.slug,
    )
    rows = rows.exclude(source=RatingChange.Source.REVIEW).order_by("pk")
    found = rows.values_list("skill__slug", "before", "source")
    return tuple(Turn(skill, before or 0, source == RatingChange.Source.STEP) for skill, before, source in found)


@kept
def differences_to(catalogue: Catalogue, release: int) -> tuple[Difference, ...]:
    return differences(catalogue, catalogue_of(release))


def since(outlook: Outlook) -> Since:
    plan = outlook.plan
    is_newest = plan.release == plan.newest_release
    return Since(outlook, turns_since(plan), () if is_newest else differences_to(plan.catalogue, plan.newest_release))
