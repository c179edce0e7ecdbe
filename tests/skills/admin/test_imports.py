"""Importing a table in the admin: what would be wrong afterwards is refused, and nobody waits for a preview."""

from typing import Any

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from skills.models import Category, Prerequisite, Release, Skill
from skills.queries import read_rows
from tests.skills.admin.steps import confirm, messages, sheet, skill, upload

SKILLS = "/admin/skills/skill/import/"
ROLES = "/admin/skills/role/import/"
LEVELS, NEEDS, RESOURCES = 1, 2, 3
ROLE_LEVELS, REQUIREMENTS = 1, 2


def juggling(number: int = 1, **changes: Any) -> dict[str, Any]:
    values = {"name": f"Juggling {number}", "category": "data", "summary": "Balls.", "why": "Somebody has to."}
    return {"slug": f"juggling-{number}", **values, **changes}


def refusals(response: HttpResponse) -> tuple[str, ...]:
    assert "confirm_form" not in response.context
    found: tuple[str, ...] = response.context["result"].refusals
    assert all(refusal.split("“")[0].replace("'", "&#x27;") in response.text for refusal in found)
    return found


# -- What would be wrong afterwards ------------------------------------------------------------------------------------


def test_a_circle_of_needs_is_refused_with_its_row(release: Release, editor_client: Client) -> None:
    needs = [
        {"skill": "sql", "at": 1, "needs": "git", "level": 1},
        {"skill": "git", "at": 1, "needs": "ci-cd", "level": 2},
    ]

    [refusal] = refusals(upload(editor_client, SKILLS, sheet(needs), NEEDS))

    assert refusal.startswith("Row 3: ")
    assert "its needs go round in a circle: " in refusal
    assert not Prerequisite.objects.filter(skill__slug="git", needs__slug="ci-cd").exists()


def test_an_alias_that_another_skill_has_is_refused(release: Release, editor_client: Client) -> None:
    rows = [juggling(1, aliases="Balls"), juggling(2, aliases="GIT")]

    found = refusals(upload(editor_client, SKILLS, sheet(rows)))

    assert found == ("Row 3: Juggling 2: claims the alias “git”, and so does git",)
    assert not Skill.objects.filter(slug__startswith="juggling").exists()


def test_an_alias_that_stands_twice_is_refused(release: Release, editor_client: Client) -> None:
    found = refusals(upload(editor_client, SKILLS, sheet([{"slug": "git", "aliases": "git\nGit\nGit"}])))

    assert found == ("Row 2: Git and version control: the alias “git” stands twice, or is its name",)
    assert skill("git").aliases.count("Git") == 1
    assert "GitHub" in skill("git").aliases


def test_a_level_of_a_role_that_asks_for_less_than_the_one_below_is_refused(
    release: Release, editor_client: Client
) -> None:
    rows = [{"role": "mlops-engineer", "seniority": "junior", "skill": "git", "level": 4, "importance": 3}]

    found = refusals(upload(editor_client, ROLES, sheet(rows), REQUIREMENTS))

    assert found
    assert all(refusal.startswith("Row 2: ") for refusal in found)
    assert "MLOps engineer: junior is asked for git at 4, but mid at" in found[0]


def test_a_number_outside_its_limits_that_a_table_takes_is_refused(release: Release, editor_client: Client) -> None:
    rows = [{"role": "mlops-engineer", "seniority": "senior", "years_from": 70, "years_to": 80}]

    found = refusals(upload(editor_client, ROLES, sheet(rows), ROLE_LEVELS))

    assert [refusal.split(": ")[:2] for refusal in found] == [["Row 2", "MLOps engineer"]] * len(found)
    assert "must be from 0 to 60" in found[0]


@pytest.mark.parametrize("level", ["0", "5", "7", "-1", "two"])
def test_a_level_outside_is_a_fault_of_its_row(level: str, release: Release, editor_client: Client) -> None:
    rows = [{"skill": "git", "level": level, "statement": "Does it all.", "hours": 3}]

    preview = upload(editor_client, SKILLS, sheet(rows), LEVELS)

    assert "confirm_form" not in preview.context
    [fault] = preview.context["result"].faults
    assert fault.startswith("Row 2: level: ")


