"""The arrows between packages, as docs/architecture.md draws them."""

from pathlib import Path

import pytest

from tests.arrows import Module, circles, faults, read_modules
from tests.calculations import PURE


def test_no_import_runs_the_wrong_way() -> None:
    modules = read_modules()

    assert faults(modules) == []
    assert "careerpath.settings" in {module.name for module in modules}


def test_imports_have_no_circle() -> None:
    assert circles(read_modules()) == []


def test_every_calculation_of_the_list_is_there() -> None:
    assert set(PURE) - {module.name for module in read_modules()} == set()


@pytest.mark.parametrize(
    ("name", "imported"),
    [
        ("skills.pages.views", "assessments.models"),
        ("careerpath.lib.levels", "skills.catalogue"),
        ("assessments.ratings.sitting.views", "assessments.postings.services"),
        ("assessments.gaps.queries", "assessments.plans.scheduling"),
        ("assessments.plans.plan.views", "careerpath.accounts.models"),
        ("careerpath.accounts.views", "careerpath.urls"),
        ("skills.queries", "skills.pages.views"),
        ("skills.career.page", "skills.pages.skill_page"),
        ("assessments.plans.services", "assessments.plans.forms"),
        ("assessments.plans.order.network", "assessments.plans.steps"),
        ("assessments.gaps.result.views", "assessments.milestones.services"),
        ("assessments.gaps.nearest.views", "assessments.gaps.result.page"),
        ("assessments.gaps.nearest.views", "assessments.gaps.verify.doubts"),
    ],
)
def test_an_import_the_wrong_way_is_found(name: str, imported: str) -> None:
    modules = (Module(name, (imported,), relative=False), Module(imported, (), relative=False))

    assert faults(modules) == [f"{name} imports {imported}"]


def test_a_calculation_that_imports_django_is_found() -> None:
    modules = (Module("careerpath.lib.radar", ("django.db",), relative=False),)

    assert faults(modules) == ["careerpath.lib.radar is a calculation and imports django.db"]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("from datetime import date, timedelta", []),
        ("from datetime import datetime", ["careerpath.lib.radar is a calculation and imports datetime.datetime"]),
        ("import datetime", ["careerpath.lib.radar is a calculation and imports datetime"]),
    ],
)
def test_a_calculation_may_count_days_and_not_ask_the_clock(tmp_path: Path, line: str, found: list[str]) -> None:
    package = tmp_path / "careerpath" / "lib"
    package.mkdir(parents=True)
    (package / "radar.py").write_text(f"{line}\n")

    assert faults(read_modules(tmp_path)) == found


def test_a_relative_import_is_found(tmp_path: Path) -> None:
    package = tmp_path / "skills"
    package.mkdir()
    (package / "views.py").write_text("from . import queries\n")

    assert faults(read_modules(tmp_path)) == ["skills.views imports relatively"]


def test_a_circle_is_found() -> None:
    modules = (
        Module("skills.lint", ("skills.releases",), relative=False),
        Module("skills.releases", ("skills.lint",), relative=False),
    )

    assert circles(modules) == [("skills.lint", "skills.releases")]
