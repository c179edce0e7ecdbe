"""What one can choose to be."""

from assessments.ratings.questions.scope import scope_of
from assessments.ratings.questions.target_choices import Everything, everything, role_choices, value_of
from skills.catalogue import Catalogue


def test_each_level_of_each_role_can_be_chosen(catalogue: Catalogue) -> None:
    choices = role_choices(catalogue)

    values = {level.value for choice in choices.values() for level in choice.levels}
    assert values == {f"{role.slug}/{level.seniority}" for role in catalogue.roles for level in role.levels}
    assert next(iter(choices)) == "mlops-engineer"


def test_a_choice_says_what_it_asks(catalogue: Catalogue) -> None:
    level = catalogue.role["mlops-engineer"].level("junior")
    assert level

    (choice,) = (one for one in role_choices(catalogue)["mlops-engineer"].levels if one.level == level)

    assert choice.skills == len(level.requirements)
    assert choice.questions == len(scope_of(catalogue, level).skills)
    assert choice.essential == tuple(
        catalogue.skill[asked.skill].name for asked in level.requirements if asked.importance == 3
    )
    assert choice.minutes == round(choice.questions / 4)


def test_all_skills_can_be_chosen_too(catalogue: Catalogue) -> None:
    assert everything(catalogue) == Everything(74, 18)
    assert value_of("", "") == "everything"
