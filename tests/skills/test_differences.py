"""What is said to have changed between two catalogues."""

import copy
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from skills.catalogue import Catalogue
from skills.differences import TOPICS, by_topic, differences
from skills.files.documents import from_document, to_document

Document = dict[str, Any]
Change = Callable[[Document], None]


def changed(catalogue: Catalogue, change: Change) -> Catalogue:
    document = copy.deepcopy(to_document(catalogue))
    change(document)
    return from_document(document)


def told(catalogue: Catalogue, change: Change) -> list[tuple[str, str]]:
    return [(found.topic, str(found)) for found in differences(catalogue, changed(catalogue, change))]


def the(document: Document, kind: str, slug: str) -> dict[str, Any]:
    return next(entry for entry in document[kind] if entry["slug"] == slug)


def kubernetes(document: Document) -> dict[str, Any]:
    return the(document, "skills", "kubernetes")


def mid(document: Document) -> dict[str, Any]:
    return the(document, "roles", "mlops-engineer")["levels"][1]


def asked(document: Document, skill: str) -> dict[str, Any]:
    return next(entry for entry in mid(document)["requirements"] if entry["skill"] == skill)


def put(thing: Callable[[Document], dict[str, Any]], **values: Any) -> Change:
    return lambda document: thing(document).update(values)


def first(list_name: str, /, **values: Any) -> Change:
    return put(lambda document: document[list_name][0], **values)


def without(items: Callable[[Document], list[Any]], index: int = 0) -> Change:
    return lambda document: items(document).pop(index) and None


def with_more(items: Callable[[Document], list[Any]], thing: Any) -> Change:
    return lambda document: items(document).append(thing)


def with_copy(list_name: str, slug: str, /, **values: Any) -> Change:
    return lambda document: document[list_name].append(
        {**copy.deepcopy(document[list_name][-1]), "slug": slug, **values}
    )


def turned(items: Callable[[Document], list[Any]]) -> Change:
    return lambda document: items(document).reverse()


RESOURCE = {
    "title": "A book",
    "link": "https://example.org/",
    "kind": "book",
    "from": 1,
    "to": 2,
    "hours": 9,
    "cost": "paid",
}
BASICS = "Kubernetes documentation: learn Kubernetes basics"

SKILLS: list[tuple[Change, str, str]] = [
    (with_copy("skills", "juggling", name="Juggling"), "skills", "Juggling: is new"),
    (put(kubernetes, retired=True), "skills", "Kubernetes: is retired"),
    (put(kubernetes, replaced_by=["git"]), "skills", "Kubernetes: replaced by: added “Git and version control”"),
    (put(kubernetes, often_missing=True), "skills", "Kubernetes: the mark “often missing” was no and is now yes"),
    (put(kubernetes, name="K8s"), "texts", "K8s: the name was “Kubernetes” and is now “K8s”"),
    (
        put(kubernetes, category="data"),
        "texts",
        "Kubernetes: the category was “Cloud and platform” and is now “Data”",
    ),
    (
        lambda document: kubernetes(document)["levels"][1].update(statement="Deploys it."),
        "statements",
        "Kubernetes, level 2: the statement was “Deploys a model service from self-written manifests with probes, "
        "resource limits, configuration and an ingress, and rolls it back after a bad release.” "
        "and is now “Deploys it.”",
    ),
    (
        lambda document: kubernetes(document)["levels"][1].update(hours=19),
        "hours",
        "Kubernetes, level 2: the number of hours was 18 and is now 19",
    ),
    (
        with_more(lambda document: kubernetes(document)["aliases"], "kube"),
        "aliases",
        "Kubernetes: aliases: added “kube”",
    ),
    (without(lambda document: kubernetes(document)["aliases"]), "aliases", "Kubernetes: aliases: removed “k8s”"),
    (
        without(lambda document: kubernetes(document)["sources"], 1),
        "sources",
        "Kubernetes: sources: removed “MLOps Engineer Career Guide”",
    ),
    (
        with_more(lambda document: kubernetes(document)["needs"], {"at": 4, "skill": "linux", "level": 3}),
        "needs",
        "Kubernetes, level 4: now needs Linux at 3 practitioner",
    ),
    (
        without(lambda document: kubernetes(document)["needs"]),
        "needs",
        "Kubernetes, level 1: no longer needs Containers",
    ),
    (
        lambda document: kubernetes(document)["needs"][0].update(level=3),
        "needs",
        "Kubernetes, level 1: now needs Containers at 3 practitioner, was 2 working",
    ),
    (
        with_more(lambda document: kubernetes(document)["resources"], RESOURCE),
        "resources",
        "Kubernetes, “A book”: is new",
    ),
    (without(lambda document: kubernetes(document)["resources"]), "resources", f"Kubernetes, “{BASICS}”: is gone"),
    (
        lambda document: kubernetes(document)["resources"][0].update(to=2),
        "resources",
        f"Kubernetes, “{BASICS}”: the level it leads to was 1 and is now 2",
    ),
    (
        turned(lambda document: kubernetes(document)["resources"]),
        "order",
        "Kubernetes: its resources stand in another order",
    ),
]
ROLES: list[tuple[Change, str, str]] = [
    (with_copy("roles", "juggler", name="Juggler"), "roles", "Juggler: is new"),
    (without(lambda document: document["roles"], -1), "roles", "Site reliability engineer: is gone"),
    (first("roles", kind="neighbour"), "roles", "MLOps engineer: the kind was “target” and is now “neighbour”"),
    (
        put(mid, years={"from": 3, "to": None}),
        "roles",
        "MLOps engineer, mid: the usual experience was 3 to 7 years and is now 3 years and more",
    ),
    (
        lambda document: asked(document, "drift-detection").update(level=3),
        "requirements",
        "MLOps engineer, mid: now asks for Drift detection at 3 practitioner, was 2 working",
    ),
    (
        lambda document: asked(document, "drift-detection").update(importance=3),
        "requirements",
        "MLOps engineer, mid: Drift detection is now essential, was important",
    ),
    (
        lambda document: mid(document)["requirements"].remove(asked(document, "git")),
        "requirements",
        "MLOps engineer, mid: no longer asks for Git and version control",
    ),
    (
        with_more(
            lambda document: mid(document)["requirements"], {"skill": "llm-serving", "level": 1, "importance": 1}
        ),
        "requirements",
        "MLOps engineer, mid: now asks for LLM serving at 1 awareness (useful)",
    ),
    (
        turned(lambda document: the(document, "roles", "mlops-engineer")["levels"]),
        "order",
        "MLOps engineer: its levels stand in another order",
    ),
    (
        without(lambda document: the(document, "roles", "mlops-engineer")["levels"], 3),
        "roles",
        "MLOps engineer, lead: is gone",
    ),
]
REST: list[tuple[Change, str, str]] = [
    (
        put(lambda document: document["framework"], name="MLOps"),
        "texts",
        "MLOps: the name was “MLOps engineering” and is now “MLOps”",
    ),
    (first("categories", name="Craft"), "texts", "Craft: the name was “Programming and craft” and is now “Craft”"),
    (
        put(lambda document: the(document, "responsibilities", "automated-pipelines"), roles=["mlops-engineer"]),
        "work",
        "Builds pipelines that train, test, package and deploy models without anybody doing a step by hand.: "
        "roles: removed “Machine learning platform engineer” and “Staff MLOps engineer”",
    ),
    (
        first("milestones", hours=31),
        "work",
        "The basics in one small project: the number of hours was 30 and is now 31",
    ),
    (
        lambda document: document["milestones"][0]["proves"][0].update(level=3),
        "work",
        "The basics in one small project: "
        "skills it proves: added Python at 3 practitioner; removed Python at 2 working",
    ),
    (without(lambda document: document["fit"]), "facts", "High demand: is gone"),
    (
        first("market", role="mlops-engineer"),
        "facts",
        "Google: the role was not given and is now “MLOps engineer”",
    ),
    (
        first("sources", publisher="A blog"),
        "sources",
        "Is MLOps a good career?: the publisher was “A career blog” and is now “A blog”",
    ),
    (
        first("pay", average=130000),
        "facts",
        "MLOps engineer, Is MLOps a good career?: the average was 120000 and is now 130000",
    ),
    (without(lambda document: document["pay"]), "facts", "MLOps engineer, Is MLOps a good career?: is gone"),
    (
        turned(lambda document: document["fit"]),
        "order",
        "MLOps engineering: the statements of fit stand in another order",
    ),
]


