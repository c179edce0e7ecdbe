"""What tests read on a page of the catalogue."""

import re

from django.test import Client


def get(client: Client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200
    return response.content.decode()


def headline(html: str) -> str:
    (found,) = re.findall(r"<h1>(.*?)</h1>", html)
    return found


def listed(html: str) -> list[str]:
    """The slugs of the skills in the list, in its order."""
    return re.findall(r'<h3><a href="/skills/([a-z0-9-]+)/', html)


def problems(html: str) -> list[str]:
    """What the summary of a refused form says."""
    return re.findall(r'<a href="#id_[a-z]+">(.*?)</a>', html)
