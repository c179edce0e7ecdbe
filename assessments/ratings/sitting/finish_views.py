"""The end of a sitting: what is still to say, the proposals that follow from the answers, and the frozen result."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from assessments.ratings.asked import Asked
from assessments.ratings.guards import own_sitting, unfinished
from assessments.ratings.queries import answers_of
from assessments.ratings.services import finish_sitting
from assessments.ratings.sitting.ending import finish_page
from assessments.ratings.sitting.saving import save_answers

pages = require_http_methods(["GET", "HEAD", "POST"])


@pages
@own_sitting
def finish(request: HttpRequest, asked: Asked) -> HttpResponse:
    """Finishing twice is finishing once."""
    if asked.sitting.is_finished:
        return redirect("result", asked.sitting.pk)
    answers = answers_of(asked.sitting)
    if request.method == "POST" and answers:
        person: Any = request.user
        finish_sitting(sitting=asked.sitting.pk, person=person)
        messages.success(request, "Finished. This is what you said today.")
        return redirect("result", asked.sitting.pk)
    return render(request, "ratings/finish.html", {"asked": asked, "page": finish_page(asked, answers)})


@pages
@own_sitting
@unfinished()
def confirm(request: HttpRequest, asked: Asked) -> HttpResponse:
    """Takes what the person saw and ticked, as far as it still holds: another tab may have answered meanwhile."""
    if request.method == "POST":
        sent = finish_page(asked, answers_of(asked.sitting)).taken(request.POST.getlist("taken"))
        save_answers(sitting=asked.sitting.pk, person=request.user, sent=sent)
        if sent:
            messages.success(request, f"{len(sent)} {'answer is' if len(sent) == 1 else 'answers are'} taken over.")
    return redirect("sitting_finish", asked.sitting.pk)


@require_safe
@own_sitting
def done(request: HttpRequest, asked: Asked) -> HttpResponse:
    """What was said stands in the result."""
    return redirect("result" if asked.sitting.is_finished else "sitting", asked.sitting.pk)
