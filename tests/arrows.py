"""Reads who imports whom, and says which of it runs against the order of docs/architecture.md."""

import ast
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

# A package may import those above it, and itself. The longest name counts; what stands in one row doesn't know its row.
ORDER: tuple[tuple[str, ...], ...] = (
    ("careerpath.lib",),
    ("skills",),
    ("skills.career",),
    ("skills.pages",),
    ("skills.admin", "skills.templatetags"),
    ("assessments.models",),
    ("assessments.ratings", "assessments.postings", "assessments.reflections"),
    ("assessments.gaps",),
    ("assessments.plans", "assessments.tries"),
    ("assessments.cohorts",),
    ("assessments.sharing",),
    ("assessments",),
    ("careerpath.accounts", "careerpath.api"),
    ("careerpath",),
)

# Inside a slice or a package: calculation < queries < services < forms < views < urls.
LAYERS = ("queries", "services", "forms", "views", "urls")

# Calculations: no Django, no database, no clock.
PURE = (
    "assessments.reflections.balance",
    "careerpath.lib.cells",
    "careerpath.lib.levels",
    "careerpath.lib.radar",
    "careerpath.lib.records",
    "assessments.gaps.ageing",
    "assessments.gaps.analysis",
    "assessments.gaps.costs",
    "assessments.gaps.documents",
    "assessments.gaps.difference",
    "assessments.gaps.export",
    "assessments.gaps.headline",
    "assessments.gaps.learning",
    "assessments.gaps.nearest",
    "assessments.gaps.nearest_page",
    "assessments.gaps.next_level",
    "assessments.gaps.overview",
    "assessments.gaps.parts",
    "assessments.gaps.readiness",
    "assessments.gaps.result_page",
    "assessments.gaps.tenths",
    "assessments.gaps.verifying",
    "assessments.gaps.words",
    "assessments.gaps.worked",
    "assessments.plans.arranging",
    "assessments.plans.bitsets",
    "assessments.plans.closure_cut",
    "assessments.plans.curve",
    "assessments.plans.drafting",
    "assessments.plans.ideals",
    "assessments.plans.knapsack",
    "assessments.plans.moving",
    "assessments.plans.network",
    "assessments.plans.outlook",
    "assessments.plans.pace",
    "assessments.plans.pieces",
    "assessments.plans.plan_page",
    "assessments.plans.preview",
    "assessments.plans.pricing",
    "assessments.plans.reasons",
    "assessments.plans.scheduling",
    "assessments.plans.sidney",
    "assessments.plans.standing",
    "assessments.plans.steps",
    "assessments.plans.timetable",
    "assessments.plans.wishes",
    "assessments.ratings.changes",
    "assessments.ratings.history",
    "assessments.ratings.inference",
    "assessments.ratings.my_skills",
    "assessments.ratings.pace",
    "assessments.ratings.scope",
    "assessments.ratings.seen",
    "assessments.ratings.stands",
    "assessments.ratings.summary",
    "assessments.ratings.target_choices",
    "assessments.ratings.words",
    "assessments.tries.joining",
    "assessments.tries.keeping",
    "assessments.tries.outcome",
    "skills.career.page",
    "skills.catalogue",
    "skills.citations",
    "skills.pages.comparison",
    "skills.difference_words",
    "skills.differences",
    "skills.kept",
    "skills.pages.level_picture",
    "skills.lint",
    "skills.pages.listing",
    "skills.pages.needs_map",
    "skills.ordering",
    "skills.career.pay",
    "skills.career.pay_words",
    "skills.prerequisites",
    "skills.references",
    "skills.pages.role_page",
    "skills.career.routes",
    "skills.pages.search",
    "skills.pages.skill_page",
    "skills.succession",
    "skills.targets",
)
IMPURE = ("django", "allauth", "crispy_forms", "time", "datetime", "random", "os")
# A day is a value like a number. Which day it is only a clock knows, and `date.today` is refused by the linter.
DAYS = ("datetime.date", "datetime.timedelta")


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
    mine, theirs = _row(module.name), _row(other.name)
    if mine[0] < theirs[0] or (mine[0] == theirs[0] and mine[1] != theirs[1]):
        yield f"{module.name} imports {other.name}"
    layer, above = _layer(module), _layer(other)
    if module.package == other.package and layer is not None and above is not None and layer < above:
        yield f"{module.name} imports {other.name}"


def _row(name: str) -> tuple[int, str]:
    found = [
        (len(package), index, package)
        for index, row in enumerate(ORDER)
        for package in row
        if name == package or name.startswith(f"{package}.")
    ]
    if not found:
        raise ValueError(f"{name} has no place in ORDER")
    _, index, package = max(found)
    return index, package


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
