"""The links into a cohort: making one, showing it large, and ending it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from assessments.cohorts import joining
from assessments.cohorts.forms import LinkForm, NewestForm
from assessments.cohorts.guards import of_lead, of_teacher
from assessments.cohorts.queries import goal_of, link_numbered, links_of
from assessments.models import Membership
from careerpath.lib.qr import qr_drawing

Role = Membership.Role


@require_http_methods(["GET", "HEAD", "POST"])
@of_teacher
def links(request: HttpRequest, membership: Membership) -> HttpResponse:
    """A POST makes a link for learners."""
    cohort = membership.cohort
    there = links_of(cohort, Role.LEARNER, timezone.now())
    form = LinkForm(request.POST if request.method == "POST" else None, there)
    if form.is_valid():
        made = joining.make_link(cohort=cohort.pk, role=Role.LEARNER, **form.cleaned_data)
        return redirect("cohort_link", cohort.pk, made.pk) if made else redirect("cohort_links", cohort.pk)
    open_, closed = ([link for link in there if bool(link.closed) == is_closed] for is_closed in (False, True))
    context = {"mine": membership, "cohort": cohort, "goal": goal_of(cohort)}
    more = {"is_over": cohort.is_over(timezone.localdate()), "form": form, "open": open_, "closed": closed}
    return render(request, "cohorts/links.html", context | more)


@require_POST
@of_lead
def assistant_link(request: HttpRequest, membership: Membership) -> HttpResponse:
    cohort = membership.cohort_id
    form = NewestForm(request.POST)
    if form.is_valid():
        made = joining.make_assistant_link(cohort=cohort, newest=form.cleaned_data["newest"])
        if made:
            return redirect("cohort_link", cohort, made.pk)
    return redirect("cohort_teachers", cohort)


@require_safe
@of_teacher
def link(request: HttpRequest, membership: Membership, pk: int) -> HttpResponse:
    """Large, for a screen before the class or a sheet on the wall."""
    found = link_numbered(membership, pk, timezone.now())
    if found is None:
        raise Http404
    address = request.build_absolute_uri(reverse("cohort_join", args=[found.grouped]))
    enter = request.build_absolute_uri(reverse("cohort_enter"))
    context = {"cohort": membership.cohort, "link": found, "address": address, "enter": enter}
    return render(request, "cohorts/link.html", context | {"drawing": qr_drawing(address)})


@require_POST
@of_teacher
def revoke(request: HttpRequest, membership: Membership, pk: int) -> HttpResponse:
    found = link_numbered(membership, pk, timezone.now())
    if found is None:
        raise Http404
    joining.revoke_link(link=pk)
    return redirect("cohort_teachers" if found.for_assistant else "cohort_links", membership.cohort_id)
