"""Which catalogue a visitor reads: the newest release of the framework that they chose, or of the first."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Concatenate, ParamSpec

from django.db.models import Max
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from skills.catalogue import Catalogue
from skills.models import Framework
from skills.releases import NoReleaseError, catalogue_of

Rest = ParamSpec("Rest")


@dataclass(frozen=True)
class Reading:
    """`framework` is the slug that links must carry: nothing where the first framework is read."""

    catalogue: Catalogue
    framework: str
    choices: tuple[tuple[str, str], ...]

    @property
    def first(self) -> str:
        """To end an address with that has no query yet."""
        return f"?framework={self.framework}" if self.framework else ""

    @property
    def more(self) -> str:
        """To end an address with that has a query."""
        return f"&framework={self.framework}" if self.framework else ""


def read(wanted: str = "") -> Reading:
    """One query, however many frameworks and releases there are."""
    rows = Framework.objects.annotate(newest=Max("releases__pk")).filter(newest__isnull=False)
    published = list(rows.order_by("order", "slug").values_list("slug", "name", "newest"))
    if not published:
        raise NoReleaseError
    chosen = next((row for row in published if row[0] == wanted), None) if wanted else published[0]
    if chosen is None:
        raise Http404
    slug, _, newest = chosen
    choices = tuple((slug, name) for slug, name, _ in published) if len(published) > 1 else ()
    return Reading(catalogue_of(newest), "" if chosen == published[0] else slug, choices)


def reads_catalogue(
    view: Callable[Concatenate[HttpRequest, Reading, Rest], HttpResponse],
) -> Callable[Concatenate[HttpRequest, Rest], HttpResponse]:
    """Hands the view what is read; before the first release, a page that says who can mend that."""

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: Rest.args, **kwargs: Rest.kwargs) -> HttpResponse:
        try:
            reading = read(request.GET.get("framework", ""))
        except NoReleaseError:
            return render(request, "skills/unpublished.html", status=503)
        return view(request, reading, *args, **kwargs)

    return guarded
