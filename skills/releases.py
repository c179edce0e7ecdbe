"""Releases: freezing a checked framework, and the `Catalogue` that everybody reads, kept in memory by its release."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from django.db import transaction
from django.db.models import Max

from skills.catalogue import Catalogue
from skills.files.documents import from_document, to_document
from skills.lint import Finding, errors, lint
from skills.models import Framework, Release
from skills.queries import read_rows


class PublishError(Exception):
    """The lint found errors; `findings` are they."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__("\n".join(map(str, findings)))
        self.findings = findings


class NoReleaseError(Exception):
    """There is no release to read yet."""


@transaction.atomic
def publish(*, framework: Framework, note: str, by: str = "") -> Release:
    # Two who publish at once wait for each other, so that no number is given twice.
    Framework.objects.select_for_update().get(pk=framework.pk)
    catalogue = read_rows(framework)
    faults = errors(lint(catalogue))
    if faults:
        raise PublishError(faults)
    framework.skills.filter(published=False).update(published=True)
    last = framework.releases.aggregate(last=Max("number"))["last"] or 0
    return Release.objects.create(
        framework=framework, number=last + 1, by=by, note=note, snapshot=to_document(catalogue)
    )


def is_unchanged(*, framework: Framework) -> bool:
    """Compared as catalogues: a key that newer code writes into its documents is no change."""
    last = framework.releases.order_by("-number").values_list("pk", flat=True).first()
    return last is not None and catalogue_of(last) == read_rows(framework)


def latest_release(framework: str = "") -> int:
    """The id of the newest release of a framework, or of the first framework that has one."""
    releases = Release.objects.order_by("framework__order", "framework__slug", "-number")
    if framework:
        releases = releases.filter(framework__slug=framework)
    found = releases.values_list("pk", flat=True).first()
    if found is None:
        raise NoReleaseError
    return found


@lru_cache(maxsize=16)
def catalogue_of(release: int) -> Catalogue:
    """A release never changes, so its catalogue is made once in each process."""
    return from_document(Release.objects.values_list("snapshot", flat=True).get(pk=release))


def current_catalogue(framework: str = "") -> Catalogue:
    return catalogue_of(latest_release(framework))


@dataclass(frozen=True)
class Impact:
    """How many people's readiness for a level of a role a new release would change; or who chose it, if it is gone."""

    role: str
    seniority: str
    people: int
    is_gone: bool = False


# What counts the people is theirs to say: the catalogue knows nothing of people. assessments/apps.py adds its counter.
impact_counters: list[Callable[[Catalogue, Catalogue], tuple[Impact, ...]]] = []


def people_moved(old: Catalogue, new: Catalogue) -> tuple[Impact, ...]:
    return tuple(impact for count in impact_counters for impact in count(old, new))
