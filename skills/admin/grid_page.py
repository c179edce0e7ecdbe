"""The page of the grid."""

from typing import Any

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse

from skills.admin.grid import Grid
from skills.models import Role


def grid_view(page: ModelAdmin, request: HttpRequest, object_id: int) -> HttpResponse:
    role = get_object_or_404(Role, pk=object_id)
    if not page.has_change_permission(request, role) or not request.user.has_perm("skills.change_requirement"):
        raise PermissionDenied
    if request.method == "POST":
        return _save(page, request, role)
    return _show(page, request, Grid(role, request.GET.dict()))


@transaction.atomic
def _save(page: ModelAdmin, request: HttpRequest, role: Role) -> HttpResponse:
    # Two who save at once wait for each other, so that the second one's stamp is seen to be old.
    Role.objects.select_for_update().get(pk=role.pk)
    grid = Grid(role, request.GET.dict(), sent=request.POST.dict())
    if grid.faults:
        return _show(page, request, grid)
    count = grid.save()
    if count:
        words = f"{count} required level{'' if count == 1 else 's'} changed."
        page.log_change(request, role, words)
        messages.success(request, f"{role}: {words} Publish the catalogue to show it.")
    else:
        messages.info(request, f"{role}: nothing was changed.")
    return redirect(request.get_full_path())


def _show(page: ModelAdmin, request: HttpRequest, grid: Grid) -> HttpResponse:
    framework = grid.role.framework
    context: dict[str, Any] = {
        **page.admin_site.each_context(request),
        "opts": page.opts,
        "title": f"Required levels: {grid.role}",
        "original": grid.role,
        "grid": grid,
        "groups": [*grid.groups],
        "categories": framework.categories.all(),
        "chosen": request.GET,
        "roles": framework.roles.all(),
    }
    return TemplateResponse(request, "admin/skills/grid.html", context)
