"""Check and publish in the admin; and an editor's whole way from a file to a release."""

from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from assessments.models import Rating
from careerpath.accounts.models import User
from skills.models import Release, Requirement, Role, Skill
from skills.releases import catalogue_of
from tests.skills.admin.steps import change_page, confirm, messages, sheet, skill, upload

CHECK = "/admin/skills/release/check/"
PUBLISH = "/admin/skills/release/publish/"
SKILLS = "/admin/skills/skill/import/"


def publish(client: Client, page: HttpResponse, **changes: str) -> HttpResponse:
    said = {"note": "Clearer", "sure": "on", "stamp": page.context["draft"].stamp, **changes}
    return client.post(PUBLISH, said, follow=True)


def test_a_draft_that_has_changed_since_it_was_looked_at_is_not_published(
    release: Release, editor_client: Client
) -> None:
    Skill.objects.filter(slug="git").update(summary="Looked at.")
    page = editor_client.get(PUBLISH)
    Skill.objects.filter(slug="linux").update(summary="Not looked at.")

    stale = publish(editor_client, page)

    assert "The catalogue has changed since you opened this page." in stale.text
    assert "Not looked at." in stale.text
    assert Release.objects.count() == 1
    publish(editor_client, stale)
    assert Release.objects.count() == 2


def test_what_is_published_already_is_not_published_again(release: Release, editor_client: Client) -> None:
    Skill.objects.filter(slug="git").update(summary="Looked at.")
    page = editor_client.get(PUBLISH)

    publish(editor_client, page)
    again = publish(editor_client, page)

    assert "The catalogue has changed since you opened this page." in again.text
    assert Release.objects.count() == 2


def test_the_people_that_a_release_moves_are_shown_before_it(
    release: Release, editor_client: Client, learner: User, stranger: User
) -> None:
    for person, level in ((learner, 2), (stranger, None)):
        Rating.objects.create(person=person, skill=skill("python"), level=level, rated_at=timezone.now())
    asked = Requirement.objects.filter(role_level__role__slug="mlops-engineer", skill__slug="python")
    asked.filter(role_level__seniority="junior").update(level=3)

    page = editor_client.get(PUBLISH)

    assert [(role.slug, impact.seniority, impact.people) for role, impact in page.context["moved"]] == [
        ("mlops-engineer", "junior", 1)
    ]
    assert '<tr><td>MLOps engineer, junior</td><td class="number">1</td></tr>' in page.text


def test_a_release_that_moves_nobody_says_so(release: Release, editor_client: Client) -> None:
    Skill.objects.filter(slug="git").update(summary="Otherwise.")

    assert "Nobody&#x27;s readiness changes." in editor_client.get(PUBLISH).text.replace("'", "&#x27;")


def test_a_faulty_draft_is_not_published(release: Release, editor_client: Client) -> None:
    Skill.objects.filter(slug="git").update(aliases=["Linux"])
    page = editor_client.get(PUBLISH)

    refused = publish(editor_client, page)

    assert "The check has found errors. Put them right first." in refused.text
    assert "This is counted once the errors are put right." in page.text
    assert Release.objects.count() == 1


def test_an_editor_goes_from_a_file_over_the_grid_and_the_check_to_a_release(
    release: Release, editor: User, editor_client: Client
) -> None:
    changed = sheet([{"slug": "git", "summary": "From the file."}])
    imported = confirm(editor_client, SKILLS, upload(editor_client, SKILLS, changed))

    role = Role.objects.get(slug="mlops-engineer")
    page = editor_client.get(change_page(role, "requirements"))
    grid = page.context["grid"]
    cells = {cell.label: cell for _, lines in page.context["groups"] for line in lines for cell in line.cells}
    lead = cells["Agile methods, lead"]
    wanted = "4-1" if lead.value != "4-1" else "4-2"
    saved = editor_client.post(
        change_page(role, "requirements"),
        {**{cell.name: cell.value for cell in cells.values()}, lead.name: wanted, "stamp": grid.stamp},
        follow=True,
    )
    checked = editor_client.get(CHECK)
    published = publish(editor_client, editor_client.get(PUBLISH))

    newest = Release.objects.first()
    assert newest is not None
    assert messages(imported) == ["Imported: 0 added, 1 changed, 0 as they were."]
    assert messages(saved) == ["MLOps engineer: 1 required level changed. Publish the catalogue to show it."]
    assert checked.context["errors"] == []
    assert messages(published) == [f"{newest} is published. Everybody sees it from now on."]
    assert (newest.number, newest.by) == (2, editor.email)
    catalogue = catalogue_of(newest.pk)
    level = catalogue.role["mlops-engineer"].level("lead")
    assert catalogue.skill["git"].summary == "From the file."
    assert level is not None
    assert f"{level.asks['agile'].level}-{level.asks['agile'].importance}" == wanted
