"""Inviting people by a list: typing it or uploading it, telling its columns apart, the preview, and sending it."""

from functools import wraps

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from assessments.cohorts.guards import Rest, View, of_teacher
from assessments.cohorts.inviting import services
from assessments.cohorts.inviting.alphabets import ENCODINGS
from assessments.cohorts.inviting.columns import Columns, addresses_beside, guess_columns
from assessments.cohorts.inviting.forms import ColumnsForm, LettersForm, TypedForm, UploadForm
from assessments.cohorts.inviting.pages import preview_page, rows_of
from assessments.cohorts.inviting.queries import columns_in, is_open, left_today, lines_in, list_numbered, rows_in
from assessments.cohorts.inviting.services import TooManyError
from assessments.cohorts.inviting.sheets import MOST_ABOVE
from assessments.cohorts.joining import ClosedError
from assessments.cohorts.queries import goal_of
from assessments.models import ClassList, Membership
from careerpath.lib.cells import csv_text
from careerpath.lib.limits import count_try, too_many

LISTS, MOST_LISTS = "class-lists", 60
OF_TYPED = Columns(email=0, name=1)
HEADER = ("line", "address", "name", "what will happen", "why")
pages = require_http_methods(["GET", "HEAD", "POST"])


def _while_open(view: View[Rest]) -> View[Rest]:
    """Nobody is invited into one that is archived or over. Reading a list takes time: nobody has it done all day."""

    @wraps(view)
    def guarded(request: HttpRequest, membership: Membership, *args: Rest.args, **kwargs: Rest.kwargs) -> HttpResponse:
        if not is_open(membership.cohort, timezone.now()):
            return redirect("cohort_invitations", membership.cohort_id)
        if request.method == "POST":
            who = str(membership.person_id)
            if too_many(LISTS, who, MOST_LISTS):
                context = {"cohort": membership.cohort, "most": MOST_LISTS}
                return render(request, "cohorts/inviting/too_many.html", context, status=429)
            count_try(LISTS, who)
        return view(request, membership, *args, **kwargs)

    return guarded  # type: ignore[return-value]


@pages
@of_teacher
@_while_open
def write(request: HttpRequest, membership: Membership) -> HttpResponse:
    form = TypedForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        found = services.keep_list(mine=membership, rows=form.cleaned_data["text"], columns=OF_TYPED)
        return redirect("cohort_list", membership.cohort_id, found.pk)
    context = {"mine": membership, "cohort": membership.cohort, "goal": goal_of(membership.cohort), "form": form}
    return render(request, "cohorts/inviting/write.html", context)


@pages
@of_teacher
@_while_open
def upload(request: HttpRequest, membership: Membership) -> HttpResponse:
    sent = request.method == "POST"
    form = UploadForm(request.POST if sent else None, request.FILES if sent else None)
    if form.is_valid():
        sheet, content = form.cleaned_data["file"], form.content
        found = services.keep_file(mine=membership, sheet=sheet, content=content, name=form.file_name)
        return redirect("cohort_list_columns" if found.lines is None else "cohort_list", membership.cohort_id, found.pk)
    context = {"mine": membership, "cohort": membership.cohort, "goal": goal_of(membership.cohort), "form": form}
    return render(request, "cohorts/inviting/upload.html", context)


@pages
@of_teacher
def columns(request: HttpRequest, membership: Membership, pk: int) -> HttpResponse:
    found = _list(membership, pk)
    if found is None or found.sent_at or not found.file_name:
        return _gone(request, membership, found)
    rows = rows_in(found)
    guess = columns_in(found) if found.columns else guess_columns(rows)
    form = ColumnsForm(request.POST if request.method == "POST" else None, rows, guess)
    if form.is_valid():
        services.choose_columns(found=found, cohort=membership.cohort, columns=form.columns)
        return redirect("cohort_list", membership.cohort_id, pk)
    shown = [row for row in rows[:MOST_ABOVE] if row.number <= guess.header + 4]
    width = range(max(len(row.cells) for row in rows))
    context = {"cohort": membership.cohort, "found": found, "form": form, "rows": shown, "width": width}
    context["letters"] = LettersForm(None, found)
    return render(request, "cohorts/inviting/columns.html", context)


@require_POST
@of_teacher
@_while_open
def letters(request: HttpRequest, membership: Membership, pk: int) -> HttpResponse:
    found = _list(membership, pk)
    if found is None or found.sent_at or not found.file_name:
        return _gone(request, membership, found)
    form = LettersForm(request.POST, found)
    if form.is_valid():
        services.choose_encoding(found=found, cohort=membership.cohort, sheet=form.sheet)
    return redirect("cohort_list_columns" if found.lines is None else "cohort_list", membership.cohort_id, pk)


@pages
@of_teacher
def preview(request: HttpRequest, membership: Membership, pk: int) -> HttpResponse:
    """A POST sends the list."""
    found = _list(membership, pk)
    if found is None or found.sent_at:
        return _gone(request, membership, found)
    if found.lines is None:
        return redirect("cohort_list_columns", membership.cohort_id, pk)
    if request.method == "POST":
        return _send(request, membership, pk)
    context = preview_page(lines_in(found), request.GET.get("show", ""), request.GET.get("page"))
    left = left_today(membership.cohort_id, membership.person, timezone.now())
    context["beside"] = addresses_beside(rows_in(found), columns_in(found))
    context["letters"] = ENCODINGS.get(found.encoding, "")
    more = {"cohort": membership.cohort, "found": found, "left": left, "too_many": context["invites"] > left}
    return render(request, "cohorts/inviting/preview.html", context | more)


@require_safe
@of_teacher
def preview_csv(request: HttpRequest, membership: Membership, pk: int) -> HttpResponse:
    found = _list(membership, pk)
    if found is None or not found.lines:
        raise Http404
    response = HttpResponse(csv_text(HEADER, rows_of(lines_in(found))), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = 'attachment; filename="preview.csv"'
    return response


def _send(request: HttpRequest, mine: Membership, pk: int) -> HttpResponse:
    try:
        sent = services.send_list(mine=mine, number=pk)
    except TooManyError:  # since the preview, which says so now
        return redirect("cohort_list", mine.cohort_id, pk)
    except ClosedError:  # which the page of all invitations says
        return redirect("cohort_invitations", mine.cohort_id)
    if sent is None:  # a second click, at the same moment
        return redirect("cohort_invitations", mine.cohort_id)
    if sent.invited:
        people = "1 person is" if sent.invited == 1 else f"{sent.invited:,} people are"
        messages.success(request, f"{people} invited. The mails go out now.")
    if sent.meanwhile:
        messages.info(request, f"{sent.meanwhile} of the list joined, were invited or said no since the preview.")
    return redirect("cohort_invitations", mine.cohort_id)


def _list(mine: Membership, pk: int) -> ClassList | None:
    """Of an archived cohort nobody sees who is in it, nor a list that says so."""
    return None if mine.cohort.is_archived else list_numbered(mine, pk, timezone.now())


def _gone(request: HttpRequest, mine: Membership, found: ClassList | None) -> HttpResponse:
    if found is None:
        return render(request, "cohorts/inviting/gone.html", {"cohort": mine.cohort}, status=404)
    if found.sent_at:
        messages.info(request, "This list is sent already. Nobody was invited twice.")
        return redirect("cohort_invitations", mine.cohort_id)
    return redirect("cohort_list", mine.cohort_id, found.pk)
