"""Editing skills in the admin."""

import pytest
from django.apps import apps
from django.contrib.admin import site
from django.contrib.admin.models import LogEntry
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from skills.models import Category, Framework, Release, Skill
from skills.queries import read_rows
from tests.skills.admin.steps import change_page, errors, filled, new_skill, save, skill

LIST = "/admin/skills/skill/"
ADD = "/admin/skills/skill/add/"


def test_a_skill_is_added_with_its_four_levels(release: Release, editor_client: Client) -> None:
    response = save(editor_client, ADD, **new_skill())

    juggling = skill("juggling")
    assert response.status_code == 302
    assert juggling.framework == release.framework
    assert juggling.aliases == ["balls", "three balls"]
    assert list(juggling.levels.values_list("level", "statement", "hours")) == [
        (1, "Keeps 2 balls in the air.", 10),
        (2, "Keeps 3 balls in the air.", 20),
        (3, "Keeps 4 balls in the air.", 30),
        (4, "Keeps 5 balls in the air.", 40),
    ]


def test_a_skill_without_a_level_is_refused(release: Release, editor_client: Client) -> None:
    response = save(editor_client, ADD, **new_skill(**{"levels-2-statement": "", "levels-2-hours": ""}))

    assert errors(response) == {
        "levels-2-statement": ["This field is required."],
        "levels-2-hours": ["This field is required."],
    }
    assert not Skill.objects.filter(slug="juggling").exists()


def test_a_level_that_is_missing_is_offered(release: Release, editor_client: Client) -> None:
    skill("git").levels.get(level=2).delete()

    levels = editor_client.get(change_page(skill("git"))).context["inline_admin_formsets"][0].formset

    assert [form["level"].value() for form in levels.forms] == [1, 3, 4, 2]
    assert [form["statement"].value() for form in levels.forms][3] is None


@pytest.mark.parametrize(
    ("field", "value", "error"),
    [
        ("slug", "git", "There is one like this already."),
        ("slug", "Bad_Slug", "Use small letters, digits and dashes between them."),
        ("why", "Because <b>I</b> say so.", "Write plain text without markup."),
        ("aliases", "fine\n<script>", "Write plain text without markup."),
        ("summary", "Keeps\x07 balls.", "There is a control character in it. Write plain text."),
        ("summary", "x" * 201, "Ensure this value has at most 200 characters (it has 201)."),
        ("levels-1-hours", "0", "Ensure this value is greater than or equal to 1."),
        ("levels-1-level", "7", "Select a valid choice. 7 is not one of the available choices."),
    ],
)
def test_a_value_that_cannot_be_is_refused_where_it_stands(
    field: str, value: str, error: str, release: Release, editor_client: Client
) -> None:
    response = save(editor_client, ADD, **new_skill(**{field: value}))

    place = "__all__" if "one like this" in error else field
    assert errors(response) == {place: [error]}


def test_text_pasted_over_several_lines_becomes_one(release: Release, editor_client: Client) -> None:
    save(editor_client, change_page(skill("git")), why="One\r\n  reason.")

    assert skill("git").why == "One reason."


def test_the_slug_of_a_skill_stays(release: Release, editor_client: Client) -> None:
    pk = skill("git").pk

    save(editor_client, change_page(skill("git")), slug="subversion")

    assert Skill.objects.get(pk=pk).slug == "git"


def test_saving_without_a_change_changes_nothing(release: Release, editor_client: Client) -> None:
    before = read_rows(release.framework)

    response = save(editor_client, change_page(skill("kubernetes")))

    assert response.status_code == 302
    assert read_rows(release.framework) == before
    assert LogEntry.objects.get().get_change_message() == "No fields changed."


def test_needs_and_resources_are_edited_on_the_page_of_the_skill(release: Release, editor_client: Client) -> None:
    page = change_page(skill("git"))
    count = skill("git").resources.count()

    save(
        editor_client,
        page,
        **{"needs-TOTAL_FORMS": "1", "needs-0-at": "2", "needs-0-needs": skill("linux").pk, "needs-0-level": "1"},
        **{"resources-0-title": "Pro Git, the book", "resources-1-DELETE": "on"},
    )

    assert list(skill("git").needs.values_list("at", "needs__slug", "level")) == [(2, "linux", 1)]
    assert skill("git").resources.first().title == "Pro Git, the book"
    assert skill("git").resources.count() == count - 1


def test_a_skill_that_needs_itself_is_refused(release: Release, editor_client: Client) -> None:
    git = skill("git")
    needs = {"needs-TOTAL_FORMS": "1", "needs-0-at": "2", "needs-0-needs": git.pk, "needs-0-level": "1"}

    response = save(editor_client, change_page(git), **needs)

    assert errors(response) == {"needs-0-needs": ["A skill can't need itself; its level below is needed anyway."]}


def test_a_thing_of_another_framework_is_refused(release: Release, editor_client: Client) -> None:
    craft = Framework.objects.create(slug="craft", name="Craft", summary="s", order=9)
    cloth = craft.categories.create(slug="cloth", name="Cloth", summary="s")
    weaving = craft.skills.create(slug="weaving", name="Weaving", category=cloth, summary="s", why="w")
    needs = {"needs-TOTAL_FORMS": "1", "needs-0-at": "2", "needs-0-needs": weaving.pk, "needs-0-level": "1"}

    response = save(editor_client, change_page(skill("git")), category=cloth.pk, **needs)

    assert errors(response) == {
        "category": ["That is of another framework."],
        "needs-0-needs": ["That is of another framework."],
    }


def test_one_framework_is_never_asked_for_and_two_are(release: Release, editor_client: Client) -> None:
    alone = editor_client.get(ADD).context["adminform"].form.fields, editor_client.get(LIST).context["cl"].list_display
    Framework.objects.create(slug="craft", name="Craft", summary="s")
    beside = editor_client.get(ADD).context["adminform"].form.fields, editor_client.get(LIST).context["cl"].list_display

    assert ["framework" in shown for shown in (*alone, *beside)] == [False, False, True, True]


def test_the_list_finds_by_alias_and_by_statement(release: Release, editor_client: Client) -> None:
    def found(words: str) -> list[str]:
        return [row.slug for row in editor_client.get(LIST, {"q": words}).context["cl"].result_list]

    assert found("k8s") == ["kubernetes"]
    assert found("reads the state and logs of a pod") == ["kubernetes"]
    assert found("no such word") == []


def test_the_order_is_edited_in_the_list(release: Release, editor_client: Client) -> None:
    page = editor_client.get(LIST, {"category__id__exact": Category.objects.get(slug="data").pk})
    first = page.context["cl"].formset.forms[0].instance

    editor_client.post(
        f"{LIST}?{page.request['QUERY_STRING']}", filled(page, **{"form-0-order": "99", "_save": "Save"})
    )

    assert skill(first.slug).order == 99


@pytest.mark.parametrize(
    "name",
    """skill category role responsibility milestone source salaryfigure fitstatement marketfact framework""".split(),
)
def test_a_list_asks_as_much_for_one_row_as_for_many(
    name: str, release: Release, editor_client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = site.get_model_admin(apps.get_model("skills", name))
    editor_client.get(f"/admin/skills/{name}/")
    counts = {}
    for rows in (1, 30):
        monkeypatch.setattr(type(page), "list_per_page", rows)
        with CaptureQueriesContext(connection) as queries:
            editor_client.get(f"/admin/skills/{name}/")
        counts[rows] = len(queries)

    assert counts[1] == counts[30]
    assert counts[30] <= 16
