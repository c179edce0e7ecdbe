"""An editor in the admin: takes a table out and brings it back, sets required levels, checks and publishes."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from skills.admin.exchange import POSITIONS
from skills.models import Framework, Release, Requirement, Role, Skill, SkillLevel, Source
from skills.queries import read_rows

TABLES = (
    "category",
    "fitstatement",
    "framework",
    "marketfact",
    "milestone",
    "responsibility",
    "role",
    "salaryfigure",
    "skill",
    "source",
)


def exported(client: Client, table: str, ending: str, resource: int = 0) -> bytes:
    values = {"format": str(POSITIONS[ending]), "resource": str(resource)}
    response = client.post(f"/admin/skills/{table}/export/", values)
    assert response.status_code == 200
    return response.content


def sent(client: Client, table: str, content: bytes, name: str, resource: int = 0) -> HttpResponse:
    values = {"import_file": SimpleUploadedFile(name, content), "resource": str(resource)}
    return client.post(f"/admin/skills/{table}/import/", values)


def resources_of(client: Client, table: str) -> int:
    return len(client.get(f"/admin/skills/{table}/export/").context["form"].fields["resource"].choices)


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
@pytest.mark.parametrize("table", TABLES)
def test_what_was_taken_out_changes_nothing_when_it_comes_back(
    table: str, ending: str, admin_client: Client, release: Release
) -> None:
    framework = Framework.objects.get()
    before = read_rows(framework)

    for resource in range(resources_of(admin_client, table)):
        content = exported(admin_client, table, ending, resource)
        preview = sent(admin_client, table, content, f"{table}.{ending}", resource)
        assert preview.status_code == 200
        result = preview.context["result"]
        assert not result.has_errors()
        assert not result.has_validation_errors()
        assert {row.import_type for row in result.rows} <= {"skip"}

    assert read_rows(framework) == before


def test_a_changed_sheet_is_shown_first_and_then_brought_in(admin_client: Client, release: Release) -> None:
    content = exported(admin_client, "source", "csv").replace(b"Is MLOps a good career?", b"Is it a good career?")

    preview = sent(admin_client, "source", content, "source.csv")
    untouched = Source.objects.get(slug="good-career").title
    confirm = preview.context["confirm_form"]
    admin_client.post("/admin/skills/source/process_import/", confirm.initial)

    assert untouched == "Is MLOps a good career?"
    assert Source.objects.get(slug="good-career").title == "Is it a good career?"


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"\xff\xfe\x00broken", "source.csv"),
        (b"no,such,columns\n1,2,3\n", "source.csv"),
        (b"PK\x03\x04 not a workbook", "source.xlsx"),
        (b"", "source.csv"),
        (b"slug,title\n", "source.pdf"),
    ],
)
def test_a_file_that_is_none_is_refused_and_changes_nothing(
    content: bytes, name: str, admin_client: Client, release: Release
) -> None:
    before = list(Source.objects.values())

    response = sent(admin_client, "source", content, name)

    assert response.status_code in (200, 302)
    assert not (response.context or {}).get("confirm_form")
    assert list(Source.objects.values()) == before


def test_a_formula_leaves_as_text(admin_client: Client, release: Release) -> None:
    Source.objects.filter(slug="good-career").update(publisher="=1+1")

    assert b",=1+1" not in exported(admin_client, "source", "csv")


def test_a_required_level_is_set_in_the_grid(admin_client: Client, release: Release) -> None:
    role = Role.objects.get(slug="mlops-engineer")
    path = f"/admin/skills/role/{role.pk}/requirements/"
    grid = admin_client.get(path).context["grid"]
    cells = [cell for _, lines in grid.groups for line in lines for cell in line.cells if line.skill.slug == "git"]
    values = {cell.name: cell.value for _, lines in grid.groups for line in lines for cell in line.cells}

    harder = {cells[0].name: "3-3", cells[1].name: "3-3"}
    admin_client.post(path, {**values, **harder, "stamp": grid.stamp})
    stale = admin_client.post(path, {**values, "stamp": grid.stamp})

    asked = Requirement.objects.filter(role_level__role=role, skill__slug="git")
    assert list(asked.order_by("role_level__order").values_list("level", "importance"))[:2] == [(3, 3), (3, 3)]
    assert "Somebody else has saved this role in the meantime" in stale.text


def test_an_edit_is_checked_and_published(admin_client: Client, release: Release) -> None:
    SkillLevel.objects.filter(skill__slug="git", level=1).update(statement="Makes a commit and says what it holds.")

    check = admin_client.get("/admin/skills/release/check/")
    page = admin_client.get("/admin/skills/release/publish/")
    said = {"note": "Clearer about Git", "sure": "on", "stamp": page.context["draft"].stamp}
    admin_client.post("/admin/skills/release/publish/", said)
    again = admin_client.post("/admin/skills/release/publish/", said)

    newest = Release.objects.order_by("-number").first()
    assert check.status_code == 200
    assert "Makes a commit and says what it holds." in page.text
    assert (newest.number, newest.note, newest.by) == (2, "Clearer about Git", "admin@example.org")
    assert again.status_code == 200
    assert Release.objects.count() == 2


def test_a_release_is_shown_with_what_was_new(admin_client: Client, release: Release) -> None:
    page = admin_client.get(f"/admin/skills/release/{release.pk}/change/")

    assert page.status_code == 200
    assert "The first" in page.text


def test_the_lists_of_every_table_open_and_search(admin_client: Client, release: Release) -> None:
    for table in (*TABLES, "release"):
        assert admin_client.get(f"/admin/skills/{table}/?q=python").status_code == 200
    assert Skill.objects.count() == 74
    assert Requirement.objects.exists()
