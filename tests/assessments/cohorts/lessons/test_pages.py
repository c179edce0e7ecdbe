"""What to teach, groups and pairs as teachers ask for them: who is there, whose levels count, and what comes out."""

import re
from html import unescape

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from assessments.cohorts.services import archive_cohort
from assessments.models import Cohort, Exemption, Membership, Rating
from careerpath.accounts.models import User
from skills.catalogue import Catalogue
from skills.models import Skill
from tests.assessments.cohorts.test_people import fill, rate
from tests.factories import MembershipFactory, UserFactory

TAGS = re.compile(r"<[^>]+>")


def words(client: Client, cohort: Cohort, path: str) -> str:
    """What is found, below the form."""
    response = client.get(f"/cohorts/{cohort.pk}/{path}")
    assert response.status_code == 200
    page = response.content.decode().split("</form>")[-1].split("</main>")[0]
    return " ".join(unescape(TAGS.sub(" ", page)).split())


def member(person: User) -> int:
    return Membership.objects.get(person=person).pk


@pytest.fixture
def three(cohort: Cohort, catalogue: Catalogue) -> dict[str, User]:
    """Ann can do everything, Ben lacks SQL, Cem lacks it and Git; both could be shown it by Ann."""
    people = {name: UserFactory(name=name) for name in ("Cem", "Ben", "Ann")}
    for person in people.values():
        MembershipFactory(cohort=cohort, person=person)
    whole: dict[str, int | None] = {skill.slug: 4 for skill in catalogue.skills}
    rate(people["Ann"], whole)
    rate(people["Ben"], whole | {"sql": 0})
    rate(people["Cem"], whole | {"sql": 0, "git": 1})
    return people


def test_the_lessons_that_lift_most_with_who_comes_and_who_helps(
    three: dict[str, User], cohort: Cohort, instructor_client: Client
) -> None:
    short, long = (words(instructor_client, cohort, f"teach/?hours={hours}") for hours in (2, 13))

    assert "1 lesson, 2 of 2 hours. It brings 2 of 3 learners nearer to the goal, by 0.6 points" in short
    assert "1. SQL 0 None → 1 Awareness 2 hours and 4 at home" in short
    assert "Lifts 2 learners by 0.9 points each." in short
    assert "2 would come Ben , Cem 1 could help Ann" in short
    assert "no other lessons in this time are worth more to the group" in short
    assert "3 lessons, 11 of 13 hours. They bring 2 of 3 learners nearer to the goal" in long
    assert "1 would come Cem 2 could help Ann , Ben" in long
    assert re.search(r"Needs SQL at level 1: that is lesson [12]\.", long)


def test_what_an_hour_is_too_short_for_is_said_and_offered(
    three: dict[str, User], cohort: Cohort, instructor_client: Client
) -> None:
    found = instructor_client.get(f"/cohorts/{cohort.pk}/teach/?hours=1&taught=1").content.decode()

    assert "What lifts anybody takes 6 hours at least." in found
    assert 'href="?hours=1&amp;taught=1&amp;hours=6"' in found
    assert "1 lesson, 6 of 6 hours" in words(instructor_client, cohort, "teach/?hours=1&taught=1&hours=6")


def test_a_skill_can_be_left_out(three: dict[str, User], cohort: Cohort, instructor_client: Client) -> None:
    without = words(instructor_client, cohort, "teach/?hours=30&taught=1&without=sql")

    assert "1 lesson, 8 of 30 hours" in without
    assert "Nothing is missing" in words(instructor_client, cohort, "teach/?hours=13&without=sql&without=git")
    assert "No pairs" in words(instructor_client, cohort, "pairs/?without=sql&without=git")


def test_pairs_say_who_shows_whom_what(three: dict[str, User], cohort: Cohort, instructor_client: Client) -> None:
    found = words(instructor_client, cohort, "pairs/")

    assert found.startswith("1 pair In each of them")
    assert "Ann shows Cem: Git and version control , level 2." in found
    assert "no other pairs of these learners win more" in found
    assert "Left over Ben : whoever could sit with them wins more in another pair." in found


@pytest.mark.parametrize("path", ["pairs/", "groups/?size=3", "pairs/pairs.csv", "groups/groups.csv?size=3"])
def test_others_read_a_number_of_who_has_no_name_and_no_address(
    three: dict[str, User], cohort: Cohort, instructor_client: Client, path: str
) -> None:
    User.objects.filter(pk=three["Ben"].pk).update(name="")

    found = instructor_client.get(f"/cohorts/{cohort.pk}/{path}").text

    assert f"Learner {member(three['Ben'])}" in found
    assert three["Ben"].email not in found


