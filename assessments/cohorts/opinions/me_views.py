"""A learner's own pages of second opinions: both levels side by side, answering, and the mails."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from assessments.cohorts.opinions import replying
from assessments.cohorts.opinions.about_me import gets_mail, opinion_about, opinions_about
from assessments.cohorts.opinions.forms import AnswerForm, MailForm, TalkForm
from assessments.cohorts.opinions.keys import person_in
from assessments.cohorts.opinions.services import mark_talked

pages = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@login_required
def opinions(request: HttpRequest) -> HttpResponse:
    """What was shown is read."""
    person: Any = request.user
    found = opinions_about(person, request.GET.get("page"))
    answer = render(request, "me/opinions.html", {"about": found, "mail": gets_mail(person)})
    if request.method == "GET":
        replying.mark_read(person=person, reviews=[one.pk for one in found.opinions if one.is_new])
    return answer


@pages
@login_required
def opinion(request: HttpRequest, pk: int) -> HttpResponse:
    """One opinion; a POST answers it."""
    person: Any = request.user
    found = opinion_about(person, pk)
    if found is None:
        raise Http404
    form = AnswerForm(request.POST if request.method == "POST" else None, found.answer)
    if form.is_valid():
        if replying.answer(person=person, review=pk, text=form.cleaned_data["answer"]):
            messages.success(request, "Saved, for those who teach you.")
        return redirect("my_opinions")
    return render(request, "me/opinion.html", {"one": found, "form": form})


@require_POST
@login_required
def talked(request: HttpRequest, pk: int) -> HttpResponse:
    if opinion_about(request.user, pk) is None:
        raise Http404
    form = TalkForm(request.POST)
    if form.is_valid():
        mark_talked(review=pk, **form.cleaned_data)
    return redirect("my_opinions")


@require_POST
@login_required
def mail(request: HttpRequest) -> HttpResponse:
    person: Any = request.user
    form = MailForm(request.POST)
    if form.is_valid():
        replying.set_mail(person=person.pk, is_on=form.cleaned_data["mail"])
        messages.success(request, "Saved.")
    return redirect("my_opinions")


@csrf_exempt  # mail programs send it by themselves, and the key says that they may
@never_cache
@pages
def stop(request: HttpRequest, key: str) -> HttpResponse:
    """Following a link changes nothing, as mail scanners follow them all."""
    person = person_in(key)
    if person is None:
        raise Http404
    if request.method == "POST":
        replying.set_mail(person=person, is_on=False)
    is_on = request.method != "POST" and gets_mail(person)
    return render(request, "me/opinion_stop.html", {"is_on": is_on})
