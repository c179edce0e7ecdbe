"""Pages of invitations: the instructor of the spring class has invited people, and brought lists."""

from datetime import timedelta

import pytest
from django.utils import timezone

from assessments.cohorts.inviting.keys import key_of
from assessments.cohorts.inviting.services import keep_file, keep_list
from assessments.cohorts.inviting.sheets import Sheet, read_sheet
from assessments.cohorts.inviting.typed import read_typed
from assessments.models import Cohort, Invitation
from tests.assessments.cohorts.conftest import end_in
from tests.browser.shown import Shown, refused
from tests.factories import InvitationFactory

LONG = "wilhelmina.featherstonehaugh.von.und.zu.cholmondeley.marjoribanks@department.of.long.names.school.example"
MIXED = f"Ana <ana@school.example>\nana@school.example\nlearner@example.org\nnobody\n=1+1\n{LONG}\n"
PARENTS = b"Own,Parents\nana@school.example,mother@school.example\nbo@school.example,father@school.example\n"


@pytest.fixture
def going_on(spring: Cohort) -> Cohort:
    """The spring class with its last day ahead: nobody is invited into one that is over."""
    end_in(spring, days=100)
    return spring


@pytest.fixture
def its_invitations(going_on: Cohort) -> str:
    return f"/cohorts/{going_on.pk}/invitations/"


@pytest.fixture
def invited(going_on: Cohort) -> Invitation:
    """One of each kind; the last of them is this."""
    now = timezone.now()
    for state in ("failed", "accepted", "declined", "withdrawn"):
        InvitationFactory(cohort=going_on, state=state, answered_at=now, name="Wilhelmina Cholmondeley-Marjoribanks")
    InvitationFactory(cohort=going_on, expires_at=now - timedelta(days=1))
    InvitationFactory(cohort=going_on, email=LONG, asked_at=now - timedelta(days=2))
    row: Invitation = InvitationFactory(cohort=going_on, invited_by=going_on.memberships.get(role="lead").person)
    return row


@pytest.fixture
def by_invitation(invited: Invitation) -> str:
    return f"/join/invited/{key_of(invited.seed)}/"


@pytest.fixture
def declined_way(going_on: Cohort) -> str:
    row = InvitationFactory(cohort=going_on, state="declined", answered_at=timezone.now())
    return f"/join/invited/{key_of(row.seed)}/"


@pytest.fixture
def withdrawn_way(going_on: Cohort) -> str:
    return f"/join/invited/{key_of(InvitationFactory(cohort=going_on, state='withdrawn').seed)}/"


@pytest.fixture
def its_withdrawing(invited: Invitation) -> str:
    return f"/cohorts/{invited.cohort_id}/invitations/{invited.pk}/withdraw/"


@pytest.fixture
def its_list(going_on: Cohort) -> str:
    found = keep_list(mine=going_on.memberships.get(role="lead"), rows=read_typed(MIXED), name="class.csv")
    return f"/cohorts/{going_on.pk}/invitations/lists/{found.pk}/"


@pytest.fixture
def unclear_list(going_on: Cohort) -> str:
    sheet = read_sheet(PARENTS)
    assert isinstance(sheet, Sheet)
    found = keep_list(mine=going_on.memberships.get(role="lead"), rows=sheet.rows, name="class.csv")
    return f"/cohorts/{going_on.pk}/invitations/lists/{found.pk}/columns/"


@pytest.fixture
def list_of_two_readings(going_on: Cohort) -> str:
    content = "Name;E-Mail\nStępień;s@school.example\n".encode("cp1250")
    sheet = read_sheet(content)
    assert isinstance(sheet, Sheet)
    found = keep_file(mine=going_on.memberships.get(role="lead"), sheet=sheet, content=content, name="class.csv")
    return f"/cohorts/{going_on.pk}/invitations/lists/{found.pk}/columns/"


ALL = "{its_invitations}"
OF_INVITATIONS = (
    Shown("Invitations to Spring class", ALL, who="instructor"),
    Shown("Invitations to Spring class", "{its_people}invitations/", who="instructor", state="over"),
    Shown("Invitations to Spring class", ALL, "instructor", "some", needs=("invited",)),
    Shown("Invite people to Spring class", f"{ALL}new/", who="instructor"),
    refused("Invite people to Spring class", f"{ALL}new/", "See what will happen", who="instructor"),
    Shown("Upload a list for Spring class", f"{ALL}upload/", who="instructor"),
    refused("Upload a list for Spring class", f"{ALL}upload/", "Read the list", who="instructor"),
    Shown("Which column is which?", "{unclear_list}", who="instructor"),
    Shown("Which column is which?", "{list_of_two_readings}", "instructor", "letters"),
    refused("Which column is which?", "{unclear_list}", "See what will happen", who="instructor"),
    Shown("Who will be invited", "{its_list}", who="instructor"),
    Shown("This list is gone", f"{ALL}lists/1/", who="instructor", status=404),
    Shown("Withdraw this invitation?", "{its_withdrawing}", who="instructor"),
    Shown("Withdraw all invitations?", f"{ALL}withdraw/", "instructor", needs=("invited",)),
    Shown("Join Spring class", "{by_invitation}"),
    Shown("Join Spring class", "{by_invitation}", who="stranger"),
    Shown("Join Spring class", "{declined_way}", who="stranger"),
    Shown("Say no to Spring class?", "{by_invitation}no/"),
    Shown("You said no", "{declined_way}no/"),
    Shown("This invitation is over", "{withdrawn_way}", status=410),
    Shown("There is no such invitation", "/join/invited/no-such-key/", status=404),
)
