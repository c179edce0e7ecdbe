"""Reads who imports whom, and says which of it runs against the order of docs/architecture.md."""

import ast
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.calculations import DAYS, IMPURE, PURE

ROOT = Path(__file__).resolve().parent.parent

Order = tuple[tuple[str, ...], ...]

# A package may import those above it, and itself. The longest name counts; what stands in one row doesn't know its row.
ORDER: Order = (
    ("careerpath.lib",),
    ("skills",),
    ("assessments.models",),
    ("assessments.ratings", "assessments.postings", "assessments.reflections"),
    ("assessments.gaps", "assessments.milestones"),
    ("assessments.plans", "assessments.tries"),
    ("assessments.along",),
    ("assessments.cohorts",),
    ("assessments.sharing",),
    ("assessments",),
    ("careerpath.accounts", "careerpath.api"),
    ("careerpath",),
)

# The same for the rooms inside a package. Its own name stands for what lies in no room.
ROOMS: tuple[Order, ...] = (
    (
        ("skills",),
        ("skills.career",),
        ("skills.pages",),
        ("skills.admin", "skills.templatetags"),
    ),
    (
        ("assessments.ratings.answers", "assessments.ratings.questions"),
        ("assessments.ratings",),
        ("assessments.ratings.mine", "assessments.ratings.sitting"),
    ),
    (
        ("assessments.gaps",),
        ("assessments.gaps.exempt", "assessments.gaps.nearest", "assessments.gaps.verify"),
        ("assessments.gaps.result",),
        ("assessments.gaps.compare",),
    ),
    (
        ("assessments.plans.order",),
        ("assessments.plans",),
        ("assessments.plans.again",),
        ("assessments.plans.making", "assessments.plans.plan"),
        ("assessments.plans.map", "assessments.plans.step"),
    ),
    (
        ("assessments.cohorts",),
        ("assessments.cohorts.inviting", "assessments.cohorts.opinions"),
        ("assessments.cohorts.heatmap", "assessments.cohorts.lessons", "assessments.cohorts.person"),
        ("assessments.cohorts.overview",),
        ("assessments.cohorts.telling",),
        ("assessments.cohorts.offering",),
    ),
)

# Inside a slice or a package: calculation < queries < services < forms < views < urls.
LAYERS = ("queries", "services", "forms", "views", "urls")


def pure_files() -> list[str]:
    return [f"{name.replace('.', '/')}.py" for name in PURE]


@dataclass(frozen=True)
class Module:
    name: str
    imports: tuple[str, ...]
    relative: bool

    @property
    def package(self) -> str:
        return self.name.rpartition(".")[0]


def read_modules(root: Path = ROOT) -> tuple[Module, ...]:
    files = (
        path
        for top in ("careerpath", "skills", "assessments")
        for path in sorted((root / top).rglob("*.py"))
        if "migrations" not in path.parts
    )
    return tuple(_read(path, root) for path in files)


def _read(path: Path, root: Path) -> Module:
    name = ".".join(path.relative_to(root).with_suffix("").parts).removesuffix(".__init__")
    nodes = list(ast.walk(ast.parse(path.read_text())))
    froms = [node for node in nodes if isinstance(node, ast.ImportFrom)]
    imports = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    for node in froms:
        if node.module != "datetime":
            imports.add(node.module or "")
        imports |= {f"{node.module}.{alias.name}" for alias in node.names}
    return Module(name, tuple(sorted(imports)), any(node.level for node in froms))


def faults(modules: tuple[Module, ...]) -> list[str]:
    known = {module.name: module for module in modules}
    return [fault for module in modules for fault in _faults_of(module, known)]


def _faults_of(module: Module, known: dict[str, Module]) -> Iterator[str]:
    if module.relative:
        yield f"{module.name} imports relatively"
    for name in module.imports:
        if module.name in PURE and name.split(".")[0] in IMPURE and name not in DAYS:
            yield f"{module.name} is a calculation and imports {name}"
        if name in known and name != module.name:
            yield from _wrong_way(module, known[name])


def _wrong_way(module: Module, other: Module) -> Iterator[str]:
    if any(_is_against(order, module.name, other.name) for order in (ORDER, *ROOMS)):
        yield f"{module.name} imports {other.name}"
    layer, above = _layer(module), _layer(other)
    if module.package == other.package and layer is not None and above is not None and layer < above:
        yield f"{module.name} imports {other.name}"


def _is_against(order: Order, name: str, other: str) -> bool:
    mine, theirs = _row(order, name), _row(order, other)
    if mine is None or theirs is None:
        return False
    return mine[0] < theirs[0] or (mine[0] == theirs[0] and mine[1] != theirs[1])


def _row(order: Order, name: str) -> tuple[int, str] | None:
    found = [
        (len(package), index, package)
        for index, row in enumerate(order)
        for package in row
        if name == package or name.startswith(f"{package}.")
    ]
    if not found and order is ORDER:
        raise ValueError(f"{name} has no place in ORDER")
    return max(found)[1:] if found else None


def _layer(module: Module) -> int | None:
    last = module.name.rpartition(".")[2]
    return LAYERS.index(last) if last in LAYERS else None


def circles(modules: tuple[Module, ...]) -> list[tuple[str, ...]]:
    """Each circle of imports once, as the modules it goes through."""
    known = {module.name: module for module in modules}
    found: dict[frozenset[str], tuple[str, ...]] = {}
    state: dict[str, str] = {}

    def visit(name: str, trail: tuple[str, ...]) -> None:
        state[name] = "open"
        for other in known[name].imports:
            if other not in known or other == name or name.startswith(f"{other}."):
                continue
            if state.get(other) == "open":
                circle = (*trail[trail.index(other) :],) if other in trail else (other, name)
                found.setdefault(frozenset(circle), circle)
            elif other not in state:
                visit(other, (*trail, other))
        state[name] = "done"

    for name in known:
        if name not in state:
            visit(name, (name,))
    return list(found.values())


if __name__ == "__main__":
    sys.stdout.write(",".join(pure_files()))
