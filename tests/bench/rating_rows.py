"""Rating oneself: the pages, one skill more on a page, one answer, and sixteen people who answer at the same time."""

from collections.abc import Callable, Iterator

from django import forms
from django.conf import settings
from django.template import Context, Template
from django.test import Client

from assessments.ratings.queries import skill_ids
from assessments.ratings.services import Said, answer, begin_sitting
from careerpath.accounts.models import User
from skills.catalogue import Catalogue, Skill
from skills.files.documents import load
from skills.models import Release
from skills.releases import publish
from skills.services import write_rows
from tests.assessments.ratings.wide import wide_release
from tests.bench.clients import Answers, answers_of_clients
from tests.bench.measure import Row, page, side_by_side
from tests.factories import UserFactory

FEW, MANY = 5, 40
CLIENTS, SECONDS = 16, 4


def rows() -> Iterator[Row]:
    catalogue = load(settings.BASE_DIR / "fixtures" / "mlops")
    release = publish(framework=write_rows(catalogue=catalogue), note="To be measured")
    yield from page_rows(release)
    yield skill_row(catalogue)
    yield answer_row(release)
    yield clients_row(release)


def page_rows(release: Release) -> Iterator[Row]:
    newcomer, member, client = Client(), UserFactory(email="rater@example.org"), Client()
    newcomer.force_login(UserFactory(email="newcomer@example.org"))
    client.force_login(member)
    sitting = sitting_of(member, release)
    base = page(client, "/base/")
    framework = release.framework.slug
    yield Row(
        "choosing a target",
        *side_by_side(page(newcomer, f"/assess/?framework={framework}"), base),
        "ms",
        "base page",
        6,
    )
    for what, address in (
        ("rating page", f"{sitting}/rate/programming/"),
        ("only what must be asked", f"{sitting}/next/"),
        ("looking it over", f"{sitting}/finish/"),
        ("evidence of a skill", f"evidence/python/?framework={framework}"),
    ):
        yield Row(what, *side_by_side(page(client, f"/assess/{address}"), base), "ms", "base page", 6)


def sitting_of(person: User, release: Release) -> int:
    row = begin_sitting(person=person, release=release.pk, role="mlops-engineer", seniority="mid")
    for skill in ("python", "git", "linux", "containers", "kubernetes", "sql"):
        answer(sitting=row.pk, person=person, skill=skill, said=Said(2, "A note"), revision=0)
    return row.pk


# -- One skill more on a page ------------------------------------------------------------------------------------------


def skill_row(catalogue: Catalogue) -> Row:
    """What forty skills cost more than five do, for each of them.

    The base is crispy with the template pack of this project: a framework's pack would be one more dependency.
    """
    ours = {skills: wide_page(catalogue, skills) for skills in (FEW, MANY)}
    crispy = {skills: crispy_form(catalogue.skills[:skills]) for skills in (FEW, MANY)}
    few, crispy_few = side_by_side(ours[FEW], crispy[FEW])
    many, crispy_many = side_by_side(ours[MANY], crispy[MANY])
    more = MANY - FEW
    return Row(
        "rating page, one skill more",
        (many - few) / more,
        (crispy_many - crispy_few) / more,
        "ms",
        "the same fields, crispy and our own pack",
        0.2,
    )


def wide_page(catalogue: Catalogue, skills: int) -> Callable[[], object]:
    person, client = UserFactory(), Client()
    client.force_login(person)
    row = begin_sitting(person=person, release=wide_release(catalogue, skills).pk)
    for slug in skill_ids(row.release_id):
        answer(sitting=row.pk, person=person, skill=slug, said=Said(2, "A note"), revision=0)
    return page(client, f"/assess/{row.pk}/rate/{catalogue.categories[0].slug}/")


def crispy_form(skills: tuple[Skill, ...]) -> Callable[[], object]:
    fields: dict[str, forms.Field] = {}
    for skill in skills:
        choices = [(str(level), skill.statement(level)) for level in range(5)] + [("na", "Doesn’t apply to me")]
        fields[f"{skill.slug}-level"] = forms.ChoiceField(choices=choices, widget=forms.RadioSelect, label=skill.name)
        fields[f"{skill.slug}-note"] = forms.CharField(widget=forms.Textarea)
        fields[f"{skill.slug}-wish"] = forms.ChoiceField(choices=[("", "I don’t mind"), ("want", "I want to")])
        fields[f"{skill.slug}-seen"] = forms.CharField(widget=forms.HiddenInput)
    kind = type("Ratings", (forms.Form,), fields)
    template = Template("{% load crispy_forms_tags %}{{ form|crispy }}")
    given = {name: "2" for name in fields if name.endswith("-level")}
    return lambda: template.render(Context({"form": kind(initial=given)}))


# -- One answer --------------------------------------------------------------------------------------------------------


def answer_row(release: Release) -> Row:
    """Each time another level, as the script would send it."""
    person, client = UserFactory(email="answers@example.org"), Client()
    client.force_login(person)
    row = begin_sitting(person=person, release=release.pk)
    answers = Answers(client.post, f"/assess/{row.pk}/answer/", skill="git")
    other = sitting_of(UserFactory(email="bare@example.org"), release)
    bare = {"sitting": other, "skill": skill_ids(release.pk)["git"], "level": "2"}

    def upsert() -> None:
        bare["level"] = "3" if bare["level"] == "2" else "2"
        assert client.post("/upsert/", bare).status_code == 200

    return Row("one answer", *side_by_side(answers.give, upsert), "ms", "bare upsert of a row", 3)


def clients_row(release: Release) -> Row:
    given = answers_of_clients(release, CLIENTS, SECONDS)
    assert given.saved
    return Row(
        f"{CLIENTS} people at once, lost", given.failed + given.lost, given.saved, "", f"answers in {SECONDS} s", 0
    )
