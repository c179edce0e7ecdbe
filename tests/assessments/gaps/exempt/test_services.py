"""Exempting and counting again, each once however often it is sent."""

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from assessments.gaps.analysis import Rated
from assessments.gaps.exempt.services import count_again, exempt_skill
from assessments.gaps.queries import Exempted, exemptions_of, result_of, today_of
from assessments.models import Exemption, Sitting
from careerpath.accounts.models import User
from skills.catalogue import Catalogue, Role, RoleLevel
from skills.models import Release, Skill

TODAY = timezone.localdate()


def pk_of(skill: str) -> int:
    return Skill.objects.get(slug=skill).pk


def rows() -> list[tuple[str, str, str]]:
    return list(Exemption.objects.order_by("pk").values_list("person__email", "skill__slug", "reason"))


def test_exempting_twice_keeps_one_with_the_later_reason(release: Release, learner: User) -> None:
    for reason in ("Ops does it", "Ops does it", "The platform team does it"):
        exempt_skill(person=learner, skill_id=pk_of("kubernetes"), reason=reason)

    assert rows() == [("learner@example.org", "kubernetes", "The platform team does it")]


def test_counting_again_takes_away_the_own_exemption_once(release: Release, learner: User, stranger: User) -> None:
    for person in (learner, stranger):
        exempt_skill(person=person, skill_id=pk_of("git"), reason="Why")

    told = [count_again(person=learner, skills=[pk_of("git")]) for _ in range(2)]

    assert told == [True, False]
    assert rows() == [("stranger@example.org", "git", "Why")]


def test_an_exemption_without_a_reason_is_refused(release: Release, learner: User) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        exempt_skill(person=learner, skill_id=pk_of("git"), reason="")


def test_a_picture_knows_what_is_exempted(finished: Sitting, learner: User, stranger: User, release: Release) -> None:
    exempt_skill(person=learner, skill_id=pk_of("kubernetes"), reason="Ops does it")
    exempt_skill(person=stranger, skill_id=pk_of("git"), reason="Of a stranger")

    pictures = result_of(finished, TODAY), today_of(learner, *_mid(finished), TODAY)

    for picture in pictures:
        assert picture.exempt == {"kubernetes": "Ops does it"}
        assert picture.rated["kubernetes"] == Rated(1)
        assert picture.analysis.exempt == ("kubernetes",)
        assert [(skill.slug, reason) for skill, reason in picture.exempted] == [("kubernetes", "Ops does it")]


def test_what_is_exempted_and_never_rated_is_no_rating(finished: Sitting, learner: User) -> None:
    exempt_skill(person=learner, skill_id=pk_of("linux"), reason="Why")

    picture = today_of(learner, *_mid(finished), TODAY)

    assert "linux" not in picture.rated
    assert picture.exempt == {"linux": "Why"}


def test_both_readinesses_are_told(finished: Sitting, learner: User) -> None:
    before = result_of(finished, TODAY)
    exempt_skill(person=learner, skill_id=pk_of("containers"), reason="Why")

    after = result_of(finished, TODAY)

    assert after.in_full.readiness == before.analysis.readiness
    assert after.analysis.readiness > before.analysis.readiness
    assert (after.percent_in_full, before.percent) == (before.percent, before.percent_in_full)


def test_exemptions_of_one_framework_are_listed_with_their_day(
    release: Release, learner: User, catalogue: Catalogue
) -> None:
    for skill, reason in (("kubernetes", "Ops does it"), ("git", "Why")):
        exempt_skill(person=learner, skill_id=pk_of(skill), reason=reason)

    assert list(exemptions_of(learner, catalogue).items()) == [
        ("kubernetes", Exempted("Ops does it", TODAY)),
        ("git", Exempted("Why", TODAY)),
    ]


def _mid(sitting: Sitting) -> tuple[Catalogue, Role | None, RoleLevel | None]:
    picture = result_of(sitting, TODAY)
    return picture.catalogue, picture.role, picture.level
