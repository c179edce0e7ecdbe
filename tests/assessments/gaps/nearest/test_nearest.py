"""The nearest roles and the next level up: whole values, and what holds for everybody."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from assessments.gaps.analysis import Rated, analyse
from assessments.gaps.nearest.next_level import next_level
from assessments.gaps.nearest.page import nearest_page
from assessments.gaps.nearest.roles import nearest
from assessments.gaps.words import percent
from assessments.ratings.answers.stands import Stand
from skills.catalogue import Catalogue, Requirement, Role, RoleLevel
from skills.targets import target_of
from tests.skills.builders import small_catalogue

TINY = small_catalogue()
ENGINEER = TINY.role["engineer"]
JUNIOR, SENIOR = ENGINEER.levels
NO_TARGET = (None, None)
RATED = st.builds(Rated, level=st.one_of(st.none(), st.integers(0, 4)))
RATINGS = st.dictionaries(st.sampled_from(["git", "testing", "deploying"]), RATED)
EXEMPT = st.dictionaries(st.sampled_from(["git", "testing", "deploying"]), st.just("Why"))


def test_every_level_is_told_with_what_stands_between() -> None:
    page = nearest_page(TINY, NO_TARGET, {"git": Rated(1), "testing": Rated(None)}, {})

    assert [(card.name, card.percent, card.hours) for card in page.cards] == [
        ("Engineer, junior level", 100, 0),
        ("Manager, mid level", 100, 0),
        ("Engineer, senior level", 25, 90),
    ]
    assert page.best == page.cards[0]
    assert page.cards[0].missing == ()
    senior = page.cards[2]
    assert [(one.skill.slug, one.stand, one.want, one.points, one.statement) for one in senior.missing] == [
        ("deploying", Stand(), 3, "33.3", "Shows deploying at step 3."),
        ("git", Stand(True, 1), 2, "25", "Shows git at step 2."),
        ("testing", Stand(True, None), 1, "16.7", "Shows testing at step 1."),
    ]
    assert (senior.more, senior.names, senior.not_rated) == (0, "Deploying, Git, Testing", 1)


def test_what_is_exempted_is_asked_nowhere_and_an_empty_level_is_left_out() -> None:
    page = nearest_page(TINY, NO_TARGET, {"testing": Rated(1)}, {"git": "Another team does it"})

    assert [(card.name, card.percent, card.names) for card in page.cards] == [
        ("Engineer, senior level", 33, "Deploying")
    ]
    assert page.exempt == 1


def test_without_anything_left_to_ask_there_is_no_nearest() -> None:
    page = nearest_page(TINY, NO_TARGET, {}, dict.fromkeys(("git", "testing", "deploying"), "Why"))

    assert (page.best, page.cards, page.tabs) == (None, (), ())


def test_where_nothing_counts_none_is_the_nearest() -> None:
    page = nearest_page(TINY, NO_TARGET, {"git": Rated(0), "testing": Rated(None)}, {})

    assert page.best is None
    assert {card.percent for card in page.cards} == {0}


def test_roles_can_be_shown_by_kind() -> None:
    every, leads_to, unknown = (nearest_page(TINY, NO_TARGET, {"git": Rated(1)}, {}, k) for k in ("", "leads-to", "x"))

    assert [(tab.kind, tab.count, tab.here) for tab in every.tabs] == [
        ("", 3, True),
        ("target", 2, False),
        ("leads-to", 1, False),
    ]
    assert [card.name for card in leads_to.cards] == ["Manager, mid level"]
    assert [tab.here for tab in leads_to.tabs] == [False, False, True]
    assert leads_to.best == every.best
    assert unknown == every


def test_a_card_names_three_skills_and_counts_the_others(catalogue: Catalogue) -> None:
    page = nearest_page(catalogue, NO_TARGET, {"git": Rated(1)}, {})

    assert all(len(card.missing) <= 3 for card in page.cards)
    assert page.cards[0].names.endswith(f"and {page.cards[0].more} more")


def test_of_two_as_near_the_junior_one_comes_first() -> None:
    found = nearest(TINY, {})

    assert [(near.role.slug, near.level.seniority, near.readiness) for near in found] == [
        ("engineer", "junior", 0),
        ("manager", "mid", 0),
        ("engineer", "senior", 0),
    ]


@given(RATINGS, EXEMPT)
def test_the_nearest_agree_with_the_analysis(rated: dict[str, Rated], exempt: dict[str, str]) -> None:
    for card in nearest_page(TINY, NO_TARGET, rated, exempt).cards:
        assert card.percent == percent(analyse(target_of(card.near.level), rated, exempt).readiness)
        assert (card.percent == 100) is (card.missing == ())


# -- The next level up -------------------------------------------------------------------------------------------------


def test_the_next_level_says_what_is_new_and_what_goes_higher() -> None:
    found = next_level(TINY, ENGINEER, JUNIOR, {"git": Rated(2), "testing": Rated(None)}, {})

    assert found is not None
    assert (found.level, found.readiness, found.hours, found.new, found.higher) == (SENIOR, 50, 70, 2, 1)
    assert [(one.skill.slug, one.importance, one.before, one.want, one.stand) for one in found.unmet] == [
        ("deploying", "important", 0, 3, Stand()),
        ("testing", "useful", 0, 1, Stand(True, None)),
    ]
    assert [(one.skill.slug, one.importance, one.before, one.want, one.stand) for one in found.met] == [
        ("git", "essential", 1, 2, Stand(True, 2))
    ]


def test_from_the_highest_level_there_is_no_next() -> None:
    assert next_level(TINY, ENGINEER, SENIOR, {}, {}) is None


def test_a_level_that_asks_no_more_has_nothing_in_addition() -> None:
    same = RoleLevel("mid", "Does.", (Requirement("git", 1, 1),))
    role = Role("engineer", "Engineer", "target", "Builds.", (JUNIOR, same))

    found = next_level(replace(TINY, roles=(role,)), role, JUNIOR, {}, {})

    assert found is not None
    assert found.raised == ()


@given(RATINGS, EXEMPT)
def test_every_skill_that_is_raised_is_told_once_as_met_or_not(rated: dict[str, Rated], exempt: dict[str, str]) -> None:
    found = next_level(TINY, ENGINEER, JUNIOR, rated, exempt)

    assert found is not None
    assert {one.skill.slug for one in found.raised} == {"git", "testing", "deploying"} - set(exempt)
    assert sorted(found.raised, key=str) == sorted(found.met + found.unmet, key=str)
    assert found.first_unmet + found.further_unmet == found.unmet
    assert all(one.is_met is ((rated.get(one.skill.slug, Rated(0)).level or 0) >= one.want) for one in found.raised)
