"""A request that is too large is refused unread, and none of a smaller one touches the disk."""

import io
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from assessments.cohorts.inviting.sheets import MOST_BYTES
from assessments.models import ClassList
from careerpath.accounts.models import User
from skills.admin.sheets import LARGEST_FILE
from skills.models import Release
from tests.factories import CohortFactory

FORM = "multipart/form-data; boundary=x"


class Unreadable(io.BytesIO):
    def read(self, *args: Any) -> bytes:
        raise AssertionError("read")


@pytest.mark.parametrize("path", ["/accounts/login/", "/cohorts/1/invitations/upload/", "/nowhere/"])
def test_what_is_too_large_is_refused_unread(path: str, client: Client, settings: Settings, db: None) -> None:
    length = str(settings.LARGEST_REQUEST + 1)

    response = client.generic("POST", path, content_type=FORM, CONTENT_LENGTH=length, **{"wsgi.input": Unreadable()})

    assert (response.status_code, "What you sent is too large" in response.text) == (413, True)


@pytest.mark.parametrize("length", ["", "0", "-1", "many", "²"])
def test_a_length_that_is_none_refuses_nobody(length: str, client: Client, db: None) -> None:
    assert client.get("/accounts/login/", CONTENT_LENGTH=length).status_code == 200


def test_a_file_that_its_form_refuses_was_nowhere_on_the_disk(
    release: Release, instructor: User, instructor_client: Client, settings: Settings
) -> None:
    cohort = CohortFactory(framework=release.framework, lead=instructor, ends_on=timezone.localdate())
    settings.FILE_UPLOAD_TEMP_DIR = "/nowhere"
    file = SimpleUploadedFile("class.csv", b"x" * (MOST_BYTES + 1))

    response = instructor_client.post(f"/cohorts/{cohort.pk}/invitations/upload/", {"file": file})

    assert "The file is larger than 4 MB; divide it into several." in response.text
    assert not ClassList.objects.exists()


def test_the_largest_files_that_forms_take_come_through(settings: Settings) -> None:
    assert max(MOST_BYTES, LARGEST_FILE) < settings.LARGEST_REQUEST
