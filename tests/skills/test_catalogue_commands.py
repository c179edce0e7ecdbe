import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from skills.catalogue import Catalogue
from skills.files.documents import to_document
from skills.models import Release, SkillLevel
from skills.services import write_rows
from tests.skills.builders import small_catalogue

pytestmark = pytest.mark.django_db

TINY = small_catalogue()
OTHER = replace(TINY, framework=replace(TINY.framework, slug="other", name="Other"))


def refused(*arguments: Any, **options: Any) -> str:
    with pytest.raises(CommandError) as raised:
        call_command(*arguments, **options)
    return str(raised.value)


def test_a_dump_goes_to_the_screen_or_into_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_rows(catalogue=TINY)
    path = tmp_path / "dump.json"

    call_command("dump_catalogue")
    call_command("dump_catalogue", output=path)

    printed = capsys.readouterr().out
    assert json.loads(printed) == to_document(TINY)
    assert path.read_text(encoding="utf-8") == printed


def test_a_dump_has_the_keys_that_others_rely_on(catalogue: Catalogue, capsys: pytest.CaptureFixture[str]) -> None:
    write_rows(catalogue=catalogue)

    call_command("dump_catalogue")

    document = json.loads(capsys.readouterr().out)
    assert document.keys() >= {"skills", "roles", "responsibilities", "milestones", "pay", "fit", "market", "sources"}
    for skill in document["skills"]:
        assert skill.keys() >= {"slug", "name", "category", "aliases", "levels", "needs", "sources", "resources"}
        assert [level.keys() for level in skill["levels"]] == [{"level", "statement", "hours"}] * 4
        assert all(need.keys() == {"at", "skill", "level"} for need in skill["needs"])
    for role in document["roles"]:
        assert role.keys() >= {"slug", "name", "kind", "levels"}
        for level in role["levels"]:
            assert level.keys() >= {"seniority", "requirements"}
            assert all(asked.keys() == {"skill", "level", "importance"} for asked in level["requirements"])
    for pay in document["pay"]:
        assert pay.keys() >= {"source", "role", "seniority", "low", "high", "average", "currency"}


def test_a_dump_that_can_not_be_written_is_told(tmp_path: Path) -> None:
    write_rows(catalogue=TINY)
    path = tmp_path / "no" / "dump.json"

    assert refused("dump_catalogue", output=path) == f"{path} can't be written: No such file or directory"


def test_a_sound_catalogue_is_checked_in_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    write_rows(catalogue=TINY)

    call_command("check_catalogue")

    assert capsys.readouterr().out == "0 errors, 0 warnings\n"


def test_warnings_are_shown_and_errors_end_the_check_badly(capsys: pytest.CaptureFixture[str]) -> None:
    write_rows(catalogue=TINY)
    SkillLevel.objects.filter(skill__slug="git", level=2).update(statement="Understands git.")
    call_command("check_catalogue")
    SkillLevel.objects.filter(skill__slug="git", level=3).delete()

    assert refused("check_catalogue") == "1 error, 1 warning"

    vague = "warning: skill git: the statement of level 2 says “understands”: what would one see?"
    assert capsys.readouterr().out.split("\n") == [
        vague,
        "0 errors, 1 warning",
        "error: skill git: must have the levels 1, 2, 3 and 4, in this order",
        vague,
        "",
    ]


def test_a_catalogue_is_published_with_its_note(capsys: pytest.CaptureFixture[str]) -> None:
    write_rows(catalogue=TINY)

    call_command("publish_catalogue", "--note", "The first")

    assert capsys.readouterr().out == "Published Tiny, release 1.\n"
    assert list(Release.objects.values_list("number", "note", "by")) == [(1, "The first", "")]


@pytest.mark.parametrize(
    ("note", "told"),
    [
        ("", "This field cannot be blank."),
        ("a" * 501, "Ensure this value has at most 500 characters (it has 501)."),
        ("<b>new</b>", "Write plain text without markup."),
    ],
)
def test_a_note_that_says_nothing_is_refused(note: str, told: str) -> None:
    write_rows(catalogue=TINY)

    assert refused("publish_catalogue", note=note) == f"--note: {told}"
    assert not Release.objects.exists()


def test_the_same_is_published_once_only_if_asked(capsys: pytest.CaptureFixture[str]) -> None:
    write_rows(catalogue=TINY)
    call_command("publish_catalogue", note="The first", if_changed=True)

    call_command("publish_catalogue", note="The same", if_changed=True)
    SkillLevel.objects.filter(skill__slug="git", level=2).update(hours=21)
    call_command("publish_catalogue", note="Changed", if_changed=True)
    call_command("publish_catalogue", note="The same again")

    assert capsys.readouterr().out.split("\n") == [
        "Published Tiny, release 1.",
        "Tiny is as it was published.",
        "Published Tiny, release 2.",
        "Published Tiny, release 3.",
        "",
    ]


def test_errors_stop_the_release() -> None:
    write_rows(catalogue=TINY)
    SkillLevel.objects.filter(skill__slug="git", level=3).delete()

    assert refused("publish_catalogue", note="The first") == (
        "skill git: must have the levels 1, 2, 3 and 4, in this order\nNothing was published."
    )
    assert not Release.objects.exists()


COMMANDS: list[tuple[str, dict[str, str]]] = [
    ("dump_catalogue", {}),
    ("check_catalogue", {}),
    ("publish_catalogue", {"note": "The first"}),
]


@pytest.mark.parametrize(("command", "options"), COMMANDS)
def test_with_several_frameworks_one_must_be_chosen(command: str, options: dict[str, str]) -> None:
    assert refused(command, **options) == "There is no framework: run load_catalogue first."
    write_rows(catalogue=TINY)
    write_rows(catalogue=OTHER)

    assert refused(command, **options) == "Say which: --framework tiny or other"
    assert refused(command, framework="third", **options) == "There is no framework third."


def test_the_chosen_framework_is_meant(capsys: pytest.CaptureFixture[str]) -> None:
    write_rows(catalogue=TINY)
    write_rows(catalogue=OTHER)

    call_command("publish_catalogue", "--framework", "other", "--note", "The first")
    call_command("dump_catalogue", "--framework", "tiny")

    published, _, dumped = capsys.readouterr().out.partition("\n")
    assert published == "Published Other, release 1."
    assert json.loads(dumped) == to_document(TINY)
