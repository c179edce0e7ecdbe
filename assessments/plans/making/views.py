"""Making a plan: choosing, seeing at once what comes of it, and keeping it."""

from contextlib import suppress
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from assessments.plans.acts import TooManyPlansError
from assessments.plans.again.spare_fragments import drawn_spares
from assessments.plans.making.page import Asked, making, target_asked
from assessments.plans.making.queries import others_of
from assessments.plans.services import make_plan
from skills.pages.forms import tidy
from skills.reading import Reading, reads_catalogue
from skills.releases import latest_release


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@reads_catalogue
def new(request: HttpRequest, reading: Reading) -> HttpResponse:
    person: Any = request.user
    asked = tidy(request.GET.dict())
    target = target_asked(reading.catalogue, asked.get("role", ""), asked.get("level", ""))
    sent = request.POST if request.method == "POST" else None
    found = making(person, sent, reading.catalogue, timezone.localdate(), Asked(target, asked.get("deadline", "")))
    draft = found.draft() if sent is not None and "make" in sent else None
    if draft:
        role, level = found.form.role_level
        release = latest_release(reading.catalogue.framework.slug)
        # Where there are too many already, the page says so below.
        with suppress(TooManyPlansError):
            plan = make_plan(person=person, release=release, role=role.slug, seniority=level.seniority, draft=draft)
            return redirect("plan", plan.pk)
    context = {"making": found, "form": found.form, "spares": drawn_spares(found.spares), "others": others_of(person)}
    return render(request, "plans/new.html", {**context, "reading": reading})


@require_safe
@login_required
@reads_catalogue
def preview(request: HttpRequest, reading: Reading) -> HttpResponse:
    """The part of the page that the script puts in place of the one before."""
    found = making(request.user, request.GET, reading.catalogue, timezone.localdate())
    return render(request, "plans/preview.html", {"reading": reading, "making": found, "form": found.form})
