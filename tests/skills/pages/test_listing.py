from dataclasses import replace

import pytest

from skills.catalogue import Catalogue
from skills.pages.listing import Ask, Wanted, by_category, chapters, contents, everything, items, lines, listed


def slugs(catalogue: Catalogue, wanted: Wanted) -> list[str]:
    return [item.skill.slug for item in listed(catalogue, wanted)]


def test_everything_in_use_is_listed_category_by_category(catalogue: Catalogue) -> None:
    first, second = catalogue.skills[:2]
    retired = replace(catalogue, skills=(replace(first, retired=True), *catalogue.skills[1:]))

    assert slugs(catalogue, Wanted())[:2] == [first.slug, second.slug]
    assert slugs(retired, Wanted())[0] == second.slug
    assert len(items(retired)) == len(catalogue.skills) - 1


@pytest.mark.parametrize("order", ["name", "hours"])
def test_list_is_in_the_order_that_is_wanted(catalogue: Catalogue, order: str) -> None:
    found = everything(catalogue, order)

    keys = [item.skill.name.lower() if order == "name" else item.hours for item in found]
    assert keys == sorted(keys)  # type: ignore[type-var]
    assert len(found) == len(catalogue.skills)


def test_hours_lead_to_working_level(catalogue: Catalogue) -> None:
    skill = catalogue.skill["kubernetes"]

    item = items(catalogue)["kubernetes"]

    assert item.hours == skill.levels[0].hours + skill.levels[1].hours


def test_role_at_a_level_lists_what_that_asks(catalogue: Catalogue) -> None:
    role = catalogue.role["mlops-engineer"]
    mid = role.level("mid")
    assert mid is not None
    wanted = Wanted(role=role, seniority="mid")

    found = listed(catalogue, wanted)
    shown = {line.item.skill.slug: line for line in lines(catalogue, wanted, found)}

    assert set(shown) == set(mid.asks)
    assert shown["kubernetes"].asks == (
        Ask("mid", (2, "essential"), catalogue.skill["kubernetes"].levels[1].statement),
    )
    assert shown["kubernetes"].hit is None


def test_role_without_a_level_lists_what_any_of_them_asks(catalogue: Catalogue) -> None:
    role = catalogue.role["mlops-engineer"]
    wanted = Wanted(role=role)

    found = listed(catalogue, wanted)
    shown = {line.item.skill.slug: [ask.seniority for ask in line.asks] for line in lines(catalogue, wanted, found)}

    assert set(shown) == {slug for level in role.levels for slug in level.asks}
    assert shown["python"] == ["junior", "mid", "senior", "lead"]
    assert shown["infrastructure-as-code"] == ["mid", "senior", "lead"]


def test_words_and_role_narrow_each_other(catalogue: Catalogue) -> None:
    role = catalogue.role["mlops-engineer"]

    found = slugs(catalogue, Wanted("model", role, "junior"))

    junior = role.level("junior")
    assert junior is not None
    assert "model-serving" in found
    assert set(found) == set(slugs(catalogue, Wanted("model"))) & set(junior.asks)


def test_words_without_an_order_put_the_best_match_first(catalogue: Catalogue) -> None:
    wanted = Wanted("git")

    (first, *_) = lines(catalogue, wanted, listed(catalogue, wanted))

    assert (first.item.skill.slug, wanted.by_category) == ("git", False)
    assert first.hit is not None


def test_words_with_an_order_keep_it(catalogue: Catalogue) -> None:
    by_name, in_chapters = Wanted("model", order="name"), Wanted("model", order="category")

    names = [item.skill.name.lower() for item in listed(catalogue, by_name)]
    places = [catalogue.skills.index(item.skill) for item in listed(catalogue, in_chapters)]

    assert names == sorted(names)
    assert places == sorted(places)
    assert (by_name.by_category, in_chapters.by_category) == (False, True)


def test_chapters_tell_on_which_page_a_category_begins(catalogue: Catalogue) -> None:
    found = listed(catalogue, Wanted())
    counts = [len(catalogue.skills_of[category.slug]) for category in catalogue.categories]

    made = chapters(found, 20)

    assert [chapter.category for chapter in made] == list(catalogue.categories)
    assert [chapter.count for chapter in made] == counts
    assert [chapter.page for chapter in made] == [sum(counts[:place]) // 20 + 1 for place in range(len(counts))]
    assert contents(catalogue, 20) == made


def test_lines_stand_under_their_category(catalogue: Catalogue) -> None:
    shown = lines(catalogue, Wanted(), listed(catalogue, Wanted())[:12])

    groups = by_category(shown)

    assert [(category.slug, len(found)) for category, found in groups] == [("programming", 10), ("cloud-platform", 2)]
