"""Addresses with numbers that are larger than any row's."""

import pytest
from django.test import Client

from skills.models import Release


@pytest.mark.parametrize("path", ["/cohorts/{}/", "/plan/{}/", "/results/{}/", "/plan/{}/steps/1/", "/assess/{}/"])
@pytest.mark.parametrize("number", [2**63, 10**40])
def test_a_number_beyond_all_rows_is_not_found(
    path: str, number: int, learner_client: Client, release: Release
) -> None:
    response = learner_client.get(path.format(number))

    assert response.status_code == 404
