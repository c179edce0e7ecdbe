"""An editor: staff, in the group, and no superuser."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client

from careerpath.accounts.models import User
from tests.factories import UserFactory


@pytest.fixture
def editor(db: None) -> User:
    editor = UserFactory(email="editor@example.org", is_staff=True, second_factor=True)
    editor.groups.add(Group.objects.get(name="Editors"))
    return editor


@pytest.fixture
def editor_client(editor: User) -> Client:
    client = Client()
    client.force_login(editor)
    return client
