import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given

from skills.catalogue import Catalogue, Category, Level, Need, Proof, Requirement, Resource, Years
from skills.lint import VAGUE, Finding, errors, lint
from skills.references import references
from tests.skills.builders import a_skill, having, small_catalogue
from tests.skills.strategies import catalogues

Change = Callable[[Catalogue], Catalogue]
TINY = small_catalogue()
GIT, DEPLOYING = TINY.skill["git"], TINY.skill["deploying"]
ENGINEER = TINY.role["engineer"]
JUNIOR, SENIOR = ENGINEER.levels


def put(name: str, slug: str, /, **values: Any) -> Change:
    return lambda catalogue: having(catalogue, name, slug, **values)


def with_pay(**values: Any) -> Change:
    return lambda catalogue: replace(catalogue, pay=(replace(catalogue.pay[0], **values),))


def git_step(level: int, /, **values: Any) -> Change:
    levels = tuple(replace(entry, **values) if entry.level == level else entry for entry in GIT.levels)
    return put("skills", "git", levels=levels)


def git_book(**values: Any) -> Change:
    return put("skills", "git", resources=(GIT.resources[0], replace(GIT.resources[0], **values)))


def engineer(*levels: Any) -> Change:
    return put("roles", "engineer", levels=levels)


def senior(*requirements: Requirement) -> Change:
    return engineer(JUNIOR, replace(SENIOR, requirements=requirements))


def found(change: Change) -> list[str]:
    return [f"{'error' if finding.is_error else 'warning'}: {finding}" for finding in lint(change(TINY))]


def test_the_small_catalogue_and_ours_have_no_finding(catalogue: Catalogue) -> None:
    assert lint(TINY) == ()
    assert lint(catalogue) == ()


@given(catalogues())
def test_a_sound_catalogue_has_no_error_in_whatever_order(catalogue: Catalogue) -> None:
    assert errors(lint(catalogue)) == ()


