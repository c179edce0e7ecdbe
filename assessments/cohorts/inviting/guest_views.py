"""What an invited person sees: the invitation, with what they would agree to, and a way to say no."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from assessments.cohorts.forms import JoinForm
from assessments.cohorts.inviting import services
from assessments.cohorts.inviting.queries import invitation_by, why_over
from assessments.cohorts.joining import ClosedError
from assessments.cohorts.pages import agreement
from assessments.cohorts.queries import membership_in
from assessments.models import Invitation

pages = require_http_methods(["GET", "HEAD", "POST"])


@pages
def invited(request: HttpRequest, key: str) -> HttpResponse:
    row = invitation_by(key)
    if row is None:
        return render(request, "cohorts/inviting/over.html", status=404)
    there = membership_in(row.cohort_id, request.user) if request.user.is_authenticated else None
    if there:
        messages.info(request, f"You are in {there.cohort} already.")
        return redirect("cohort", there.cohort_id)
    why = why_over(row, timezone.now())
    return _over(request, row, why) if why else _ask_or_join(request, row, key)


def _ask_or_join(request: HttpRequest, row: Invitation, key: str) -> HttpResponse:
    person: Any = request.user
    form = JoinForm(request.POST if request.method == "POST" and person.is_authenticated else None)
    if not form.is_valid():
        context = agreement(row.cohort, None) | {"form": form, "row": row, "key": key}
        return render(request, "cohorts/inviting/invited.html", context)
    try:
        services.accept(person=person, invitation=row.pk, agreed_to=form.cleaned_data["agreed_to"])
    except ClosedError as closed:  # a moment ago
        return _over(request, row, closed.why)
    messages.success(request, f"You are in {row.cohort} now.")
    return redirect("cohort", row.cohort_id)


@pages
def decline(request: HttpRequest, key: str) -> HttpResponse:
    """Asks first: mail scanners follow every link."""
    row = invitation_by(key)
    if row is None:
        return render(request, "cohorts/inviting/over.html", status=404)
    if request.method == "POST":
        services.decline(invitation=row.pk)
        row.refresh_from_db(fields=["state"])
    if row.state != Invitation.State.DECLINED and (why := why_over(row, timezone.now())):
        return _over(request, row, why)
    return render(request, "cohorts/inviting/decline.html", {"row": row, "cohort": row.cohort, "key": key})


def _over(request: HttpRequest, row: Invitation, why: str) -> HttpResponse:
    return render(request, "cohorts/inviting/over.html", {"why": why, "cohort": row.cohort}, status=410)
