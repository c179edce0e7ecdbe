from dataclasses import replace

import pytest

from skills.catalogue import Catalogue, Years
from skills.pages.role_page import by_kind, learning, role_page, years_in_words
from skills.prerequisites import closure, waits_for


def test_hours_are_those_of_all_that_must_be_learnt(catalogue: Catalogue) -> None:
    junior = catalogue.role["mlops-engineer"].levels[0]
    steps = closure(waits_for(catalogue.skills), [(asked.skill, asked.level) for asked in junior.requirements])
    hours = sum(catalogue.skill[slug].levels[level - 1].hours for slug, level in steps)

    column = role_page(catalogue, "mlops-engineer").columns[0]

    assert abs(column.hours - hours) <= 5
    assert column.hours % 10 == 0
    assert learning(catalogue, "mlops-engineer", "junior") == steps
    assert learning(catalogue, "staff-mlops-engineer", "junior") == frozenset()


def test_each_level_has_a_column(catalogue: Catalogue) -> None:
    page = role_page(catalogue, "mlops-engineer")

    assert [column.level for column in page.columns] == list(catalogue.role["mlops-engineer"].levels)
    assert [(column.level.seniority, column.years) for column in page.columns][:2] == [
        ("junior", "1 to 3 years in"),
        ("mid", "3 to 7 years in"),
    ]
    assert [(column.skills, column.essential) for column in page.columns] == [
        (len(level.requirements), sum(asked.importance == 3 for asked in level.requirements))
        for level in page.role.levels
    ]
    assert (page.width, page.usual.level.seniority) == (5, "mid")
    assert [column.hours_text for column in page.columns] == [f"{column.hours:,}" for column in page.columns]


def test_usual_level_of_a_role_without_mid_is_its_first(catalogue: Catalogue) -> None:
    page = role_page(catalogue, "engineering-manager-ml-platform")

    assert page.usual.level.seniority == "senior"


def test_table_has_what_some_level_asks_under_its_category(catalogue: Catalogue) -> None:
    role = catalogue.role["mlops-engineer"]

    page = role_page(catalogue, "mlops-engineer")

    rows = {row.skill.slug: row.cells for _, rows in page.groups for row in rows}
    assert set(rows) == {slug for level in role.levels for slug in level.asks}
    assert rows["infrastructure-as-code"][:2] == ((0, ""), (2, "important"))
    assert all(row.skill.category == category.slug for category, found in page.groups for row in found)


def test_category_of_which_nothing_is_asked_is_left_out(catalogue: Catalogue) -> None:
    page = role_page(catalogue, "cloud-engineer")

    asked = {catalogue.skill[slug].category for level in page.role.levels for slug in level.asks}
    assert [category.slug for category, _ in page.groups] == [c.slug for c in catalogue.categories if c.slug in asked]


def test_pay_stands_level_by_level_with_what_is_said_of_it(catalogue: Catalogue) -> None:
    page = role_page(catalogue, "mlops-engineer")

    assert [(row.level, row.figure, row.unit, row.source.source.slug) for row in page.pay][:4] == [
        ("Junior level", "90,000–120,000", "US dollars a year", "becoming"),
        ("Junior level", "105,000–140,000", "US dollars a year", "career-guide"),
        ("Mid level", "120,000–170,000", "US dollars a year", "becoming"),
        ("Mid level", "140,000–190,000", "US dollars a year", "career-guide"),
    ]
    assert page.pay[-1].level == "No level named"
    assert sorted(map(str, (row.pay for row in page.pay))) == sorted(
        str(pay) for pay in catalogue.pay if pay.role == "mlops-engineer"
    )


def test_work_names_the_skills_it_calls_for(catalogue: Catalogue) -> None:
    page = role_page(catalogue, "data-engineer")

    assert [duty for duty, _ in page.responsibilities] == [
        duty for duty in catalogue.responsibilities if "data-engineer" in duty.roles
    ]
    assert all(tuple(skill.slug for skill in skills) == duty.skills for duty, skills in page.responsibilities)


def test_documents_are_all_that_speak_of_the_role(catalogue: Catalogue) -> None:
    role = replace(catalogue.role["devops-engineer"], sources=())
    changed = replace(catalogue, roles=(role,))

    page = role_page(changed, "devops-engineer")

    assert [citation.source.slug for citation in page.citations] == ["roles-skills-path"]


def test_roles_stand_by_their_kind(catalogue: Catalogue) -> None:
    kinds = by_kind(catalogue)

    assert {kind: [page.role.slug for page in pages] for kind, pages in kinds.items()} == {
        "target": [role.slug for role in catalogue.roles if role.kind == "target"],
        "leads_to": [role.slug for role in catalogue.roles if role.kind == "leads-to"],
        "neighbour": [role.slug for role in catalogue.roles if role.kind == "neighbour"],
    }


@pytest.mark.parametrize(("years", "words"), [(Years(1, None), "1 year in or more"), (Years(2, 2), "2 to 2 years in")])
def test_years_are_told_in_words(years: Years, words: str) -> None:
    assert years_in_words(years) == words
