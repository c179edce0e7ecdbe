"""Looking back: when it is asked, that it is kept as a whole, and what a learner sees of it and of the others."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from assessments.cohorts.overview.services import look_back
from assessments.cohorts.services import archive_cohort
from assessments.models import Cohort, Exemption, LookingBack, Membership, Rating
from skills.models import Skill
from tests.assessments.cohorts.overview.conftest import TODAY, learner_in, rated


def said() -> dict[str, int]:
    return dict(LookingBack.objects.values_list("skill__slug", "level"))


def path(cohort: Cohort, more: str = "") -> str:
    return f"/cohorts/{cohort.pk}/looking-back/{more}"


def shown(client: Client, cohort: Cohort, more: str = "") -> str:
    return client.get(path(cohort, more)).content.decode()


@pytest.mark.parametrize(("days", "asked"), [(8, False), (7, True), (0, True), (-30, True)])
def test_learners_are_asked_from_a_week_before_the_end(
    days: int, asked: bool, cohort: Cohort, membership: Membership, learner_client: Client
) -> None:
    cohort.starts_on, cohort.ends_on = TODAY - timedelta(days=60), TODAY + timedelta(days=days)
    cohort.save()

    own = learner_client.get(f"/cohorts/{cohort.pk}/").content.decode()
    status = learner_client.get(path(cohort)).status_code

    assert (path(cohort) in own, status) == (asked, 200 if asked else 302)


def test_a_teacher_may_ask_earlier(
    cohort: Cohort, membership: Membership, learner_client: Client, instructor_client: Client
) -> None:
    Cohort.objects.update(starts_on=TODAY, ends_on=TODAY + timedelta(days=60))
    before = learner_client.get(path(cohort)).status_code

    instructor_client.post(f"/cohorts/{cohort.pk}/overview/ask/")

    assert (before, learner_client.get(path(cohort)).status_code) == (302, 200)


def test_it_is_kept_as_a_whole_and_can_be_changed(ending: Cohort, mine: Membership, learner_client: Client) -> None:
    first = learner_client.post(path(ending), {"python": "1", "git": "0", "sql": ""})
    kept = said()
    again = shown(learner_client, ending)
    learner_client.post(path(ending), {"python": "2", "git": ""})

    assert first.headers["Location"] == path(ending, "seen/")
    assert kept == {"python": 1, "git": 0}
    assert 'name="python" value="1" checked' in again
    assert said() == {"python": 2}


def test_the_form_sent_twice_keeps_it_once(ending: Cohort, mine: Membership, learner_client: Client) -> None:
    for _ in range(2):
        learner_client.post(path(ending), {"python": "1"})

    assert LookingBack.objects.count() == 1


def test_skipping_everything_takes_it_back(ending: Cohort, mine: Membership, learner_client: Client) -> None:
    look_back(membership=mine.pk, levels={"python": 1})

    page = learner_client.post(path(ending), {}, follow=True).content.decode()

    assert "You skipped every skill" in page
    assert said() == {}
    assert learner_client.get(path(ending, "seen/")).headers["Location"] == path(ending)


@pytest.mark.parametrize("wrong", ["5", "-1", "na", "1.5"])
def test_what_is_no_level_is_refused_and_keeps_nothing(
    wrong: str, ending: Cohort, mine: Membership, learner_client: Client
) -> None:
    page = learner_client.post(path(ending), {"python": wrong, "git": "1"}).content.decode()

    assert "Python: choose a level from 0 to 4, or skip it." in page
    assert 'name="git" value="1" checked' in page
    assert said() == {}


def test_the_rating_at_the_start_is_not_shown_before(ending: Cohort, mine: Membership, learner_client: Client) -> None:
    page = shown(learner_client, ending)

    assert set(re.findall(r'<input type="radio" name="[\w-]+" value="([^"]*)" checked>', page)) == {""}


def test_what_is_left_out_is_not_asked(ending: Cohort, mine: Membership, learner_client: Client) -> None:
    Exemption.objects.create(person=mine.person, skill=Skill.objects.get(slug="git"), reason="Others do it.")

    learner_client.post(path(ending), {"git": "1", "python": "1"})

    assert 'name="git"' not in shown(learner_client, ending)
    assert said() == {"python": 1}


def test_afterwards_both_stand_side_by_side(ending: Cohort, mine: Membership, learner_client: Client) -> None:
    look_back(membership=mine.pk, levels={"python": 1})

    page = shown(learner_client, ending, "seen/")

    row = page.split('<th scope="row">Python</th>')[1].split("</tr>", maxsplit=1)[0]
    assert [level in row for level in (">2 <span>", ">1 <span>", ">3 <span>")] == [True] * 3
    assert row.index(">2 <span>") < row.index(">1 <span>") < row.index(">3 <span>")
    assert "Git" not in page.split("<tbody>")[1]


def test_ratings_of_today_stay_as_they_are(ending: Cohort, mine: Membership, learner_client: Client) -> None:
    before = list(Rating.objects.order_by("pk").values())

    learner_client.post(path(ending), {"python": "0", "git": "4"})

    assert list(Rating.objects.order_by("pk").values()) == before


@pytest.mark.parametrize(("others", "told"), [(3, False), (4, True)])
def test_means_of_the_group_are_told_from_five_on(
    others: int, told: bool, ending: Cohort, mine: Membership, learner_client: Client
) -> None:
    for number in range(others):
        row = learner_in(ending, f"Other {number}")
        rated(row.person, dict.fromkeys(("python", "git", "sql", "linux"), (1, 4)))
        look_back(membership=row.pk, levels={"python": 0, "git": 0, "sql": 0, "linux": 0})
    left = learner_in(ending, "Left", left_at=timezone.now())
    rated(left.person, {"python": (2, 3)})
    look_back(membership=left.pk, levels={"python": 1})
    look_back(membership=mine.pk, levels={"python": 1})

    page = shown(learner_client, ending, "seen/")
    assert ("5 learners of Spring class have looked back" in page) is told
    assert re.findall(r"by about ([^ ]+) ", page) == (["+5", "+10"] if told else [])


def test_archived_it_is_over(ending: Cohort, mine: Membership, learner_client: Client) -> None:
    look_back(membership=mine.pk, levels={"python": 1})
    archive_cohort(cohort=ending.pk)

    learner_client.post(path(ending), {"python": "3"})

    assert said() == {"python": 1}
    assert learner_client.get(path(ending, "seen/")).status_code == 302


def test_a_stranger_finds_nothing(
    ending: Cohort, mine: Membership, stranger_client: Client, instructor_client: Client
) -> None:
    clients = (stranger_client, instructor_client)
    answers = [client.get(path(ending, more)).status_code for client in clients for more in ("", "seen/")]

    assert answers == [404] * 4


@pytest.mark.parametrize(("more", "queries"), [("", 6), ("seen/", 7)])
def test_it_asks_the_same_for_few_and_for_many(
    more: str, queries: int, mine: Membership, learner_client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    look_back(membership=mine.pk, levels={"python": 1})
    shown(learner_client, mine.cohort, more)

    with django_assert_num_queries(queries):
        shown(learner_client, mine.cohort, more)
    for number in range(10):
        row = learner_in(mine.cohort, f"Other {number}")
        rated(row.person, {"python": (2, 3), "git": (0, 1)})
        look_back(membership=row.pk, levels={"python": 1, "git": 0})
    look_back(membership=mine.pk, levels={"python": 1, "git": 2, "sql": 0})

    with django_assert_num_queries(queries):
        shown(learner_client, mine.cohort, more)


def test_one_area_is_open_and_each_says_how_much_of_it_is_said(
    ending: Cohort, mine: Membership, learner_client: Client
) -> None:
    areas = re.compile(r'id="part-([\w-]+)"( open)?>\s*<summary><h2>[^<]*</h2> <span[^>]*>(\d+) of')
    look_back(membership=mine.pk, levels={"python": 1})

    first = areas.findall(shown(learner_client, ending))
    last = areas.findall(shown(learner_client, ending, f"?at={first[-1][0]}"))
    wrong = areas.findall(shown(learner_client, ending, "?at=nowhere"))

    assert [said for _, _, said in first] == ["1", *["0"] * (len(first) - 1)]
    assert [bool(is_open) for _, is_open, _ in first] == [True, *[False] * (len(first) - 1)]
    assert [bool(is_open) for _, is_open, _ in last] == [*[False] * (len(first) - 1), True]
    assert wrong == first


def test_going_on_keeps_what_is_said_and_leads_to_the_next_area(
    ending: Cohort, mine: Membership, learner_client: Client
) -> None:
    first = re.findall(r'name="go_on" value="([\w-]+)"', shown(learner_client, ending))[0]

    on = learner_client.post(path(ending), {"python": "1", "go_on": first})
    nowhere = learner_client.post(path(ending), {"python": "2", "go_on": "//elsewhere"})

    assert on.headers["Location"] == f"{path(ending)}?at={first}#part-{first}"
    assert nowhere.headers["Location"] == path(ending, "seen/")
    assert said() == {"python": 2}
