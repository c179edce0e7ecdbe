import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse

from careerpath.accounts.models import User
from careerpath.accounts.services import LastAdminError, delete_account
from tests.accounts.steps import give_password_again, is_signed_in, set_up_app, signed_in
from tests.factories import UserFactory

PAGE = "/me/delete/"


def test_an_account_is_deleted_with_all_that_was_its(learner: User) -> None:
    client, elsewhere = signed_in(learner), signed_in(learner)
    set_up_app(client)

    response = client.post(PAGE, {"email": "Learner@example.org"}, follow=True)

    assert response.redirect_chain == [(reverse("home"), 302)]
    assert "Your account and all that was in it are deleted." in response.content.decode()
    assert not is_signed_in(elsewhere)
    assert [model.objects.count() for model in (User, EmailAddress, Authenticator, UserSession)] == [0, 0, 0, 0]
    assert all("_auth_user_id" not in session.get_decoded() for session in Session.objects.all())


def test_deleting_asks_for_the_password(learner: User) -> None:
    client = signed_in(learner)

    asked = client.get(PAGE)
    response = give_password_again(client, then=PAGE)

    assert asked.headers["Location"] == "/accounts/reauthenticate/?next=%2Fme%2Fdelete%2F"
    assert response.headers["Location"] == PAGE
    assert "Delete your account?" in client.get(PAGE).content.decode()


@pytest.mark.parametrize(
    ("email", "problem"),
    [
        ("", "Type the address of your account."),
        ("learner@example", "Write the whole address."),
        ("stranger@example.org", "That is not the address of this account. Type the one that stands here."),
    ],
)
def test_deleting_asks_for_the_address(learner: User, email: str, problem: str) -> None:
    client = signed_in(learner)
    give_password_again(client)

    response = client.post(PAGE, {"email": email})

    assert response.context["form"].errors == {"email": [problem]}
    assert User.objects.filter(pk=learner.pk).exists()


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_visitor_is_sent_to_sign_in(client: Client, db: None, method: str) -> None:
    response = getattr(client, method)(PAGE)

    assert response.headers["Location"] == "/accounts/login/?next=/me/delete/"


def test_the_last_admin_stays(admin: User) -> None:
    client = signed_in(admin)
    give_password_again(client)

    page = client.get(PAGE).content.decode()
    response = client.post(PAGE, {"email": admin.email})

    assert "You are the only admin here." in page
    assert "Delete my account</button>" not in page
    assert response.context["form"].errors == {
        "__all__": ["You are the only admin here. Make somebody else an admin first."]
    }
    assert is_signed_in(client)


def test_one_of_two_admins_may_leave(admin: User) -> None:
    UserFactory(is_staff=True, is_superuser=True)
    client = signed_in(admin)
    give_password_again(client)

    client.post(PAGE, {"email": admin.email})

    assert not User.objects.filter(pk=admin.pk).exists()


def test_an_admin_who_is_locked_out_does_not_count(admin: User) -> None:
    UserFactory(is_staff=True, is_superuser=True, is_active=False)

    with pytest.raises(LastAdminError):
        delete_account(user=admin)


def test_the_log_of_the_admin_pages_forgets_who_it_was(learner: User, admin: User) -> None:
    LogEntry.objects.create(
        user=admin,
        content_type=ContentType.objects.get_for_model(User),
        object_id=str(learner.pk),
        object_repr="Lea Learner",
        action_flag=CHANGE,
        change_message="[]",
    )

    delete_account(user=learner)

    assert list(LogEntry.objects.values_list("object_repr", "change_message")) == [("one who left", "")]
