"""A plan as a table, as a document and as a text."""

import csv
import io
import json
import re
from dataclasses import replace
from datetime import date

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar
from pytest_django import DjangoAssertNumQueries

from assessments.along.calendar_events import events_of
from assessments.along.lines import HEADER, csv_of, document_of, lines_of
from assessments.along.markdown import markdown_of, plain
from assessments.along.week import weeks_of
from assessments.models import Plan, Step
from assessments.plans import services
from assessments.plans.outlook import outlook
from careerpath.accounts.models import User
from tests.assessments.along.conftest import AWKWARD, seen
from tests.assessments.plans.conftest import MONDAY

BOX = re.compile(r"^- \[[x ]\] ", re.MULTILINE)
ENDINGS = {
    "ics": "text/calendar; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
    "md": "text/markdown; charset=utf-8",
}


def read_back(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def test_a_line_says_all_about_a_step(plan: Plan, kubernetes: Step, learner: User) -> None:
    services.start_step(learner, plan.pk, kubernetes.pk, MONDAY)
    services.log_hours(learner, plan.pk, kubernetes.pk, 2)
    found = seen(learner, plan)

    line = next(line for line in lines_of(found) if line.step == "Kubernetes to level 2")

    assert (line.state, line.skill, line.level, line.hours, line.hours_spent) == (
        "started",
        "kubernetes",
        2,
        kubernetes.hours,
        2,
    )
    assert (line.first_day, line.last_day) == (MONDAY, found.slot[kubernetes.pk].end)
    assert line.statement == found.plan.catalogue.skill["kubernetes"].statement(2)
    assert line.learn
    assert line.proof


def test_table_and_document_hold_every_step_in_its_order(plan: Plan, own: Step, learner: User) -> None:
    found = seen(learner, plan)

    rows = read_back(csv_of(found))
    document = json.loads(json.dumps(document_of(found)))

    assert tuple(rows[0]) == HEADER
    assert [row["first day"] for row in rows] == [step["first_day"] for step in document["steps"]]
    assert [int(row["hours"]) for row in rows] == list(plan.steps.order_by("place").values_list("hours", flat=True))
    assert document["target"] == {"role": "mlops-engineer", "level": "mid", "name": "MLOps engineer, mid level"}
    assert (document["starts_on"], document["hours_a_week"], document["readiness"]) == ("2026-01-05", 6, 6.88)
    assert document["ends_on"] == found.ends.isoformat()


def test_what_she_wrote_comes_along_and_is_no_formula(plan: Plan, own: Step, learner: User) -> None:
    found = seen(learner, plan)

    row = read_back(csv_of(found))[-1]
    step = document_of(found)["steps"][-1]

    assert row["step"] == f"'{AWKWARD}"
    assert row["note"] == step["note"] == "# Not a heading\n- [x] not a box\n\nAsk *Ines*"
    assert row["links"] == "https://example.org/a_(b)"
    assert (step["step"], step["links"]) == (AWKWARD, [{"title": "A [book]", "link": "https://example.org/a_(b)"}])
    assert (step["skill"], step["level"], step["statement"]) == ("", None, "")


def test_a_text_has_a_box_for_each_step_and_no_other(plan: Plan, own: Step, kubernetes: Step, learner: User) -> None:
    services.finish_step(learner, plan.pk, kubernetes.pk, MONDAY, 20)
    first = plan.steps.exclude(pk=kubernetes.pk).order_by("place")[0]
    services.skip_step(learner, plan.pk, first.pk, "The *platform* team.")

    text = markdown_of(seen(learner, plan))

    assert len(BOX.findall(text)) == plan.steps.count()
    assert f"- [x] **Kubernetes to level 2** ({kubernetes.hours} h, 20 h spent, 5 January 2026)" in text
    assert "\n## January 2026\n" in text
    assert "  - Left out because: The \\*platform\\* team." in text
    assert "    > \\# Not a heading\n    > \\- \\[x\\] not a box\n    > \n    > Ask \\*Ines\\*\n" in text
    assert "  - My link: [A \\[book\\]](https://example.org/a_%28b%29)" in text
    said = [plain(line.statement) for line in lines_of(seen(learner, plan)) if line.statement]
    assert [text.count(words) for words in said] == [1] * len(said)
    assert text.index("## January 2026") < text.index("## Done") < text.index("## Left out")


def test_a_text_says_the_deadline_where_there_is_one(plan: Plan, learner: User) -> None:
    found = seen(learner, plan)
    dated = replace(found, plan=replace(found.plan, deadline=date(2026, 6, 1)))

    without, with_one = (markdown_of(each).partition("\n## ")[0].splitlines() for each in (found, dated))

    assert with_one == [*without, "Deadline: 1 June 2026."]


def test_a_text_of_a_plan_with_nothing_ahead_says_no_end(plan: Plan, learner: User) -> None:
    now = seen(learner, plan).plan
    done = outlook(replace(now, steps=tuple(replace(step, state="done") for step in now.steps)), MONDAY)

    text = markdown_of(done)

    assert "still to go" not in text
    assert "- [ ]" not in text


def test_a_skill_that_the_catalogue_no_longer_knows_has_no_statement(plan: Plan, learner: User) -> None:
    now = seen(learner, plan).plan
    forgotten = outlook(replace(now, catalogue=replace(now.catalogue, skills=(), milestones=())), MONDAY)

    assert {line.statement for line in lines_of(forgotten)} == {""}
    assert {each.statement for week in weeks_of([forgotten]) for each in week.to_do} == {""}
    assert {event.says for event in events_of([forgotten])} == {
        f"{step.hours} h, for MLOps engineer, mid level." for step in now.steps
    }
    assert len(BOX.findall(markdown_of(forgotten))) == len(now.steps)


@given(st.text())
def test_plain_text_is_one_line_that_loses_no_letter(text: str) -> None:
    found = plain(text)

    assert len(found.splitlines()) <= 1
    assert re.sub(r"\\(.)", r"\1", found) == " ".join(text.split())


@pytest.mark.parametrize(("ending", "kind"), ENDINGS.items())
def test_a_file_is_a_download_that_says_what_it_is(
    ending: str, kind: str, plan: Plan, own: Step, learner_client: Client
) -> None:
    response = learner_client.get(f"/plan/{plan.pk}/plan.{ending}")

    assert response.headers["Content-Type"] == kind
    name = r'attachment; filename="plan-mlops-engineer-mid-\d{4}-\d\d-\d\d\.' + ending + '"'
    assert re.fullmatch(name, response.headers["Content-Disposition"])
    assert "🎓" in response.content.decode()


def test_the_calendar_file_holds_every_step(plan: Plan, learner_client: Client) -> None:
    calendar = Calendar.from_ical(learner_client.get(f"/plan/{plan.pk}/plan.ics").content)

    assert str(calendar["name"]) == "MLOps engineer, mid level"
    assert len(calendar.walk("VEVENT")) == plan.steps.count()


def test_a_file_takes_as_many_queries_for_one_step_as_for_all(
    plan: Plan, learner_client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    learner_client.get(f"/plan/{plan.pk}/plan.md")

    with django_assert_num_queries(6):
        learner_client.get(f"/plan/{plan.pk}/plan.md")
    plan.steps.filter(place__gt=0).delete()
    with django_assert_num_queries(6):
        learner_client.get(f"/plan/{plan.pk}/plan.md")


def test_no_other_kind_of_file_is_known(plan: Plan, learner_client: Client) -> None:
    assert learner_client.get(f"/plan/{plan.pk}/plan.exe").status_code == 404


def test_a_stranger_gets_no_file(plan: Plan, stranger_client: Client) -> None:
    assert {stranger_client.get(f"/plan/{plan.pk}/plan.{ending}").status_code for ending in ENDINGS} == {404}


def test_the_page_of_a_plan_leads_to_its_files(plan: Plan, learner_client: Client) -> None:
    html = learner_client.get(f"/plan/{plan.pk}/").content.decode()

    assert [f'href="/plan/{plan.pk}/plan.{ending}"' in html for ending in ENDINGS] == [True] * 4
    assert 'href="/plan/along/"' in html