def test_whoever_fits_nobody_is_told_apart_from_whoever_is_left_over(
    three: dict[str, User], cohort: Cohort, catalogue: Catalogue, instructor_client: Client
) -> None:
    eve = UserFactory(name="Eve")
    MembershipFactory(cohort=cohort, person=eve)
    rate(eve, {skill.slug: 4 for skill in catalogue.skills} | {"sql": 0, "git": 2})

    found = words(instructor_client, cohort, f"pairs/?p={member(three['Ann'])}")

    assert "Ben shows Cem: Git and version control , level 2." in found
    assert "Left over Eve : nobody who is there can show them what they need next" in found


def test_groups_of_mixed_and_of_like_strength(
    three: dict[str, User], cohort: Cohort, instructor_client: Client
) -> None:
    mixed = words(instructor_client, cohort, "groups/?size=2")
    like = words(instructor_client, cohort, "groups/?size=2&kind=alike")

    assert mixed.startswith("2 groups of 1 or 2 Mixed:")
    assert like.startswith("2 groups of 1 or 2 Like with like:")
    assert "Ann 100 % Cem 97 %" in mixed
    assert "Group 2 97.5 % ready in the mean Ben 98 % Cem 97 %" in like


def test_who_is_away_is_left_out_everywhere(three: dict[str, User], cohort: Cohort, instructor_client: Client) -> None:
    away, here = f"p={member(three['Ben'])}", f"who=here&p={member(three['Ben'])}&p={member(three['Ann'])}"

    assert "1 of 2 learners" in words(instructor_client, cohort, f"teach/?hours=6&{away}")
    assert "1 would come Ben" in words(instructor_client, cohort, f"teach/?hours=8&{here}")
    assert "Ben" not in words(instructor_client, cohort, f"groups/?{away}")
    assert "Cem" not in words(instructor_client, cohort, f"groups/?{here}")
    assert "Ann shows Ben: SQL , level 1." in words(instructor_client, cohort, f"pairs/?{here}")
    assert "Nobody is there" in words(instructor_client, cohort, "groups/?who=here")


def test_who_has_rated_nothing_is_no_beginner_unless_you_say_so(
    three: dict[str, User], cohort: Cohort, instructor_client: Client
) -> None:
    MembershipFactory(cohort=cohort, person=UserFactory(name="Dora"))
    Rating.objects.filter(person=three["Ben"]).delete()

    found = words(instructor_client, cohort, "groups/?size=4")
    counted = words(instructor_client, cohort, "groups/?size=4&beginners=on")

    assert found.startswith(
        "2 of 4 haven’t rated themselves for the goal and are left out. Count them as beginners : Ben , Dora"
    )
    assert "1 group of 2" in found
    assert "and count as beginners" in counted
    assert "Ann 100 % Ben 0 % Cem 97 % Dora 0 %" in counted


def test_nobody_rated_offers_to_count_them(cohort: Cohort, membership: Membership, instructor_client: Client) -> None:
    for page in ("teach", "groups", "pairs"):
        assert "No level is known yet None of them has rated" in words(instructor_client, cohort, f"{page}/")
        assert 'href="?beginners=on"' in instructor_client.get(f"/cohorts/{cohort.pk}/{page}/").content.decode()
    assert "1 would come Lea Learner" in words(instructor_client, cohort, "teach/?beginners=on")


def test_the_levels_that_count(three: dict[str, User], cohort: Cohort, instructor_client: Client) -> None:
    Rating.objects.filter(person=three["Ann"], skill__slug="git").update(verified_level=2)

    verified = words(instructor_client, cohort, "groups/?by=verified")
    corrected = words(instructor_client, cohort, "groups/?by=corrected")

    assert verified.startswith("2 of 3 have no confirmed level for the goal and are left out.")
    assert "Ann 3 %" in verified
    assert corrected.startswith("There is no second opinion in this cohort yet")
    assert "Ann 100 %" in corrected


