"""A result as a table and as a document."""

import csv
import io
import json

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from assessments.gaps.analysis import Rated
from assessments.gaps.result.export import HEADER, csv_of, document_of, lines_of
from assessments.models import Sitting
from assessments.ratings.services import begin_sitting
from careerpath.accounts.models import User
from skills.catalogue import Catalogue
from skills.models import Release
from tests.assessments.gaps.pictures import met, picture_of, ratings_for
from tests.assessments.ratings.conftest import say


def read_back(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))


@given(st.data())
def test_table_and_document_hold_what_is_asked_and_what_is_rated(catalogue: Catalogue, data: st.DataObject) -> None:
    rated = data.draw(ratings_for(catalogue))
    exempt = data.draw(st.sets(st.sampled_from(sorted(picture_of(catalogue, {}).target)), max_size=3))
    picture = picture_of(catalogue, rated, exempt=dict.fromkeys(exempt, "Not here"))

    rows = read_back(csv_of(picture, {}))
    document = json.loads(json.dumps(document_of(picture, {})))

    assert {row["skill"] for row in rows} == set(picture.target) | set(rated)
    assert [row["skill"] for row in rows] == [line["skill"] for line in document["skills"]]
    assert {row["skill"] for row in rows if row["state"] == "exempted"} == exempt
    assert document["readiness"] == round(picture.analysis.readiness, 2)


def test_a_line_says_all_about_a_skill(catalogue: Catalogue) -> None:
    picture = picture_of(catalogue, {"python": Rated(1, verified=2, age=40, has_evidence=True)})

    python = next(line for line in lines_of(picture, {"python": "Two years"}) if line.skill == "python")

    skill = catalogue.skill["python"]
    assert vars(python) == {
        "skill": "python",
        "name": "Python",
        "area": "Programming and craft",
        "state": "gap",
        "level": 1,
        "verified_level": 2,
        "asked_level": 3,
        "importance": "essential",
        "points": 0.917431,
        "of_points": 2.752294,
        "hours": skill.hours(1, 3),
        "has_evidence": True,
        "rated_days_ago": 40,
        "statement": skill.statement(1),
        "asked_statement": skill.statement(3),
        "note": "Two years",
        "exempted_because": "",
    }


@given(st.data())
def test_points_add_up_to_the_readiness_and_to_a_hundred(catalogue: Catalogue, data: st.DataObject) -> None:
    picture = picture_of(catalogue, data.draw(ratings_for(catalogue)))

    lines = [line for line in document_of(picture, {})["skills"] if line["of_points"] is not None]

    assert sum(line["points"] for line in lines) == pytest.approx(picture.analysis.readiness, abs=0.001)
    assert sum(line["of_points"] for line in lines) == pytest.approx(100, abs=0.001)


def test_a_reason_goes_with_what_is_exempted_and_is_no_formula(catalogue: Catalogue) -> None:
    picture = picture_of(catalogue, {}, exempt={"git": "=1+1", "technical-leadership": "Not asked for here"})

    rows = read_back(csv_of(picture, {}))

    assert [(row["skill"], row["exempted because"]) for row in rows if row["exempted because"]] == [("git", "'=1+1")]


def test_what_is_not_asked_for_has_no_points(catalogue: Catalogue) -> None:
    picture = picture_of(catalogue, met(catalogue) | {"technical-leadership": Rated(None)})

    line = lines_of(picture, {})[-1]

    assert (line.skill, line.state, line.level) == ("technical-leadership", "not asked for", None)
    assert (line.points, line.of_points, line.asked_level, line.hours) == (None, None, None, None)


def test_without_a_target_there_is_no_readiness(catalogue: Catalogue) -> None:
    document = document_of(picture_of(catalogue, {"git": Rated(2)}, role=""), {})

    assert document["target"] is None
    assert document["readiness"] is None
    assert [line["skill"] for line in document["skills"]] == ["git"]


def test_a_note_is_no_formula(sitting: Sitting, learner_client: Client) -> None:
    say(sitting, "git", 2, note='=HYPERLINK("https://example.org")')
    say(sitting, "python", 3, note="Said “yes”, and\n+ more")
    learner_client.post(f"/assess/{sitting.pk}/finish/")

    response = learner_client.get(f"/results/{sitting.pk}/csv/")

    notes = {row["skill"]: row["note"] for row in read_back(response.content.decode())}
    assert notes["git"] == '\'=HYPERLINK("https://example.org")'
    assert notes["python"] == "Said “yes”, and\n+ more"


def test_a_table_is_a_download_that_says_what_it_is(finished: Sitting, learner_client: Client) -> None:
    response = learner_client.get(f"/results/{finished.pk}/csv/")

    day = finished.finished_at
    assert day is not None
    assert response.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert response.headers["Content-Disposition"] == (
        f'attachment; filename="result-mlops-engineer-mid-{day:%Y-%m-%d}.csv"'
    )
    assert response.content.decode().splitlines()[0] == "\ufeff" + ",".join(HEADER)


def test_a_document_is_a_download_for_programs(finished: Sitting, learner_client: Client) -> None:
    response = learner_client.get(f"/results/{finished.pk}/json/")

    document = json.loads(response.content)
    assert response.headers["Content-Disposition"].endswith('.json"')
    assert document["target"] == {"role": "mlops-engineer", "name": "MLOps engineer, mid level", "level": "mid"}
    assert document["readiness"] == 6.88
    assert document["range"] == [6.88, 6.88]
    assert {line["skill"]: line["level"] for line in document["skills"] if line["state"] != "not rated"} == {
        "python": 4,
        "git": 2,
        "kubernetes": 1,
        "containers": 0,
        "sql": None,
    }


def test_today_is_exported_for_any_target(finished: Sitting, learner_client: Client) -> None:
    table = learner_client.get("/results/today/csv/?role=data-engineer&level=senior")
    document = learner_client.get("/results/today/json/")

    assert "result-data-engineer-senior-" in table.headers["Content-Disposition"]
    assert json.loads(document.content)["target"]["role"] == "mlops-engineer"


def test_a_target_that_there_is_not_has_no_file(release: Release, learner_client: Client) -> None:
    assert learner_client.get("/results/today/csv/?role=astronaut").status_code == 404
    assert learner_client.get("/results/today/json/?role=staff-mlops-engineer&level=junior").status_code == 404


def test_an_open_sitting_has_nothing_to_take_away(learner: User, release: Release, learner_client: Client) -> None:
    sitting = begin_sitting(person=learner, release=release.pk)

    for ending in ("csv", "json"):
        response = learner_client.get(f"/results/{sitting.pk}/{ending}/")
        assert response.headers["Location"] == f"/assess/{sitting.pk}/"
