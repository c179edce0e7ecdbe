"""The addresses of a reflection, one example of it, and what a page has of it."""

from tests.lib.markup import Elements

ANSWERS = {"weigh-high-pay": "draws", "weigh-high-stress": "off", "weigh-speed-or-reliability": "5"}
KEPT = {"high-pay": "draws", "high-stress": "off", "speed-or-reliability": "5"}
FIT, CHANGE, KEEP, DELETE = (f"/career/fit/{path}" for path in ("", "change/", "keep/", "delete/"))


def chosen(html: str) -> dict[str, str]:
    """The answers that a page has ticked."""
    ticked = (attrs for tag, attrs in Elements(html).found if tag == "input" and "checked" in attrs)
    return {attrs["name"]: attrs["value"] for attrs in ticked if attrs["value"]}


def carried(html: str) -> dict[str, str]:
    """The answers that a page sends on unseen."""
    hidden = (attrs for tag, attrs in Elements(html).found if tag == "input" and attrs.get("type") == "hidden")
    return {attrs["name"]: attrs["value"] for attrs in hidden if attrs["name"].startswith("weigh-")}
