"""Writing a catalogue into rows and reading it back."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given
from hypothesis import settings as property_tests

from skills.catalogue import Catalogue, Category, Years
from skills.lint import errors, lint
from skills.models import Category as CategoryRow
from skills.models import Framework, RoleLevel, Skill, SkillLevel
from skills.ordering import in_order
from skills.queries import read_rows
from skills.releases import publish
from skills.services import write_rows
from tests.skills.builders import having, small_catalogue, without
from tests.skills.strategies import catalogues
from tests.skills.synthetic import grown

pytestmark = pytest.mark.django_db


def ids() -> dict[str, int]:
    return dict(Skill.objects.values_list("slug", "pk"))


def counts() -> Counter[str]:
    return Counter({model.__name__: model.objects.count() for model in apps.get_app_config("skills").get_models()})


def queries_of(act: Callable[..., Any], **arguments: Any) -> int:
    with CaptureQueriesContext(connection) as queries:
        act(**arguments)
    return len(queries)


def test_our_catalogue_is_the_same_after_writing_and_reading(catalogue: Catalogue) -> None:
    framework = write_rows(catalogue=catalogue)

    assert read_rows(framework) == catalogue


@property_tests(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(catalogues())
def test_any_catalogue_can_follow_any_other(db: None, catalogue: Catalogue) -> None:
    framework = write_rows(catalogue=catalogue)

    assert read_rows(framework) == in_order(catalogue)


def test_writing_again_changes_nothing(catalogue: Catalogue) -> None:
    framework = write_rows(catalogue=catalogue)
    before = (ids(), counts())

    write_rows(catalogue=catalogue)

    assert (ids(), counts()) == before
    assert read_rows(framework) == catalogue


def test_what_our_files_hold_the_admin_accepts_as_well(catalogue: Catalogue) -> None:
    write_rows(catalogue=catalogue)

    rows = [row for model in apps.get_app_config("skills").get_models() for row in model._default_manager.all()]

    for row in rows:
        row.full_clean()
    assert len(rows) > 1000


def test_a_changed_skill_keeps_its_row() -> None:
    write_rows(catalogue=small_catalogue())
    before = ids()

    framework = write_rows(catalogue=having(small_catalogue(), "skills", "git", name="Version control", aliases=()))

    assert ids() == before
    assert read_rows(framework).skill["git"].name == "Version control"


def test_a_category_can_be_renamed_and_the_skills_moved() -> None:
    tiny = small_catalogue()
    write_rows(catalogue=tiny)
    row = CategoryRow.objects.get(slug="running").pk
    moved = replace(
        having(tiny, "skills", "git", category="running"),
        categories=(Category("running", "Operating", "Keeping it up."), Category("craft", "Craft", "The craft.")),
    )

    framework = write_rows(catalogue=moved)

    found = read_rows(framework)
    assert found == in_order(moved)
    assert [skill.slug for skill in found.skills] == ["git", "deploying", "testing"]
    assert CategoryRow.objects.get(name="Operating").pk == row


def test_a_removed_skill_is_deleted_with_all_that_is_its() -> None:
    tiny = small_catalogue()
    write_rows(catalogue=tiny)
    gone = without(tiny, "deploying")

    framework = write_rows(catalogue=replace(gone, categories=gone.categories[:1]))

    assert ids().keys() == {"git", "testing"}
    assert SkillLevel.objects.count() == 8
    assert [category.slug for category in read_rows(framework).categories] == ["craft"]


def test_a_removed_skill_that_was_published_is_retired_and_keeps_its_words() -> None:
    tiny = small_catalogue()
    publish(framework=write_rows(catalogue=tiny), note="The first")
    gone = without(tiny, "deploying")

    framework = write_rows(catalogue=replace(gone, categories=gone.categories[:1]))

    found = read_rows(framework)
    was = tiny.skill["deploying"]
    assert found.skill["deploying"] == replace(was, retired=True, needs=())
    assert [category.slug for category in found.categories] == ["craft", "running"]
    assert errors(lint(found)) == ()
    assert publish(framework=framework, note="Less").number == 2


def test_only_the_published_ones_of_many_removed_skills_stay() -> None:
    tiny = small_catalogue()
    publish(framework=write_rows(catalogue=without(tiny, "deploying")), note="The first")
    write_rows(catalogue=tiny)
    before = ids()

    framework = write_rows(catalogue=without(without(tiny, "deploying"), "testing"))

    assert ids() == {slug: before[slug] for slug in ("git", "testing")}
    assert {skill.slug: skill.retired for skill in read_rows(framework).skills} == {"git": False, "testing": True}


def test_a_retired_skill_stays_retired_until_a_catalogue_has_it_again() -> None:
    tiny = small_catalogue()
    publish(framework=write_rows(catalogue=tiny), note="The first")
    before = ids()

    for _ in range(2):
        framework = write_rows(catalogue=without(tiny, "deploying"))
        assert read_rows(framework).skill["deploying"].retired
    write_rows(catalogue=tiny)

    assert read_rows(framework) == tiny
    assert ids() == before


@pytest.mark.parametrize(
    ("start", "end", "years"),
    [(None, None, None), (None, 3, Years(0, 3)), (0, None, Years(0, None)), (2, 5, Years(2, 5))],
)
def test_years_may_be_open_on_either_side(start: int | None, end: int | None, years: Years | None) -> None:
    framework = write_rows(catalogue=small_catalogue())
    RoleLevel.objects.filter(role__slug="manager").update(years_from=start, years_to=end)

    assert read_rows(framework).role["manager"].levels[0].years == years


def test_two_frameworks_do_not_touch_each_other() -> None:
    tiny = small_catalogue()
    other = replace(without(tiny, "deploying"), framework=replace(tiny.framework, slug="other", name="Other"))
    one, two = write_rows(catalogue=tiny), write_rows(catalogue=other)

    write_rows(catalogue=having(tiny, "skills", "git", name="Version control"))

    assert read_rows(two) == other
    assert read_rows(one).skill["git"].name == "Version control"
    assert Framework.objects.count() == 2


def test_a_catalogue_that_can_not_be_written_changes_nothing() -> None:
    tiny = small_catalogue()
    framework = write_rows(catalogue=tiny)
    broken = having(having(tiny, "skills", "git", name="Other"), "market", "acme", sources=("rumour",))

    with pytest.raises(KeyError):
        write_rows(catalogue=broken)

    assert read_rows(framework) == tiny


def test_reading_takes_as_many_queries_for_three_skills_as_for_300(catalogue: Catalogue) -> None:
    few, many = write_rows(catalogue=small_catalogue()), write_rows(catalogue=grown(catalogue, 300))

    assert queries_of(read_rows, framework=few) == 25
    assert queries_of(read_rows, framework=many) == 25


def test_writing_takes_no_query_for_each_skill(catalogue: Catalogue) -> None:
    assert queries_of(write_rows, catalogue=catalogue) <= 90
    assert queries_of(write_rows, catalogue=catalogue) <= 90
    assert queries_of(write_rows, catalogue=grown(catalogue, 300)) <= 110
    assert queries_of(write_rows, catalogue=grown(catalogue, 300)) <= 110
    # Who goes is asked for in each table that speaks of skills.
    assert queries_of(write_rows, catalogue=catalogue) <= 120
