"""A second framework, published: its skills and roles are called as those of the first, and are others."""

from dataclasses import replace

from skills.catalogue import Catalogue
from skills.models import Release
from skills.releases import publish
from skills.services import write_rows


def publish_elsewhere(catalogue: Catalogue) -> Release:
    other = replace(catalogue, framework=replace(catalogue.framework, slug="other", name="Another list"))
    return publish(framework=write_rows(catalogue=other), note="Elsewhere")
