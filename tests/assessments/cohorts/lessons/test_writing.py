"""From a lesson to those who would come to it, as a message that is begun."""

import re
from html import unescape

from django.test import Client

from assessments.models import Cohort
from careerpath.accounts.models import User
from tests.assessments.cohorts.lessons.test_pages import member, three
from tests.assessments.cohorts.test_people import fill

__all__ = ["three"]

TO_WRITE = re.compile(r'<a href="(/cohorts/\d+/messages/new/\?[^"]*)">Write to those who would come')
TICKED = re.compile(r'name="who" value="(\d+)"[^>]* checked')


def test_a_lesson_leads_to_a_message_to_those_who_would_come(
    three: dict[str, User], cohort: Cohort, instructor_client: Client
) -> None:
    page = instructor_client.get(f"/cohorts/{cohort.pk}/teach/?hours=2").content.decode()

    form = instructor_client.get(unescape(TO_WRITE.findall(page)[0])).content.decode()

    assert 'Write to those who would come<span class="unseen"> to SQL</span>' in page
    assert {int(key) for key in TICKED.findall(form)} == {member(three["Ben"]), member(three["Cem"])}
    assert re.search(r'name="to" value="chosen"[^>]* checked', form)


def test_of_more_than_can_be_listed_nobody_is_chosen_beforehand(
    three: dict[str, User], cohort: Cohort, instructor_client: Client
) -> None:
    fill(cohort, 101)

    page = instructor_client.get(f"/cohorts/{cohort.pk}/teach/?hours=2").content.decode()

    assert "class-found" in page
    assert TO_WRITE.findall(page) == []
