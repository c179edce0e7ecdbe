"""What all pages about a class have in common: who is there, whose levels count, and the form that asks for it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.text import slugify

from assessments.cohorts.lessons.forms import HERE, MOST_MARKED, ClassForm
from assessments.cohorts.lessons.learners import Learners, read_learners
from assessments.cohorts.lessons.names import Names
from assessments.cohorts.lessons.queries import Enrolled, enrolled_in, roll_of, way_to
from assessments.cohorts.lessons.roll import Counting, Roll, without
from assessments.cohorts.lessons.teaching import MOST_HOURS
from assessments.cohorts.opinions.bias import Bias
from assessments.cohorts.opinions.queries import group_bias
from assessments.cohorts.queries import Goal, goal_of
from assessments.models import Cohort, Membership
from skills.catalogue import Skill

# So many are listed all at once; of more, those who are ticked and those whom a name finds.
LISTED = 100
# Of so many, reading all their levels takes a fifth of a second, and pairing them twice as long.
MOST_THERE = 5000
MOST_SILENT = 20
SHARED = ("by", "who", "p", "beginners", "without")

BOX = (
    '<div class="choice"><input type="checkbox" name="FIELD" value="{}" id="id_FIELD_{}"{}>'
    '<label for="id_FIELD_{}">{}</label></div>'
)
CHECKED, NOT = SafeString(" checked"), SafeString("")


@dataclass(frozen=True)
class Room:
    """Nobody is enrolled where nothing may be seen or said; there is no roll while something is asked wrongly."""

    mine: Membership
    cohort: Cohort
    goal: Goal
    form: ClassForm
    given: QueryDict
    enrolled: Enrolled | None
    roll: Roll | None
    bias: Bias | None = None

    @cached_property
    def names(self) -> Names:
        return Names(self.cohort.pk, self.roll.names if self.roll else {})

    @cached_property
    def to_skills(self) -> str:
        """One address is asked for; the others differ in the name of the skill only."""
        return f"{reverse('skill', args=['SKILL'])}?framework={self.goal.catalogue.framework.slug}"

    @property
    def learners(self) -> Learners:
        way = without(way_to(self.goal, self.form.part), self.form.without, too_long=MOST_HOURS + 1)
        return read_learners(way, self.roll.learners if self.roll else ())


def room_of(mine: Membership, form: ClassForm, given: QueryDict, agreed_to: int = 1) -> Room:
    """Three queries, and one for the leniency. Of an archived cohort nobody is seen; without a goal nothing is said.
    Only who agreed to this wording or a newer one counts."""
    cohort = mine.cohort
    goal = goal_of(cohort)
    enrolled = None if cohort.is_archived or goal.level is None else enrolled_in(cohort, agreed_to)
    roll, bias = None, None
    if enrolled and form.is_valid() and not _too_many(enrolled, form):
        asked = form.cleaned_data
        bias = group_bias(cohort, goal) if asked["by"] == "corrected" else None
        roll = roll_of(enrolled, form.there, goal, Counting(asked["by"], asked["beginners"], bias))
    return Room(mine, cohort, goal, form, given, enrolled, roll, bias)


def _too_many(enrolled: Enrolled, form: ClassForm) -> bool:
    there = sum(form.there.has(key) for key in enrolled.names)
    if there > MOST_THERE:
        form.add_error(None, f"{there} learners are too many for one class. Tick who is there, up to {MOST_MARKED}.")
    return there > MOST_THERE


def context_of(room: Room) -> dict[str, Any]:
    enrolled, form = room.enrolled, room.form
    told = {"room": room, "mine": room.mine, "cohort": room.cohort, "goal": room.goal, "form": form}
    if enrolled is None:
        return told
    taught = _skills(room)
    return told | {
        "many": len(enrolled.names) > LISTED,
        "boxes": _boxes("p", _listed(enrolled.names, form), form.marked & enrolled.names.keys()),
        "skill_boxes": _boxes("without", {skill.slug: skill.name for skill in taught}, form.without),
        "left_out": [skill for skill in taught if skill.slug in form.without],
        "only": form.data["who"] == HERE,
        "shared": _shared(room.given, SHARED),
        "unasked": Names(room.cohort.pk, enrolled.unasked).links(enrolled.unasked, MOST_SILENT),
        "silent": room.names.links(room.roll.silent if room.roll else (), MOST_SILENT),
        "query": _shared(room.given, [name for name in room.given if name != "page"]),
    }


def _skills(room: Room) -> list[Skill]:
    """All that may be taught, in the order of the catalogue."""
    slugs = {task.key[0] for task in way_to(room.goal).tasks if isinstance(task.key, tuple)}
    return [skill for skill in room.goal.catalogue.skills if skill.slug in slugs]


def _listed(names: Mapping[int, str], form: ClassForm) -> dict[int, str]:
    """Whoever is ticked stays on the list, or the next click would forget them."""
    words = str(form.data.get("find", "")).casefold().split()
    found = {key: name for key, name in names.items() if words and _begins(name, words)}
    shown = names if len(names) <= LISTED else dict(list(found.items())[:LISTED])
    return {key: name for key, name in names.items() if key in shown or key in form.marked}


def _begins(name: str, words: Iterable[str]) -> bool:
    """
    >>> _begins("Hana Costa", ["co"]), _begins("Hana Costa", ["ana"])
    (True, False)
    """
    return all(any(part.startswith(word) for part in name.casefold().split()) for word in words)


def _boxes(field: str, names: Mapping[Any, str], ticked: Iterable[Any]) -> SafeString:
    """Written here, as a class has many of them. Keys are numbers and slugs, which need no escaping."""
    chosen = set(ticked)
    keys = {key: SafeString(key) for key in names}
    return format_html_join(
        "\n",
        BOX.replace("FIELD", field),
        ((keys[key], keys[key], CHECKED if key in chosen else NOT, keys[key], name) for key, name in names.items()),
    )


def skill_address(room: Room, slug: str) -> str:
    return room.to_skills.replace("SKILL", slug)


def _shared(given: QueryDict, names: Iterable[str]) -> str:
    """Of the address, what other pages are asked too."""
    kept = QueryDict(mutable=True)
    for name in names:
        if name in given and name != "find":
            kept.setlist(name, given.getlist(name))
    return kept.urlencode()


def file_name(cohort: Cohort, what: str, ending: str) -> str:
    return f"{what}-{slugify(cohort.name) or cohort.pk}-{timezone.localdate().isoformat()}.{ending}"
