"""Lists that the instructor brings, invitations, and the worker that mails them."""

import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from assessments.cohorts.inviting.keys import key_of
from assessments.cohorts.inviting.services import Sent, keep_list, send_list
from assessments.cohorts.inviting.typed import read_typed
from assessments.models import ClassList, Cohort, Invitation, Membership
from careerpath.accounts.models import User
from tests.assessments.cohorts.conftest import end_in
from tests.factories import InvitationFactory


@pytest.fixture
def cohort(cohort: Cohort) -> Cohort:
    """It goes on: nobody is invited into one that is over."""
    end_in(cohort, days=100)
    return cohort


@pytest.fixture
def other_instructor(other_instructor: User) -> User:
    """Her class goes on, too."""
    for row in Cohort.objects.filter(name="Autumn class"):
        end_in(row, days=100)
    return other_instructor


@pytest.fixture
def lead(cohort: Cohort) -> Membership:
    return Membership.objects.get(cohort=cohort, role="lead")


@pytest.fixture
def home(cohort: Cohort) -> str:
    return f"/cohorts/{cohort.pk}/invitations/"


@pytest.fixture
def invitation(cohort: Cohort, lead: Membership) -> Invitation:
    row: Invitation = InvitationFactory(
        cohort=cohort,
        email="ana@school.example",
        name="Ana",
        invited_by=lead.person,
        state="waiting",
        mails=0,
        sent_at=None,
    )
    return row


def brought(lead: Membership, text: str) -> ClassList:
    return keep_list(mine=lead, rows=read_typed(text), name="list.csv")


def invite(lead: Membership, text: str) -> Sent | None:
    return send_list(mine=lead, number=brought(lead, text).pk)


def invited_sample(cohort: Cohort, lead: User) -> dict[str, dict[str, object]]:
    row = InvitationFactory(cohort=cohort)
    mine = Membership.objects.get(cohort=cohort, person=lead)
    listed = {"cohort": cohort.pk, "pk": keep_list(mine=mine, rows=read_typed(row.email), name="list.csv").pk}
    return {
        "cohort_invited": {"key": key_of(row.seed)},
        "cohort_decline": {"key": key_of(row.seed)},
        "cohort_invitation_again": {"cohort": cohort.pk, "pk": row.pk},
        "cohort_invitation_withdraw": {"cohort": cohort.pk, "pk": row.pk},
        **dict.fromkeys(("cohort_list", "cohort_list_columns", "cohort_list_letters", "cohort_list_csv"), listed),
    }


def way_in(row: Invitation) -> str:
    return f"/join/invited/{key_of(row.seed)}/"


def file(content: bytes | str, name: str = "class.csv") -> dict[str, SimpleUploadedFile]:
    return {"file": SimpleUploadedFile(name, content.encode() if isinstance(content, str) else content)}


def uploaded(client: Client, home: str, content: bytes | str) -> str:
    """Where one is sent on to."""
    return client.post(f"{home}upload/", file(content)).headers["Location"]


def work() -> list[str]:
    """What the tasks said that a worker found ready, one after the other until none is."""
    said = []
    while row := DBTaskResult.objects.ready().first():
        row.claim("a worker")
        worker().run_task(row)
        said.append(row.return_value or row.status)
    return said


def worker() -> Worker:
    """As `db_worker --batch` makes it."""
    return Worker(
        queue_names=["default"],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=uuid.uuid4().hex,
        excluded_queue_names=[],
    )
