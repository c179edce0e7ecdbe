"""The group that edits the catalogue."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command

from careerpath.accounts.models import User
from tests.factories import UserFactory


def powers(group: Group) -> set[str]:
    return {f"{p.content_type.app_label}.{p.codename}" for p in group.permissions.select_related("content_type")}


@pytest.fixture
def editor(db: None) -> User:
    editor = UserFactory(is_staff=True)
    editor.groups.add(Group.objects.get(name="Editors"))
    return editor


def test_editors_may_edit_and_publish_the_catalogue(editor: User) -> None:
    assert editor.has_perms(["skills.add_skill", "skills.change_skilllevel", "skills.delete_prerequisite"])
    assert editor.has_perms(["skills.view_release", "skills.publish_release"])


def test_editors_have_no_power_over_releases_and_people(editor: User) -> None:
    group = Group.objects.get(name="Editors")

    assert {name for name in powers(group) if name.endswith("_release")} == {
        "skills.view_release",
        "skills.publish_release",
    }
    assert {name.split(".")[0] for name in powers(group)} == {"skills"}
    assert {name for name in powers(group) if name.endswith(("delete_role", "delete_framework"))} == set()
    assert not editor.is_superuser


def test_the_group_is_mended_at_each_migrate_and_keeps_what_it_was_given(db: None) -> None:
    group = Group.objects.get(name="Editors")
    before = powers(group)
    group.permissions.set([Permission.objects.get(codename="view_group")])

    call_command("migrate", verbosity=0)

    assert powers(group) == before | {"auth.view_group"}


def test_a_deleted_group_comes_back(db: None) -> None:
    before = powers(Group.objects.get(name="Editors"))
    Group.objects.all().delete()

    call_command("migrate", verbosity=0)

    assert powers(Group.objects.get(name="Editors")) == before
