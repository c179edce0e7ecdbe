"""Coming into a cohort: typing a code, reading what instructors will see, and agreeing."""

from typing import Any

from allauth.account.adapter import get_adapter
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from assessments.cohorts.codes import in_groups
from assessments.cohorts.forms import CodeForm, JoinForm
from assessments.cohorts.joining import ClosedError, join
from assessments.cohorts.pages import join_page
from assessments.cohorts.queries import Link, comes_back, link_by, membership_in
from assessments.models import Membership
from careerpath.lib.limits import count_try, too_many

# Wrong codes in five minutes, by one person, or from an address by those who haven't signed in. A class behind one
# address types some wrong, and must get in all the same: a right code is refused only where it leads to others' data.
CODES, MOST_WRONG = "cohort-codes", 200


@require_safe
def enter(request: HttpRequest) -> HttpResponse:
    form = CodeForm(request.GET if "code" in request.GET else None)
    if form.is_valid():
        return redirect("cohort_join", in_groups(form.cleaned_data["code"]))
    return render(request, "cohorts/enter.html", {"form": form})


@require_http_methods(["GET", "HEAD", "POST"])
def come_in(request: HttpRequest, code: str) -> HttpResponse:
    found = link_by(code, timezone.now())
    if (found is None or found.for_assistant) and too_many(CODES, _who(request), MOST_WRONG):
        return render(request, "cohorts/too_many.html", status=429)
    if found is None:
        count_try(CODES, _who(request))
        return render(request, "cohorts/closed.html", status=404)
    there = membership_in(found.row.cohort_id, request.user) if request.user.is_authenticated else None
    if there and (there.teaches or not found.for_assistant):
        messages.info(request, f"You are in {there.cohort} already.")
        return redirect("cohort", there.cohort_id)
    if found.closed and not comes_back(found, request.user):
        return _closed(request, found, found.closed)
    return _ask_or_join(request, found, there)


def _ask_or_join(request: HttpRequest, found: Link, there: Membership | None) -> HttpResponse:
    person: Any = request.user
    form = JoinForm(request.POST if request.method == "POST" and person.is_authenticated else None)
    if not form.is_valid():
        return render(request, "cohorts/join.html", join_page(found, there) | {"form": form})
    try:
        join(person=person, link=found.row.pk, agreed_to=form.cleaned_data["agreed_to"])
    except ClosedError as closed:  # a moment ago
        return _closed(request, found, closed.why)
    messages.success(request, f"You are in {found.row.cohort} now.")
    return redirect("cohort", found.row.cohort_id)


def _closed(request: HttpRequest, found: Link, why: str) -> HttpResponse:
    return render(request, "cohorts/closed.html", {"why": why, "cohort": found.row.cohort}, status=410)


def _who(request: HttpRequest) -> str:
    return f"person-{request.user.pk}" if request.user.is_authenticated else get_adapter().get_client_ip(request)
