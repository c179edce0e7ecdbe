import json
import shutil
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import settings as property_tests
from hypothesis import strategies as st

from skills.catalogue import Catalogue, Proof
from skills.files.documents import CatalogueError, from_document, load, to_document
from skills.lint import lint
from skills.ordering import in_order
from tests.skills.builders import having, small_catalogue, write_document, write_folder
from tests.skills.strategies import JSON, catalogues

OURS = settings.BASE_DIR / "fixtures" / "mlops"


@pytest.fixture(scope="session")
def spare(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("catalogue")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_folder(small_catalogue(), tmp_path / "tiny")


def faults_of(path: Path) -> list[str]:
    with pytest.raises(CatalogueError) as raised:
        load(path)
    return str(raised.value).split("\n")


def test_our_catalogue_stays_the_same_through_a_dump(catalogue: Catalogue, tmp_path: Path) -> None:
    path = write_document(catalogue, tmp_path / "dump.json")

    assert load(path) == catalogue


def test_our_catalogue_stays_the_same_through_files_of_another_hand(catalogue: Catalogue, tmp_path: Path) -> None:
    assert load(write_folder(catalogue, tmp_path)) == catalogue


@given(catalogues())
def test_a_catalogue_stays_the_same_through_a_dump(spare: Path, catalogue: Catalogue) -> None:
    first = load(write_document(catalogue, spare / "first.json"))
    second = load(write_document(first, spare / "second.json"))

    assert first == in_order(catalogue)
    assert second == first


@property_tests(max_examples=30)
@given(catalogues())
def test_a_catalogue_stays_the_same_through_files(
    tmp_path_factory: pytest.TempPathFactory, catalogue: Catalogue
) -> None:
    folder = tmp_path_factory.mktemp("made")

    found = load(write_folder(catalogue, folder))

    # The files of roles stand by their kind, then by their names.
    by_kind = tuple(sorted(catalogue.roles, key=lambda role: role.kind == "leads-to"))
    assert found == in_order(replace(catalogue, roles=by_kind))
    shutil.rmtree(folder)


@given(catalogues())
def test_a_document_gives_back_its_catalogue(catalogue: Catalogue) -> None:
    document = to_document(catalogue)

    assert from_document(document) == catalogue
    assert from_document(json.loads(json.dumps(document))) == catalogue


@given(st.dictionaries(st.sampled_from([*to_document(small_catalogue()), "more"]), JSON))
def test_garbage_in_a_document_is_told_and_never_crashes(spare: Path, changes: dict[str, Any]) -> None:
    path = write_document(small_catalogue(), spare / "garbage.json", **changes)

    with suppress(CatalogueError):
        assert isinstance(load(path), Catalogue)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("", "line 1: is not good JSON: Expecting value"),
        ('{"skills":\n [}', "line 2: is not good JSON: Expecting value"),
        ("[1, 2]", "the file: must be a JSON object"),
        ('{"pay": 1, "pay": 2}', "the file: is not good JSON: the key 'pay' stands twice"),
        ('{"skills": [{"slug": "a", "slug": "b"}]}', "the file: is not good JSON: the key 'slug' stands twice"),
        ('{"pay": ' + "9" * 5000 + "}", "the file: is not good JSON: a number has more than 18 digits"),
        ("[" * 100_000, "the file: is not good JSON: it is nested too deeply"),
        (b'{"a": "\xe9"}', "the file: is not written in UTF-8"),
    ],
)
def test_a_bad_document_is_told_in_one_line(tmp_path: Path, content: str | bytes, told: str) -> None:
    path = tmp_path / "bad.json"
    path.write_bytes(content.encode() if isinstance(content, str) else content)

    assert faults_of(path) == [f"bad.json: {told}"]


@pytest.mark.parametrize("depth", range(100, 1001, 100))
def test_deep_nesting_in_a_document_is_a_fault_like_another(tmp_path: Path, depth: int) -> None:
    text = json.dumps(to_document(small_catalogue())).replace('"What git is."', "[" * depth + "]" * depth)
    path = tmp_path / "deep.json"
    path.write_text(text)

    assert faults_of(path) in (
        ["deep.json: skills[0] git.summary: is a list, but must be text"],
        ["deep.json: the file: is not good JSON: it is nested too deeply"],
    )


def test_a_document_of_100_mb_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "huge.json"
    with path.open("wb") as file:
        file.truncate(100 * 1024**2)

    assert faults_of(path) == ["huge.json: the file: is larger than 20 MB"]


