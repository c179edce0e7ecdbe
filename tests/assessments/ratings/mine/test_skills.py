"""The list of what a person can do."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from assessments.ratings.mine.skills import OLD, ORDERS, SHOWN, Mine, Rated, Wanted, by_category, listed, my_skills
from skills.catalogue import Catalogue

SLUGS = ("git", "python", "sql", "linux", "kubernetes", "containers", "networking", "communication", "collaboration")
RATED = st.dictionaries(
    st.sampled_from(SLUGS),
    st.builds(Rated, st.one_of(st.none(), st.integers(0, 4)), st.integers(0, 2 * OLD)),
)
EVIDENCE = st.dictionaries(st.sampled_from(SLUGS), st.integers(1, 3))


def slugs(found: tuple[Mine, ...]) -> list[str]:
    return [one.skill.slug for one in found]


@given(RATED, EVIDENCE, st.sampled_from(sorted(SHOWN)), st.sampled_from(sorted(ORDERS)))
def test_what_is_shown_is_shown_once_whatever_the_order(
    catalogue: Catalogue, rated: dict[str, Rated], evidence: dict[str, int], show: str, order: str
) -> None:
    mine = my_skills(catalogue, rated, evidence)

    found = listed(catalogue, mine, Wanted(show=show, order=order))

    assert len(slugs(found)) == len(set(slugs(found)))
    assert sorted(slugs(found)) == sorted(slugs(listed(catalogue, mine, Wanted(show=show))))


@given(RATED, EVIDENCE)
def test_rated_and_not_rated_are_all(catalogue: Catalogue, rated: dict[str, Rated], evidence: dict[str, int]) -> None:
    mine = my_skills(catalogue, rated, evidence)

    found = {show: set(slugs(listed(catalogue, mine, Wanted(show=show)))) for show in SHOWN}

    assert found[""] == set(rated)
    assert found[""] | found["open"] == found["all"] == set(catalogue.skill)
    assert found[""] & found["open"] == set()
    assert found["old"] | found["unproven"] <= found[""]
    assert found["unproven"] & set(evidence) == set()


@given(RATED)
def test_the_orders_are_what_they_say(catalogue: Catalogue, rated: dict[str, Rated]) -> None:
    mine = my_skills(catalogue, rated, {})

    levels = [one.rated.level for one in listed(catalogue, mine, Wanted(order="level")) if one.rated]
    ages = [one.rated.age for one in listed(catalogue, mine, Wanted(order="age")) if one.rated]

    with_level = [level for level in levels if level is not None]
    assert levels == sorted(with_level, reverse=True) + [None] * (len(levels) - len(with_level))
    assert ages == sorted(ages, reverse=True)


def test_a_year_makes_a_rating_old(catalogue: Catalogue) -> None:
    rated = {"git": Rated(2, OLD - 1), "python": Rated(2, OLD)}

    assert slugs(listed(catalogue, my_skills(catalogue, rated, {}), Wanted(show="old"))) == ["python"]


def test_what_does_not_apply_needs_no_evidence(catalogue: Catalogue) -> None:
    mine = my_skills(catalogue, {"git": Rated(None, 0), "python": Rated(0, 0)}, {})

    assert slugs(listed(catalogue, mine, Wanted(show="unproven"))) == ["python"]


def test_a_skill_goes_by_what_adverts_call_it(catalogue: Catalogue) -> None:
    mine = my_skills(catalogue, {"kubernetes": Rated(1, 0), "git": Rated(1, 0)}, {})

    assert slugs(listed(catalogue, mine, Wanted(query="k8s"))) == ["kubernetes"]


def test_a_skill_out_of_use_is_shown_where_it_was_rated_and_found_by_its_name(catalogue: Catalogue) -> None:
    retired = with_retired(catalogue, "git", "sql")

    mine = my_skills(retired, {"git": Rated(2, 0), "python": Rated(1, 0)}, {})

    assert slugs(listed(retired, mine, Wanted())) == ["python", "git"]
    assert slugs(listed(retired, mine, Wanted(query="version CONTROL"))) == ["git"]
    assert "sql" not in slugs(mine)


def test_a_list_by_category_has_each_category_once(catalogue: Catalogue) -> None:
    found = by_category(my_skills(catalogue, {}, {}))

    assert [category for category, _ in found] == list(catalogue.categories)


def test_the_facts_beside_a_skill(catalogue: Catalogue) -> None:
    rated = {"git": Rated(2, 0, 1), "python": Rated(None, 400)}
    mine = {one.skill.slug: one for one in my_skills(catalogue, rated, {"git": 1, "sql": 2})}

    assert mine["git"].facts == "Rated today, verified at 1, 1 piece of evidence"
    assert mine["git"].statement == catalogue.skill["git"].statement(2)
    assert mine["python"].facts == "Rated 13 months ago"
    assert mine["python"].statement == ""
    assert mine["sql"].facts == "2 pieces of evidence"


def with_retired(catalogue: Catalogue, *gone: str) -> Catalogue:
    skills = tuple(replace(skill, retired=skill.slug in gone) for skill in catalogue.skills)
    return replace(catalogue, skills=skills)
