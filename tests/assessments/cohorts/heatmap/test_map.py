"""The map as a teacher reads it: cells, sums over everybody, orders, filters, and what is asked of the database."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from assessments.cohorts.services import archive_cohort
from assessments.models import Cohort, Exemption, Membership, Rating, RatingChange
from careerpath.accounts.models import User
from skills.catalogue import Catalogue
from skills.models import Skill
from skills.services import write_rows
from tests.accounts.steps import signed_in
from tests.assessments.cohorts.test_people import fill, rate
from tests.assessments.gaps.test_merged import moved
from tests.factories import MembershipFactory, ReviewFactory, UserFactory
from tests.skills.published import published

NAMES = re.compile(r'<tr><th scope="row"><a href="[^"]*">(.*?)</a></th><td class="number">(.*?)</td>')
CELL = re.compile(r'<td class="([\w-]+)"><a href="/cohorts/\d+/learners/(\d+)/([\w-]+)/">(.*?)</a></td>')


def page_of(client: Client, cohort: Cohort, query: str = "") -> str:
    return client.get(f"/cohorts/{cohort.pk}/map/{query}").content.decode()


def names(client: Client, cohort: Cohort, query: str = "") -> list[str]:
    return [name for name, _ in NAMES.findall(page_of(client, cohort, query))]


def cells(page: str, skill: str) -> list[tuple[str, str]]:
    return [(shade, words(inner)) for shade, _, slug, inner in CELL.findall(page) if slug == skill]


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", html).split())


def sums(page: str, name: str) -> list[str]:
    line = page.split(f'<th scope="row">{name}</th>')[1].split("</tr>", maxsplit=1)[0]
    return [words(cell) for cell in re.findall(r"<td(?: class=\"level-\d\")?>(.*?)</td>", line)]


def changed(person: User, slug: str, before: int | None, after: int, days_ago: int) -> None:
    at = timezone.now() - timedelta(days=days_ago)
    RatingChange.objects.create(
        person=person,
        skill=Skill.objects.get(slug=slug),
        before=before,
        rated_before_at=None if before is None else at,
        after=after,
        source="correction",
        at=at,
    )


@pytest.fixture
def three(cohort: Cohort) -> list[User]:
    """Ann knows most, Ben has left Git out, Carl has rated nothing. The cohort began a month ago."""
    today = timezone.localdate()
    Cohort.objects.filter(pk=cohort.pk).update(starts_on=today - timedelta(days=30), ends_on=today)
    ann, ben, carl = (UserFactory(name=name) for name in ("ann", "Ben", "Carl"))
    for person in (carl, ben, ann):
        MembershipFactory(cohort=cohort, person=person)
    rate(ann, {"python": 4, "git": 3, "kubernetes": None})
    rate(ben, {"python": 1, "git": 2})
    Exemption.objects.create(person=ben, skill=Skill.objects.get(slug="git"), reason="Others do it.")
    Rating.objects.filter(person=ann, skill__slug="python").update(verified_level=2)
    ReviewFactory(person=ann, skill=Skill.objects.get(slug="python"), cohort=cohort, own_level=4, level=2)
    changed(ann, "git", None, 1, days_ago=40)
    changed(ann, "git", 1, 3, days_ago=10)
    changed(ben, "python", None, 2, days_ago=20)
    changed(ben, "python", 2, 1, days_ago=5)
    return [ann, ben, carl]


def test_cells_say_level_and_change_and_why_there_is_none(
    three: list[User], cohort: Cohort, instructor_client: Client
) -> None:
    page = page_of(instructor_client, cohort)

    assert cells(page, "python") == [("level-4", "4"), ("level-1", "1 ↓ , down 1"), ("none", "? not rated")]
    assert cells(page, "git") == [("level-3", "3 ↑ , up 2"), ("none", "out left out"), ("none", "? not rated")]
    assert cells(page, "kubernetes")[0] == ("none", "n/a doesn’t apply")


@pytest.mark.parametrize(
    ("query", "python"),
    [
        ("?show=short", [("level-0", "0"), ("level-2", "2 ↓ , down 1")]),
        ("?show=apart", [("level-2", "+2"), ("none", "· not verified")]),
        ("?show=change", [("none", "· not known"), ("less", "−1")]),
        ("?by=verified", [("level-2", "2"), ("none", "· not verified")]),
        # One is two levels too high: drawn to 2 / 6 of all, and so to (2 + 5 x 2 / 6) / 6 in Python.
        ("?by=corrected", [("level-3", "3.4"), ("level-0", "0.4 ↓ , down 1")]),
    ],
)
def test_each_view_shows_its_own_numbers(
    query: str, python: list[tuple[str, str]], three: list[User], cohort: Cohort, instructor_client: Client
) -> None:
    page = page_of(instructor_client, cohort, query)

    assert cells(page, "python") == [*python, ("none", "? not rated")]


def test_change_is_counted_from_the_day_that_is_asked_for(
    three: list[User], cohort: Cohort, instructor_client: Client
) -> None:
    day = timezone.localdate() - timedelta(days=7)

    page = page_of(instructor_client, cohort, f"?show=change&since={day}")

    assert cells(page, "git")[0] == ("level-0", "0")
    assert cells(page, "python")[1] == ("less", "−1")


def test_sums_are_over_everybody_whoever_is_shown(three: list[User], cohort: Cohort, instructor_client: Client) -> None:
    page = page_of(instructor_client, cohort, "?q=ann")
    heads = re.findall(r'<th class="heat-head"[^>]*><a href="[^"]*">(.*?)</a>', page)
    python, git = heads.index("Python"), heads.index("Git and version control")

    read = {
        name: (sums(page, name)[python], sums(page, name)[git]) for name in ("Asked for", "Mean level", "Have it, %")
    }

    assert names(instructor_client, cohort, "?q=ann") == ["ann"]
    assert "1 of 3 learners" in page
    # Ben has left Git out: it is asked of two.
    assert read == {"Asked for": ("3", "2"), "Mean level": ("2.5", "3.0"), "Have it, %": ("33", "50")}
    assert sums(page, "Change")[git] == "+2.0"


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["ann", "Ben", "Carl"]),
        ("?sort=-name", ["Carl", "Ben", "ann"]),
        ("?sort=ready", ["Ben", "ann", "Carl"]),
        ("?sort=-ready", ["ann", "Ben", "Carl"]),
        ("?sort=missing", ["Ben", "ann", "Carl"]),
        ("?sort=python", ["Ben", "ann", "Carl"]),
        ("?sort=-python", ["ann", "Ben", "Carl"]),
        ("?sort=python&show=short", ["Ben", "ann", "Carl"]),
        ("?sort=git", ["ann", "Ben", "Carl"]),
        ("?sort=ready&by=verified", ["ann", "Ben", "Carl"]),
        ("?sort=ready&by=corrected", ["Ben", "ann", "Carl"]),
        ("?part=areas&sort=programming", ["Ben", "ann", "Carl"]),
        ("?sort=nonsense&part=nonsense&show=nonsense&by=x&page=99", ["ann", "Ben", "Carl"]),
        ("?unrated=yes", ["Carl"]),
        ("?q=B+e", ["Ben"]),
    ],
)
def test_orders_and_filters(
    query: str, expected: list[str], three: list[User], cohort: Cohort, instructor_client: Client
) -> None:
    assert names(instructor_client, cohort, query) == expected


def test_readiness_is_that_of_the_list_of_learners(
    three: list[User], cohort: Cohort, instructor_client: Client
) -> None:
    listed = instructor_client.get(f"/cohorts/{cohort.pk}/").content.decode()

    ready = dict(NAMES.findall(page_of(instructor_client, cohort)))

    theirs = dict(re.findall(r'<a href="[^"]*">(\w+)</a></th><td class="number">(\d+ %)', listed))
    assert {name: ready[name] for name in ("ann", "Ben")} == theirs
    assert words(ready["Carl"]) == "? not rated"


def test_a_second_click_turns_the_order_round(three: list[User], cohort: Cohort, instructor_client: Client) -> None:
    page = page_of(instructor_client, cohort, "?sort=git&show=short&q=n")

    assert 'aria-sort="descending"><a href="?show=short&amp;q=n&amp;sort=-git">Git' in page
    assert '<a href="?show=short&amp;q=n&amp;sort=python">Python' in page
    assert '<a href="?show=short&amp;q=n">Name' in page


def test_only_what_the_group_lacks(three: list[User], cohort: Cohort, instructor_client: Client) -> None:
    """Of two who are asked for Git, one has it: that is half."""
    page = page_of(instructor_client, cohort, "?lacking=yes")

    assert (cells(page, "git"), len(cells(page, "python"))) == ([], 3)


@pytest.fixture
def merged(three: list[User], catalogue: Catalogue) -> None:
    """Git was retired, and whatever asked for it asks for version control, which only Carl has rated."""
    git = catalogue.skill["git"]
    successor = replace(git, slug="version-control", name="Version control", needs=(), aliases=())
    others = tuple(
        replace(skill, needs=tuple(need for need in skill.needs if need.skill != "git"))
        for skill in catalogue.skills
        if skill.slug != "git"
    )
    retired = replace(git, retired=True, replaced_by=("version-control",))
    roles = tuple(map(moved, catalogue.roles))
    grown = replace(catalogue, skills=(*others, retired, successor), roles=roles)
    write_rows(catalogue=grown)
    published(grown)
    rate(three[2], {"version-control": 1})


@pytest.mark.usefixtures("merged")
def test_what_was_merged_counts_until_its_successor_is_rated(
    three: list[User], cohort: Cohort, instructor_client: Client
) -> None:
    page = page_of(instructor_client, cohort)
    heads = re.findall(r'<th class="heat-head"[^>]*><a href="[^"]*">(.*?)</a>', page)

    found = cells(page, "version-control")

    assert found == [("level-3", "3 ↑ , up 2"), ("none", "out left out"), ("level-1", "1")]
    at = heads.index("Version control")
    assert (sums(page, "Mean level")[at], sums(page, "Have it, %")[at]) == ("2.0", "50")
    assert names(instructor_client, cohort, "?sort=version-control") == ["Carl", "ann", "Ben"]
    ready = [int(percent.split()[0]) for _, percent in NAMES.findall(page_of(instructor_client, cohort, "?sort=ready"))]
    assert (ready, 0 < ready[0] < ready[2]) == (sorted(ready), True)
    assert names(instructor_client, cohort, "?unrated=yes") == []


@pytest.mark.parametrize("query", ["", "?sort=ready", "?sort=git&by=corrected", "?part=areas&show=change&sort=missing"])
def test_the_page_asks_the_same_for_three_and_for_a_thousand(
    query: str,
    three: list[User],
    cohort: Cohort,
    instructor_client: Client,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    # The bias of the group takes one more than an ordinary page has, where it is asked for.
    queries = 8 if "corrected" in query else 7
    page_of(instructor_client, cohort)
    with django_assert_num_queries(queries):
        page_of(instructor_client, cohort, query)
    fill(cohort, 1000)

    with django_assert_num_queries(queries):
        found = names(instructor_client, cohort, f"{query}{'&' if query else '?'}page=21")

    assert len(found) == 3


def test_names_are_text(cohort: Cohort, instructor_client: Client) -> None:
    MembershipFactory(cohort=cohort, person=UserFactory(name="<b>Bo</b>"))

    assert "&lt;b&gt;Bo&lt;/b&gt;" in page_of(instructor_client, cohort)


def test_who_left_is_in_nothing(three: list[User], cohort: Cohort, instructor_client: Client) -> None:
    Membership.objects.filter(person=three[0]).update(left_at=timezone.now())

    page = page_of(instructor_client, cohort)

    assert names(instructor_client, cohort) == ["Ben", "Carl"]
    assert sums(page, "Mean level").count("1.0") == 1


def test_empty_states_offer_the_next_act(cohort: Cohort, instructor_client: Client, other_instructor: User) -> None:
    nobody = page_of(instructor_client, cohort)
    MembershipFactory(cohort=cohort, person=UserFactory(name="Ann"))
    unfound = page_of(instructor_client, cohort, "?q=zoe")
    wrong = page_of(instructor_client, cohort, "?since=never&part=nonsense")
    Cohort.objects.filter(pk=cohort.pk).update(role="gone")
    goalless = page_of(instructor_client, cohort)
    archive_cohort(cohort=cohort.pk)
    archived = page_of(instructor_client, cohort)

    assert "No learners yet" in nobody
    assert "No learner here has “zoe” in their name." in unfound
    assert "Choose a day, such as 2026-09-22." in wrong
    assert "There is no “nonsense” here. Choose another." in wrong
    assert "No goal to hold it against" in goalless
    assert ("Ann" in archived, "has been archived" in archived) == (False, True)


def test_assistants_read_it_and_others_do_not(
    three: list[User], cohort: Cohort, assistant_client: Client, other_instructor: User
) -> None:
    assert names(assistant_client, cohort) == ["ann", "Ben", "Carl"]
    assert signed_in(other_instructor).get(f"/cohorts/{cohort.pk}/map/").status_code == 404
