"""Retiring a skill and merging it into another one: nothing that was asked, needed, taught or proven is lost."""

import random
from collections.abc import Iterator

import pytest
from django.db import transaction
from django.utils import timezone

from assessments.models import Rating
from careerpath.accounts.models import User
from skills.catalogue import Catalogue
from skills.lint import errors, lint
from skills.merging import MergeError, bring_back, holders, merge, rehearse, retire
from skills.models import Framework, Prerequisite, Release, Resource, Skill
from skills.queries import read_rows
from skills.references import references


def row(slug: str) -> Skill:
    return Skill.objects.get(slug=slug)


def rows() -> Catalogue:
    return read_rows(Framework.objects.get())


def lost(before: Catalogue, after: Catalogue, old: str, new: str) -> Iterator[str]:
    """What the two skills had, and the one that is left has not."""
    now, both = after.skill[new], (before.skill[old], before.skill[new])
    have = {(need.at, need.skill): need.level for need in now.needs}
    wanted = (need for skill in both for need in skill.needs if need.skill not in (old, new))
    yield from (f"needs {need}" for need in wanted if have.get((need.at, need.skill), 0) < need.level)
    steps = {item.link: range(item.start, item.end + 1) for item in now.resources}
    taught = (item for skill in both for item in skill.resources)
    yield from (f"resource {item}" for item in taught if not {item.start, item.end} <= set(steps.get(item.link, ())))
    spelt = {spelling.lower() for spelling in (now.name, *now.aliases)}
    spellings = (alias for skill in both for alias in (skill.name, *skill.aliases))
    yield from (f"alias {alias}" for alias in spellings if alias.lower() not in spelt)
    yield from (f"source {source}" for source in both[0].sources if source not in now.sources)
    for slug in (old, new):
        yield from (f"unlocks {words}" for words in no_longer_unlocked(before, after, slug, old, new))
        yield from (f"asked by {words}" for words in no_longer_asked(before, after, slug, new))
        yield from (f"work {words}" for words in no_longer_worked(before, after, slug, new))


def no_longer_worked(before: Catalogue, after: Catalogue, slug: str, new: str) -> Iterator[str]:
    for was, now in zip(before.responsibilities, after.responsibilities, strict=True):
        if slug in was.skills and new not in now.skills:
            yield was.slug
    for earlier, later in zip(before.milestones, after.milestones, strict=True):
        proven = {proof.skill: proof.level for proof in later.proves}
        if any(proof.skill == slug and proven.get(new, 0) < proof.level for proof in earlier.proves):
            yield earlier.slug


def no_longer_unlocked(before: Catalogue, after: Catalogue, slug: str, old: str, new: str) -> Iterator[str]:
    for need, other in before.unlocks.get(slug, ()):
        has = {(n.at, n.skill): n.level for n in after.skill[other.slug].needs}
        if other.slug not in (old, new) and has.get((need.at, new), 0) < need.level:
            yield f"{other.slug} {need}"


def no_longer_asked(before: Catalogue, after: Catalogue, slug: str, new: str) -> Iterator[str]:
    for role, role_level, requirement in before.asked_by.get(slug, ()):
        level = after.role[role.slug].level(role_level.seniority)
        asked = level.asks.get(new) if level else None
        if asked is None or asked.level < requirement.level or asked.importance < requirement.importance:
            yield f"{role.slug} {role_level.seniority} {requirement}"


def test_merging_any_two_skills_loses_nothing(release: Release) -> None:
    before = rows()
    chance = random.Random(3)  # noqa: S311
    for old, new in (chance.sample(sorted(before.skill), 2) for _ in range(15)):
        with transaction.atomic():
            merge(skill=row(old), into=row(new))
            after = rows()
            transaction.set_rollback(True)

        named = {(found.kind, found.slug) for found in references(after) if found.target == old}
        own_faults = [found for found in errors(lint(after)) if "circle" not in found.reason]
        assert (list(lost(before, after, old, new)), named, own_faults) == ([], set(), [])
        assert after.skill[old].retired
        assert after.skill[old].replaced_by == (new,)


def test_merging_leaves_everything_else_as_it_was(release: Release) -> None:
    before = rows()

    merge(skill=row("serverless"), into=row("autoscaling"))

    after = rows()
    named = before.unlocks.get("serverless", ())
    touched = {"serverless", "autoscaling"} | {skill.slug for _, skill in named}
    assert [s for s in after.skills if s.slug not in touched] == [s for s in before.skills if s.slug not in touched]
    assert (after.categories, after.pay, after.fit, after.market) == (
        before.categories, before.pay, before.fit, before.market,
    )  # fmt: skip


def test_where_both_are_needed_the_higher_level_stays(release: Release) -> None:
    skill, into, needed = row("kubernetes"), row("containers"), row("agile")
    Prerequisite.objects.create(skill=skill, at=2, needs=needed, level=3)
    Prerequisite.objects.create(skill=into, at=2, needs=needed, level=1)

    merge(skill=skill, into=into)

    kept = Prerequisite.objects.filter(needs=needed, at=2).values_list("skill__slug", "level")
    assert list(kept) == [("containers", 3)]