def test_a_path_that_leads_nowhere_is_told(tmp_path: Path) -> None:
    assert faults_of(tmp_path / "nowhere") == ["nowhere: the file: can't be read: No such file or directory"]


def test_a_document_that_lacks_a_list_would_empty_it_and_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "part.json"
    document = to_document(small_catalogue())
    del document["framework"], document["pay"]
    path.write_text(json.dumps(document | {"fit": None, "wages": []}))

    assert faults_of(path) == [
        "part.json: 'wages': is not a key here; the keys are framework, categories, skills, roles, responsibilities, "
        "milestones, pay, fit, market, sources",
        "part.json: pay: is missing",
        "part.json: fit: is nothing, but must be a list",
        "part.json: framework: is nothing, but must be a mapping of keys to values",
    ]


@pytest.mark.parametrize("value", [float("nan"), float("inf"), 1.5, "2", None])
def test_a_number_that_is_none_is_told(tmp_path: Path, value: Any) -> None:
    document = to_document(small_catalogue())
    document["skills"][0]["levels"][3]["hours"] = value
    path = tmp_path / "odd.json"
    path.write_text(json.dumps(document))

    was = "nothing" if value is None else repr(value)
    assert faults_of(path) == [f"odd.json: skills[0] git.levels[3].hours: is {was}, but must be a whole number"]


def test_many_faults_are_counted_after_the_first_fifty(tmp_path: Path) -> None:
    path = write_document(small_catalogue(), tmp_path / "many.json", pay=[1] * 1000)

    told = faults_of(path)

    assert told[49:] == ["many.json: pay[49]: is 1, but must be a mapping of keys to values", "and 950 more"]


def test_an_empty_folder_lacks_everything(tmp_path: Path) -> None:
    assert faults_of(tmp_path) == ["framework.yaml: the file: is missing, so this isn't the folder of a catalogue"]
    (tmp_path / "framework.yaml").write_text("slug: tiny\nname: Tiny\nsummary: It.\nabout: []\n")
    assert faults_of(tmp_path) == [
        "skills: the folder: is missing",
        "roles: the folder: is missing",
        "responsibilities.yaml: the file: can't be read: No such file or directory",
        "milestones.yaml: the file: can't be read: No such file or directory",
        "pay.yaml: the file: can't be read: No such file or directory",
        "fit.yaml: the file: can't be read: No such file or directory",
        "market.yaml: the file: can't be read: No such file or directory",
        "sources.yaml: the file: can't be read: No such file or directory",
    ]


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        ("framework.yaml", "name: Tiny", "nom: Tiny", [
            "framework.yaml: framework.nom: is not a key here; "
            "the keys are slug, name, summary, about, half_life_months",
            "framework.yaml: framework.name: is missing"]),
        ("framework.yaml", "slug: tiny", "slug: [tiny", [
            "framework.yaml: line 2: is not good YAML: did not find expected ',' or ']'"]),
        ("skills/craft.yaml", "slug: git", "slug: Git", [
            "skills/craft.yaml: skills[0].slug: is not a slug (small letters, digits and dashes)"]),
        ("skills/craft.yaml", "What git is.", "What <b>git</b> is.", [
            "skills/craft.yaml: skills[0] git.summary: has markup or control characters in it; write plain text"]),
        ("skills/craft.yaml", "slug: craft", "slug: Craft!", [
            "skills/craft.yaml: category.slug: is not a slug (small letters, digits and dashes)"]),
        ("skills/craft.yaml", "order: 0", "order: first", [
            "skills/craft.yaml: order: is 'first', but must be a whole number"]),
        ("skills/craft.yaml", "skills:", "skill:", [
            "skills/craft.yaml: skills: is missing",
            "skills/craft.yaml: category craft.skill: is not a key here; the keys are slug, name, summary"]),
        ("skills/running.yaml", "level: 2", "level: 7", [
            "skills/running.yaml: skills[0] deploying.needs[0].level: is 7, but must be from 1 to 4"]),
        ("skills/running.yaml", "skill: git", "skill: gut", [
            "skills/running.yaml: skill deploying: needs names the skill gut, which there isn't"]),
        ("skills/running.yaml", "aliases: []", "aliases: [Version Control]", [
            "skills/running.yaml: skill deploying: claims the alias “version control”, and so does git"]),
        ("skills/running.yaml", "slug: deploying\n", "slug: deploying\n  slug: deploying\n", [
            "skills/running.yaml: line 7: is not good YAML: the key slug stands twice"]),
        ("roles/000-engineer.yaml", "kind: target", "kind: dream", [
            "roles/000-engineer.yaml: role engineer.kind: is 'dream', but must be one of target, leads-to, neighbour"]),
        ("roles/000-engineer.yaml", "seniority: senior", "seniority: elder", [
            "roles/000-engineer.yaml: role engineer.levels[1].seniority: is 'elder', "
            "but must be one of junior, mid, senior, lead"]),
        ("roles/001-manager.yaml", "slug: manager", "slug: engineer", [
            "roles/001-manager.yaml: role engineer: there are two with this slug",
            "market.yaml: market from-managing: role names the role manager, which there isn't"]),
        ("pay.yaml", "pay:", "wages:", [
            "pay.yaml: 'wages': is not a key here; the keys are pay",
            "pay.yaml: pay: is missing"]),
        ("pay.yaml", "source: blog", "source: blag", [
            "pay.yaml: pay blag engineer: source names the source blag, which there isn't"]),
        ("milestones.yaml", "level: 3", "level: 3\n  - {skill: git, level: 2}", [
            "milestones.yaml: milestone project: proves git twice"]),
    ],
)  # fmt: skip
def test_a_fault_in_a_file_is_told(folder: Path, file: str, old: str, new: str, told: list[str]) -> None:
    path = folder / file
    assert old in path.read_text()
    path.write_text(path.read_text().replace(old, new, 1))

    assert faults_of(folder) == told


