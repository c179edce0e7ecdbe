"""The milestones of a person with all begun and a plan, one of them finished, and as many stories as fit."""

from collections.abc import Iterator

from django.conf import settings
from django.test import Client

from assessments.milestones.services import finish_milestone
from assessments.milestones.stories import MOST_STORIES
from assessments.models import Story
from careerpath.accounts.models import User
from skills.catalogue import Catalogue
from skills.files.documents import load
from skills.releases import publish
from skills.services import write_rows
from tests.assessments.milestones.conftest import STORY, TEXT, work
from tests.assessments.plans.conftest import plan_for
from tests.bench.measure import Row, page, side_by_side
from tests.factories import UserFactory


def rows() -> Iterator[Row]:
    catalogue: Catalogue = load(settings.BASE_DIR / "fixtures" / "mlops")
    release = publish(framework=write_rows(catalogue=catalogue), note="Milestones")
    person, client = UserFactory(email="milestones@example.org"), Client()
    client.force_login(person)
    plan_for(person, release)
    story = remember(person, catalogue)
    base = page(client, "/base/")
    framework = f"?framework={catalogue.framework.slug}"
    for what, address in (
        ("my milestones, all begun", f"/me/milestones/{framework}"),
        ("a milestone of 13 lines", f"/me/milestones/portfolio-project/{framework}"),
        ("a finished milestone", f"/me/milestones/one-cloud-in-depth/{framework}"),
        ("my stories", "/me/stories/"),
        ("one story", f"/me/stories/{story.pk}/"),
    ):
        yield Row(what, *side_by_side(page(client, address), base), "ms", "base page", 6)


def remember(person: User, catalogue: Catalogue) -> Story:
    for milestone in catalogue.milestones:
        work(person, milestone, on=milestone.checklist, text=TEXT)
    finished = next(one for one in catalogue.milestones if one.slug == "one-cloud-in-depth")
    finish_milestone(person=person, framework=catalogue.framework.slug, milestone=finished)
    return Story.objects.bulk_create(Story(person=person, **STORY) for _ in range(MOST_STORIES))[0]
