"""Who gets which page of a cohort, beside what tests/access_table.py says of all; and the links that teachers make."""

import re

import pytest
from django.test import Client
from django.urls import get_resolver, resolve
from django.utils import timezone

from assessments.cohorts.inviting.services import keep_list
from assessments.cohorts.inviting.typed import read_typed
from assessments.models import Cohort, JoinLink, Membership, Review
from careerpath.accounts.models import User
from skills.models import Skill
from tests.accounts.steps import signed_in
from tests.assessments.cohorts.conftest import link_into, way_in
from tests.factories import AnnouncementFactory, InvitationFactory, MembershipFactory, ReviewFactory, UserFactory

# To an assistant, and to the instructor of another cohort.
PAGES = {
    "": (200, 404),
    "map/": (200, 404),
    "map/table/": (200, 404),
    "map.csv": (200, 404),
    "map.xlsx": (200, 404),
    "group/": (302, 404),
    "settings/": (404, 404),
    "teachers/": (200, 404),
    "links/": (200, 404),
    "teach/": (200, 404),
    "teach/lessons.csv": (302, 404),
    "teach/lessons.md": (302, 404),
    "groups/": (200, 404),
    "groups/groups.csv": (302, 404),
    "pairs/": (200, 404),
    "pairs/pairs.csv": (302, 404),
    "agree/": (404, 404),
    "leave/": (200, 404),
    "looking-back/": (404, 404),
    "looking-back/seen/": (404, 404),
    "overview/": (200, 404),
    "overview/learners/": (200, 404),
    "overview/learners.csv": (200, 404),
    "links/{link}/": (200, 404),
    "invitations/": (200, 404),
    "invitations/new/": (200, 404),
    "invitations/upload/": (200, 404),
    "invitations/withdraw/": (200, 404),
    "invitations/{invitation}/withdraw/": (200, 404),
    "invitations/{elsewhere}/withdraw/": (404, 404),
    # Whose list it isn't.
    "invitations/lists/{list}/": (404, 404),
    "invitations/lists/{list}/columns/": (404, 404),
    "invitations/lists/{list}/preview.csv": (404, 404),
    "links/{assistants}/": (404, 404),
    "remove/{member}/": (200, 404),
    "opinions/": (200, 404),
    "opinions/give/": (200, 404),
    "opinions/talks/": (200, 404),
    "opinions/answers/": (200, 404),
    "opinions/calibration/": (200, 404),
    "opinions/in/python/": (200, 404),
    "opinions/of/{member}/": (200, 404),
    "opinions/of/{member}/python/": (200, 404),
    "messages/": (200, 404),
    "messages/new/": (200, 404),
    "messages/{message}/": (200, 404),
    "messages/{draft}/": (404, 404),
    "messages/{draft}/change/": (404, 404),
    "learners/{member}/": (200, 404),
    "learners/{member}/python/": (200, 404),
    "learners/{member}/no-such-skill/": (404, 404),
    "learners/{helper}/": (404, 404),
}
ACTS = {
    "settings/": (404, 404),
    "archive/": (404, 404),
    "take-up/": (404, 404),
    "take-over/": (302, 404),
    "not-now/": (302, 404),
    "overview/ask/": (302, 404),
    "overview/ask/undo/": (302, 404),
    "messages/new/": (200, 404),
    "messages/{draft}/send/": (404, 404),
    "messages/{draft}/discard/": (404, 404),
    "messages/{message}/again/": (302, 404),
    "mute/": (302, 404),
    "teachers/link/": (404, 404),
    "teachers/{helper}/hand-over/": (404, 404),
    "links/{assistants}/end/": (404, 404),
    "invitations/lists/{list}/": (404, 404),
    "invitations/lists/{list}/columns/": (404, 404),
    "invitations/lists/{list}/letters/": (404, 404),
    "invitations/{elsewhere}/again/": (404, 404),
    "invitations/{elsewhere}/withdraw/": (404, 404),
    "invitations/{invitation}/again/": (302, 404),
    "invitations/{invitation}/withdraw/": (302, 404),
    "invitations/send/": (302, 404),
    "invitations/withdraw/": (302, 404),
    "links/{link}/end/": (302, 404),
    "opinions/take/": (302, 404),
    "opinions/give-back/": (302, 404),
    "opinions/undo/": (302, 404),
    "opinions/answers/aside/": (302, 404),
    "opinions/in/python/": (302, 404),
    "opinions/of/{member}/": (302, 404),
    "opinions/of/{member}/python/": (200, 404),
    "opinions/talks/{review}/": (302, 404),
    "remove/{helper}/": (302, 404),
    "remove/{member}/": (302, 404),
}


def opinion_on(membership: Membership) -> Review:
    row: Review = ReviewFactory(
        person=membership.person, cohort=membership.cohort, skill=Skill.objects.get(slug="python")
    )
    return row


