"""Muting the mails of a cohort: on its page, and from a mail without signing in."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from assessments.cohorts.guards import of_member
from assessments.cohorts.telling import services
from assessments.cohorts.telling.forms import MuteForm
from assessments.cohorts.telling.keys import membership_in_key
from assessments.models import Membership


@require_POST
@of_member
def mute(request: HttpRequest, membership: Membership) -> HttpResponse:
    form = MuteForm(request.POST)
    if form.is_valid():
        is_muted = form.cleaned_data["muted"]
        if services.mute(membership=membership.pk, is_muted=is_muted):
            messages.success(request, "No more mails of this cohort." if is_muted else "You get its messages by mail.")
    return redirect("cohort_messages", membership.cohort_id)


@csrf_exempt  # mail programs send it by themselves, and the key says that they may
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def mute_by_key(request: HttpRequest, key: str) -> HttpResponse:
    """Following a link changes nothing, as mail scanners follow them all."""
    rows = Membership.objects.select_related("cohort").filter(pk=membership_in_key(key))
    membership = rows.first()
    if membership is None:
        raise Http404
    if request.method == "POST":
        services.mute(membership=membership.pk, is_muted=True)
        membership.is_muted = True
    return render(request, "cohorts/mute.html", {"mine": membership, "cohort": membership.cohort})
