"""What the machine of plans holds against the database, and the two releases that it plans with."""

from collections.abc import Collection
from dataclasses import replace
from typing import Any

import pytest

from assessments.models import Plan, Step
from assessments.plans.again.renewal import LEFT_OUT
from assessments.plans.standing import PlanNow
from skills.catalogue import Catalogue, Role
from skills.models import Release
from skills.services import write_rows
from tests.skills.published import published

Written = dict[Any, tuple[object, ...]]
FIELDS = ("note", "links", "hours_spent", "pinned", "reason")
NOTHING: tuple[object, ...] = ("", (), None, False, "")


def key(step: Step) -> Any:
    return (step.skill.slug, step.level) if step.skill else step.title


def written(plan: int) -> Written:
    """What the person has put into the steps, without what nobody touched."""
    steps = Step.objects.filter(plan=plan).select_related("skill")
    found = {
        key(step): (
            step.note,
            tuple(link["link"] for link in step.links),
            step.hours_spent,
            step.pinned,
            step.reason if step.state != Step.State.ASIDE and step.reason != LEFT_OUT else "",
        )
        for step in steps
    }
    return {name: values for name, values in found.items() if values != NOTHING}


def out_of_order(plan: PlanNow) -> list[tuple[str, str]]:
    """Which step stands in front of what it needs: told by the skills of the catalogue and where the steps are kept."""
    at = {(step.skill, step.level): step for step in plan.steps if step.skill}
    found = []
    for (slug, level), step in at.items():
        skill, lowest = plan.catalogue.skill[slug], level
        while lowest > 1 and (slug, lowest - 1) in at and at[slug, lowest - 1].is_skipped:
            lowest -= 1
        asked = [(need.skill, need.level) for need in skill.needs if lowest <= need.at <= level] + [(slug, lowest - 1)]
        needs = [at[key] for key in asked if key in at and at[key].is_ahead]
        found += [(step.in_short, it.in_short) for it in needs if step.is_ahead and it.place > step.place]
    return found


def by_one_name(found: Written) -> list[str]:
    return sorted(repr((one_name(name), values)) for name, values in found.items())


def without_hours(found: Written, steps: Collection[Any]) -> Written:
    """As they are when these steps are to be learnt once more."""
    at = FIELDS.index("hours_spent")
    kept = {
        name: (*values[:at], None, *values[at + 1 :]) if one_name(name) in steps else values
        for name, values in found.items()
    }
    return {name: values for name, values in kept.items() if values != NOTHING}


def one_name(name: Any) -> Any:
    """A skill that was merged into another goes by the name of that."""
    return ("version-control", name[1]) if isinstance(name, tuple) and name[0] == "git" else name


def image(plan: int) -> object:
    return list(Plan.objects.filter(pk=plan).values()), list(Step.objects.filter(plan=plan).order_by("pk").values())


@pytest.fixture
def releases(release: Release, catalogue: Catalogue) -> tuple[int, int]:
    """In the newer one, version control takes the place of Git, containers take longer, and less is asked."""
    git = catalogue.skill["git"]
    successor = replace(git, slug="version-control", name="Version control", needs=(), aliases=())
    retired = replace(git, retired=True, replaced_by=("version-control",))
    others = (
        replace(
            skill,
            needs=tuple(need for need in skill.needs if need.skill != "git"),
            levels=tuple(replace(it, hours=it.hours + 5 * (skill.slug == "containers")) for it in skill.levels),
        )
        for skill in catalogue.skills
        if skill.slug != "git"
    )
    grown = replace(catalogue, skills=(*others, retired, successor), roles=tuple(map(asking, catalogue.roles)))
    write_rows(catalogue=grown)
    return release.pk, published(grown).pk


def asking(role: Role) -> Role:
    return replace(
        role,
        levels=tuple(
            replace(
                level,
                requirements=tuple(
                    replace(it, skill="version-control" if it.skill == "git" else it.skill)
                    for it in level.requirements
                    if it.skill != "networking"
                ),
            )
            for level in role.levels
        ),
    )
