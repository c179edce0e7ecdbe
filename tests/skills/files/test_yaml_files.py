from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from careerpath.lib.records import Fault
from skills.files.yaml_files import (
    LARGEST_FILE,
    listed_proofs,
    listed_requirements,
    names_of_requirements,
    numbered_levels,
    read_yaml,
)
from tests.skills.strategies import JSON

texts = st.text(st.characters(categories=["L", "N", "P", "S", "Zs"]))
plain = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**17), 10**17) | texts,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4),
    max_leaves=12,
)


@pytest.fixture(scope="session")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("yaml") / "a.yaml"


def told(file: Path, content: str | bytes) -> str:
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    found = read_yaml(file)
    assert isinstance(found, Fault)
    return str(found)


@pytest.mark.parametrize(
    "text", ["yes", "No", "on", "1.10", "12:30", "010", "0x10", "1_000", "2023-01-12", ".nan", "1e3", "<<", "=", "True"]
)
def test_what_looks_like_text_stays_text(file: Path, text: str) -> None:
    file.write_text(f"it: {text}\n")

    assert read_yaml(file) == {"it": text}


@pytest.mark.parametrize(
    ("text", "value"),
    [("7", 7), ("-7", -7), ("0", 0), ("true", True), ("false", False), ("null", None), ("~", None), ("", None)],
)
def test_numbers_flags_and_nothing_are_read(file: Path, text: str, value: Any) -> None:
    file.write_text(f"it: {text}\n")

    assert read_yaml(file) == {"it": value}


def test_a_mark_at_the_start_of_the_file_is_no_part_of_it(file: Path) -> None:
    file.write_text("\ufeffit: 7\n", encoding="utf-8")

    assert read_yaml(file) == {"it": 7}


@given(st.dictionaries(texts, plain))
def test_what_a_yaml_writer_wrote_is_read(file: Path, content: dict[str, Any]) -> None:
    file.write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")

    assert read_yaml(file) == content


@given(st.text() | st.binary())
def test_garbage_never_crashes(file: Path, content: str | bytes) -> None:
    file.write_bytes(content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content)

    found = read_yaml(file)

    assert isinstance(found, dict | Fault)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("a: [1", "line 2: is not good YAML: did not find expected ',' or ']'"),
        ("a:\n\tb: 1\n", "line 2: is not good YAML: found character that cannot start any token"),
        ("a: 1\nb: 2\na: 3\n", "line 3: is not good YAML: the key a stands twice"),
        ("a:\n  - {b: 1, b: 1}\n", "line 2: is not good YAML: the key b stands twice"),
        ("? [a]\n: 1\n", "line 1: is not good YAML: a key must be one word"),
        ("a: 1\n---\nb: 2\n", "line 2: is not good YAML: but found another document"),
        ("a: &x 1\nb: *x\n", "line 2: is not good YAML: it uses an alias (*name); write the text out"),
        ("a: *x\n", "line 1: is not good YAML: it uses an alias (*name); write the text out"),
        ("a: !!python/name:os.system\n", "line 1: is not good YAML: it uses a tag (!name); leave it out"),
        ("a: !!int seven\n", "line 1: is not good YAML: it uses a tag (!name); leave it out"),
        ("a: !!set {b}\n", "line 1: is not good YAML: it uses a tag (!name); leave it out"),
        (f"a: {'[' * 21}{']' * 21}\n", "line 1: is not good YAML: it is nested too deeply"),
        (f"a: {'[' * 1_000_000}", "line 1: is not good YAML: it is nested too deeply"),
        (f"a:\n {'- ' * 500_000}", "line 2: is not good YAML: it is nested too deeply"),
        (f"{'{a: ' * 300_000}", "line 1: is not good YAML: it is nested too deeply"),
        ("a: \x07\n", "the file: is not good YAML: there are control characters in it"),
        (b"a: \0\n", "the file: is not good YAML: there are control characters in it"),
        (b"a: \xe9\n", "the file: is not written in UTF-8"),
        ("a: 1\n".encode("utf-16"), "the file: is not written in UTF-8"),
        ("", "the file: must be a mapping of keys to values"),
        ("- a\n", "the file: must be a mapping of keys to values"),
        ("a word", "the file: must be a mapping of keys to values"),
    ],
)
def test_a_bad_file_is_told_with_its_place(file: Path, content: str | bytes, reason: str) -> None:
    assert told(file, content) == reason


