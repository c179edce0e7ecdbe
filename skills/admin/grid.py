"""What the levels of a role ask for, as one grid: a row a skill, a column a level, saved at once or not at all."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby, pairwise

from django.core.paginator import Page, Paginator
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from skills.catalogue import IMPORTANCE
from skills.models import Category, Requirement, Role, RoleLevel, Skill

# A level and an importance in one choice; the empty one asks for nothing.
CHOICES: Mapping[str, str] = {"": "–"} | {
    f"{level}-{importance}": f"{level} {words}" for level in range(1, 5) for importance, words in IMPORTANCE.items()
}
# Django takes at most 1,000 fields in one form.
MOST_LINES = 150

OLD = "Somebody else has saved this role in the meantime. What you chose is still here: look at it, and save again."

Asked = dict[tuple[int, int], str]


def _options(chosen: str) -> SafeString:
    marks = ((value, " selected" if value == chosen else "", words) for value, words in CHOICES.items())
    return format_html_join("", '<option value="{}"{}>{}</option>', marks)


# The same few lists hundreds of times on a page: each is written once.
OPTIONS = {value: _options(value) for value in CHOICES}


@dataclass(frozen=True)
class Cell:
    name: str
    label: str
    value: str
    is_wrong: bool

    @property
    def options(self) -> SafeString:
        return OPTIONS.get(self.value, OPTIONS[""])


@dataclass(frozen=True)
class Line:
    skill: Skill
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Fault:
    """What is wrong, and the name of the control where it is put right."""

    target: str
    words: str


class Grid:
    """As it is stored and, when it was `sent`, as it is to be."""

    def __init__(self, role: Role, shown: Mapping[str, str], sent: Mapping[str, str] | None = None) -> None:
        self.role, self.shown, self.sent = role, shown, sent
        self.levels: list[RoleLevel] = list(role.levels.all())
        self.rows = {
            (row.role_level_id, row.skill_id): row for row in Requirement.objects.filter(role_level__role=role)
        }
        self.stored: Asked = {key: f"{row.level}-{row.importance}" for key, row in self.rows.items()}

    @cached_property
    def page(self) -> Page[Skill]:
        """Skills in use, and those that are asked for all the same."""
        asked = {skill for _, skill in self.stored}
        rows = Skill.objects.filter(framework=self.role.framework_id).select_related("category")
        found = [skill for skill in rows if not skill.retired or skill.pk in asked]
        if self.shown.get("category"):
            found = [skill for skill in found if skill.category.slug == self.shown["category"]]
        if self.shown.get("asked"):
            found = [skill for skill in found if skill.pk in asked]
        return Paginator(found, MOST_LINES).get_page(self.shown.get("page"))

    @cached_property
    def stamp(self) -> str:
        """Stands for what is stored now: what is sent from an older page would undo somebody's work."""
        return hashlib.sha256(repr(sorted(self.stored.items())).encode()).hexdigest()[:16]

    @cached_property
    def wanted(self) -> Asked:
        """What the cells of this page are to say. A cell that was not sent stays as it is."""
        keys = [(level, skill) for skill in self.page for level in self.levels]
        sent = self.sent or {}
        return {
            (level.pk, skill.pk): sent.get(name_of(level, skill), self.stored.get((level.pk, skill.pk), ""))
            for level, skill in keys
        }

    @cached_property
    def faults(self) -> tuple[Fault, ...]:
        return tuple(self._faults()) if self.sent is not None else ()

    def _faults(self) -> Iterator[Fault]:
        if self.sent is not None and self.sent.get("stamp") != self.stamp:
            yield Fault("stamp", OLD)
        for skill in self.page:
            row = [(level, self.wanted[level.pk, skill.pk]) for level in self.levels]
            yield from self._unknown(skill, row)
            yield from self._falling(skill, row)

    def _unknown(self, skill: Skill, row: list[tuple[RoleLevel, str]]) -> Iterator[Fault]:
        for level, value in row:
            if value not in CHOICES:
                yield Fault(name_of(level, skill), f"{skill}, {level.seniority}: choose one of the list.")
            elif value and skill.retired:
                yield Fault(name_of(level, skill), f"{skill} is retired: nobody can be asked for it.")

    def _falling(self, skill: Skill, row: list[tuple[RoleLevel, str]]) -> Iterator[Fault]:
        for (lower, less), (higher, more) in pairwise(row):
            if less[:1] > more[:1]:
                given = f"at {more[:1]}" if more else "not at all"
                words = f"{skill}: {lower.seniority} is asked for it at {less[:1]}, but {higher.seniority} {given}."
                yield Fault(name_of(higher, skill), words)

    @property
    def groups(self) -> Iterator[tuple[Category, list[Line]]]:
        wrong = {fault.target for fault in self.faults}
        for category, skills in groupby(self.page, key=lambda skill: skill.category):
            yield category, [Line(skill, tuple(self._cells(skill, wrong))) for skill in skills]

    def _cells(self, skill: Skill, wrong: set[str]) -> Iterator[Cell]:
        for level in self.levels:
            name = name_of(level, skill)
            yield Cell(name, f"{skill}, {level.seniority}", self.wanted[level.pk, skill.pk], name in wrong)

    def save(self) -> int:
        """How many cells have changed. The caller has opened a transaction and found no faults."""
        changed = {key: value for key, value in self.wanted.items() if value != self.stored.get(key, "")}
        gone = [self.rows[key].pk for key, value in changed.items() if not value]
        Requirement.objects.filter(pk__in=gone).delete()
        kept = []
        for (level, skill), value in changed.items():
            if value:
                row = self.rows.get((level, skill)) or Requirement(role_level_id=level, skill_id=skill)
                row.level, row.importance = map(int, value.split("-"))
                kept.append(row)
        Requirement.objects.bulk_create([row for row in kept if row.pk is None])
        Requirement.objects.bulk_update([row for row in kept if row.pk is not None], ["level", "importance"])
        return len(changed)


def name_of(level: RoleLevel, skill: Skill) -> str:
    return f"asked-{level.pk}-{skill.pk}"
