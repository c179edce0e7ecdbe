"""The pages of the site itself."""

from django.test import Client


def test_home_welcomes_a_visitor(client: Client, db: None) -> None:
    response = client.get("/")

    assert response.status_code == 200
    assert "How far are you from an MLOps job" in response.text