def test_the_page_says_how_much_is_read_at_once(release: Release, editor_client: Client) -> None:
    page = editor_client.get(SKILLS).text

    assert "At most 3,000 rows are read at once, of a file of up to 10 MB." in page


def test_what_was_wrong_before_does_not_hold_an_import_up(release: Release, editor_client: Client) -> None:
    Prerequisite.objects.create(skill=skill("git"), at=1, needs=skill("ci-cd"), level=2)

    preview = upload(editor_client, SKILLS, sheet([{"slug": "agile", "summary": "Otherwise."}]))
    done = confirm(editor_client, SKILLS, preview)

    assert messages(done) == ["Imported: 0 added, 1 changed, 0 as they were."]
    assert skill("agile").summary == "Otherwise."


def test_the_confirmation_checks_again(release: Release, editor_client: Client) -> None:
    """What was fine in the preview is no longer so when somebody has edited in the meantime."""
    preview = upload(editor_client, SKILLS, sheet([{"slug": "agile", "aliases": "Juggling"}]))
    Skill.objects.filter(slug="git").update(aliases=["juggling"])

    done = confirm(editor_client, SKILLS, preview)

    assert messages(done)[0] == "Nothing was imported."
    assert "claims the alias “juggling”" in messages(done)[1]
    assert "Juggling" not in skill("agile").aliases


def test_a_preview_that_is_confirmed_twice_changes_nothing_twice(release: Release, editor_client: Client) -> None:
    preview = upload(editor_client, SKILLS, sheet([juggling()]))

    confirm(editor_client, SKILLS, preview)
    again = confirm(editor_client, SKILLS, preview)

    assert messages(again) == ["The file is no longer here. Choose it again."]
    assert Skill.objects.filter(slug="juggling-1").count() == 1


# -- What comes table by table -----------------------------------------------------------------------------------------


def test_new_skills_come_first_and_their_levels_next(release: Release, editor_client: Client) -> None:
    preview = upload(editor_client, SKILLS, sheet([juggling(1, sources="good-career"), juggling(2)]))
    levels = [
        {"skill": f"juggling-{n}", "level": level, "statement": f"Keeps {n} times {level} balls up.", "hours": level}
        for n in (1, 2)
        for level in (1, 2, 3, 4)
    ]

    assert preview.context["result"].notes == (
        "Without levels so far: 2 of the new skills. Import their “Skill levels” next.",
    )
    confirm(editor_client, SKILLS, preview)
    confirm(editor_client, SKILLS, upload(editor_client, SKILLS, sheet(levels), LEVELS))
    found = read_rows(release.framework).skill["juggling-2"]
    assert [entry.hours for entry in found.levels] == [1, 2, 3, 4]
    assert found.summary == "Balls."


def test_lists_of_things_are_set_emptied_and_left(release: Release, editor_client: Client) -> None:
    agile = {*skill("agile").sources.all()}
    assert skill("git").sources.exists()
    rows = [{"slug": "git", "sources": ""}, {"slug": "linux", "sources": "good-career"}]

    preview = upload(editor_client, SKILLS, sheet(rows))
    confirm(editor_client, SKILLS, preview)
    confirm(editor_client, SKILLS, upload(editor_client, SKILLS, sheet([{"slug": "agile", "summary": "Otherwise."}])))

    emptied, chosen = preview.context["result"].changes
    assert "<del>" in str(dict(emptied.cells)["sources"])
    assert "<ins>" not in str(dict(emptied.cells)["sources"])
    assert "good-career" in str(dict(chosen.cells)["sources"])
    assert list(skill("git").sources.all()) == []
    assert [source.slug for source in skill("linux").sources.all()] == ["good-career"]
    assert {*skill("agile").sources.all()} == agile


def test_a_skill_may_be_replaced_by_one_that_stands_above_it_in_the_file(
    release: Release, editor_client: Client
) -> None:
    rows = [juggling(1), juggling(2, retired="yes", replaced_by="juggling-1, git")]

    confirm(editor_client, SKILLS, upload(editor_client, SKILLS, sheet(rows)))

    assert [one.slug for one in skill("juggling-2").replaced_by.order_by("slug")] == ["git", "juggling-1"]


