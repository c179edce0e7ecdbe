from collections.abc import Callable
from dataclasses import replace
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.apps import apps
from django.core.management import CommandError, call_command

from skills.catalogue import Catalogue
from skills.files.documents import load
from skills.models import Framework
from skills.queries import read_rows
from skills.releases import publish
from skills.services import write_rows
from tests.skills.builders import having, small_catalogue, without, write_document, write_folder

pytestmark = pytest.mark.django_db

TINY = small_catalogue()
Spoil = Callable[[Path], None]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_folder(having(TINY, "skills", "git", name="Git, edited"), tmp_path / "tiny")


def rows() -> dict[str, list[dict[str, Any]]]:
    models = apps.get_app_config("skills").get_models(include_auto_created=True)
    return {model.__name__: list(model._default_manager.order_by("pk").values()) for model in models}


def refused(*arguments: Any, **options: Any) -> str:
    with pytest.raises(CommandError) as raised:
        call_command(*arguments, **options)
    return str(raised.value)


def change(name: str, old: str, new: str) -> Spoil:
    def spoil(folder: Path) -> None:
        text = (folder / name).read_text()
        assert old in text
        (folder / name).write_text(text.replace(old, new, 1))

    return spoil


def put(name: str, content: bytes) -> Spoil:
    return lambda folder: (folder / name).write_bytes(content) and None


def grow(name: str, size: int) -> Spoil:
    def spoil(folder: Path) -> None:
        with (folder / name).open("r+b") as file:
            file.truncate(size)

    return spoil


LAUGHS = b"a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n"
BAD: dict[str, tuple[Spoil, str]] = {
    "a circle": (
        change("skills/craft.yaml", "needs: []", "needs: [{at: 1, skill: deploying, level: 2}]"),
        "skills/running.yaml: skill deploying: its needs go round in a circle: "
        "deploying 2 before git 1 before git 2 before deploying 2",
    ),
    "an unknown slug": (
        change("roles/000-engineer.yaml", "skill: testing", "skill: tasting"),
        "roles/000-engineer.yaml: role engineer: senior, requirements names the skill tasting, which there isn't",
    ),
    "a level of 7": (
        change("skills/running.yaml", "level: 2", "level: 7"),
        "skills/running.yaml: skills[0] deploying.needs[0].level: is 7, but must be from 1 to 4",
    ),
    "a doubled alias": (
        change("skills/running.yaml", "aliases: []", "aliases: [Version Control]"),
        "skills/running.yaml: skill deploying: claims the alias “version control”, and so does git",
    ),
    "markup": (
        change("fit.yaml", "There are many openings.", "There are <b>many</b> openings."),
        "fit.yaml: fit[0] demand.text: has markup or control characters in it; write plain text",
    ),
    "100 MB": (grow("market.yaml", 100 * 1024**2), "market.yaml: the file: is larger than 2 MB"),
    "broken YAML": (
        put("pay.yaml", b"pay: [{source: blog,\n"),
        "pay.yaml: line 2: is not good YAML: did not find expected node content",
    ),
    "a doubled key": (
        change("framework.yaml", "name: Tiny", "name: Tiny\nname: Tiny"),
        "framework.yaml: line 3: is not good YAML: the key name stands twice",
    ),
    "aliases that grow": (
        put("pay.yaml", LAUGHS),
        "pay.yaml: line 2: is not good YAML: it uses an alias (*name); write the text out",
    ),
    "another encoding": (put("sources.yaml", b"sources: [\xe9]"), "sources.yaml: the file: is not written in UTF-8"),
    "a missing file": (
        lambda folder: (folder / "pay.yaml").unlink(),
        "pay.yaml: the file: can't be read: No such file or directory",
    ),
    "a list for a mapping": (
        put("roles/001-manager.yaml", b"- slug: manager\n"),
        "roles/001-manager.yaml: the file: must be a mapping of keys to values",
    ),
    "a mapping for a list": (
        put("fit.yaml", b"fit: {slug: demand}\n"),
        "fit.yaml: fit: is a mapping, but must be a list",
    ),
    "deep nesting": (
        put("pay.yaml", b"pay: " + b"[" * 500_000),
        "pay.yaml: line 1: is not good YAML: it is nested too deeply",
    ),
}


