"""Whose rights an import and an export ask for: those of the table, not of the page that it stands on."""

import pytest
from django.contrib.auth.models import Permission
from django.core.cache import cache
from django.test import Client

from careerpath.accounts.models import User
from skills.models import Release, Requirement, RoleLevel, SkillLevel
from tests.factories import UserFactory
from tests.skills.admin.steps import confirm, rows_of, sheet, upload

SKILLS = "/admin/skills/skill/import/"
LEVELS = 1


def client_with(*codenames: str) -> Client:
    person: User = UserFactory(is_staff=True, second_factor=True)
    person.user_permissions.set(Permission.objects.filter(codename__in=codenames))
    assert person.user_permissions.count() == len(codenames)
    client = Client()
    client.force_login(person)
    return client


LEVEL = {"skill": "git", "level": 1, "statement": "Otherwise.", "hours": 3}


def test_rights_on_skills_are_none_on_their_levels(release: Release) -> None:
    client = client_with("view_skill", "add_skill", "change_skill")

    page = client.get(SKILLS)
    sent = upload(client, SKILLS, sheet([LEVEL]), LEVELS)

    assert [name for name, _ in page.context["fields_list"]] == ["Skills"]
    assert "confirm_form" not in sent.context
    assert SkillLevel.objects.filter(statement="Otherwise.").count() == 0
    forged = {"original_file_name": "t.csv", "format": "0", "resource": str(LEVELS), "import_file_name": "forged"}
    cache.set("django-import-export-forged", sheet([LEVEL]).read())
    client.post(SKILLS.replace("/import/", "/process_import/"), forged)
    assert SkillLevel.objects.filter(statement="Otherwise.").count() == 0


def test_rights_on_levels_alone_import_levels_alone(release: Release) -> None:
    client = client_with("view_skill", "add_skilllevel", "change_skilllevel")

    preview = upload(client, SKILLS, sheet([LEVEL]))
    confirm(client, SKILLS, preview)

    assert SkillLevel.objects.get(skill__slug="git", level=1).statement == "Otherwise."


@pytest.mark.parametrize("rights", [("view_skill",), ("view_skill", "change_skill"), ("view_skill", "add_skill")])
def test_an_import_asks_for_the_right_to_add_and_to_change(rights: tuple[str, ...], release: Release) -> None:
    assert client_with(*rights).get(SKILLS).status_code == 403


def test_an_export_holds_the_tables_that_one_may_see(release: Release) -> None:
    client = client_with("view_role", "view_requirement")

    page = client.get("/admin/skills/role/export/")
    taken = client.post("/admin/skills/role/export/", {"resource": "1", "format": "0"})

    assert [words for _, words in page.context["form"].fields["resource"].choices] == ["Roles", "Requirements"]
    assert taken["Content-Disposition"].startswith('attachment; filename="requirements-')
    assert len(rows_of(taken.content)) == Requirement.objects.count()
    assert RoleLevel.objects.exists()