def test_a_column_that_the_file_leaves_out_stays_as_somebody_else_has_set_it(
    release: Release, editor_client: Client
) -> None:
    preview = upload(editor_client, SKILLS, sheet([{"slug": "git", "summary": "Otherwise."}]))
    Skill.objects.filter(slug="git").update(why="Set in the meantime.")

    confirm(editor_client, SKILLS, preview)

    assert (skill("git").summary, skill("git").why) == ("Otherwise.", "Set in the meantime.")


def test_a_slip_in_a_list_of_things_is_told_with_its_column(release: Release, editor_client: Client) -> None:
    rows = [{"slug": "git", "sources": "no-such"}, {"slug": "linux", "sources": "good-career, nor-this"}]

    preview = upload(editor_client, SKILLS, sheet(rows))

    assert preview.context["result"].faults == [
        "Row 2: sources: there is no source 'no-such'",
        "Row 3: sources: there is no source 'nor-this'",
    ]


def test_a_row_that_the_database_would_refuse_is_told_by_its_number(release: Release, editor_client: Client) -> None:
    itself = [{"skill": "git", "at": 2, "needs": "git", "level": 1}]
    book = {"skill": "git", "title": "Book", "link": "https://book.example/", "kind": "book", "hours": 3}
    downwards = [{**book, "start": 2, "end": 1}]

    assert upload(editor_client, SKILLS, sheet(itself), NEEDS).context["result"].faults == [
        "Row 2: A skill can't need itself; its level below is needed anyway."
    ]
    assert upload(editor_client, SKILLS, sheet(downwards), RESOURCES).context["result"].faults == [
        "Row 2: A resource leads to a higher level than it starts from."
    ]
    assert upload(editor_client, SKILLS, sheet([{"slug": "alone"}])).context["result"].faults[0].startswith("Row 2: ")


# -- Nobody waits for a preview ----------------------------------------------------------------------------------------


def writing(queries: CaptureQueriesContext) -> list[str]:
    """The queries from the first that writes the catalogue to the last."""
    texts = [query["sql"] for query in queries.captured_queries]
    writes = [
        number
        for number, text in enumerate(texts)
        if text.startswith(("INSERT", "UPDATE", "DELETE")) and '"skills_' in text
    ]
    return texts[writes[0] : writes[-1] + 1] if writes else []


def test_a_faulty_file_is_found_out_before_anything_is_written(release: Release, editor_client: Client) -> None:
    rows = [*(juggling(number) for number in range(20)), juggling(20, category="no-such")]

    with CaptureQueriesContext(connection) as queries:
        preview = upload(editor_client, SKILLS, sheet(rows))

    assert len(preview.context["result"].faults) == 1
    assert writing(queries) == []


def test_a_preview_writes_many_rows_in_one_go_and_takes_them_back(release: Release, editor_client: Client) -> None:
    rows = [juggling(number, sources="good-career") for number in range(300)]

    with CaptureQueriesContext(connection) as queries:
        preview = upload(editor_client, SKILLS, sheet(rows))

    assert preview.context["result"].totals["new"] == 300
    assert 0 < len(writing(queries)) < 20
    assert not Skill.objects.filter(slug__startswith="juggling").exists()


def test_a_preview_shows_the_first_changes_and_counts_them_all(release: Release, editor_client: Client) -> None:
    rows = [{"slug": f"area-{number}", "name": f"Area {number}", "summary": "An area."} for number in range(450)]

    preview = upload(editor_client, "/admin/skills/category/import/", sheet(rows))

    assert len(preview.context["result"].changes) == 200
    assert "450 to add, 0 to change, 0 as they are." in preview.text
    assert "These are the first 200 of 450 changes." in preview.text
    assert "area-199" in preview.text
    assert "area-200" not in preview.text
    assert len(preview.content) < 150_000
    confirm(editor_client, "/admin/skills/category/import/", preview)
    assert Category.objects.filter(slug__startswith="area-").count() == 450
