"""The errors that an import would add, and the rows that they come from."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from skills.admin.rehearsals import added_errors, as_if_complete, blamed, in_words, unfinished
from skills.catalogue import Catalogue, Need, Requirement, RoleLevel, Skill
from skills.lint import Finding, lint


def new_skill(catalogue: Catalogue, **changes: object) -> Catalogue:
    values = {
        "slug": "juggling",
        "name": "Juggling",
        "category": "data",
        "summary": "Balls.",
        "why": "Somebody has to.",
    }
    skill = Skill(**{**values, "aliases": (), "levels": (), **changes})  # type: ignore[arg-type]
    return replace(catalogue, skills=(*catalogue.skills, skill))


def with_skill(catalogue: Catalogue, slug: str, **changes: object) -> Catalogue:
    skills = (replace(skill, **changes) if skill.slug == slug else skill for skill in catalogue.skills)  # type: ignore[arg-type]
    return replace(catalogue, skills=tuple(skills))


def test_an_import_that_adds_nothing_wrong_may_be_kept(catalogue: Catalogue) -> None:
    assert added_errors(catalogue, with_skill(catalogue, "git", why="Another reason.")) == ()


def test_what_was_wrong_before_stops_nobody(catalogue: Catalogue) -> None:
    wrong = with_skill(catalogue, "git", levels=catalogue.skill["git"].levels[:3])

    assert added_errors(wrong, with_skill(wrong, "linux", why="Another reason.")) == ()


def test_a_circle_is_an_added_error(catalogue: Catalogue) -> None:
    circle = with_skill(catalogue, "git", needs=(*catalogue.skill["git"].needs, Need(1, "ci-cd", 2)))

    [found] = added_errors(catalogue, circle)

    assert found.reason.startswith("its needs go round in a circle: ")


def test_a_new_skill_waits_for_its_levels_and_is_checked_all_the_same(catalogue: Catalogue) -> None:
    fine, doubled = new_skill(catalogue), new_skill(catalogue, aliases=("Git",))

    assert added_errors(catalogue, fine) == ()
    assert added_errors(catalogue, doubled) == (
        Finding("skill", "juggling", "claims the alias “git”, and so does git"),
    )
    assert unfinished(catalogue, fine) == (
        "Without levels so far: 1 of the new skills. Import their “Skill levels” next.",
    )


def test_a_new_level_of_a_role_waits_for_what_it_asks(catalogue: Catalogue) -> None:
    role = next(role for role in catalogue.roles if role.levels[-1].seniority == "lead")
    shorter = replace(role, levels=role.levels[:-1])
    before = replace(catalogue, roles=tuple(shorter if one == role else one for one in catalogue.roles))
    empty = replace(role, levels=(*shorter.levels, RoleLevel("lead", "Answers for all of it.", ())))
    after = replace(catalogue, roles=tuple(empty if one == role else one for one in catalogue.roles))

    assert added_errors(before, after) == ()
    assert unfinished(before, after) == (
        "Asking for nothing so far: 1 of the new role levels. Import their “Requirements” next.",
    )
    assert added_errors(after, with_skill(after, "git", aliases=("Linux",))) == (
        Finding("skill", "linux", "claims the alias “linux”, and so does git"),
    )


def test_a_level_that_asks_for_less_than_the_one_below_is_an_added_error(catalogue: Catalogue) -> None:
    role = catalogue.role["mlops-engineer"]
    rest = tuple(asked for asked in role.levels[0].requirements if asked.skill != "git")
    junior = replace(role.levels[0], requirements=(Requirement("git", 4, 3), *rest))
    harder = replace(role, levels=(junior, *role.levels[1:]))
    after = replace(catalogue, roles=tuple(harder if one == role else one for one in catalogue.roles))

    reasons = [finding.reason for finding in added_errors(catalogue, after) if finding.kind == "role"]

    assert reasons
    assert all(reason.startswith("junior is asked for git at 4, but mid at ") for reason in reasons)


def test_what_mends_a_malformed_thing_is_not_held_up_by_what_it_had_hidden(catalogue: Catalogue) -> None:
    """Beside a malformed thing the check tells of nothing else, so what else is wrong would look new."""
    hidden = with_skill(catalogue, "git", aliases=("Linux",))
    broken = with_skill(hidden, "sql", summary="")

    assert added_errors(catalogue, broken) != ()
    assert added_errors(broken, hidden) == ()
    assert added_errors(broken, with_skill(broken, "python", why="")) == (Finding("skill", "python", "why is empty"),)


def test_a_framework_that_is_new_is_checked_whole(catalogue: Catalogue) -> None:
    assert added_errors(None, catalogue) == ()
    assert added_errors(None, with_skill(catalogue, "git", aliases=("Linux",))) != ()


def test_a_catalogue_with_nothing_new_is_judged_as_it_is(catalogue: Catalogue) -> None:
    assert as_if_complete(catalogue, catalogue) == catalogue


@given(st.sampled_from(["git", "linux", "sql", "python"]), st.booleans())
def test_no_error_is_told_that_the_check_would_not_tell(catalogue: Catalogue, slug: str, takes: bool) -> None:
    """And each is told that is new, for no thing is new here."""
    after = with_skill(catalogue, slug, aliases=("Kubernetes",) if takes else (), why="Another reason.")

    found = added_errors(catalogue, after)

    assert set(found) == {finding for finding in lint(after) if finding.is_error} - set(lint(catalogue))


ROWS = {2: frozenset({"git"}), 3: frozenset({"mlops-engineer", "sql"}), 4: frozenset({"mlops-engineer", "git"})}


def test_a_finding_is_blamed_on_the_rows_that_it_names() -> None:
    asked = Finding("role", "mlops-engineer", "junior is asked for sql at 3, but mid at 2")

    assert blamed(asked, ROWS) == [3]
    assert blamed(Finding("skill", "linux", "claims the alias “git”, and so does git"), ROWS) == [2]
    assert blamed(Finding("role", "mlops-engineer", "its levels must rise"), ROWS) == [3, 4]
    assert blamed(Finding("skill", "agile", "needs itself"), ROWS) == []


def test_findings_are_told_with_rows_and_names_and_not_too_many(catalogue: Catalogue) -> None:
    found = (Finding("skill", "git", "one"), Finding("skill", "agile", "two"), Finding("skill", "sql", "three"))

    assert in_words(found, catalogue, ROWS, 2) == (
        "Row 2: Git and version control: one",
        "Agile methods: two",
        "And 1 more.",
    )
    assert in_words(found[:1], catalogue, ROWS, 2) == ("Row 2: Git and version control: one",)
