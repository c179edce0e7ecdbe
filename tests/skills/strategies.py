"""Records and whole catalogues that hypothesis makes up: well-formed, and as odd as the limits allow."""

import types
from dataclasses import fields, is_dataclass, replace
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from careerpath.lib.records import LINK, MARKUP, NO_LIMITS, SLUG, USUAL_LENGTH, USUAL_SIZE, Limits
from skills.catalogue import SENIORITIES, Catalogue, Need, Proof, Requirement, RoleLevel, Skill
from tests.skills.builders import a_skill, small_catalogue

LETTERS = st.characters(categories=["L", "N", "P", "S", "Zs"])
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


@cache
def records_of(kind: Any, limits: Limits = NO_LIMITS) -> st.SearchStrategy[Any]:
    """Values of a type that `careerpath.lib.records` can read."""
    origin, inner = get_origin(kind), get_args(kind)
    if origin is Annotated:
        return records_of(inner[0], inner[1])
    if origin in (Union, types.UnionType):
        return st.none() | records_of(inner[0], limits)
    if origin is tuple:
        return st.lists(records_of(inner[0]), max_size=3).map(tuple)
    if origin is Literal:
        return st.sampled_from(inner)
    if is_dataclass(kind):
        hints = get_type_hints(kind, include_extras=True)
        return st.builds(kind, **{spec.name: records_of(hints[spec.name]) for spec in fields(kind)})
    most = limits.most
    integers = st.integers(limits.least, USUAL_SIZE if most is None else most)
    texts = _texts(USUAL_LENGTH if most is None else most, limits)
    return {int: integers, bool: st.booleans(), str: texts}[kind]


def _texts(most: int, limits: Limits) -> st.SearchStrategy[str]:
    if limits.slug:
        return st.from_regex(SLUG, fullmatch=True, alphabet="abyz059-").filter(lambda text: len(text) <= most)
    if limits.link:
        return st.from_regex(LINK, fullmatch=True, alphabet="htps:/.ab?&=%#é").filter(lambda text: len(text) <= most)
    one_line = st.text(LETTERS, min_size=1, max_size=min(most, 40)).map(lambda text: " ".join(text.split()))
    return one_line.filter(lambda text: text and not MARKUP.search(text))


@st.composite
def catalogues(draw: st.DrawFn) -> Catalogue:
    """Sound ones, but in no order: more skills, in any category, that need earlier ones and are asked for by roles."""
    base = small_catalogue()
    count = draw(st.integers(0, 6))
    skills = list(base.skills)
    for number in range(count):
        skills.append(_another_skill(draw, f"skill-{number}", skills))
    roles = tuple(
        replace(role, levels=_role_levels(draw, skills), sources=tuple(draw(st.permutations(role.sources))))
        for role in base.roles
    )
    [duty], [project] = base.responsibilities, base.milestones
    slugs = [skill.slug for skill in skills if not skill.retired]
    return replace(
        base,
        skills=tuple(draw(st.permutations(skills))),
        roles=tuple(draw(st.permutations(roles))),
        responsibilities=(replace(duty, skills=tuple(draw(st.permutations(slugs)))),),
        milestones=(replace(project, proves=tuple(Proof(slug, 4) for slug in draw(st.permutations(slugs)))),),
        sources=tuple(draw(st.permutations(base.sources))),
        pay=tuple(draw(st.permutations(base.pay))),
    )


def _another_skill(draw: st.DrawFn, slug: str, earlier: list[Skill]) -> Skill:
    in_use = [skill.slug for skill in earlier if not skill.retired]
    retired = draw(st.booleans())
    pairs = draw(st.lists(st.tuples(st.sampled_from(in_use), st.integers(1, 4)), unique=True, max_size=3))
    return a_skill(
        slug,
        draw(st.sampled_from(["craft", "running"])),
        needs=tuple(Need(at, skill, draw(st.integers(1, at))) for skill, at in pairs),
        sources=draw(st.sampled_from([(), ("blog",), ("blog", "guide"), ("guide", "blog", "guide")])),
        aliases=draw(st.sampled_from([(), (f"the {slug}", f"{slug}ing"), (f"{slug}ing", f"the {slug}")])),
        often_missing=draw(st.booleans()),
        retired=retired,
        replaced_by=tuple(draw(st.permutations(in_use)))[:2] if retired else (),
    )


def _role_levels(draw: st.DrawFn, skills: list[Skill]) -> tuple[RoleLevel, ...]:
    in_use = [skill.slug for skill in skills if not skill.retired]
    ranks = sorted(draw(st.sets(st.integers(0, 3), min_size=1)))
    asked: dict[str, int] = {}
    levels = []
    for rank in ranks:
        for slug in draw(st.lists(st.sampled_from(in_use), unique=True, min_size=0 if asked else 1)):
            asked[slug] = min(4, asked.get(slug, 0) + draw(st.integers(0, 2)) + (slug not in asked))
        requirements = tuple(Requirement(slug, level, draw(st.integers(1, 3))) for slug, level in asked.items())
        levels.append(RoleLevel(SENIORITIES[rank], f"Owns {rank}.", requirements, sources=("blog", "guide")))
    return tuple(levels)
