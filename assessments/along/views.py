"""The page on which one chooses what comes along, and its forms; and the way out of the mails."""

import re
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from assessments.along import services
from assessments.along.forms import AddressForm, ReminderForm
from assessments.along.keys import calendar_key, person_in
from assessments.along.queries import feed_of, reminder_of
from assessments.plans.queries import plans_of

# A link that begins so is opened by the calendar of the machine.
WEB = re.compile(r"^https?")


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def along(request: HttpRequest) -> HttpResponse:
    """A POST sets the weekly mail."""
    person: Any = request.user
    reminder = reminder_of(person)
    form = ReminderForm(request.POST if request.method == "POST" else None, reminder)
    if form.is_valid():
        services.set_reminder(person=person, weekday=form.cleaned_data["weekday"], today=timezone.localdate())
        messages.success(request, "Saved.")
        return redirect("along")
    feed = feed_of(person)
    address = request.build_absolute_uri(reverse("calendar_feed", args=[calendar_key(feed.seed)])) if feed else ""
    plans = [row for row in plans_of(person) if row.is_alive]
    context = {"form": form, "reminder": reminder, "feed": feed, "address": address, "plans": plans}
    more = {"webcal": WEB.sub("webcal", address), "sends_mail": settings.HAS_MAIL_SERVER}
    return render(request, "along/along.html", context | more)


@require_POST
@login_required
def make_address(request: HttpRequest) -> HttpResponse:
    form = AddressForm(request.POST)
    if form.is_valid() and services.make_address(person=request.user, **form.cleaned_data):
        messages.success(request, "Here is your address.")
    return redirect("along")


@require_POST
@login_required
def end_address(request: HttpRequest) -> HttpResponse:
    if services.end_address(person=request.user):
        messages.success(request, "The address is ended. A calendar that knows it gets nothing any more.")
    return redirect("along")


@csrf_exempt  # mail programs send it by themselves, and the key says that they may
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def stop_reminder(request: HttpRequest, key: str) -> HttpResponse:
    """Following a link changes nothing, as mail scanners follow them all."""
    person = person_in(key)
    if person is None:
        raise Http404
    if request.method == "POST":
        services.stop_reminder(person=person)
    return render(request, "along/stop.html", {"is_on": reminder_of(person) is not None})
