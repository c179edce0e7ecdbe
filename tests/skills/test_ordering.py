from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from skills.catalogue import Catalogue, Need
from skills.files.documents import to_document
from skills.ordering import in_order
from tests.skills.builders import having, small_catalogue
from tests.skills.strategies import catalogues


def as_sets(data: Any) -> Any:
    """The same document with every list as the set of what stands in it."""
    if isinstance(data, dict):
        return frozenset((key, as_sets(value)) for key, value in data.items())
    return frozenset(map(as_sets, data)) if isinstance(data, list) else data


@given(catalogues())
def test_ordering_twice_is_ordering_once(catalogue: Catalogue) -> None:
    assert in_order(in_order(catalogue)) == in_order(catalogue)


@given(catalogues())
def test_ordering_changes_no_fact(catalogue: Catalogue) -> None:
    assert as_sets(to_document(in_order(catalogue))) == as_sets(to_document(catalogue))


@given(catalogues(), st.randoms(use_true_random=False))
def test_what_is_named_in_another_order_makes_the_same_document(catalogue: Catalogue, chance: Any) -> None:
    def shuffled(names: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(chance.sample(names, len(names)))

    typed = replace(
        catalogue,
        skills=tuple(
            replace(skill, sources=shuffled(skill.sources), replaced_by=shuffled(skill.replaced_by))
            for skill in catalogue.skills
        ),
        roles=tuple(replace(role, sources=shuffled(role.sources)) for role in catalogue.roles),
        responsibilities=tuple(
            replace(duty, skills=shuffled(duty.skills), roles=shuffled(duty.roles))
            for duty in catalogue.responsibilities
        ),
    )

    assert in_order(typed) == in_order(catalogue)


def test_skills_stand_by_category_and_names_in_the_order_of_the_lists() -> None:
    tiny = small_catalogue()
    typed = having(tiny, "responsibilities", "releases", skills=("deploying", "testing", "git", "testing"))

    found = in_order(replace(typed, skills=tiny.skills[::-1]))

    assert [skill.slug for skill in found.skills] == ["testing", "git", "deploying"]
    assert found.responsibilities[0].skills == ("testing", "git", "deploying")


def test_needs_stand_by_level_and_else_as_they_were_typed() -> None:
    tiny = small_catalogue()
    needs = (Need(3, "testing", 2), Need(2, "testing", 1), Need(3, "git", 2), Need(2, "git", 1))

    found = in_order(having(tiny, "skills", "deploying", needs=needs))

    assert found.skill["deploying"].needs == (needs[1], needs[3], needs[0], needs[2])


def test_our_catalogue_is_in_order(catalogue: Catalogue) -> None:
    assert in_order(catalogue) == catalogue
