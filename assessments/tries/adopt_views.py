"""Keeping a try: on the way to an account, and when its person has signed in."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.views.decorators.http import require_http_methods

from assessments.tries.guards import clock, of_this_browser
from assessments.tries.pages import meeting_page
from assessments.tries.queries import KEY, Meeting, Tried, adopted_sitting
from assessments.tries.services import Adopted, OverError, adopt_try, discard_try, follow_try, join_try, keep_longer

pages = require_http_methods(["GET", "HEAD", "POST"])

WAYS_IN = {"signup": "account_signup", "login": "account_login"}


@pages
@of_this_browser()
def keep(request: HttpRequest, tried: Tried) -> HttpResponse:
    """To signing up or in, which may take longer than a day: a mail is to be answered first."""
    if request.method != "POST":
        return redirect("try_result")
    keep_longer(session=request.session, now=clock())
    way_in = WAYS_IN.get(request.POST.get("to", ""), "account_signup")
    return redirect(f"{reverse(way_in)}?next={reverse('try_adopt')}")


@pages
@login_required
def adopt(request: HttpRequest) -> HttpResponse:
    """A second click, and whoever comes without a try, goes on with what is there. HEAD only looks."""
    person: Any = request.user
    if KEY not in request.session:
        return _onward(request)
    if request.method == "HEAD":
        return redirect("sitting_start")
    try:
        found = _joined(request, person) or adopt_try(session=request.session, person=person, now=clock())
    except OverError:
        return _too_late(request)
    if isinstance(found, Meeting):
        return render(request, "tries/meeting.html", {"page": meeting_page(found)})
    if found:
        _tell(request, found)
    return _onward(request)


def _too_late(request: HttpRequest) -> HttpResponse:
    if follow_try(session=request.session):  # a moment ago, in another tab
        return _onward(request)
    discard_try(session=request.session)
    messages.info(request, "What you tried before you signed in is over: it is kept for a day.")
    return redirect("home")


def _joined(request: HttpRequest, person: Any) -> Adopted | Meeting | None:
    """Only by a button of the page that shows what would come together."""
    if request.method != "POST" or request.POST.get("join") not in ("lacking", "over"):
        return None
    return join_try(session=request.session, person=person, over=request.POST["join"] == "over", now=clock())


def _tell(request: HttpRequest, adopted: Adopted) -> None:
    answers, are, go = (
        ("1 answer", "is", "goes") if adopted.answers == 1 else (f"{adopted.answers} answers", "are", "go")
    )
    several = f"{answers} from before you signed in {are}"
    if adopted.joined:
        added = f"{several} added to this assessment." if adopted.answers else "Nothing was missing in this assessment."
        messages.success(request, added)
        return
    words = '{} in this assessment now, and {} with your account. Not your own? <a href="{}">Discard it</a>'
    discard = reverse("sitting_discard", args=[adopted.sitting.pk])
    messages.success(request, format_html(words, several, go, discard))


def _onward(request: HttpRequest) -> HttpResponse:
    """To the assessment that the try became, where there is one."""
    person: Any = request.user
    sitting = adopted_sitting(session=request.session, person=person)
    return redirect("sitting", sitting) if sitting else redirect("home")
