from dataclasses import replace

from skills.catalogue import Catalogue
from skills.pages.level_picture import level_picture


def test_bar_is_the_average_over_all_skills_of_the_category(catalogue: Catalogue) -> None:
    role = catalogue.role["mlops-engineer"]
    skills = catalogue.skills_of["delivery"]

    picture = level_picture(catalogue, role)

    mid = role.level("mid")
    assert mid is not None
    average = sum(mid.asks[skill.slug].level for skill in skills) / len(skills)
    row = dict(zip(picture.columns, next(row for row in picture.rows if row[0] == "Delivery and release"), strict=True))
    panel = next(panel for panel in picture.panels if panel.category == "Delivery and release")
    bar = next(bar for bar in panel.bars if bar.seniority == "mid")
    assert row["mid"] == bar.value == f"{average:.1f}"
    assert float(bar.length) == round(98 * average / 4, 1)


def test_picture_says_the_same_in_words(catalogue: Catalogue) -> None:
    picture = level_picture(catalogue, catalogue.role["staff-mlops-engineer"])

    assert picture.columns == ("Category", "lead")
    assert [(panel.category, panel.about) for panel in picture.panels] == [
        (name, f"lead {value}") for name, value in picture.rows
    ]
    assert (picture.frame, picture.panels[0].bars[0].text_y) == ("0 0 180 24", "12")


def test_category_of_which_nothing_is_asked_is_left_out(catalogue: Catalogue) -> None:
    role = catalogue.role["cloud-engineer"]
    junior = role.levels[0]
    only_git = replace(junior, requirements=tuple(asked for asked in junior.requirements if asked.skill == "git"))

    picture = level_picture(catalogue, replace(role, levels=(only_git,)))

    assert [panel.category for panel in picture.panels] == ["Programming and craft"]


def test_empty_category_breaks_nothing(catalogue: Catalogue) -> None:
    empty = replace(catalogue.categories[0], slug="empty", name="Empty")

    picture = level_picture(replace(catalogue, categories=(*catalogue.categories, empty)), catalogue.roles[0])

    assert "Empty" not in [panel.category for panel in picture.panels]
