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

from assessments.gaps.forms import NOTHING, TargetChoice, target_in
from assessments.gaps.picture import Picture
from assessments.gaps.queries import newest_finished, result_of, today_of
from assessments.models import Sitting
from skills.pages.forms import tidy
from skills.reading import Reading, read


@dataclass(frozen=True)
class Shown:
    """`address` is the page of the result; `query` carries the choice along to the pages beside it."""

    picture: Picture
    reading: Reading
    address: str
    query: str
    # What the newest result was for, if the catalogue has it no longer and nothing else was chosen.
    gone: str = ""

    @property
    def is_emptied(self) -> bool:
        return is_emptied(self.picture)


def is_emptied(picture: Picture) -> bool:
    """All that is asked for is exempted, so that there is nothing to measure."""
    return picture.level is not None and not picture.analysis.skills


def is_gone(picture: Picture, reading: Reading) -> bool:
    """What it was for is in the newest catalogue no longer."""
    role, level = picture.role, picture.level
    return (
        role is not None and level is not None and target_in(reading.catalogue, role.slug, level.seniority) == NOTHING
    )


def asking_again(picture: Picture, reading: Reading) -> str:
    """The query that asks for this target again, as far as it is still there."""
    role, level = NOTHING if is_gone(picture, reading) else (picture.role, picture.level)
    chosen = {"role": role.slug, "level": level.seniority} if role and level else {"role": ""}
    return "?" + urlencode(chosen | ({"framework": reading.framework} if reading.framework else {}))


def shown_to(person: Any, given: Mapping[str, Any], reading: Reading) -> Shown:
    """Somebody else's result is not there."""
    today = timezone.localdate()
    if number := tidy(given).get("result"):
        if not number.isdecimal():
            raise Http404
        sitting = get_object_or_404(Sitting, pk=int(number), person=person, finished_at__isnull=False)
        picture = result_of(sitting, today)
        its_own = read(picture.catalogue.framework.slug)
        return Shown(
            picture.ageing_by(its_own.catalogue), its_own, reverse("result", args=[sitting.pk]), f"?result={sitting.pk}"
        )
    form = TargetChoice(given, reading.catalogue, newest_finished(person, reading.catalogue.framework.slug))
    role, level = form.chosen
    picture = today_of(person, reading.catalogue, role, level, today)
    chosen = {"role": role.slug, "level": level.seniority} if role and level else {}
    framework = {"framework": reading.framework} if reading.framework else {}
    query = f"?{urlencode(chosen | framework)}" if chosen or framework else ""
    return Shown(picture, reading, reverse("result_today") + query, query, form.gone)
