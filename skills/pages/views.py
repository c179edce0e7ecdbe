"""The public pages of the catalogue: skills, roles, and two levels of roles side by side."""

from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from skills.catalogue import Category
from skills.pages.comparison import compare
from skills.pages.forms import ComparisonForm, SkillFilter
from skills.pages.listing import Item, Wanted, by_category, chapters, contents, items, lines, listed
from skills.pages.role_page import by_kind, role_page
from skills.pages.search import near
from skills.pages.skill_page import skill_page
from skills.reading import Reading, reads_catalogue

# A page of what words found says of each line why it is there.
PAGE, PAGE_OF_FOUND = 100, 40


@require_safe
@reads_catalogue
def skills(request: HttpRequest, reading: Reading) -> HttpResponse:
    form = SkillFilter(request.GET.dict(), reading.catalogue)
    wanted = form.wanted
    found = listed(reading.catalogue, wanted)
    context = {
        "reading": reading,
        "form": form,
        "wanted": wanted,
        "found": len(found),
        "total": len(items(reading.catalogue)),
        "near": near(reading.catalogue, wanted.query) if wanted.query and not found else (),
    }
    return render(request, "skills/skills.html", context | _page(request, reading, wanted, found))


def _page(request: HttpRequest, reading: Reading, wanted: Wanted, found: tuple[Item, ...]) -> dict[str, Any]:
    size = PAGE_OF_FOUND if wanted.query else PAGE
    page = Paginator(found, size).get_page(request.GET.get("page"))
    role = wanted.role.slug if wanted.role else ""
    sent = {"q": wanted.query, "role": role, "level": wanted.seniority, "sort": wanted.order}
    shown = lines(reading.catalogue, wanted, tuple(page))
    return {
        "page": page,
        "query": _query(**sent, framework=reading.framework),
        "numbers": page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1),
        "lines": shown,
        "groups": by_category(shown) if wanted.by_category else (),
        "chapters": chapters(found, size) if wanted.by_category else (),
    }


def _query(**sent: str) -> str:
    return urlencode({name: value for name, value in sent.items() if value})


@require_safe
@reads_catalogue
def skill(request: HttpRequest, reading: Reading, slug: str) -> HttpResponse:
    if slug not in reading.catalogue.skill:
        raise Http404
    page = skill_page(reading.catalogue, slug)
    context = {"reading": reading, "page": page, "category_query": _where(reading, page.category)}
    return render(request, "skills/skill.html", context)


def _where(reading: Reading, category: Category) -> str:
    """What leads from the list of skills to the page of it on which a category begins."""
    pages = {chapter.category: chapter.page for chapter in contents(reading.catalogue, PAGE)}
    number = pages.get(category, 1)
    query = _query(framework=reading.framework, page=str(number) if number > 1 else "")
    return f"?{query}" if query else ""


@require_safe
@reads_catalogue
def roles(request: HttpRequest, reading: Reading) -> HttpResponse:
    return render(request, "roles/roles.html", {"reading": reading, "kinds": by_kind(reading.catalogue)})


@require_safe
@reads_catalogue
def role(request: HttpRequest, reading: Reading, slug: str) -> HttpResponse:
    if slug not in reading.catalogue.role:
        raise Http404
    return render(request, "roles/role.html", {"reading": reading, "page": role_page(reading.catalogue, slug)})


@require_safe
@reads_catalogue
def role_compare(request: HttpRequest, reading: Reading) -> HttpResponse:
    form = ComparisonForm(request.GET.dict(), reading.catalogue)
    a, b = (form.cleaned_data.get(name) for name in ("a", "b")) if form.is_valid() else (None, None)
    found = compare(reading.catalogue, a, b) if a and b else None
    return render(request, "roles/compare.html", {"reading": reading, "form": form, "first": a, "found": found})
