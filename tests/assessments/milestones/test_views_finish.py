"""Finishing a milestone, opening it again, and raising ratings: what the pages say and what they refuse."""

import pytest
from django.test import Client

from assessments.models import Evidence, Progress, Rating
from assessments.ratings.queries import skill_ids
from assessments.ratings.services import correct_rating
from careerpath.accounts.models import User
from skills.catalogue import Milestone
from skills.models import Release
from tests.assessments.milestones.conftest import LINK, TEXT, evidence, page, send

LIST = "/me/milestones/"
PAGE = f"{LIST}containerised-model-api/"


def test_finishing_saves_and_makes_evidence_once(release: Release, api: Milestone, learner_client: Client) -> None:
    for _ in range(2):
        html = send(learner_client, f"{PAGE}finish/", ticked=api.checklist, link=LINK, text=TEXT)

    assert "It is evidence for 5 skills." in html
    assert "nothing was changed" not in html
    assert Evidence.objects.count() == 5
    assert "from your milestone" in page(learner_client, "/assess/evidence/containers/")


def test_what_is_missing_is_told_and_what_was_sent_is_saved(
    release: Release, api: Milestone, learner_client: Client
) -> None:
    html = send(learner_client, f"{PAGE}finish/", ticked=api.checklist[:5])

    assert (
        "It is saved, but not finished yet. 2 lines of the checklist are still open. There is nothing to show yet"
        in html
    )
    assert "5 of 7 lines done" in html
    assert evidence() == {}


def test_a_fault_is_told_before_it_is_finished(release: Release, api: Milestone, learner_client: Client) -> None:
    html = send(learner_client, f"{PAGE}finish/", ticked=api.checklist, link="javascript:alert(1)", text=TEXT)

    assert "Write a link that begins with https://." in html
    assert evidence() == {}


def test_a_finished_one_takes_no_more_and_gives_back_what_was_typed(finished: Progress, learner_client: Client) -> None:
    html = send(learner_client, PAGE, text="A better sentence.", **{"shown-text": TEXT})

    assert "It is finished, so nothing was changed. Open it again first. You had written: “A better sentence.”." in html
    assert 'type="checkbox" name="ticked"' not in html


def test_opened_again_it_is_as_it_was(finished: Progress, learner_client: Client) -> None:
    answers = [send(learner_client, f"{PAGE}open/") for _ in range(2)]

    assert "The evidence that it made is taken back" in answers[0]
    assert "taken back" not in answers[1]
    assert "7 of 7 lines done" in answers[1]
    assert evidence() == {}


@pytest.mark.parametrize("word", ["finish", "open", "raise"])
def test_looking_at_the_address_of_an_act_changes_nothing(
    finished: Progress, learner_client: Client, word: str
) -> None:
    assert learner_client.get(f"{PAGE}{word}/").headers["Location"] == PAGE
    assert len(evidence()) == 5
    assert not Rating.objects.exists()


@pytest.mark.parametrize("path", ["nonsense/", "nonsense/finish/", "nonsense/open/", "nonsense/raise/"])
def test_an_unknown_milestone_has_no_page(release: Release, learner_client: Client, path: str) -> None:
    assert learner_client.get(LIST + path).status_code == 404
    assert learner_client.post(LIST + path).status_code == 404


def test_a_stranger_sees_nothing_of_it(finished: Progress, stranger_client: Client) -> None:
    html = page(stranger_client, PAGE)

    assert "0 of 7 lines done" in html
    assert TEXT not in html


# -- Ratings -----------------------------------------------------------------------------------------------------------


def test_ratings_below_what_is_proven_are_offered_and_raised(
    learner: User, release: Release, finished: Progress, learner_client: Client
) -> None:
    ids = skill_ids(release.pk)
    for skill, level in (("containers", 1), ("model-serving", 3), ("api-design", 2), ("model-packaging", 0)):
        correct_rating(person=learner, skill_id=ids[skill], level=level)

    before = page(learner_client, PAGE)
    after, again = (
        send(learner_client, f"{PAGE}raise/", skill=["containers", "dependency-management"]) for _ in range(2)
    )

    assert [f'id="raise-{skill}"' in before for skill in ids if skill in {"api-design", "model-serving"}] == [False] * 2
    assert before.count('name="skill"') == 3
    assert "2 ratings are raised. You can take that back on the page of the skill." in after
    assert after.count('name="skill"') == 1
    assert "raised" not in again
    assert dict(Rating.objects.values_list("skill__slug", "level")) == {
        "containers": 2, "model-serving": 3, "api-design": 2, "model-packaging": 0, "dependency-management": 2,
    }  # fmt: skip


@pytest.mark.parametrize(("sent", "says"), [([], "Choose at least one skill."), (["python"], "Select a valid choice.")])
def test_what_is_not_proven_is_not_raised(
    finished: Progress, learner_client: Client, sent: list[str], says: str
) -> None:
    assert says in send(learner_client, f"{PAGE}raise/", skill=sent)
    assert not Rating.objects.exists()
