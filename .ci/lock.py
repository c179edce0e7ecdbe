"""Writes requirements*.txt from pyproject.toml: exact versions with hashes, and no addresses.

`lock` writes them; `lock --check` fails when pyproject.toml asks for something else than the files were made from.
"""

import hashlib
import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path

from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parent.parent
EXTRAS = {"requirements.txt": (), "requirements-cluster.txt": ("cluster",), "requirements-dev.txt": ("cluster", "dev")}
COMPILE = """
    -m uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes
    --no-emit-index-url --no-header --no-annotate --quiet --output-file
""".split()


def first_line() -> str:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    asked = [project["requires-python"], project["dependencies"], project["optional-dependencies"]]
    return f"# made from pyproject.toml by `make lock`: {hashlib.sha256(json.dumps(asked).encode()).hexdigest()[:16]}\n"


def is_whole(name: str, extras: tuple[str, ...]) -> bool:
    """Made from this pyproject.toml; and all that it asks for is in there, in a version that it allows."""
    text = (ROOT / name).read_text()
    pins = dict(re.findall(r"^([a-z0-9-]+)==([^ ]+)", text, re.MULTILINE))
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    groups = [project["dependencies"], *(project["optional-dependencies"][extra] for extra in extras)]
    asked = [Requirement(line) for group in groups for line in group]
    return text.startswith(first_line()) and all(
        entry.specifier.contains(pins.get(entry.name.lower(), "0")) for entry in asked
    )


def write(name: str, extras: tuple[str, ...]) -> None:
    options = [option for extra in extras for option in ("--extra", extra)]
    subprocess.run([sys.executable, *COMPILE, name, *options], cwd=ROOT, check=True)  # noqa: S603
    path = ROOT / name
    path.write_text(first_line() + path.read_text())


def main() -> None:
    if "--check" in sys.argv:
        old = [name for name, extras in EXTRAS.items() if not is_whole(name, extras)]
        if old:
            sys.exit(f"{', '.join(old)}: made from another pyproject.toml. Run `make lock` and commit the result.")
        return
    for name, extras in EXTRAS.items():
        write(name, extras)


main()
