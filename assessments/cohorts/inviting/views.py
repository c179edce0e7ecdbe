"""The invitations of a cohort: who is invited, and what one does about it."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from assessments.cohorts.guards import of_teacher
from assessments.cohorts.inviting import services
from assessments.cohorts.inviting.pages import invitations_page
from assessments.cohorts.inviting.services import TooManyError
from assessments.models import Invitation, Membership

NO_MORE = "No more invitations go out today: the most in 24 hours are sent. Try again tomorrow."


@require_safe
@of_teacher
def invitations(request: HttpRequest, membership: Membership) -> HttpResponse:
    asked, number = request.GET.get("show", ""), request.GET.get("page")
    context = invitations_page(membership, asked, number, timezone.now(), get_token(request))
    return render(request, "cohorts/inviting/invitations.html", context | {"sends_mail": settings.HAS_MAIL_SERVER})


@require_POST
@of_teacher
def again(request: HttpRequest, membership: Membership, pk: int) -> HttpResponse:
    row = _row(membership, pk)
    try:
        if services.send_again(mine=membership, invitation=pk):
            messages.success(request, f"The invitation goes out to {row.email} again.")
        else:
            messages.info(request, f"Nothing was sent to {row.email}: it went out within the hour, or often enough.")
    except TooManyError:
        messages.error(request, NO_MORE)
    return redirect("cohort_invitations", membership.cohort_id)


@require_POST
@of_teacher
def send(request: HttpRequest, membership: Membership) -> HttpResponse:
    """What failed, once more."""
    count = services.send_unsent(mine=membership)
    if count:
        messages.success(request, f"{count} invitation{'' if count == 1 else 's'} will be tried again now.")
    return redirect("cohort_invitations", membership.cohort_id)


@require_http_methods(["GET", "HEAD", "POST"])
@of_teacher
def withdraw(request: HttpRequest, membership: Membership, pk: int) -> HttpResponse:
    row = _row(membership, pk)
    if request.method != "POST":
        return render(request, "cohorts/inviting/withdraw.html", {"cohort": membership.cohort, "row": row})
    if services.withdraw(cohort=membership.cohort_id, invitation=pk):
        messages.success(request, f"The invitation of {row.email} is withdrawn.")
    return redirect("cohort_invitations", membership.cohort_id)


@require_http_methods(["GET", "HEAD", "POST"])
@of_teacher
def withdraw_all(request: HttpRequest, membership: Membership) -> HttpResponse:
    cohort = membership.cohort
    if request.method != "POST":
        context = {"cohort": cohort, "count": cohort.invitations.live().count()}
        return render(request, "cohorts/inviting/withdraw.html", context)
    count = services.withdraw(cohort=cohort.pk)
    if count:
        messages.success(request, f"{count} invitation{' is' if count == 1 else 's are'} withdrawn.")
    return redirect("cohort_invitations", cohort.pk)


def _row(mine: Membership, pk: int) -> Invitation:
    row = Invitation.objects.filter(cohort=mine.cohort_id, pk=pk).first()
    if row is None:
        raise Http404
    return row
