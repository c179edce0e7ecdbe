"""The messages of a cohort: to its teachers all that was sent, to a learner those to them; writing and sending one."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from assessments.cohorts.guards import of_member, of_teacher
from assessments.cohorts.telling import services
from assessments.cohorts.telling.forms import NOBODY, MessageForm, begun_by, begun_with
from assessments.cohorts.telling.pages import message_page, own_messages, sent_messages
from assessments.cohorts.telling.queries import Told, message_in, recipients, room_of
from assessments.models import Announcement, Membership
from careerpath.lib.ages import counted

pages = require_http_methods(["GET", "HEAD", "POST"])
ENOUGH = f"This cohort has had {services.MOST_A_DAY} messages within a day. Your draft is kept: send it later."
ARCHIVED = "The cohort is archived, so nothing was sent. Your draft is kept."
NOBODY_LEFT = "Nobody to whom this goes is in the cohort any more. Choose others."


@require_safe
@of_member
def all_messages(request: HttpRequest, membership: Membership) -> HttpResponse:
    number = request.GET.get("page")
    if membership.teaches:
        return render(request, "cohorts/messages.html", sent_messages(membership, number))
    return render(request, "cohorts/own_messages.html", own_messages(membership, number))


@pages
@of_teacher
def new(request: HttpRequest, membership: Membership) -> HttpResponse:
    return _write(request, membership, None)


@pages
@of_teacher
def change(request: HttpRequest, membership: Membership, pk: int) -> HttpResponse:
    found = _found(membership, pk)
    if found.row.is_draft:
        return _write(request, membership, found.row)
    messages.info(request, "It is sent already, and stays as it is.")
    return _back(membership, pk)


def _write(request: HttpRequest, membership: Membership, draft: Announcement | None) -> HttpResponse:
    """What is written is kept as a draft, and its page asks whether to send it."""
    if membership.cohort.is_archived:
        return redirect("cohort_messages", membership.cohort_id)
    room, today = room_of(membership), timezone.localdate()
    asked = begun_by(request.GET) if draft is None else begun_with(draft)
    form = MessageForm(request.POST if request.method == "POST" else None, room, asked, today)
    if form.is_valid():
        to = recipients(room, form.audience, today)
        if to:
            instead_of = draft.pk if draft else None
            kept = services.write(by=membership, draft=form.draft, to=to, instead_of=instead_of)
            return _back(membership, kept.pk)
        form.add_error("to", NOBODY)
    context = {"mine": membership, "cohort": membership.cohort, "room": room, "form": form, "draft": draft}
    return render(request, "cohorts/message_write.html", context)


@require_safe
@of_teacher
def message(request: HttpRequest, membership: Membership, pk: int) -> HttpResponse:
    found = _found(membership, pk)
    return render(request, "cohorts/message.html", message_page(membership, found))


@require_POST
@of_teacher
def send(request: HttpRequest, membership: Membership, pk: int) -> HttpResponse:
    """A second click finds it sent, and that is as good."""
    found = _found(membership, pk)
    try:
        people = services.send(by=membership, announcement=pk)
    except services.TooManyError:
        messages.error(request, ENOUGH)
        return _back(membership, pk)
    if people:
        messages.success(request, f"On its way to {counted(people, 'learner')}.")
    elif found.row.is_draft:
        messages.error(request, ARCHIVED if membership.cohort.is_archived else NOBODY_LEFT)
    return _back(membership, pk)


@require_POST
@of_teacher
def discard(request: HttpRequest, membership: Membership, pk: int) -> HttpResponse:
    _found(membership, pk)
    if services.discard(by=membership, announcement=pk):
        messages.success(request, "The draft is gone.")
    return redirect("cohort_messages", membership.cohort_id)


@require_POST
@of_teacher
def try_again(request: HttpRequest, membership: Membership, pk: int) -> HttpResponse:
    found = _found(membership, pk)
    if not membership.cohort.is_archived and services.try_again(announcement=found.row):
        messages.success(request, "Those mails are tried again.")
    return _back(membership, pk)


def _found(membership: Membership, pk: int) -> Told:
    found = message_in(membership, pk)
    if found is None:
        raise Http404
    return found


def _back(membership: Membership, pk: int) -> HttpResponse:
    return redirect("cohort_message", membership.cohort_id, pk)