def test_a_circle_is_told(tmp_path: Path) -> None:
    tiny = small_catalogue()
    [need, *_] = tiny.skill["deploying"].needs
    round_about = having(tiny, "skills", "git", needs=(replace(need, at=1, skill="deploying", level=2),))

    assert faults_of(write_folder(round_about, tmp_path)) == [
        "skills/running.yaml: skill deploying: its needs go round in a circle: "
        "deploying 2 before git 1 before git 2 before deploying 2"
    ]


def test_faults_of_several_files_are_told_together(folder: Path) -> None:
    (folder / "fit.yaml").write_text("- a list\n")
    (folder / "skills" / "craft.yaml").write_bytes(b"\xff")
    (folder / "market.yaml").unlink()

    assert faults_of(folder) == [
        "skills/craft.yaml: the file: is not written in UTF-8",
        "fit.yaml: the file: must be a mapping of keys to values",
        "market.yaml: the file: can't be read: No such file or directory",
    ]


@pytest.mark.parametrize(
    "name", ["wages.yaml", "pay.yml", "skills/more.yml", "skills/old/git.yaml", "spare/git.yaml", "role/chief.yaml"]
)
def test_a_file_that_would_be_passed_over_is_told(folder: Path, name: str) -> None:
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("slug: git\n")

    assert faults_of(folder) == [
        f"{name}: the file: is not read; the files are framework.yaml, responsibilities.yaml, milestones.yaml, "
        "pay.yaml, fit.yaml, market.yaml, sources.yaml, skills/*.yaml and roles/*.yaml"
    ]


def test_categories_stand_by_their_order_and_roles_by_their_kind(folder: Path) -> None:
    craft, engineer = folder / "skills" / "craft.yaml", folder / "roles" / "000-engineer.yaml"
    craft.write_text(craft.read_text().replace("order: 0", "order: 5"))
    engineer.rename(folder / "roles" / "z.yaml")

    found = load(folder)

    assert [category.slug for category in found.categories] == ["running", "craft"]
    assert [skill.slug for skill in found.skills] == ["deploying", "git", "testing"]
    assert [role.slug for role in found.roles] == ["engineer", "manager"]


def test_the_requirements_and_proofs_of_files_may_stand_by_skill(folder: Path) -> None:
    manager, milestones = folder / "roles" / "001-manager.yaml", folder / "milestones.yaml"
    manager.write_text(
        manager.read_text().replace("  - skill: git\n    level: 1\n    importance: 1", "    useful: {git: 1}")
    )
    milestones.write_text(milestones.read_text().replace("  - skill: git\n    level: 3", "    git: 3"))

    found = load(folder)

    assert found == small_catalogue()
    assert found.milestones[0].proves == (Proof("git", 3),)


def test_our_files_have_no_fault_and_no_warning(catalogue: Catalogue) -> None:
    assert load(OURS) == catalogue
    assert lint(catalogue) == ()
