"""The try of a browser, and an assessment that its person has open already.

A try stands in a session row of its own, and the browser's session holds the key to it. So what else a page writes into
the browser's session, a message for one, can't put back answers that another tab gave meanwhile.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.contrib.sessions.models import Session
from django.urls import reverse

from assessments.models import Sitting
from assessments.ratings.answers.seen import word_of
from assessments.ratings.asked import Asked, asked_in
from assessments.ratings.queries import Given, answers_of, scope_at
from assessments.tries.joining import Answer, Beside, beside
from assessments.tries.keeping import Try
from skills.catalogue import RoleLevel
from skills.models import Release
from skills.releases import catalogue_of

# In the browser's session: the key of the row that holds the try.
KEY = "try"
# Which assessment it became: in the row that held it, and in the session of who took it over. What the browser still
# holds of it is sent there.
ADOPTED = "try_adopted"


@dataclass(frozen=True)
class Tried(Asked):
    """A try together with what it asks. Its sitting is in no table: nobody is there to whom it could belong."""

    kept: Try
    level: RoleLevel

    @cached_property
    def answers(self) -> dict[str, Given]:
        return {skill: Given(one.level, one.note, one.revision) for skill, one in self.kept.answers.items()}

    def address(self, skill: str) -> str:
        return f"{reverse('try_part', args=[self.catalogue.skill[skill].category])}#skill-{skill}"


def try_of(session: Mapping[str, Any], now: int) -> Tried | None:
    key = session.get(KEY)
    row = Session.objects.filter(pk=key).first() if isinstance(key, str) else None
    kept = kept_in(row, now)
    return asked_of(kept) if kept else None


def adopted_sitting(session: Mapping[str, Any], person: Any) -> int | None:
    there = session.get(ADOPTED)
    sitting = there.get("sitting") if isinstance(there, dict) else None
    if not isinstance(sitting, int):
        return None
    return Sitting.objects.filter(pk=sitting, person=person).values_list("pk", flat=True).first()


def became_of(session: Mapping[str, Any]) -> dict[str, Any] | None:
    """The name of the try, and the number of the assessment that another request made of it a moment ago."""
    row = Session.objects.filter(pk=session.get(KEY)).first()
    found = row.get_decoded().get(ADOPTED) if row else None
    return found if isinstance(found, dict) else None


def kept_in(row: Session | None, now: int) -> Try | None:
    """None for a try whose time is over, and for what can't be read."""
    found = Try.read(row.get_decoded().get(KEY)) if row else None
    return None if found is None or found.is_over(now) else found


def asked_of(kept: Try) -> Tried | None:
    """The try keeps its release, also when there is a newer one."""
    try:
        catalogue = catalogue_of(kept.release)
    except Release.DoesNotExist:
        return None
    role = catalogue.role.get(kept.role)
    level = role.level(kept.seniority) if role else None
    if level is None:
        return None
    sitting = Sitting(release_id=kept.release, role=kept.role, seniority=kept.seniority)
    return Tried(sitting, catalogue, scope_at(kept.release, kept.role, kept.seniority), kept, level)


@dataclass(frozen=True)
class Meeting:
    """A try, and the assessment that its person has open already."""

    tried: Tried
    asked: Asked
    there: Mapping[str, Given]
    beside: Beside

    @property
    def goes_together(self) -> bool:
        return _is_one_framework(self.tried, self.asked)


def meeting_of(tried: Tried, sitting: Sitting) -> Meeting:
    """Another framework asks for other skills, also where they are called the same."""
    asked, there = asked_in(sitting), answers_of(sitting)
    wanted = asked.scope.wanted if _is_one_framework(tried, asked) else {}
    return Meeting(tried, asked, there, beside(_words(tried.answers), _words(there), wanted))


def _is_one_framework(tried: Tried, asked: Asked) -> bool:
    return tried.catalogue.framework.slug == asked.catalogue.framework.slug


def _words(given: Mapping[str, Given]) -> dict[str, Answer]:
    return {skill: Answer(word_of(one.level), one.note) for skill, one in given.items()}
