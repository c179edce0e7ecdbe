"""Beginning a try, and discarding it."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from assessments.ratings.questions.target_choices import role_choices, value_of
from assessments.tries.forms import TryForm, usual_in, usual_of
from assessments.tries.guards import clock, over
from assessments.tries.pages import way_of
from assessments.tries.queries import KEY, Tried, try_of
from assessments.tries.services import begin_try, discard_try
from skills.pages.forms import tidy
from skills.reading import Reading, reads_catalogue
from skills.releases import latest_release

pages = require_http_methods(["GET", "HEAD", "POST"])

# Of the button on the welcome page, which knows no role.
USUAL = "usual"


@pages
@reads_catalogue
def start(request: HttpRequest, reading: Reading) -> HttpResponse:
    if request.user.is_authenticated:
        query = request.GET.urlencode()
        return redirect(f"{reverse('sitting_start')}?{query}" if query else "sitting_start")
    tried = try_of(request.session, clock())
    if tried is None and KEY in request.session and request.method != "POST":
        return over(request)
    form = TryForm(reading.catalogue, _sent(request, reading))
    if form.is_valid():
        return _begin(request, reading, tried, *form.cleaned_data["target"])
    if tried:
        return render(request, "tries/waiting.html", {"tried": tried, "way": way_of(tried)})
    return render(request, "tries/start.html", _choices(request, reading, form))


def _sent(request: HttpRequest, reading: Reading) -> dict[str, Any] | None:
    if request.method != "POST":
        return None
    usual = usual_of(reading.catalogue) if USUAL in request.POST else None
    return {"target": usual.value} if usual else request.POST.dict()


def _is_same(reading: Reading, tried: Tried, role: str, seniority: str) -> bool:
    asked = (tried.catalogue.framework.slug, tried.kept.role, tried.kept.seniority)
    return asked == (reading.catalogue.framework.slug, role, seniority)


def _begin(request: HttpRequest, reading: Reading, tried: Tried | None, role: str, seniority: str) -> HttpResponse:
    """A second click goes on with the first one's."""
    if tried is None:
        release = latest_release(reading.catalogue.framework.slug)
        begin_try(session=request.session, release=release, role=role, seniority=seniority, now=clock())
    elif not _is_same(reading, tried, role, seniority) and USUAL not in request.POST:
        messages.info(request, "You have begun to try another role. Start over to choose a new one.")
    return redirect("try_go_on")


def _choices(request: HttpRequest, reading: Reading, form: TryForm) -> dict[str, Any]:
    """One role at a time; a link from elsewhere may name it, and its level."""
    asked = tidy(request.GET.dict())
    roles = role_choices(reading.catalogue)
    shown = roles.get(asked.get("role", "")) or next(iter(roles.values()), None)
    wanted = value_of(asked.get("role", ""), asked.get("level", ""))
    usual = usual_in(shown) if shown else None
    known = {level.value for level in shown.levels} if shown else set()
    return {
        "reading": reading,
        "form": form,
        "chosen": wanted if wanted in known else usual.value if usual else "",
        "shown": shown,
        "others": [choice for choice in roles.values() if choice is not shown],
    }


@pages
def discard(request: HttpRequest) -> HttpResponse:
    """Asks first. A second click finds nothing to discard, and that is as good."""
    tried = try_of(request.session, clock())
    if tried is None:
        return redirect("try_start")
    if request.method != "POST":
        return render(request, "tries/discard.html", {"tried": tried, "way": way_of(tried)})
    discard_try(session=request.session)
    messages.success(request, "Your try is discarded. Nothing of it is kept.")
    return redirect("home" if request.user.is_authenticated else "try_start")
