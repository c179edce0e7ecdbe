"""What a catalogue tells of itself."""

from dataclasses import replace

from hypothesis import given

from skills.catalogue import LISTS, Catalogue, Need, things
from tests.skills.builders import having, small_catalogue
from tests.skills.strategies import catalogues

TINY = small_catalogue()
GIT = TINY.skill["git"]
ENGINEER = TINY.role["engineer"]


def test_things_are_found_by_their_slugs() -> None:
    assert TINY.skill["git"] is TINY.skills[0]
    assert TINY.role["manager"] is TINY.roles[1]
    assert TINY.source["blog"] is TINY.sources[1]


def test_a_statement_is_that_of_its_level() -> None:
    assert [GIT.statement(at) for at in range(5)] == [
        "Git: new to you.",
        "Shows git at step 1.",
        "Shows git at step 2.",
        "Shows git at step 3.",
        "Shows git at step 4.",
    ]


def test_hours_add_up_from_level_to_level() -> None:
    assert [GIT.hours(0, 4), GIT.hours(1, 3), GIT.hours(2, 2), GIT.hours(3, 1)] == [100, 50, 0, 0]


def test_a_role_knows_its_levels_and_what_they_ask_for() -> None:
    senior = ENGINEER.level("senior")

    assert senior is ENGINEER.levels[1]
    assert ENGINEER.level("lead") is None
    assert {slug: asked.level for slug, asked in senior.asks.items()} == {"git": 2, "deploying": 3, "testing": 1}


def test_retired_skills_stand_in_no_category() -> None:
    gone = having(TINY, "skills", "deploying", retired=True)

    assert {name: [skill.slug for skill in found] for name, found in gone.skills_of.items()} == {
        "craft": ["git", "testing"],
        "running": [],
    }


def test_a_skill_unlocks_those_that_need_it() -> None:
    deploying = TINY.skill["deploying"]

    assert TINY.unlocks == {"git": ((Need(2, "git", 2), deploying),), "testing": ((Need(3, "testing", 1), deploying),)}


def test_a_skill_is_asked_by_role_levels() -> None:
    told = {
        skill: [(role.slug, level.seniority, asked.level) for role, level, asked in found]
        for skill, found in TINY.asked_by.items()
    }

    assert told == {
        "git": [("engineer", "junior", 1), ("engineer", "senior", 2), ("manager", "mid", 1)],
        "deploying": [("engineer", "senior", 3)],
        "testing": [("engineer", "senior", 1)],
    }


def test_a_copy_works_its_own_lists_out() -> None:
    assert TINY.unlocks

    assert replace(TINY, skills=()).unlocks == {}


def test_every_list_has_its_kind() -> None:
    told = {kind: [name for of, name, _ in things(TINY) if of == kind] for kind in LISTS}

    assert told == {
        "category": ["craft", "running"],
        "skill": ["git", "testing", "deploying"],
        "role": ["engineer", "manager"],
        "responsibility": ["releases"],
        "milestone": ["project"],
        "pay": ["blog engineer", "guide engineer"],
        "fit": ["demand", "pace"],
        "market": ["acme", "from-managing"],
        "source": ["guide", "blog"],
    }
    assert set(LISTS.values()) | {"framework"} == set(Catalogue.__dataclass_fields__)


@given(catalogues())
def test_every_need_and_every_requirement_is_found_from_both_sides(catalogue: Catalogue) -> None:
    needs = {(need, skill.slug) for skill in catalogue.skills for need in skill.needs}
    asked = {
        (role.slug, level.seniority, entry)
        for role in catalogue.roles
        for level in role.levels
        for entry in level.requirements
    }

    assert {(need, skill.slug) for found in catalogue.unlocks.values() for need, skill in found} == needs
    assert {
        (role.slug, level.seniority, entry) for found in catalogue.asked_by.values() for role, level, entry in found
    } == asked
