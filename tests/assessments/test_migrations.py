"""What a migration does to rows that are there."""

from importlib import import_module

from django.apps import apps

from assessments.models import RatingChange
from assessments.ratings.queries import skill_ids
from careerpath.accounts.models import User
from skills.models import Release


def test_what_was_rated_before_gets_the_date_of_the_change_before(
    release: Release, learner: User, stranger: User
) -> None:
    ids = skill_ids(release.pk)
    first, other, second, theirs = (
        RatingChange.objects.create(person=person, skill_id=ids[skill], source="sitting")
        for person, skill in ((learner, "git"), (learner, "python"), (learner, "git"), (stranger, "git"))
    )

    import_module("assessments.migrations.0004_what_is_not_rated").date_what_was_rated_before(apps, None)

    assert dict(RatingChange.objects.values_list("pk", "rated_before_at")) == {
        first.pk: None,
        other.pk: None,
        second.pk: first.at,
        theirs.pk: None,
    }
