"""Exempting a skill from one's own result with a reason, seeing what is exempted, and counting it again."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from assessments.gaps.exempt.effect import Exempting, asks, exempting
from assessments.gaps.exempt.forms import ExemptForm
from assessments.gaps.exempt.services import count_again, exempt_skill
from assessments.gaps.queries import exemptions_of
from assessments.gaps.shown import Shown, shown_to
from skills.catalogue import Catalogue
from skills.difference_words import listed
from skills.models import Skill
from skills.reading import Reading, reads_catalogue
from skills.succession import forebears

pages = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@login_required
@reads_catalogue
def exemptions(request: HttpRequest, reading: Reading) -> HttpResponse:
    """All that is exempted, asked for here or not, and what else could be."""
    shown = shown_to(request.user, request.GET.dict(), reading)
    catalogue = shown.picture.catalogue
    found = exemptions_of(request.user, catalogue)
    left_out = [(catalogue.skill[skill], it, asks(shown.picture, skill)) for skill, it in found.items()]
    could_be = [(catalogue.skill[gap.skill], gap) for gap in shown.picture.analysis.skills]
    context = {"reading": shown.reading, "shown": shown, "left_out": left_out, "could_be": could_be}
    return render(request, "results/exemptions.html", context)


@pages
@login_required
@reads_catalogue
def exempt(request: HttpRequest, reading: Reading, skill: str) -> HttpResponse:
    """Only what is asked for: anything else doesn't count in the first place."""
    shown = shown_to(request.user, request.GET.dict(), reading)
    if not asks(shown.picture, skill):
        raise Http404
    act = exempting(shown.picture, skill)
    form = ExemptForm(request.POST if request.method == "POST" else None, act.reason, act.is_last and not act.reason)
    if form.is_valid():
        exempt_skill(person=request.user, skill_id=_row(shown, skill), reason=form.cleaned_data["reason"])
        messages.success(request, _told(act))
        return redirect(shown.address)
    context = {"reading": shown.reading, "shown": shown, "act": act, "form": form}
    return render(request, "results/exempt.html", context)


@pages
@login_required
@reads_catalogue
def back(request: HttpRequest, reading: Reading, skill: str) -> HttpResponse:
    """A second click finds nothing exempted, and that is as good."""
    shown = shown_to(request.user, request.GET.dict(), reading)
    catalogue = shown.picture.catalogue
    if skill not in catalogue.skill:
        raise Http404
    if request.method == "POST":
        before = exemptions_of(request.user, catalogue)
        count_again(person=request.user, skills=_with_forebears(catalogue, skill))
        left = exemptions_of(request.user, catalogue)
        if gone := [catalogue.skill[slug].name for slug in before if slug not in left]:
            messages.success(request, f"{listed(gone)} count{'s' if len(gone) == 1 else ''} again.")
    return redirect(reverse("result_exemptions") + shown.query)


def _row(shown: Shown, slug: str) -> int:
    skills = Skill.objects.filter(framework__slug=shown.picture.catalogue.framework.slug)
    return get_object_or_404(skills.only("pk"), slug=slug).pk


def _with_forebears(catalogue: Catalogue, slug: str) -> list[int]:
    slugs = {slug, *forebears(catalogue, slug)}
    skills = Skill.objects.filter(framework__slug=catalogue.framework.slug, slug__in=slugs)
    return list(skills.values_list("pk", flat=True))


def _told(act: Exempting) -> str:
    if act.reason:
        return f"Your reason for leaving out {act.skill.name} is changed."
    return f"{act.skill.name} no longer counts. Your readiness goes from {act.before} % to {act.after} %."
