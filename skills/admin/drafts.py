"""What would be published: the rows as they are now, beside the last release."""

import hashlib
import json
from dataclasses import dataclass
from functools import cached_property

from django.db import transaction

from skills.catalogue import Catalogue, Role
from skills.differences import Difference, differences
from skills.files.documents import to_document
from skills.lint import Finding, errors, lint
from skills.models import Framework, Release
from skills.queries import read_rows
from skills.releases import Impact, catalogue_of, people_moved, publish


class StaleError(Exception):
    """The draft is no longer the one that was looked at."""


class UnchangedError(Exception):
    """The last release says the same."""


@dataclass(frozen=True)
class Draft:
    framework: Framework
    last: Release | None
    new: Catalogue

    @property
    def next_number(self) -> int:
        return self.last.number + 1 if self.last else 1

    @cached_property
    def old(self) -> Catalogue | None:
        return catalogue_of(self.last.pk) if self.last else None

    @cached_property
    def differences(self) -> tuple[Difference, ...]:
        return differences(self.old, self.new) if self.old else ()

    @property
    def is_changed(self) -> bool:
        return self.old is None or bool(self.differences)

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        return lint(self.new)

    @property
    def errors(self) -> tuple[Finding, ...]:
        return errors(self.findings)

    @cached_property
    def moved(self) -> tuple[Impact, ...]:
        """A broken draft can't be measured."""
        found = people_moved(self.old, self.new) if self.old and not self.errors else ()
        return tuple(impact for impact in found if impact.people)

    def role(self, slug: str) -> Role:
        """As it is now, or as it was before it was deleted."""
        known = self.new.role.get(slug) or (self.old.role.get(slug) if self.old else None)
        if known is None:
            raise KeyError(slug)
        return known

    @cached_property
    def stamp(self) -> str:
        """Stands for all that the page shows."""
        text = json.dumps([self.last.number if self.last else 0, to_document(self.new)], sort_keys=True)
        return hashlib.sha256(text.encode()).hexdigest()[:32]


def read_draft(framework: Framework) -> Draft:
    last = framework.releases.defer("snapshot").order_by("-number").first()
    return Draft(framework, last, read_rows(framework))


@transaction.atomic
def publish_draft(*, framework: Framework, stamp: str, note: str, by: str) -> Release:
    """Publishes what was looked at or nothing, whoever edits or publishes at the same moment."""
    Framework.objects.select_for_update().get(pk=framework.pk)
    draft = read_draft(framework)
    if draft.stamp != stamp:
        raise StaleError
    if not draft.is_changed:
        raise UnchangedError
    release = publish(framework=framework, note=note, by=by)
    if release.snapshot != to_document(draft.new):
        raise StaleError
    return release
