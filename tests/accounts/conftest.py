"""One more person for the account pages: somebody who helps in the admin pages."""

import pytest
from django.contrib.auth.models import Permission
from django.test import Client

from careerpath.accounts.models import User
from tests.factories import UserFactory

ALL = ("user", "emailaddress", "authenticator", "usersession", "group")


@pytest.fixture
def helper(db: None) -> User:
    """Staff with every permission there is, but no superuser."""
    helper = UserFactory(email="helper@example.org", is_staff=True, second_factor=True)
    helper.user_permissions.set(Permission.objects.filter(content_type__model__in=ALL))
    return helper


@pytest.fixture
def helper_client(helper: User) -> Client:
    client = Client()
    client.force_login(helper)
    return client


@pytest.fixture
def unconfirmed(db: None) -> User:
    person: User = UserFactory(confirmed=False)
    return person
