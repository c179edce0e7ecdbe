"""What was said in two sittings, skill by skill, on the page of comparisons."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from assessments.models import Sitting
from assessments.ratings.services import begin_sitting, finish_sitting
from careerpath.accounts.models import User
from skills.catalogue import Catalogue
from skills.models import Release
from tests.assessments.ratings.conftest import say
from tests.assessments.ratings.mine.test_views_sittings import COMPARE, finished, text
from tests.assessments.ratings.wide import wide_release
from tests.lib.markup import loose_ends


@pytest.fixture
def two(learner: User, release: Release) -> tuple[int, int]:
    earlier = finished(learner, release, 400, git=1, python=3, sql=2, linux=2, containers=2)
    later = finished(learner, release, 5, git=3, python=2, sql=2, linux=None, kubernetes=0)
    return earlier.pk, later.pk


@pytest.mark.parametrize("turned", [False, True])
def test_what_changed_is_told_with_both_levels(two: tuple[int, int], learner_client: Client, turned: bool) -> None:
    a, b = reversed(two) if turned else two

    html = text(learner_client, f"{COMPARE}?a={a}&b={b}")

    counts = {"up": 1, "down": 1, "newly rated": 1, "no longer rated": 1, "applies or not, unlike before": 1}
    for words, count in (counts | {"unchanged": 1}).items():
        assert f"<dt>{words}</dt><dd>{count}</dd>" in html
    assert "Unchanged: SQL\xa0(2)." in html
    assert "Not rated" not in html[html.index('class="said-then"') :]
    up, down = (html[html.index(f'class="changed-{kind}"') :][:200] for kind in ("up", "down"))
    assert ("/me/skills/git/" in up, "/me/skills/python/" in down) == (True, True)
    assert loose_ends(html) == []


def test_both_sentences_stand_below(two: tuple[int, int], learner_client: Client, catalogue: Catalogue) -> None:
    html = text(learner_client, f"{COMPARE}?a={two[0]}&b={two[1]}")

    git = catalogue.skill["git"]
    assert f"<span>Then</span> <span>{git.statement(1)}</span>" in html
    assert f"<span>Later</span> <span>{git.statement(3)}</span>" in html


def test_a_skill_that_was_not_asked_is_not_blamed(two: tuple[int, int], learner: User, learner_client: Client) -> None:
    release = Release.objects.get()
    everything = begin_sitting(person=learner, release=release.pk)
    say(everything, "technical-leadership", 1)
    finish_sitting(sitting=everything.pk, person=learner)

    html = text(learner_client, f"{COMPARE}?a={two[1]}&b={everything.pk}")

    assert html.count("The earlier assessment didn’t ask for it.") == 1
    assert "The later assessment didn’t ask for it." not in html


@pytest.mark.parametrize("skills", [1, 400])
def test_comparing_asks_the_database_as_often_for_one_skill_as_for_many(
    learner: User, learner_client: Client, catalogue: Catalogue, skills: int
) -> None:
    release = wide_release(catalogue, skills)
    slugs = [skill["slug"] for skill in release.snapshot["skills"]]
    a, b = (
        Sitting.objects.create(
            person=learner, release=release, finished_at=timezone.now(), result={"answers": dict.fromkeys(slugs, level)}
        ).pk
        for level in (1, 2)
    )
    learner_client.get(f"{COMPARE}?a={a}&b={b}")

    with CaptureQueriesContext(connection) as asked:
        html = text(learner_client, f"{COMPARE}?a={a}&b={b}")

    assert len(asked) == 7
    assert html.count('class="changed-up"') == skills