def test_assistants_and_others_get_what_is_theirs(
    cohort: Cohort, membership: Membership, assistant_client: Client, assistant: User, other_instructor: User
) -> None:
    lead = cohort.memberships.get(role="lead")
    numbers = {
        "link": link_into(cohort).pk,
        "invitation": InvitationFactory(cohort=cohort).pk,
        "elsewhere": InvitationFactory().pk,
        "list": keep_list(mine=lead, rows=read_typed("ana@school.example"), name="list.csv").pk,
        "assistants": link_into(cohort, role="assistant").pk,
        "message": AnnouncementFactory(cohort=cohort, sent_at=timezone.now()).pk,
        "draft": AnnouncementFactory(cohort=cohort).pk,
        "member": membership.pk,
        "helper": Membership.objects.get(person=assistant).pk,
        "review": opinion_on(membership).pk,
    }
    clients = (assistant_client, signed_in(other_instructor))

    def answers(method: str, path: str) -> tuple[int, ...]:
        where = f"/cohorts/{cohort.pk}/{path.format(**numbers)}"
        return tuple(getattr(client, method)(where).status_code for client in clients)

    assert {path: answers("get", path) for path in PAGES} == PAGES
    assert {path: answers("post", path) for path in ACTS} == ACTS
    assert Membership.objects.get(person=assistant).left_at is None


def test_each_address_of_a_cohort_is_asked() -> None:
    numbers = dict.fromkeys(
        ("link", "invitation", "elsewhere", "list", "assistants", "message", "draft", "member", "helper", "review"), 1
    )

    asked = {resolve(f"/cohorts/1/{path.format(**numbers)}").url_name for path in (*PAGES, *ACTS)}

    parts = [part for part in get_resolver().url_patterns if str(part.pattern) == "cohorts/"]
    there = {url.name for part in parts for url in part.url_patterns if str(url.pattern).startswith("<int:cohort>/")}
    assert there - asked == set()
    assert len(there) > 40


def test_the_lists_of_both_sides(
    cohort: Cohort, membership: Membership, instructor_client: Client, learner_client: Client, stranger_client: Client
) -> None:
    pages = [
        client.get("/cohorts/").content.decode() for client in (instructor_client, learner_client, stranger_client)
    ]

    assert "1 learner, you lead. 5 Jan 2026 to 26 Jun 2026." in pages[0]
    assert ["Spring class" in page for page in pages] == [True, True, False]
    assert ["You learn in" in page for page in pages] == [False, True, False]
    assert "You are in no cohort" in pages[2]


def test_each_teacher_finds_the_pages_that_are_theirs(
    cohort: Cohort, assistant_client: Client, instructor_client: Client
) -> None:
    def tabs(client: Client, part: str) -> str:
        page = client.get(f"/cohorts/{cohort.pk}/{part}").content.decode()
        return page.split('class="tabs"')[1].split("</nav>")[0]

    theirs = [("Settings" in tabs(assistant_client, part)) for part in ("", "links/", "teachers/")]
    leads = [("Settings" in tabs(instructor_client, part)) for part in ("", "links/", "teachers/", "settings/")]

    assert (theirs, leads) == ([False] * 3, [True] * 4)


TAUGHT = ("", "overview/", "overview/learners/", "map/", "teach/", "opinions/", "opinions/calibration/", "messages/")
MANAGED = ("links/", "invitations/", "invitations/new/", "invitations/upload/", "teachers/", "settings/")


@pytest.mark.parametrize("part", TAUGHT + MANAGED)
def test_every_page_of_a_class_says_what_it_aims_at(part: str, running: Cohort, instructor_client: Client) -> None:
    page = instructor_client.get(f"/cohorts/{running.pk}/{part}").text

    assert re.search(r'Goal: <a href="/roles/mlops-engineer/[^"]*">MLOps engineer, mid level</a>', page)


def test_links_are_made_shown_and_ended(running: Cohort, instructor_client: Client) -> None:
    made = instructor_client.post(f"/cohorts/{running.pk}/links/", {"newest": 0, "most": "30", "days": "7"})
    link = JoinLink.objects.get()
    poster = instructor_client.get(made.headers["Location"]).content.decode()
    instructor_client.post(f"/cohorts/{running.pk}/links/{link.pk}/end/")
    listed = instructor_client.get(f"/cohorts/{running.pk}/links/").content.decode()

    code = way_in(link).removeprefix("/join/").removesuffix("/")
    assert f"http://testserver/join/{code[:4]}-{code[4:]}/" in poster
    assert "<svg" in poster
    assert "0 of 30 used" in listed.split("Links that ended")[1]


def test_a_number_of_people_that_makes_no_sense_is_refused(running: Cohort, instructor_client: Client) -> None:
    for most in ("0", "-1", "5001", "", "many"):
        page = instructor_client.post(f"/cohorts/{running.pk}/links/", {"newest": 0, "most": most, "days": "7"})
        assert "Write a number from 1 to 5000." in page.content.decode()
    assert not JoinLink.objects.exists()


def test_the_lead_makes_an_assistants_link_once_a_click(running: Cohort, instructor_client: Client) -> None:
    for _ in range(2):
        instructor_client.post(f"/cohorts/{running.pk}/teachers/link/", {"newest": 0})

    link = JoinLink.objects.get()
    page = instructor_client.get(f"/cohorts/{running.pk}/teachers/").content.decode()
    assert (link.role, link.most) == ("assistant", 1)
    assert "0 of 1 used" in page


def test_who_teaches_needs_a_second_factor_while_they_do(cohort: Cohort, db: None) -> None:
    helper = UserFactory()
    row = MembershipFactory(cohort=cohort, person=helper, role="assistant")
    client = signed_in(helper)

    demanded = client.get("/cohorts/").headers.get("Location")
    Membership.objects.filter(pk=row.pk).update(left_at=row.joined_at)
    after = client.get("/cohorts/").status_code

    assert (demanded, after) == ("/accounts/2fa/", 200)
