"""The page on which a plan is made anew, as a browser asks for it: what is chosen, and what was shown."""

import re
from html import unescape
from typing import Any

from django.test import Client
from django.utils import timezone

from assessments.models import Plan


def page(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return text_of(response)


def text_of(response: Any) -> str:
    return " ".join(unescape(response.content.decode()).split())


def chosen(**more: object) -> dict[str, Any]:
    start = timezone.localdate().isoformat()
    return {"target": "mlops-engineer/mid", "hours": 6, "start": start, "deadline": "", "off": "", **more}


def seen(client: Client, plan: Plan, **more: object) -> str:
    """The mark of what these choices come to; empty where there is nothing to accept."""
    html = client.get(f"/plan/{plan.pk}/again/preview/", chosen(**more)).content.decode()
    found = re.search(r'name="seen" value="(\w+)"', html)
    return found[1] if found else ""


def accept(client: Client, plan: Plan, **more: object) -> Any:
    """What was shown of these choices."""
    return send(client, plan, seen=seen(client, plan, **more), **more)


def send(client: Client, plan: Plan, **more: object) -> Any:
    return client.post(f"/plan/{plan.pk}/again/", {"accept": "yes", **chosen(**more)})
