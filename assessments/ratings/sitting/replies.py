"""What a page and its script are told of the answers that they sent, in an assessment or in a try."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, JsonResponse
from django.utils.html import format_html

from assessments.ratings.answers.became import Became, Overruled
from assessments.ratings.answers.seen import Sent, word_of
from assessments.ratings.answers.words import overruled_in_words
from assessments.ratings.asked import Asked
from assessments.ratings.forms import OUT_OF_STEP, AnswersForm


def tell(request: HttpRequest, asked: Asked, sent: AnswersForm, became: Became) -> None:
    """What couldn't be saved becomes a problem of its skill; what another tab had said is a message with a link."""
    for skill in became.out_of_step:
        sent.refuse(skill, OUT_OF_STEP)
    for one in became.overruled:
        link = format_html('{} <a href="{}">Look at it again</a>', _words(asked, one), asked.address(one.skill))
        messages.warning(request, link)


def status_of(sent: AnswersForm | None) -> int:
    return 409 if sent and OUT_OF_STEP in sent.problems.values() else 200


def saved(asked: Asked, sent: Sent, became: Became) -> JsonResponse:
    found: dict[str, Any] = {"seen": str(became.seen.get(sent.skill, sent.seen))}
    for one in became.overruled:
        words = _words(asked, one)
        found["overruled"] = {"level": word_of(one.other.level), "note": one.other.note, "words": words}
    return JsonResponse(found)


def refused(why: str, words: str, status: int) -> JsonResponse:
    return JsonResponse({"why": why, "words": words}, status=status)


def _words(asked: Asked, one: Overruled) -> str:
    return overruled_in_words(asked.catalogue.skill[one.skill].name, one.other.level, one.mine.level)
