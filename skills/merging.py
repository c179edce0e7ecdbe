"""Taking a skill out of use: retired, or merged into another one. Ratings of it stay, and follow its successors."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.db import models, transaction

from skills.catalogue import Catalogue
from skills.differences import Difference, differences
from skills.lint import Finding, lint
from skills.models import Framework, MilestoneProof, Prerequisite, Requirement, Resource, Skill
from skills.queries import read_rows


class MergeError(Exception):
    """These skills can't be merged or retired like that; the message says why."""


@transaction.atomic
def retire(*, skill: Skill, successors: Iterable[Skill] = ()) -> None:
    """Nobody is asked for the skill any more. What named it, apart from the past, names it no longer."""
    _lock(skill)
    found = list(successors)
    for successor in found:
        _check(skill, successor)
    for rows in _what_names(skill):
        rows.delete()
    for responsibility in skill.responsibilities.all():
        responsibility.skills.remove(skill)
    _put_out_of_use(skill, found)


@transaction.atomic
def merge(*, skill: Skill, into: Skill) -> None:
    """The other skill takes over all that is asked, needed, taught and proven; of two levels the higher one stays."""
    _lock(skill, into)
    _check(skill, into)
    if skill.retired:
        raise MergeError(f"{skill} is retired already.")
    Prerequisite.objects.filter(models.Q(skill=skill, needs=into) | models.Q(skill=into, needs=skill)).delete()
    _move(Prerequisite, {"skill": skill}, into, key=("at", "needs_id"), highest=("level",))
    _move(Prerequisite, {"needs": skill}, into, key=("at", "skill_id"), highest=("level",))
    _move(Requirement, {"skill": skill}, into, key=("role_level_id",), highest=("level", "importance"))
    _move(MilestoneProof, {"skill": skill}, into, key=("milestone_id",), highest=("level",))
    _move_resources(skill, into)
    for responsibility in skill.responsibilities.all():
        responsibility.skills.add(into)
        responsibility.skills.remove(skill)
    into.sources.add(*skill.sources.all())
    into.often_missing |= skill.often_missing
    into.aliases = _spellings(into, skill)
    into.save()
    _put_out_of_use(skill, [into])


@transaction.atomic
def bring_back(*, skill: Skill) -> None:
    """In use again; what asked for it must be entered anew."""
    skill.replaced_by.clear()
    skill.retired = False
    skill.save()


class Rehearsal:
    """What an act would change, told without doing it: `differences` in words and the `findings` that it would add."""

    def __init__(self, before: Catalogue, after: Catalogue) -> None:
        self.differences: tuple[Difference, ...] = differences(before, after)
        known = set(lint(before))
        self.findings: tuple[Finding, ...] = tuple(finding for finding in lint(after) if finding not in known)


def rehearse(*, skill: Skill, act: Callable[[], None]) -> Rehearsal:
    """Does it, reads what has come of it, and takes it back: so what is told can't differ from what is done."""
    with transaction.atomic():
        before = read_rows(skill.framework)
        act()
        after = read_rows(skill.framework)
        transaction.set_rollback(True)
    skill.refresh_from_db()
    return Rehearsal(before, after)


def holders(skill: Skill) -> tuple[str, ...]:
    """What forbids that the skill is deleted, counted in words: ("a release", "16 requirements", "1 rating")."""
    relations = (relation for relation in skill._meta.related_objects if relation.on_delete is models.PROTECT)
    counted = filter(None, (_counted(relation, skill) for relation in relations))
    return (*(["a release"] if skill.published else []), *counted)


def _counted(relation: Any, skill: Skill) -> str:
    options = relation.related_model._meta
    count = relation.related_model._default_manager.filter(**{relation.field.name: skill}).count()
    return f"{count} {options.verbose_name if count == 1 else options.verbose_name_plural}" if count else ""


def _lock(*skills: Skill) -> None:
    """One act at a time in a framework, on what the skills are now."""
    Framework.objects.select_for_update().get(pk=skills[0].framework_id)
    for skill in skills:
        skill.refresh_from_db()


def _check(skill: Skill, successor: Skill) -> None:
    if skill == successor:
        raise MergeError(f"{skill} can't take its own place.")
    if skill.framework_id != successor.framework_id:
        raise MergeError(f"{successor} belongs to another framework.")
    if successor.retired:
        raise MergeError(f"{successor} is retired itself.")


def _what_names(skill: Skill) -> Iterator[models.QuerySet[Any]]:
    yield skill.needed_by.all()
    yield skill.requirements.all()
    yield skill.proven_by.all()


def _put_out_of_use(skill: Skill, successors: list[Skill]) -> None:
    # What it had replaced itself is now replaced by what comes after it.
    for older in skill.replaces.all():
        older.replaced_by.remove(skill)
        older.replaced_by.add(*successors)
    skill.replaced_by.set(successors)
    skill.retired = True
    skill.save()


def _move(model: Any, mine: dict[str, Skill], into: Skill, *, key: tuple[str, ...], highest: tuple[str, ...]) -> None:
    """Points rows at the other skill. Where it has one for the same key, that one gets the higher values of both."""
    [field] = mine
    there = {_values(row, key): row for row in model.objects.filter(**{field: into})}
    for row in model.objects.filter(**mine):
        twin = there.get(_values(row, key))
        if twin is None:
            setattr(row, field, into)
            row.save()
        else:
            for name in highest:
                setattr(twin, name, max(getattr(twin, name), getattr(row, name)))
            twin.save()
            row.delete()


def _values(row: Any, names: tuple[str, ...]) -> tuple[Any, ...]:
    return tuple(getattr(row, name) for name in names)


def _move_resources(skill: Skill, into: Skill) -> None:
    """One that both have serves the steps of both."""
    there = {resource.link: resource for resource in into.resources.all()}
    order = max((resource.order for resource in there.values()), default=-1)
    for resource in Resource.objects.filter(skill=skill):
        twin = there.get(resource.link)
        if twin is None:
            order += 1
            resource.skill, resource.order = into, order
            resource.save()
        else:
            twin.start, twin.end = min(twin.start, resource.start), max(twin.end, resource.end)
            twin.hours = max(twin.hours, resource.hours)
            twin.save()
            resource.delete()


def _spellings(into: Skill, skill: Skill) -> list[str]:
    known = {into.name.lower()}
    found = []
    for spelling in (*into.aliases, skill.name, *skill.aliases):
        if spelling.lower() not in known:
            known.add(spelling.lower())
            found.append(spelling)
    return found
