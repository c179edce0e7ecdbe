"""Sites with a catalogue, with one of two, and with none."""

from dataclasses import replace

import pytest
from django.test import Client

from skills.catalogue import Catalogue
from tests.skills.published import published
from tests.skills.synthetic import cut


@pytest.fixture
def shelf(db: None, catalogue: Catalogue, client: Client) -> Client:
    """A visitor of a site with a catalogue."""
    published(catalogue)
    return client


@pytest.fixture
def two_frameworks(db: None, catalogue: Catalogue, client: Client) -> Client:
    """A visitor of a site with a second, small framework."""
    published(catalogue)
    small = cut(catalogue, 4)
    other = replace(small.framework, slug="small", name="Small framework")
    renamed = replace(small.skills[3], slug="only-small", name="Only small", aliases=())
    published(replace(small, framework=other, skills=(*small.skills[:3], renamed)))
    return client
