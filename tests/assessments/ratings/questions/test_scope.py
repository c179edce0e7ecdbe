"""What a sitting asks."""

from assessments.ratings.questions.scope import scope_of
from skills.catalogue import Catalogue


def test_a_target_asks_its_skills_and_what_they_need(catalogue: Catalogue) -> None:
    junior = catalogue.role["mlops-engineer"].levels[0]

    scope = scope_of(catalogue, junior)

    asked = {skill.slug for skill in scope.skills}
    assert set(junior.asks) <= asked
    assert all(
        need.skill in asked for skill in scope.skills for need in skill.needs if need.at <= scope.wanted[skill.slug]
    )
    assert all(scope.wanted[slug] >= requirement.level for slug, requirement in junior.asks.items())


def test_without_a_target_everything_is_asked_in_the_order_of_the_list(catalogue: Catalogue) -> None:
    scope = scope_of(catalogue, None)

    assert scope.skills == catalogue.skills
    assert [part.category for part in scope.parts] == list(catalogue.categories)
    assert set(scope.wanted.values()) == {4}


def test_a_category_that_nothing_asks_for_has_no_part(catalogue: Catalogue) -> None:
    scope = scope_of(catalogue, catalogue.role["mlops-engineer"].levels[0])

    assert scope.part("llm-operations") is None
    assert scope.part("programming") == scope.parts[0]