MALFORMED: list[tuple[Change, str]] = [
    (lambda tiny: replace(tiny, framework=replace(tiny.framework, name="")), "framework tiny: name is empty"),
    (put("categories", "craft", summary="a" * 301), "category craft: summary has 301 characters, but at most 300 fit"),
    (git_step(2, statement=""), "skill git: levels[1].statement is empty"),
    (git_step(2, statement="a" * 201), "skill git: levels[1].statement has 201 characters, but at most 200 fit"),
    (git_step(4, level=7), "skill git: levels[3].level is 7, but must be from 1 to 4"),
    (git_step(1, hours=0), "skill git: levels[0].hours is 0, but must be from 1 to 1000"),
    (git_step(1, hours=None), "skill git: levels[0].hours is nothing, but must be a whole number"),
    (put("skills", "git", why="<script>"),
     "skill git: why has markup or control characters in it; write plain text"),
    (git_book(link="http://example.org"),
     "skill git: resources[1].link is not a link that begins with https://"),
    (put("market", "acme", slug="Acme_Inc"), "market Acme_Inc: slug is not a slug (small letters, digits and dashes)"),
    (engineer(replace(JUNIOR, seniority="elder")),
     "role engineer: levels[0].seniority is 'elder', but must be one of junior, mid, senior, lead"),
    (engineer(replace(JUNIOR, years=Years(61, None))),
     "role engineer: levels[0].years.from is 61, but must be from 0 to 60"),
    (with_pay(currency="dollars"), "pay blog engineer: currency has 7 characters, but at most 3 fit"),
    (put("fit", "demand", kind="maybe"),
     "fit demand: kind is 'maybe', but must be one of upside, downside, trade-off, suits, suits-less"),
]  # fmt: skip
GROUND: list[tuple[Change, str]] = [
    (lambda tiny: replace(tiny, skills=(*tiny.skills, GIT)), "skill git: there are two with this slug"),
    (lambda tiny: replace(tiny, sources=(*tiny.sources, *tiny.sources)),
     "source guide: there are two with this slug\nsource blog: there are two with this slug"),
    (put("skills", "git", category="art"), "skill git: category names the category art, which there isn't"),
    (put("skills", "git", needs=(Need(1, "gut", 1),)), "skill git: needs names the skill gut, which there isn't"),
    (put("skills", "git", retired=False, replaced_by=("gut",)),
     "skill git: replaced_by names the skill gut, which there isn't"),
    (put("skills", "git", sources=("rumour",)), "skill git: sources names the source rumour, which there isn't"),
    (put("roles", "engineer", sources=("rumour",)),
     "role engineer: sources names the source rumour, which there isn't"),
    (senior(Requirement("gut", 1, 1)),
     "role engineer: senior, requirements names the skill gut, which there isn't"),
    (engineer(replace(JUNIOR, sources=("rumour",))),
     "role engineer: junior, sources names the source rumour, which there isn't"),
    (put("responsibilities", "releases", roles=("chief",)),
     "responsibility releases: roles names the role chief, which there isn't"),
    (put("responsibilities", "releases", skills=("gut",)),
     "responsibility releases: skills names the skill gut, which there isn't"),
    (put("milestones", "project", proves=(Proof("gut", 1),)),
     "milestone project: proves names the skill gut, which there isn't"),
    (put("market", "acme", role="chief"), "market acme: role names the role chief, which there isn't"),
    (put("fit", "pace", sources=("rumour",)), "fit pace: sources names the source rumour, which there isn't"),
    (with_pay(role="chief"), "pay blog chief: role names the role chief, which there isn't"),
    (with_pay(source="rumour"), "pay rumour engineer: source names the source rumour, which there isn't"),
]  # fmt: skip
SKILLS: list[tuple[Change, str]] = [
    (put("skills", "git", levels=GIT.levels[:3]), "skill git: must have the levels 1, 2, 3 and 4, in this order"),
    (put("skills", "git", levels=GIT.levels[::-1]), "skill git: must have the levels 1, 2, 3 and 4, in this order"),
    (git_step(2, statement=GIT.levels[0].statement.upper()),
     "skill git: the statement of level 1 stands elsewhere too\n"
     "skill git: the statement of level 2 stands elsewhere too"),
    (git_step(2, statement=DEPLOYING.levels[0].statement),
     "skill git: the statement of level 2 stands elsewhere too\n"
     "skill deploying: the statement of level 1 stands elsewhere too"),
    (put("skills", "git", needs=(Need(1, "deploying", 2),)),
     "skill deploying: its needs go round in a circle: deploying 2 before git 1 before git 2 before deploying 2"),
    (put("skills", "git", needs=(Need(2, "testing", 1), Need(2, "testing", 1))),
     "skill git: level 2 needs testing twice"),
    (put("skills", "git", needs=(Need(3, "git", 1),)), "skill git: needs itself; the level below is needed anyway"),
    (put("skills", "deploying", aliases=("VERSION control",)),
     "skill deploying: claims the alias “version control”, and so does git"),
    (put("skills", "git", aliases=("vcs", "VCS", "GIT")),
     "skill git: the alias “git” stands twice, or is its name\n"
     "skill git: the alias “vcs” stands twice, or is its name"),
    (put("skills", "deploying", name="git"), "skill deploying: claims the alias “git”, and so does git"),
    (put("skills", "git", resources=(), aliases=("vcs",)),
     "skill git: level 1 is asked for, but no resource or milestone leads to it\n"
     "skill git: level 2 is asked for, but no resource or milestone leads to it"),
    (put("skills", "git", resources=(replace(GIT.resources[0], start=1),)),
     "skill git: level 1 is asked for, but no resource or milestone leads to it"),
    (git_book(title="Forgetting git", start=2, end=2),
     "skill git: the resource “Forgetting git” leads from a level to none above"),
    (put("skills", "git", replaced_by=("git",)), "skill git: is replaced by itself"),
    (put("skills", "testing", retired=True),
     "skill deploying: needs names testing, which is retired\n"
     "role engineer: senior, requirements names testing, which is retired"),
]  # fmt: skip
REST: list[tuple[Change, str]] = [
    (engineer(replace(JUNIOR, requirements=()), SENIOR), "role engineer: junior asks for no skill"),
    (lambda tiny: replace(tiny, roles=(*tiny.roles, replace(ENGINEER, slug="idler", levels=()))),
     "role idler: has no level"),
    (engineer(SENIOR, JUNIOR),
     "role engineer: its levels must rise from junior to lead, each once\n"
     "role engineer: senior is asked for git at 2, but junior at 1\n"
     "role engineer: senior is asked for deploying at 3, but junior not at all\n"
     "role engineer: senior is asked for testing at 1, but junior not at all"),
    (engineer(JUNIOR, JUNIOR, SENIOR), "role engineer: its levels must rise from junior to lead, each once"),
    (senior(*SENIOR.requirements, Requirement("git", 4, 1)), "role engineer: senior asks for git twice"),
    (senior(Requirement("deploying", 3, 2), Requirement("testing", 1, 1)),
     "role engineer: junior is asked for git at 1, but senior not at all"),
    (put("milestones", "project", proves=(Proof("git", 1), Proof("git", 3))), "milestone project: proves git twice"),
    (with_pay(low=None, high=None), "pay blog engineer: has no figure"),
    (with_pay(low=9, high=8), "pay blog engineer: its figures don't rise from the lowest to the highest"),
    (with_pay(low=7, high=9, average=10), "pay blog engineer: its figures don't rise from the lowest to the highest"),
    (engineer(replace(JUNIOR, years=Years(3, 2)), SENIOR), "role engineer: the years of junior end before they begin"),
    (put("fit", "pace", right=None), "fit pace: a trade-off, and nothing else, has two poles: left and right"),
    (put("fit", "demand", left="More", right="Less"),
     "fit demand: a trade-off, and nothing else, has two poles: left and right"),
]  # fmt: skip