def test_aliases_that_would_grow_are_refused_before_they_do(file: Path) -> None:
    lines = ["a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol, lol]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 12)]

    assert told(file, "\n".join(lines)) == "line 2: is not good YAML: it uses an alias (*name); write the text out"


def test_a_file_of_many_keys_is_read_in_good_time(file: Path) -> None:
    file.write_text("\n".join(f"k{number}: 1" for number in range(30_000)))

    found = read_yaml(file)

    assert isinstance(found, dict)
    assert len(found) == 30_000


def test_a_file_of_the_largest_size_is_read_and_one_of_a_byte_more_is_not(file: Path) -> None:
    text = "a: " + "b" * (LARGEST_FILE - 3)

    file.write_text(text)
    assert read_yaml(file) == {"a": text[3:]}
    assert told(file, text + "b") == "the file: is larger than 2 MB"


def test_a_sparse_file_of_100_mb_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "huge.yaml"
    with path.open("wb") as file:
        file.truncate(100 * 1024**2)

    assert str(read_yaml(path)) == "the file: is larger than 2 MB"


def test_an_endless_file_is_refused() -> None:
    assert str(read_yaml(Path("/dev/zero"))) == "the file: is larger than 2 MB"


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("nowhere.yaml", "can't be read: No such file or directory"),
        (".", "can't be read: Is a directory"),
        (f"{'a' * 300}.yaml", "can't be read: File name too long"),
    ],
)
def test_a_file_that_can_not_be_opened_is_told(tmp_path: Path, path: str, reason: str) -> None:
    assert read_yaml(tmp_path / path) == Fault("the file", reason)


def test_levels_are_numbered_by_their_place() -> None:
    skill = {"slug": "git", "levels": [{"hours": 1}, {"hours": 2, "level": 7}, "oops"]}

    assert numbered_levels(skill) == {
        "slug": "git",
        "levels": [{"level": 1, "hours": 1}, {"level": 7, "hours": 2}, "oops"],
    }


def test_requirements_by_importance_become_a_list() -> None:
    role = {"levels": [{"requirements": {"essential": {"git": 2}, "useful": {"sql": 1}, "vital": {"linux": 1}}}]}
    faults: list[Fault] = []

    assert listed_requirements(role, "role tester", faults) == {
        "levels": [
            {
                "requirements": [
                    {"skill": "git", "level": 2, "importance": 3},
                    {"skill": "sql", "level": 1, "importance": 1},
                ]
            }
        ]
    }
    assert [str(fault) for fault in faults] == [
        "role tester.levels[0].requirements: 'vital' must be one of essential, important, useful"
    ]


def test_a_requirement_is_named_as_the_file_writes_it() -> None:
    asked = {"essential": {"git": 2, "k8s\x1b": 1}, "useful": {"sql": 1}}

    assert names_of_requirements({"levels": [{}, {"seniority": "mid", "requirements": asked}]}) == {
        "levels[1].requirements[0]": "mid.essential.git",
        "levels[1].requirements[2]": "mid.useful.sql",
    }


def test_proofs_by_skill_become_a_list() -> None:
    assert listed_proofs({"proves": {"git": 2}}) == {"proves": [{"skill": "git", "level": 2}]}


@pytest.mark.parametrize(
    "other",
    [
        7, None, [], {}, {"levels": 7}, {"levels": None}, {"proves": []}, {"levels": [7, {}]},
        {"levels": [{"requirements": 7}]}, {"levels": [{"requirements": {"essential": 7}}]},
        {"levels": [{"requirements": [{"skill": "git"}]}]},
    ],
)  # fmt: skip
def test_what_has_another_shape_is_left_for_the_reader_to_judge(other: Any) -> None:
    assert listed_requirements(other, "role tester", []) == other
    assert listed_proofs(other) == other


@given(JSON, st.dictionaries(st.sampled_from(["levels", "proves", "requirements", "slug"]), JSON))
def test_shaping_never_crashes(data: Any, mapping: dict[str, Any]) -> None:
    def requirements(role: Any) -> Any:
        return listed_requirements(role, "role tester", [])

    for shape in (numbered_levels, requirements, listed_proofs, names_of_requirements):
        shape(data)
        shape(mapping)
        shape({"levels": [mapping, {"requirements": mapping}], "proves": mapping})
