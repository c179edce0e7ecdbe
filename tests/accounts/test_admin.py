from collections.abc import Callable

import pytest
from allauth.account.models import EmailAddress
from allauth.usersessions.models import UserSession
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group
from django.core import mail
from django.test import Client
from django.urls import reverse

from careerpath.accounts.models import User
from tests.accounts.steps import events, is_signed_in, page_of, sign_in, signed_in

PEOPLE = "/admin/accounts/user/"


def fields_of(user: User, **changed: object) -> dict[str, object]:
    """What the form of a person posts, unchanged but for what is given. False leaves a box unticked."""
    boxes = {name: getattr(user, name) for name in ("is_active", "is_instructor", "is_staff", "is_superuser")}
    given = {"email": user.email, "name": user.name, **boxes, **changed}
    return {name: value for name, value in given.items() if value is not False}


def _session(person: User) -> UserSession:
    return UserSession.objects.create(user=person, session_key="sample", ip="192.0.2.7", user_agent="sample")


# -- People ------------------------------------------------------------------------------------------------------------


def test_people_are_listed_and_found(admin_client: Client, learner: User, stranger: User) -> None:
    response = admin_client.get(PEOPLE, {"q": "lea"})

    assert list(response.context["cl"].result_list) == [learner]


def test_a_person_is_added_and_can_choose_a_password(admin_client: Client) -> None:
    given = {"email": "New@Example.org", "name": "Nele", "usable_password": "false"}

    response = admin_client.post(f"{PEOPLE}add/", given)

    person = User.objects.get(email="new@example.org")
    assert response.headers["Location"] == page_of("accounts_user", person)
    assert (person.name, person.is_staff, person.has_usable_password()) == ("Nele", False, False)
    Client().post(reverse("account_reset_password"), {"email": "new@example.org"})
    assert mail.outbox[0].subject == "Choose a new password for careerpath"


def test_a_taken_address_is_refused(admin_client: Client, learner: User) -> None:
    response = admin_client.post(f"{PEOPLE}add/", {"email": "Learner@example.org", "usable_password": "false"})

    assert response.context["adminform"].form.errors == {"email": ["This address is taken."]}


def test_an_admin_gives_powers(admin_client: Client, learner: User) -> None:
    admin_client.post(page_of("accounts_user", learner), fields_of(learner, is_instructor=True, is_staff=True))

    learner.refresh_from_db()
    assert (learner.is_instructor, learner.is_staff, learner.is_superuser) == (True, True, False)


def test_a_changed_address_closes_the_old_one(admin_client: Client, learner: User) -> None:
    admin_client.post(page_of("accounts_user", learner), fields_of(learner, email="Found@example.org"))

    learner.refresh_from_db()
    assert learner.email == "found@example.org"
    assert list(learner.emailaddress_set.values_list("email", "verified", "primary")) == [
        ("found@example.org", False, True)
    ]
    assert sign_in(Client(), "learner@example.org").status_code == 200
    assert sign_in(Client(), "found@example.org").headers["Location"] == reverse("account_email_verification_sent")


def test_an_unchanged_address_stays_confirmed(admin_client: Client, learner: User) -> None:
    admin_client.post(page_of("accounts_user", learner), fields_of(learner, name="Lea"))

    learner.refresh_from_db()
    assert learner.name == "Lea"
    assert EmailAddress.objects.get(user=learner).verified


def test_a_new_password_from_an_admin_ends_sessions(admin_client: Client, learner: User) -> None:
    client = signed_in(learner)
    new = {"usable_password": "true", "password1": "seven quiet foxes", "password2": "seven quiet foxes"}

    admin_client.post(f"{PEOPLE}{learner.pk}/password/", new)

    assert not is_signed_in(client)
    assert sign_in(Client(), learner.email, "seven quiet foxes").headers["Location"] == reverse("home")


def test_locking_a_person_out_ends_sessions(admin_client: Client, learner: User) -> None:
    client = signed_in(learner)

    admin_client.post(page_of("accounts_user", learner), fields_of(learner, is_active=False))

    assert not is_signed_in(client)


@pytest.mark.parametrize("power", ["is_active", "is_superuser"])
def test_the_last_admin_stays_one(admin_client: Client, admin: User, power: str) -> None:
    response = admin_client.post(page_of("accounts_user", admin), fields_of(admin, **{power: False}))

    assert response.context["adminform"].form.non_field_errors() == [
        "You are the only admin here. Make somebody else an admin first."
    ]


