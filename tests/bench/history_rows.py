"""What a person can do today, one skill of it with a long history, and many sittings."""

from collections.abc import Iterator
from datetime import timedelta

from django.conf import settings
from django.test import Client
from django.utils import timezone

from assessments.models import Answer, Rating, RatingChange, Sitting
from assessments.ratings.queries import skill_ids
from careerpath.accounts.models import User
from skills.catalogue import Catalogue
from skills.files.documents import load
from skills.models import Release
from tests.assessments.ratings.wide import wide_release
from tests.bench.measure import Row, page, side_by_side
from tests.factories import UserFactory

SKILLS, CHANGES, SITTINGS = 400, 100, 200


def rows() -> Iterator[Row]:
    catalogue: Catalogue = load(settings.BASE_DIR / "fixtures" / "mlops")
    release = wide_release(catalogue, SKILLS)
    person, client = UserFactory(email="history@example.org"), Client()
    client.force_login(person)
    a, b = remember(person, release)
    base = page(client, "/base/")
    framework = f"?framework={release.framework.slug}"
    for what, address in (
        ("my skills, 100 of 400", f"/me/skills/{framework}"),
        ("my skills, by words", f"/me/skills/{framework}&q=model&sort=level"),
        ("one skill of mine, 50 changes", f"/me/skills/{catalogue.skills[0].slug}-0/{framework}"),
        ("my assessments, 20 of 200", "/me/assessments/"),
        ("what changed in 74 skills", f"/results/compare/?a={a}&b={b}"),
    ):
        yield Row(what, *side_by_side(page(client, address), base), "ms", "base page", 6)


def remember(person: User, release: Release) -> tuple[int, int]:
    """Ratings of all skills, many changes of the first, and many sittings; of two, all that there is to compare."""
    ids, now = skill_ids(release.pk), timezone.now()
    Rating.objects.bulk_create(
        Rating(person=person, skill_id=pk, level=2, rated_at=now - timedelta(days=pk)) for pk in ids.values()
    )
    RatingChange.objects.bulk_create(
        RatingChange(
            person=person,
            skill_id=next(iter(ids.values())),
            after=day % 5,
            source="correction",
            at=now - timedelta(days=day),
        )
        for day in range(CHANGES)
    )
    answers = [dict.fromkeys(list(ids)[:74], level) for level in (1, 2)]
    found = Sitting.objects.bulk_create(
        Sitting(person=person, release=release, finished_at=now, result={"answers": answers[number % 2]})
        for number in range(SITTINGS)
    )
    Answer.objects.bulk_create(Answer(sitting=found[0], skill_id=pk, level=1) for pk in list(ids.values())[:74])
    return found[0].pk, found[1].pk