def test_a_catalogue_and_itself_differ_in_nothing(catalogue: Catalogue) -> None:
    assert differences(catalogue, changed(catalogue, lambda document: None)) == ()


def test_the_order_of_needs_is_no_difference(catalogue: Catalogue) -> None:
    assert told(catalogue, turned(lambda document: kubernetes(document)["needs"])) == []


@pytest.mark.parametrize(("change", "topic", "sentence"), [*SKILLS, *ROLES, *REST])
def test_a_change_is_told(change: Change, topic: str, sentence: str, catalogue: Catalogue) -> None:
    assert told(catalogue, change) == [(topic, sentence)]


def leaves(thing: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The places of all plain values in a document."""
    if isinstance(thing, dict | list):
        for key, value in thing.items() if isinstance(thing, dict) else enumerate(thing):
            yield from leaves(value, (*path, key))
    elif thing is not None:
        yield path


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_every_value_that_changes_is_told(
    data: st.DataObject, catalogue: Catalogue, places: list[tuple[Any, ...]]
) -> None:
    *path, last = data.draw(st.sampled_from(places))

    def change(document: Document) -> None:
        for key in path:
            document = document[key]
        value = document[last]
        other = f"{value}x" if isinstance(value, str) else not value if isinstance(value, bool) else 3 - value % 2
        document[last] = other

    found = differences(catalogue, changed(catalogue, change))

    assert found
    assert {difference.topic for difference in found} <= set(TOPICS)


@pytest.fixture(scope="session")
def places(catalogue: Catalogue) -> list[tuple[Any, ...]]:
    return list(leaves(to_document(catalogue)))


def test_topics_come_in_their_order_without_empty_ones(catalogue: Catalogue) -> None:
    def change(document: Document) -> None:
        first("sources", publisher="A blog")(document)
        put(kubernetes, retired=True)(document)
        put(lambda document: the(document, "skills", "git"), retired=True)(document)

    groups = by_topic(differences(catalogue, changed(catalogue, change)))

    assert {topic: [(found.slug, found.is_minor) for found in entries] for topic, entries in groups.items()} == {
        "skills": [("git", False), ("kubernetes", False)],
        "sources": [("good-career", True)],
    }
    assert list(groups) == ["skills", "sources"]