def test_what_somebody_left_out_is_not_missing_to_them(
    three: dict[str, User], cohort: Cohort, instructor_client: Client
) -> None:
    Exemption.objects.create(person=three["Ben"], skill=Skill.objects.get(slug="sql"), reason="Others do it.")

    assert "1 would come Cem 1 could help Ann" in words(instructor_client, cohort, "teach/?hours=6&without=git")


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("teach/?hours=0", "Write a number from 1 to 40."),
        ("teach/?hours=41", "Write a number from 1 to 40."),
        ("teach/?hours=", "Write a number from 1 to 40."),
        ("teach/?hours=four", "Write a number from 1 to 40."),
        ("groups/?size=1", "Write a number from 2 to 10."),
        ("groups/?kind=other", "Choose one of these."),
        ("pairs/?by=other", "Choose one of these."),
        ("pairs/?" + "&".join(f"p={n}" for n in range(201)), "Up to 200 people can be ticked, and 201 are."),
    ],
)
def test_what_makes_no_sense_is_said(
    path: str, said: str, three: dict[str, User], cohort: Cohort, instructor_client: Client
) -> None:
    page = instructor_client.get(f"/cohorts/{cohort.pk}/{path}").content.decode()

    assert said in page
    assert "class-found" not in page


def test_people_and_skills_that_are_not_there_are_passed_over(
    three: dict[str, User], cohort: Cohort, instructor_client: Client
) -> None:
    path = "teach/?hours=8&p=999999&p=x&p=9999999999999999999999&without=no-such-skill&page=7"

    assert "2 of 3 learners" in words(instructor_client, cohort, path)


def test_a_goal_that_is_gone_an_empty_cohort_and_an_archived_one(
    three: dict[str, User], cohort: Cohort, assistant_client: Client, instructor_client: Client
) -> None:
    Cohort.objects.filter(pk=cohort.pk).update(role="gone")
    for page in ("teach", "groups", "pairs"):
        assert "Choose a goal" in words(instructor_client, cohort, f"{page}/")
        assert "Whoever leads the cohort can choose another." in words(assistant_client, cohort, f"{page}/")

    Cohort.objects.filter(pk=cohort.pk).update(role="mlops-engineer")
    Membership.objects.learning().delete()
    assert "No learners yet" in words(instructor_client, cohort, "teach/")

    archive_cohort(cohort=cohort.pk)
    for page in ("teach", "groups", "pairs"):
        found = instructor_client.get(f"/cohorts/{cohort.pk}/{page}/").content.decode()
        assert "has been archived" in found
        assert "class-ask" not in found


def test_of_an_archived_cohort_nobody_is_named(
    three: dict[str, User], cohort: Cohort, instructor_client: Client
) -> None:
    archive_cohort(cohort=cohort.pk)

    for path in ("teach/", "groups/", "pairs/", "groups/groups.csv", "pairs/pairs.csv", "teach/lessons.md"):
        assert "Ann" not in instructor_client.get(f"/cohorts/{cohort.pk}/{path}", follow=True).content.decode()


@pytest.mark.parametrize(
    ("path", "queries"), [("teach/?hours=8", 6), ("groups/", 6), ("pairs/", 6), ("pairs/?by=corrected", 7)]
)
@pytest.mark.usefixtures("three")
def test_a_page_asks_the_same_for_three_and_for_many(
    path: str,
    queries: int,
    cohort: Cohort,
    instructor_client: Client,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    address = f"/cohorts/{cohort.pk}/{path}"
    instructor_client.get(address)
    with django_assert_num_queries(queries):
        instructor_client.get(address)
    fill(cohort, 300)

    with django_assert_num_queries(queries):
        instructor_client.get(address)


def test_of_many_those_are_listed_whom_a_name_finds(
    three: dict[str, User], cohort: Cohort, instructor_client: Client
) -> None:
    fill(cohort, 120)

    def boxes(query: str) -> list[str]:
        page = instructor_client.get(f"/cohorts/{cohort.pk}/groups/?{query}").content.decode()
        return re.findall(r'name="p"[^>]*><label[^>]*>([^<]*)<', page)

    assert boxes("") == []
    assert boxes("find=many+0001") == ["Many 0001"]
    assert boxes(f"find=an&p={member(three['Ben'])}") == ["Ann", "Ben"]
    assert len(boxes("find=many")) == 100


@pytest.mark.usefixtures("three")
def test_what_is_asked_brings_no_token_into_the_address(cohort: Cohort, instructor_client: Client) -> None:
    page = instructor_client.get(f"/cohorts/{cohort.pk}/teach/").text

    asked = page.split('<form class="class-ask')[1].split("</form>")[0]
    assert 'name="by"' in asked
    assert "csrf" not in asked


def test_names_are_text(cohort: Cohort, instructor_client: Client) -> None:
    MembershipFactory(cohort=cohort, person=UserFactory(name="<b>Bo</b>"))

    page = instructor_client.get(f"/cohorts/{cohort.pk}/teach/?beginners=on").content.decode()

    assert page.count("&lt;b&gt;Bo&lt;/b&gt;") > 2
    assert "<b>Bo" not in page