@pytest.mark.parametrize("loaded_before", [True, False])
@pytest.mark.parametrize("name", BAD)
def test_a_bad_folder_is_told_in_one_line_and_changes_nothing(folder: Path, name: str, loaded_before: bool) -> None:
    spoil, told = BAD[name]
    if loaded_before:
        write_rows(catalogue=TINY)
    spoil(folder)
    before = rows()

    message = refused("load_catalogue", folder)

    assert message == f"{told}\nNothing was changed."
    assert rows() == before


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b'{"framework": ', "bad.json: line 1: is not good JSON: Expecting value"),
        (b"[" * 100_000, "bad.json: the file: is not good JSON: it is nested too deeply"),
        (b"", "bad.json: line 1: is not good JSON: Expecting value"),
    ],
)
def test_a_bad_document_is_told_in_one_line_and_changes_nothing(tmp_path: Path, content: bytes, told: str) -> None:
    write_rows(catalogue=TINY)
    before = rows()
    path = tmp_path / "bad.json"
    path.write_bytes(content)

    message = refused("load_catalogue", path)

    assert message == f"{told}\nNothing was changed."
    assert rows() == before


def test_a_number_that_is_none_is_told_and_changes_nothing(tmp_path: Path) -> None:
    write_rows(catalogue=TINY)
    before = rows()
    path = write_document(TINY, tmp_path / "odd.json")
    path.write_text(path.read_text().replace('"hours": 10', '"hours": NaN', 1))

    message = refused("load_catalogue", path)

    assert message == (
        "odd.json: skills[0] git.levels[0].hours: is nan, but must be a whole number\nNothing was changed."
    )
    assert rows() == before


def test_an_empty_folder_and_a_path_to_nowhere_are_told(tmp_path: Path) -> None:
    assert refused("load_catalogue", tmp_path / "no").startswith("no: the file: can't be read: No such file")
    (tmp_path / "empty").mkdir()
    assert refused("load_catalogue", tmp_path / "empty") == (
        "framework.yaml: the file: is missing, so this isn't the folder of a catalogue\nNothing was changed."
    )
    assert not Framework.objects.exists()


def test_our_catalogue_is_loaded_without_a_path(catalogue: Catalogue, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("load_catalogue")

    assert read_rows(Framework.objects.get()) == catalogue
    assert capsys.readouterr().out == (
        f"Loaded MLOps engineering: {len(catalogue.skills)} skills, {len(catalogue.roles)} roles. "
        "Publish it to show it: manage.py publish_catalogue --note TEXT\n"
    )


def test_a_folder_is_loaded_over_what_was_there(folder: Path) -> None:
    framework = write_rows(catalogue=TINY)

    call_command("load_catalogue", folder)

    assert read_rows(framework) == having(TINY, "skills", "git", name="Git, edited")


def test_a_dump_is_loaded_again(catalogue: Catalogue, tmp_path: Path) -> None:
    framework = write_rows(catalogue=catalogue)
    path = tmp_path / "dump.json"

    call_command("dump_catalogue", "--output", str(path))
    before = rows()
    call_command("load_catalogue", path)

    assert load(path) == catalogue
    assert read_rows(framework) == catalogue
    assert {name: len(there) for name, there in rows().items()} == {name: len(there) for name, there in before.items()}


def test_skills_that_a_release_holds_are_named(tmp_path: Path) -> None:
    publish(framework=write_rows(catalogue=TINY), note="The first")
    told = StringIO()

    call_command("load_catalogue", write_folder(without(TINY, "deploying"), tmp_path / "less"), stdout=told)

    assert told.getvalue().splitlines()[0] == (
        "Not in the files, but kept as retired, for a release has them: Deploying."
    )


def test_a_framework_beside_another_is_named_and_stands_last(tmp_path: Path) -> None:
    write_rows(catalogue=TINY)
    other = replace(TINY, framework=replace(TINY.framework, slug="a-slip"))
    told = StringIO()

    call_command("load_catalogue", write_folder(other, tmp_path / "other"), stdout=told)

    assert told.getvalue().splitlines()[0] == "Tiny (a-slip) is a new framework beside what was there."
    assert [framework.slug for framework in Framework.objects.all()] == ["tiny", "a-slip"]


def test_a_fault_in_a_requirement_is_told_as_the_file_writes_it(folder: Path) -> None:
    [path] = (folder / "roles").glob("*engineer.yaml")
    role = yaml.safe_load(path.read_text())
    role["levels"][0]["requirements"] = {"essential": {"git": 7}}
    path.write_text(yaml.safe_dump(role))

    assert refused("load_catalogue", folder).splitlines()[0] == (
        f"roles/{path.name}: role engineer.junior.essential.git.level: is 7, but must be from 1 to 4"
    )
