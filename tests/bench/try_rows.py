"""Trying it without an account: its pages against the base page of a signed-in person, and one answer."""

from collections.abc import Iterator

from django.conf import settings
from django.test import Client

from assessments.ratings.queries import skill_ids
from assessments.ratings.services import begin_sitting
from skills.files.documents import load
from skills.models import Release
from skills.releases import publish
from skills.services import write_rows
from tests.bench.clients import Answers
from tests.bench.measure import Row, page, side_by_side
from tests.factories import UserFactory


def rows() -> Iterator[Row]:
    catalogue = load(settings.BASE_DIR / "fixtures" / "mlops")
    release = publish(framework=write_rows(catalogue=catalogue), note="To be measured")
    member, newcomer, visitor = Client(), Client(), Client()
    member.force_login(UserFactory(email="beside-a-try@example.org"))
    begin(visitor, release)
    for skill in visitor.get("/try/").context["tried"].scope.wanted:
        assert visitor.post("/try/answer/", {"skill": skill, "level": "1", "note": "A note"}).status_code == 200
    base = page(member, "/base/")
    start = page(newcomer, f"/try/?framework={release.framework.slug}")
    yield Row("a try, choosing a target", *side_by_side(start, base), "ms", "base page", 6)
    for what, path in (("a try, rating page", "rate/programming/"), ("a try, result", "result/")):
        yield Row(what, *side_by_side(page(visitor, f"/try/{path}"), base), "ms", "base page", 6)
    yield answer_row(visitor, member, release)


def begin(client: Client, release: Release) -> None:
    client.post(f"/try/?framework={release.framework.slug}", {"target": "mlops-engineer/mid"})


def answer_row(visitor: Client, member: Client, release: Release) -> Row:
    """With forty-six other answers in the same row, each with a note."""
    answers = Answers(visitor.post, "/try/answer/", skill="git", seen=seen_of(visitor))
    sitting = begin_sitting(person=UserFactory(email="bare-beside-a-try@example.org"), release=release.pk)
    bare = {"sitting": sitting.pk, "skill": skill_ids(release.pk)["git"], "level": "2"}

    def upsert() -> None:
        bare["level"] = "3" if bare["level"] == "2" else "2"
        assert member.post("/upsert/", bare).status_code == 200

    return Row("a try, one answer", *side_by_side(answers.give, upsert), "ms", "bare upsert of a row", 3)


def seen_of(visitor: Client) -> str:
    return str(visitor.get("/try/").context["tried"].kept.answers["git"].seen)