def test_a_person_is_deleted_with_all_that_was_theirs(admin_client: Client, learner: User) -> None:
    client = signed_in(learner)

    admin_client.post(page_of("accounts_user", learner, "delete"), {"post": "yes"})

    assert not User.objects.filter(pk=learner.pk).exists()
    assert not is_signed_in(client)
    assert list(LogEntry.objects.values_list("object_repr", flat=True)) == ["one who left"]


def test_people_are_deleted_together(admin_client: Client, admin: User, learner: User, stranger: User) -> None:
    given = {"action": "delete_selected", "_selected_action": [learner.pk, stranger.pk], "post": "yes"}

    admin_client.post(PEOPLE, given)

    assert list(User.objects.all()) == [admin]


def test_admins_do_not_delete_themselves_here(admin_client: Client, admin: User) -> None:
    assert admin_client.post(page_of("accounts_user", admin, "delete"), {"post": "yes"}).status_code == 403


def test_ones_own_password_is_changed_in_my_account(admin_client: Client) -> None:
    response = admin_client.get("/admin/password_change/")

    assert response.headers["Location"] == reverse("account_change_password")


# -- Staff who are no superusers ---------------------------------------------------------------------------------------


def test_staff_raise_nobody(helper_client: Client, learner: User) -> None:
    path = page_of("accounts_user", learner)
    helper_client.post(path, fields_of(learner, name="Lea", is_staff=True, is_superuser=True))

    learner.refresh_from_db()
    assert (learner.name, learner.is_staff, learner.is_superuser) == ("Lea", False, False)
    assert list(learner.user_permissions.all()) == []


@pytest.mark.parametrize("whom", ["admin", "helper"])
@pytest.mark.parametrize("page", ["change/", "password/", "delete/"])
def test_staff_change_no_staff(
    helper_client: Client, request: pytest.FixtureRequest, whom: str, page: str, admin: User
) -> None:
    person: User = request.getfixturevalue(whom)
    before = (person.password, person.email)

    response = helper_client.post(
        f"{PEOPLE}{person.pk}/{page}",
        fields_of(
            person, email="mine@example.org", password1="seven quiet foxes", password2="seven quiet foxes", post="y"
        ),
    )

    person.refresh_from_db()
    assert response.status_code == 403
    assert (person.password, person.email) == before


def test_staff_delete_no_staff_among_others(helper_client: Client, admin: User, learner: User) -> None:
    given = {"action": "delete_selected", "_selected_action": [admin.pk, learner.pk], "post": "yes"}

    response = helper_client.post(PEOPLE, given)

    assert response.status_code == 403
    assert User.objects.filter(pk__in=[admin.pk, learner.pk]).count() == 2


def test_staff_delete_a_learner(helper_client: Client, learner: User) -> None:
    helper_client.post(page_of("accounts_user", learner, "delete"), {"post": "yes"})

    assert not User.objects.filter(pk=learner.pk).exists()


def test_staff_write_no_groups(helper: User, helper_client: Client) -> None:
    group = Group.objects.create(name="Helpers")
    helper.groups.add(group)

    answers = [helper_client.get(path).status_code for path in ("/admin/auth/group/", page_of("auth_group", group))]

    assert answers == [403, 403]
    assert "/admin/auth/group/" not in helper_client.get("/admin/").content.decode()


@pytest.mark.parametrize(
    ("model", "make"),
    [
        ("account_emailaddress", lambda person: person.emailaddress_set.get()),
        ("mfa_authenticator", lambda person: person.authenticator_set.get(type="totp")),
        ("usersessions_usersession", _session),
    ],
)
def test_staff_see_nothing_of_staff(
    helper_client: Client, admin_client: Client, admin: User, model: str, make: Callable[[User], object]
) -> None:
    row = make(admin)

    by_helper = helper_client.get(page_of(model, row))
    by_admin = admin_client.get(page_of(model, row))

    assert (by_helper.status_code, by_helper.headers["Location"]) == (302, "/admin/")
    assert by_admin.status_code == 200


def test_what_admins_do_to_people_is_logged(
    admin_client: Client, admin: User, learner: User, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.clear()

    admin_client.post(f"{PEOPLE}add/", {"email": "new@example.org", "usable_password": "false"})
    admin_client.post(page_of("accounts_user", learner), fields_of(learner, name="Lea"))

    new = User.objects.get(email="new@example.org")
    assert events(caplog) == [
        ("account added by an admin", {"user": new.pk, "by": admin.pk}),
        ("account changed by an admin", {"user": learner.pk, "by": admin.pk}),
    ]