@pytest.mark.parametrize(("change", "told"), MALFORMED + GROUND + SKILLS + REST)
def test_a_planted_fault_is_an_error(change: Change, told: str) -> None:
    assert found(change) == [f"error: {line}" for line in told.split("\n")]


@pytest.mark.parametrize("vague", VAGUE)
def test_a_vague_statement_is_a_warning(vague: str) -> None:
    told = found(git_step(3, statement=f"Shows ({vague.capitalize()}): more."))

    words = [word for word in VAGUE if re.search(rf"\b{word}\b", vague)]
    assert told == [
        f"warning: skill git: the statement of level 3 says “{word}”: what would one see?" for word in words
    ]


def test_a_skill_that_nobody_asks_for_is_a_warning() -> None:
    assert found(lambda tiny: replace(tiny, skills=(*tiny.skills, a_skill("juggling")))) == [
        "warning: skill juggling: no role asks for it and no skill needs it"
    ]


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (senior(Requirement("git", 1, 3), Requirement("deploying", 2, 2)),
         ["role engineer: senior asks for git at 1, but what it asks of deploying needs git at 2"]),
        (put("skills", "testing", needs=(Need(1, "git", 3),)),
         ["role engineer: senior asks for git at 2, but what it asks of deploying needs git at 3"]),
        (senior(Requirement("git", 2, 3), Requirement("deploying", 2, 2)), []),
        (senior(Requirement("git", 1, 3), Requirement("deploying", 1, 2)), []),
        (senior(Requirement("git", 2, 3), Requirement("deploying", 3, 2)), []),
    ],
)  # fmt: skip
def test_a_role_that_asks_less_than_its_own_requirements_need_is_a_warning(change: Change, told: list[str]) -> None:
    assert found(change) == [f"warning: {line}" for line in told]


def test_a_retired_skill_need_not_be_asked_for_and_leaves_its_words_to_others() -> None:
    heir = a_skill("juggling", retired=True, levels=GIT.levels, aliases=("version control",), replaced_by=("git",))

    assert found(lambda tiny: replace(tiny, skills=(*tiny.skills, heir))) == []


def test_a_retired_skill_may_name_another_retired_one() -> None:
    older = a_skill("juggling", retired=True, replaced_by=("jumping",))
    newer = a_skill("jumping", retired=True, needs=(Need(2, "juggling", 1),))

    assert found(lambda tiny: replace(tiny, skills=(*tiny.skills, older, newer))) == []


def test_a_milestone_can_lead_to_a_level_as_a_resource_does() -> None:
    book = Resource("A book", "https://example.org/book", "book", 0, 1, hours=3, cost="free")

    assert found(put("skills", "git", resources=(book,))) == [
        "error: skill git: level 2 is asked for, but no resource or milestone leads to it"
    ]
    assert found(
        lambda tiny: having(
            having(tiny, "skills", "git", resources=(book,)), "milestones", "project", proves=(Proof("git", 2),)
        )
    ) == []  # fmt: skip


def test_one_figure_of_pay_is_enough() -> None:
    for figure in ("low", "high", "average"):
        assert found(with_pay(**{"low": None, "high": None, "average": None, figure: 1})) == []


def test_a_catalogue_with_nothing_in_it_has_no_skill() -> None:
    assert [str(finding) for finding in lint(Catalogue(TINY.framework, *((),) * 9))] == ["framework tiny: has no skill"]


def test_a_category_with_nothing_in_it_is_a_warning() -> None:
    idle = Category("idle", "Idle", "Nothing yet.")

    assert found(lambda tiny: replace(tiny, categories=(*tiny.categories, idle))) == [
        "warning: category idle: has no skill"
    ]


def test_rules_wait_for_what_they_rely_on() -> None:
    broken = put("skills", "git", category="art", levels=(Level(1, "Knows git.", 1),))

    assert found(broken) == ["error: skill git: category names the category art, which there isn't"]


def test_findings_tell_errors_from_warnings() -> None:
    wrong, doubtful = Finding("skill", "git", "is wrong"), Finding("skill", "git", "is odd", is_error=False)

    assert errors((doubtful, wrong, doubtful)) == (wrong,)


def test_every_place_that_names_another_thing_is_a_reference() -> None:
    told = {(found.kind, found.place, found.target_kind) for found in references(TINY)}

    assert told == {
        ("skill", "category", "category"), ("skill", "needs", "skill"), ("skill", "sources", "source"),
        ("role", "junior, requirements", "skill"), ("role", "junior, sources", "source"),
        ("role", "senior, requirements", "skill"), ("role", "mid, requirements", "skill"),
        ("role", "sources", "source"),
        ("responsibility", "roles", "role"), ("responsibility", "skills", "skill"),
        ("responsibility", "sources", "source"),
        ("milestone", "proves", "skill"), ("milestone", "sources", "source"),
        ("market", "role", "role"), ("market", "sources", "source"), ("fit", "sources", "source"),
        ("pay", "role", "role"), ("pay", "source", "source"),
    }  # fmt: skip