def test_a_resource_of_both_serves_the_steps_of_both(release: Release) -> None:
    skill, into = row("kubernetes"), row("containers")
    shared = {"title": "Both", "link": "https://example.org/both", "kind": "course"}
    Resource.objects.create(skill=skill, start=2, end=4, hours=3, order=9, **shared)
    Resource.objects.create(skill=into, start=0, end=3, hours=5, order=9, **shared)

    merge(skill=skill, into=into)

    found = Resource.objects.filter(link=shared["link"]).values_list("skill__slug", "start", "end", "hours")
    assert list(found) == [("containers", 0, 4, 5)]


def test_merging_hands_on_what_the_skill_had_replaced(release: Release) -> None:
    retire(skill=row("agile"), successors=[row("organisation")])

    merge(skill=row("organisation"), into=row("collaboration"))

    assert rows().skill["agile"].replaced_by == ("collaboration",)


def test_a_mark_of_often_missing_is_kept(release: Release) -> None:
    Skill.objects.filter(slug="kubernetes").update(often_missing=True)
    Skill.objects.filter(slug="containers").update(often_missing=False)

    merge(skill=row("kubernetes"), into=row("containers"))

    assert row("containers").often_missing


def test_retiring_takes_the_skill_out_of_everything(release: Release, learner: User) -> None:
    Rating.objects.create(person=learner, skill=row("kubernetes"), level=2, rated_at=timezone.now())

    retire(skill=row("kubernetes"), successors=[row("containers"), row("autoscaling")])

    after = rows()
    assert after.skill["kubernetes"].retired
    assert after.skill["kubernetes"].replaced_by == ("containers", "autoscaling")
    assert [found for found in references(after) if found.target == "kubernetes"] == []
    assert errors(lint(after)) == ()
    assert Rating.objects.get().skill.slug == "kubernetes"


def test_a_retired_skill_can_be_brought_back(release: Release) -> None:
    retire(skill=row("agile"), successors=[row("organisation")])

    bring_back(skill=row("agile"))

    agile = rows().skill["agile"]
    assert (agile.retired, agile.replaced_by) == (False, ())


@pytest.mark.parametrize(
    ("into", "reason"),
    [
        ("kubernetes", "Kubernetes can't take its own place."),
        ("agile", "Agile methods is retired itself."),
        ("weaving", "Weaving belongs to another framework."),
    ],
)
def test_a_successor_that_can_be_none_is_refused(into: str, reason: str, release: Release) -> None:
    other = Framework.objects.create(slug="craft", name="Craft", summary="s")
    category = other.categories.create(slug="cloth", name="Cloth", summary="s")
    other.skills.create(slug="weaving", name="Weaving", category=category, summary="s", why="w")
    retire(skill=row("agile"))
    before = read_rows(release.framework)

    with pytest.raises(MergeError, match=f"^{reason}$"):
        merge(skill=row("kubernetes"), into=row(into))
    with pytest.raises(MergeError, match=f"^{reason}$"):
        retire(skill=row("kubernetes"), successors=[row(into)])

    assert read_rows(release.framework) == before


def test_a_retired_skill_is_not_merged(release: Release) -> None:
    retire(skill=row("agile"))

    with pytest.raises(MergeError, match=r"^Agile methods is retired already\.$"):
        merge(skill=row("agile"), into=row("git"))


def test_a_rehearsal_tells_what_would_be_and_changes_nothing(release: Release) -> None:
    before, skill = rows(), row("serverless")

    rehearsal = rehearse(skill=skill, act=lambda: retire(skill=row("serverless"), successors=[row("autoscaling")]))

    assert [str(difference) for difference in rehearsal.differences] == [
        "Serverless: is retired",
        "Serverless: replaced by: added “Autoscaling”",
        "Cloud engineer, junior: no longer asks for Serverless",
        "Cloud engineer, mid: no longer asks for Serverless",
        "Cloud engineer, senior: no longer asks for Serverless",
        "Data engineer, mid: no longer asks for Serverless",
        "Data engineer, senior: no longer asks for Serverless",
        "DevOps engineer, mid: no longer asks for Serverless",
        "DevOps engineer, senior: no longer asks for Serverless",
    ]
    assert rehearsal.findings == ()
    assert rows() == before


def test_a_rehearsal_tells_which_findings_would_be_new(release: Release) -> None:
    skill = row("git")
    Prerequisite.objects.create(skill=row("linux"), at=1, needs=row("agile"), level=1)
    Prerequisite.objects.create(skill=row("agile"), at=1, needs=skill, level=1)

    rehearsal = rehearse(skill=skill, act=lambda: merge(skill=row("git"), into=row("linux")))

    assert [str(found) for found in rehearsal.findings] == [
        "skill agile: its needs go round in a circle: agile 1 before linux 1 before agile 1"
    ]


def test_holders_say_what_forbids_deletion(release: Release, learner: User) -> None:
    Rating.objects.create(person=learner, skill=row("agile"), level=2, rated_at=timezone.now())
    framework = Framework.objects.get()
    fresh = framework.skills.create(slug="new", name="New", category=framework.categories.first(), summary="s", why="w")

    assert holders(row("agile")) == ("a release", "16 requirements", "1 rating")
    assert holders(fresh) == ()
