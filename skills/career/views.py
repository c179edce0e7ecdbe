"""The page about the career itself."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from skills.career.page import career
from skills.kept import kept
from skills.reading import Reading, reads_catalogue

shown = kept(career)


@require_safe
@reads_catalogue
def career_page(request: HttpRequest, reading: Reading) -> HttpResponse:
    return render(request, "career/career.html", {"reading": reading, "career": shown(reading.catalogue)})
