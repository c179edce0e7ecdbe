from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any

import pytest
from django.db import connection
from pytest_django import DjangoAssertNumQueries

from skills.catalogue import Catalogue, Level
from skills.files.documents import to_document
from skills.models import Framework, Release, SkillLevel
from skills.queries import read_rows
from skills.releases import (
    Impact,
    NoReleaseError,
    PublishError,
    catalogue_of,
    current_catalogue,
    impact_counters,
    is_unchanged,
    latest_release,
    people_moved,
    publish,
)
from skills.services import write_rows
from tests.skills.builders import having, small_catalogue

TINY = small_catalogue()
OTHER = replace(TINY, framework=replace(TINY.framework, slug="other", name="Other"))


@pytest.fixture
def framework(db: None) -> Framework:
    return write_rows(catalogue=TINY)


@pytest.fixture
def no_counters() -> Iterator[None]:
    there = impact_counters[:]
    impact_counters.clear()
    yield
    impact_counters[:] = there


def test_a_release_holds_the_whole_catalogue(framework: Framework) -> None:
    release = publish(framework=framework, note="The first", by="admin@example.org")

    assert (release.number, release.note, release.by) == (1, "The first", "admin@example.org")
    assert str(release) == "Tiny, release 1"
    assert release.snapshot == to_document(TINY)
    assert catalogue_of(release.pk) == TINY


def test_numbers_rise_by_one_in_each_framework(framework: Framework) -> None:
    other = write_rows(catalogue=OTHER)

    numbers = [publish(framework=each, note="More").number for each in (framework, framework, other, framework, other)]

    assert numbers == [1, 2, 1, 3, 2]


def test_an_error_stops_the_release(framework: Framework) -> None:
    publish(framework=framework, note="The first")
    SkillLevel.objects.filter(skill__slug="git", level=2).update(statement="", hours=0)

    with pytest.raises(PublishError) as raised:
        publish(framework=framework, note="The second")

    assert str(raised.value) == (
        "skill git: levels[1].statement is empty\nskill git: levels[1].hours is 0, but must be from 1 to 1000"
    )
    assert [finding.slug for finding in raised.value.findings] == ["git", "git"]
    assert [release.note for release in framework.releases.all()] == ["The first"]


def test_a_warning_does_not_stop_the_release(framework: Framework) -> None:
    SkillLevel.objects.filter(skill__slug="git", level=2).update(statement="Understands git.")

    assert publish(framework=framework, note="Vague").number == 1


def test_an_old_release_stays_as_it_was(framework: Framework) -> None:
    first = publish(framework=framework, note="The first")

    write_rows(catalogue=having(TINY, "skills", "git", name="Git, the tool", levels=_levels()))
    second = publish(framework=framework, note="The second")
    catalogue_of.cache_clear()

    assert catalogue_of(first.pk) == TINY
    assert catalogue_of(second.pk).skill["git"].name == "Git, the tool"
    assert current_catalogue() == catalogue_of(second.pk)
    assert Release.objects.get(pk=first.pk).snapshot == to_document(TINY)


def _levels() -> tuple[Level, ...]:
    return tuple(Level(level, f"Does git at step {level}.", 5) for level in (1, 2, 3, 4))


def test_an_edit_is_not_shown_before_it_is_published(framework: Framework) -> None:
    publish(framework=framework, note="The first")

    SkillLevel.objects.filter(skill__slug="git", level=2).update(statement="Edited.")

    assert current_catalogue() == TINY


def test_what_is_current_costs_one_query_and_is_made_once(
    framework: Framework, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    publish(framework=framework, note="The first")

    with django_assert_num_queries(2):
        first = current_catalogue()
    with django_assert_num_queries(1):
        second = current_catalogue()

    assert first is second


def test_the_number_of_the_current_release_is_asked_without_its_snapshot(
    framework: Framework, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    release = publish(framework=framework, note="The first")

    with django_assert_num_queries(1) as queries:
        assert latest_release() == release.pk

    assert "snapshot" not in queries.captured_queries[0]["sql"]


def test_two_frameworks_stand_side_by_side(framework: Framework) -> None:
    other = write_rows(catalogue=OTHER)
    publish(framework=other, note="The first")
    assert current_catalogue() == OTHER

    publish(framework=framework, note="The first")
    Framework.objects.filter(slug="other").update(order=1)

    assert current_catalogue() == TINY
    assert current_catalogue("tiny") == TINY
    assert current_catalogue("other") == OTHER


@pytest.mark.usefixtures("framework")
@pytest.mark.parametrize("slug", ["", "tiny", "unknown"])
def test_without_a_release_there_is_nothing_to_read(slug: str) -> None:
    with pytest.raises(NoReleaseError):
        current_catalogue(slug)


def test_a_framework_is_unchanged_until_a_row_is_edited(framework: Framework) -> None:
    assert not is_unchanged(framework=framework)

    publish(framework=framework, note="The first")
    assert is_unchanged(framework=framework)

    SkillLevel.objects.filter(skill__slug="git", level=2).update(hours=21)
    assert not is_unchanged(framework=framework)


def test_a_release_of_older_code_is_read_and_counts_as_unchanged(framework: Framework) -> None:
    document = to_document(TINY)
    for skill in document["skills"]:
        for key in ("needs", "resources", "sources", "often_missing", "retired", "replaced_by"):
            if not skill[key]:
                del skill[key]
    del document["roles"][1]["sources"], document["pay"][0]["note"]
    release = Release.objects.create(framework=framework, number=1, note="Old", snapshot=document)

    assert catalogue_of(release.pk) == TINY
    assert is_unchanged(framework=framework)


def test_a_release_of_newer_code_is_read_without_what_this_code_does_not_know(framework: Framework) -> None:
    document: dict[str, Any] = to_document(TINY) | {"badges": [{"slug": "gold"}]}
    document["skills"][0]["levels"][0]["colour"] = "green"
    release = Release.objects.create(framework=framework, number=1, note="New", snapshot=document)

    assert catalogue_of(release.pk) == TINY


def test_our_catalogue_can_be_published(release: Release, catalogue: Catalogue) -> None:
    assert catalogue_of(release.pk) == catalogue
    assert current_catalogue("mlops") == catalogue


@pytest.mark.usefixtures("no_counters")
def test_everybody_who_counts_is_asked_whom_a_release_moves() -> None:
    old, new = TINY, OTHER
    impact_counters.append(lambda before, after: (Impact(before.framework.slug, "junior", 3),))
    impact_counters.append(lambda before, after: (Impact(after.framework.slug, "senior", 5),))

    assert people_moved(old, new) == (Impact("tiny", "junior", 3), Impact("other", "senior", 5))


@pytest.mark.django_db(transaction=True)
def test_two_who_publish_at_once_get_two_numbers() -> None:
    framework = write_rows(catalogue=TINY)

    def act(number: int) -> int:
        try:
            return publish(framework=framework, note=f"By {number}").number
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        numbers = list(pool.map(act, range(8)))

    assert sorted(numbers) == [1, 2, 3, 4, 5, 6, 7, 8]
    assert read_rows(framework) == TINY
