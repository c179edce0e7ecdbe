"""No file over 300 lines, no function over 40, no view over 20: what is longer is two things."""

import ast
import statistics
from collections.abc import Iterator
from pathlib import Path

from tests.arrows import ROOT

FOLDERS = (".ci", "assessments", "careerpath", "skills", "static", "templates", "tests")


def our_files(*endings: str) -> list[Path]:
    paths = (path for folder in FOLDERS for path in sorted((ROOT / folder).rglob("*")))
    return [path for path in paths if path.name.endswith(endings) and "migrations" not in path.parts]


def functions(path: Path) -> Iterator[tuple[str, int]]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield (
                f"{path.relative_to(ROOT)}:{node.lineno} {node.name}",
                (node.end_lineno or node.lineno) - node.lineno + 1,
            )


def test_files_are_short() -> None:
    lengths = {
        str(path.relative_to(ROOT)): len(path.read_text().splitlines())
        for path in our_files(".py", ".html", ".css", ".js")
    }

    assert {name: length for name, length in lengths.items() if length > 300} == {}
    assert statistics.median(lengths.values()) <= 80


def test_functions_are_short() -> None:
    lengths = [pair for path in our_files(".py") for pair in functions(path)]

    assert [pair for pair in lengths if pair[1] > 40] == []
    assert statistics.median(length for _, length in lengths) <= 8


def test_views_are_short() -> None:
    views = [pair for path in our_files("views.py") if not path.name.startswith("test_") for pair in functions(path)]

    assert [pair for pair in views if pair[1] > 20] == []
    assert views
