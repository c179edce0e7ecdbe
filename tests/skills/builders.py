"""A small catalogue without a fault, and its files. Tests plant one with `dataclasses.replace`, or with `having`."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml

from skills.catalogue import (
    Catalogue,
    Category,
    Fact,
    Fit,
    Framework,
    Level,
    Milestone,
    Need,
    Pay,
    Proof,
    Requirement,
    Resource,
    Responsibility,
    Role,
    RoleLevel,
    Skill,
    Source,
    Years,
)
from skills.files.documents import to_document


def a_skill(slug: str, category: str = "craft", **more: Any) -> Skill:
    usual: dict[str, Any] = {
        "slug": slug,
        "name": slug.title(),
        "category": category,
        "summary": f"What {slug} is.",
        "why": f"What {slug} is good for.",
        "aliases": (),
        "levels": tuple(Level(level, f"Shows {slug} at step {level}.", 10 * level) for level in (1, 2, 3, 4)),
        "resources": (
            Resource(f"The {slug} book", f"https://example.org/{slug}", "book", 0, 4, hours=20, cost="free"),
        ),
        "sources": ("guide",),
    }
    return Skill(**{**usual, **more})


def small_catalogue() -> Catalogue:
    """Three skills in two categories; deploying needs git, and testing is asked for by the senior alone."""
    return Catalogue(
        framework=Framework("tiny", "Tiny", "A framework for tests.", ("What the job is.", "And what it isn't.")),
        categories=(Category("craft", "Craft", "The craft."), Category("running", "Running", "Keeping it running.")),
        skills=(
            a_skill("git", aliases=("version control",), often_missing=True, sources=("guide", "blog")),
            a_skill("testing"),
            a_skill("deploying", "running", needs=(Need(2, "git", 2), Need(3, "testing", 1))),
        ),
        roles=(_engineer(), _manager()),
        responsibilities=(
            Responsibility("releases", "Releases what is ready.", ("engineer",), ("git", "deploying"), ("guide",)),
        ),
        milestones=(
            Milestone(
                "project", "A project", "A project of your own.", 30, (Proof("git", 3),), ("It runs",), ("blog",)
            ),
        ),
        pay=(
            Pay("blog", "engineer", "junior", 50_000, 60_000, None, "USD", "year", place="Texas", year=2024),
            Pay("guide", "engineer", None, None, None, 55_000, "EUR", "year", cites="A survey", note="Roughly."),
        ),
        fit=(
            Fit("demand", "upside", "Demand", "There are many openings.", sources=("guide",)),
            Fit("pace", "trade-off", "Pace", "You choose each day.", left="Fast", right="Safe", sources=("blog",)),
        ),
        market=(
            Fact("acme", "employer", "Acme", sources=("guide",)),
            Fact("from-managing", "comes-from", "Managing", text="Some do.", role="manager", sources=("blog",)),
        ),
        sources=(
            Source("guide", "A guide", "A publisher", "A guide to the job."),
            Source("blog", "A blog", "A writer", "One view.", published="2023", accessed="2024-10-30"),
        ),
    )


def _engineer() -> Role:
    junior = RoleLevel("junior", "Does.", (Requirement("git", 1, 3),), Years(0, 2), ("blog",))
    senior = RoleLevel(
        "senior",
        "Decides.",
        (Requirement("git", 2, 3), Requirement("deploying", 3, 2), Requirement("testing", 1, 1)),
        Years(5, None),
    )
    return Role("engineer", "Engineer", "target", "Builds.", (junior, senior), ("Builder",), ("guide", "blog"))


def _manager() -> Role:
    return Role("manager", "Manager", "leads-to", "Leads.", (RoleLevel("mid", "Leads.", (Requirement("git", 1, 1),)),))


def having(catalogue: Catalogue, name: str, slug: str, /, **values: Any) -> Catalogue:
    """The catalogue with one thing of one of its lists changed: `having(tiny, "skills", "git", name="Git")`."""
    things = getattr(catalogue, name)
    assert slug in {thing.slug for thing in things}
    changed = tuple(replace(thing, **values) if thing.slug == slug else thing for thing in things)
    return replace(catalogue, **{name: changed})


def write_document(catalogue: Catalogue, path: Path, **changes: Any) -> Path:
    """As one JSON document; `changes` put something else in the place of its lists."""
    path.write_text(json.dumps(to_document(catalogue) | changes), encoding="utf-8")
    return path


def write_folder(catalogue: Catalogue, folder: Path) -> Path:
    """As YAML files, in the shape in which a person writes them."""
    document = to_document(catalogue)
    skills, roles = document.pop("skills"), document.pop("roles")
    for order, category in enumerate(document.pop("categories")):
        inside = [_as_typed(skill) for skill in skills if skill["category"] == category["slug"]]
        _write(folder / "skills" / f"{category['slug']}.yaml", {**category, "order": order, "skills": inside})
    for place, role in enumerate(roles):
        _write(folder / "roles" / f"{place:03}-{role['slug']}.yaml", role)
    _write(folder / "framework.yaml", document.pop("framework"))
    for name, things in document.items():
        _write(folder / f"{name}.yaml", {name: things})
    return folder


def _as_typed(skill: dict[str, Any]) -> dict[str, Any]:
    levels = [{"hours": level["hours"], "statement": level["statement"]} for level in skill["levels"]]
    return {key: value for key, value in skill.items() if key != "category"} | {"levels": levels}


def _write(path: Path, content: dict[str, Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.safe_dump(content, allow_unicode=True, sort_keys=False), encoding="utf-8")


def without(catalogue: Catalogue, slug: str) -> Catalogue:
    """The catalogue without a skill, and without what named it."""
    skills = tuple(
        replace(skill, needs=tuple(need for need in skill.needs if need.skill != slug))
        for skill in catalogue.skills
        if skill.slug != slug
    )
    roles = tuple(
        replace(
            role,
            levels=tuple(
                replace(level, requirements=tuple(asked for asked in level.requirements if asked.skill != slug))
                for level in role.levels
            ),
        )
        for role in catalogue.roles
    )
    duties = tuple(
        replace(duty, skills=tuple(name for name in duty.skills if name != slug)) for duty in catalogue.responsibilities
    )
    return replace(catalogue, skills=skills, roles=roles, responsibilities=duties)
