"""Taking skills out of use in the admin: shown first, then done."""

import pytest
from django.contrib.admin.models import LogEntry
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from assessments.models import Rating
from assessments.ratings.services import begin_sitting
from careerpath.accounts.models import User
from skills.merging import retire
from skills.models import Release, Skill
from skills.queries import read_rows
from skills.services import write_rows
from tests.skills.admin.steps import change_page, messages, new_skill, save, skill
from tests.skills.builders import without


def test_retiring_is_shown_first_and_then_done(release: Release, editor_client: Client) -> None:
    page = change_page(skill("agile"), "retire")

    preview = editor_client.get(page, {"successors": skill("organisation").pk})

    assert not skill("agile").retired
    assert "MLOps engineer, mid: no longer asks for Agile methods" in sentences(preview)

    done = editor_client.post(page, {"successors": skill("organisation").pk}, follow=True)

    assert skill("agile").retired
    assert [str(successor) for successor in skill("agile").replaced_by.all()] == ["Organisation"]
    assert messages(done) == ["Agile methods is retired. Publish the catalogue to show it."]
    assert LogEntry.objects.get().get_change_message() == "Retire: Organisation."


def test_merging_asks_into_which_shows_it_and_does_it(release: Release, editor_client: Client) -> None:
    page, into = change_page(skill("serverless"), "merge"), {"into": skill("kubernetes").pk}

    unasked = editor_client.get(page)
    preview = editor_client.get(page, into)

    assert unasked.context["rehearsal"] is None
    assert not unasked.context["form"].errors
    assert "Kubernetes, level 1: now needs Cloud platforms at 1 awareness" in sentences(preview)
    assert not skill("serverless").retired

    editor_client.post(page, into)

    assert skill("serverless").retired
    assert "FaaS" in skill("kubernetes").aliases


def test_a_retired_skill_is_brought_back(release: Release, editor_client: Client) -> None:
    retire(skill=skill("agile"))
    tools = editor_client.get(change_page(skill("agile"))).context["tools"]

    done = editor_client.post(tools[0][1], follow=True)

    assert [words for words, _ in tools] == ["Bring back …"]
    assert messages(done) == ["Agile methods is back in use. Publish the catalogue to show it."]
    assert not skill("agile").retired


@pytest.mark.parametrize(("into", "error"), [("agile", "__all__"), ("git", "into")])
def test_a_merge_that_cannot_be_says_why(into: str, error: str, release: Release, editor_client: Client) -> None:
    """Agile is retired, and a skill can't be merged into itself."""
    retire(skill=skill("agile"))
    old, new = ("agile", "linux") if into == "agile" else ("git", "git")

    response = editor_client.post(change_page(skill(old), "merge"), {"into": skill(new).pk})

    assert list(response.context["form"].errors) == [error]
    assert not skill("linux").replaces.exists()


def test_a_skill_that_is_named_leads_to_retirement_in_place_of_deletion(
    release: Release, editor_client: Client, learner: User
) -> None:
    Rating.objects.create(person=learner, skill=skill("agile"), level=2, rated_at=timezone.now())

    response = editor_client.post(change_page(skill("agile"), "delete"), {"post": "yes"}, follow=True)

    assert response.request["PATH_INFO"] == change_page(skill("agile"), "retire")
    assert messages(response) == [
        "Agile methods can't be deleted, for a release, 16 requirements and 1 rating name it. "
        "Retire it here, or merge it into another skill."
    ]
    assert not editor_client.get(change_page(skill("agile"))).context["has_delete_permission"]


def test_a_skill_that_nothing_names_can_be_deleted(release: Release, editor_client: Client) -> None:
    save(editor_client, "/admin/skills/skill/add/", **new_skill())

    editor_client.post(change_page(skill("juggling"), "delete"), {"post": "yes"})

    assert not Skill.objects.filter(slug="juggling").exists()


def test_skills_are_not_deleted_by_the_dozen(release: Release, editor_client: Client) -> None:
    assert editor_client.get("/admin/skills/skill/").context["action_form"] is None


def test_a_field_is_completed_with_skills_in_use(release: Release, editor_client: Client) -> None:
    retire(skill=skill("kubernetes"))
    field = {"app_label": "skills", "model_name": "prerequisite", "field_name": "needs", "term": "container"}

    found = editor_client.get("/admin/autocomplete/", field).json()["results"]

    assert "Containers" in [entry["text"] for entry in found]
    assert "Kubernetes" not in [entry["text"] for entry in found]


def sentences(response: HttpResponse) -> list[str]:
    return [str(difference) for difference in response.context["rehearsal"].differences]


def test_a_skill_that_a_release_knows_is_not_deleted_though_nothing_names_it(
    release: Release, editor_client: Client, learner_client: Client, learner: User
) -> None:
    """An open assessment of that release asks for it."""
    agile = skill("agile")
    sitting = begin_sitting(person=learner, release=release.pk)
    for named in (agile.needed_by.all(), agile.requirements.all(), agile.proven_by.all()):
        named.delete()

    editor_client.post(change_page(agile, "delete"), {"post": "yes"})
    write_rows(catalogue=without(read_rows(release.framework), "agile"))
    answer = {"skill": "agile", "level": "2", "seen": "0"}
    response = learner_client.post(reverse("sitting_answer", args=[sitting.pk]), answer)

    assert (response.status_code, skill("agile").retired) == (200, True)
