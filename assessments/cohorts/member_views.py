"""Who stays, goes and leads: agreeing anew, leaving, removing, handing over."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from assessments.cohorts import services
from assessments.cohorts.forms import JoinForm
from assessments.cohorts.guards import of_lead, of_member, of_teacher
from assessments.cohorts.joining import agree_anew
from assessments.cohorts.queries import removable
from assessments.cohorts.sight import NEWEST, wording
from assessments.models import Membership

pages = require_http_methods(["GET", "HEAD", "POST"])


@pages
@of_member
def agree(request: HttpRequest, membership: Membership) -> HttpResponse:
    """A learner who agreed to an older wording reads the newest one. Not now is as good: theirs holds."""
    if membership.teaches:
        raise Http404
    form = JoinForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and agree_anew(membership=membership.pk, agreed_to=form.cleaned_data["agreed_to"]):
        messages.success(request, "You have agreed to the newer wording.")
    if form.is_valid() or membership.agreed_to == NEWEST:
        return redirect("cohort", membership.cohort_id)
    context = {"cohort": membership.cohort, "wording": wording(NEWEST), "newest": NEWEST}
    return render(request, "cohorts/agree.html", context)


@pages
@of_member
def leave(request: HttpRequest, membership: Membership) -> HttpResponse:
    """Asks first: coming back takes a link."""
    cohort = membership.cohort
    if request.method != "POST" or membership.leads:
        return render(request, "cohorts/leave.html", {"mine": membership, "cohort": cohort})
    if services.leave_cohort(cohort=cohort.pk, person=request.user):
        messages.success(request, f"You have left {cohort.name}.")
    return redirect("cohorts")


@pages
@of_teacher
def remove(request: HttpRequest, membership: Membership, member: int) -> HttpResponse:
    """Asks first. A second click finds nobody, and that is as good."""
    row = removable(membership).select_related("person").filter(pk=member).first()
    if row is None:
        return redirect("cohort", membership.cohort_id)
    back = "cohort_teachers" if row.teaches else "cohort"
    if request.method != "POST":
        return render(request, "cohorts/remove.html", {"cohort": membership.cohort, "row": row})
    if services.remove_member(by=membership, member=row.pk):
        messages.success(request, f"{row.person} is no longer in {membership.cohort}.")
    return redirect(back, membership.cohort_id)


@require_POST
@of_lead
def hand_over(request: HttpRequest, membership: Membership, member: int) -> HttpResponse:
    heir = services.hand_over(cohort=membership.cohort_id, member=member)
    if heir:
        messages.success(request, f"{heir.person} leads {membership.cohort} now. You assist.")
    return redirect("cohort_teachers", membership.cohort_id)


@require_POST
@of_teacher
def take_over(request: HttpRequest, membership: Membership) -> HttpResponse:
    if services.take_over(cohort=membership.cohort_id, member=membership.pk):
        messages.success(request, f"You lead {membership.cohort} now.")
    return redirect("cohort_teachers", membership.cohort_id)
