"""Asking learners to look back, undoing that, and keeping what they say."""

from collections.abc import Mapping
from typing import Literal

from django.db import transaction
from django.utils import timezone

from assessments.models import Cohort, LookingBack, Membership
from skills.models import Skill

Undone = Literal["undone", "not asked", "looked back"]
Kept = Literal["kept", "skipped", "not asked"]


@transaction.atomic
def ask_to_look_back(*, cohort: int) -> bool:
    """A second click changes nothing."""
    rows = Cohort.objects.filter(pk=cohort, archived_at__isnull=True, looks_back_since__isnull=True)
    return rows.update(looks_back_since=timezone.now()) == 1


@transaction.atomic
def undo_asking(*, cohort: int) -> Undone:
    """As if never asked, as long as nobody has looked back. In the last week learners are asked by the calendar, which
    no teacher can undo."""
    row = Cohort.objects.select_for_update().get(pk=cohort)
    if not row.is_asked_early(timezone.localdate()):
        return "not asked"
    if LookingBack.objects.filter(membership__in=row.memberships.learning()).exists():
        return "looked back"
    row.looks_back_since = None
    row.save(update_fields=["looks_back_since"])
    return "undone"


@transaction.atomic
def look_back(*, membership: int, levels: Mapping[str, int]) -> Kept:
    """As a whole: what isn't among the levels any more was skipped."""
    # Two tabs of one person wait for each other here, and a teacher who undoes asking them.
    mine = Membership.objects.select_for_update().select_related("cohort").get(pk=membership)
    if not mine.cohort.looks_back(timezone.localdate()):
        return "not asked"
    ids = Skill.objects.filter(framework=mine.cohort.framework_id, slug__in=levels).values_list("slug", "pk")
    LookingBack.objects.filter(membership=mine).delete()
    now = timezone.now()
    LookingBack.objects.bulk_create(
        LookingBack(membership=mine, skill_id=pk, level=levels[slug], at=now) for slug, pk in ids
    )
    return "kept" if levels else "skipped"
