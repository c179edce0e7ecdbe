"""What the pages beside a result are about: a finished sitting, or today's ratings for a role level.

The address says which: `?result=12`, or `?role=…&level=…`. With neither it is today, for the newest result's target.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone

from assessments.gaps.forms import TargetChoice
from assessments.gaps.picture import Picture
from assessments.gaps.queries import newest_finished, result_of, today_of
from assessments.models import Sitting
from skills.reading import Reading, read


@dataclass(frozen=True)
class Shown:
    """`address` is the page of the result; `query` carries the choice along to the pages beside it."""

    picture: Picture
    reading: Reading
    address: str
    query: str


def shown_to(person: Any, given: Mapping[str, Any], reading: Reading) -> Shown:
    """Somebody else's result is not there."""
    today = timezone.localdate()
    if number := given.get("result"):
        if not str(number).isdecimal():
            raise Http404
        sitting = get_object_or_404(Sitting, pk=int(number), person=person, finished_at__isnull=False)
        picture = result_of(sitting, today)
        its_own = read(picture.catalogue.framework.slug)
        return Shown(
            picture.ageing_by(its_own.catalogue), its_own, reverse("result", args=[sitting.pk]), f"?result={sitting.pk}"
        )
    role, level = TargetChoice(
        given, reading.catalogue, newest_finished(person, reading.catalogue.framework.slug)
    ).chosen
    picture = today_of(person, reading.catalogue, role, level, today)
    chosen = {"role": role.slug, "level": level.seniority} if role and level else {}
    framework = {"framework": reading.framework} if reading.framework else {}
    query = f"?{urlencode(chosen | framework)}" if chosen or framework else ""
    return Shown(picture, reading, reverse("result_today") + query, query)
