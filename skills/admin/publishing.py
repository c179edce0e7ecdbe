"""Releases to look at, and the two pages that lead to the next one: check and publish."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse

from skills.admin.base import LineField, asks_for_framework
from skills.admin.differences import linked, topics_of
from skills.admin.drafts import Draft, StaleError, UnchangedError, publish_draft, read_draft
from skills.differences import differences
from skills.models import Framework, Release
from skills.releases import PublishError, catalogue_of

STALE = "The catalogue has changed since you opened this page. Look at the differences again, then publish."
UNCHANGED = "Nothing has changed since the last release, so there is nothing to publish."
FAULTY = "The check has found errors. Put them right first."


class PublishForm(forms.Form):
    note = LineField(
        max_length=500,
        label="What is new, and why",
        help_text="Kept with the release, together with your e-mail address.",
        widget=forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"}),
    )
    sure = forms.BooleanField(label="Yes, show it to everybody", error_messages={"required": "Say that you are sure."})


@admin.register(Release)
class ReleaseAdmin(admin.ModelAdmin):
    """Made by publishing, never changed and never deleted."""

    list_display = ["__str__", "published_at", "by", "note"]
    search_fields = ["note", "by"]
    ordering = ["framework__order", "framework__slug", "-number"]
    list_select_related = ["framework"]
    fields = ["number", "published_at", "by", "note"]
    change_form_template = "admin/skills/release.html"
    change_list_template = "admin/skills/releases.html"

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).defer("snapshot")

    def get_urls(self) -> list[Any]:
        pages = [
            path(f"{name}/", self.admin_site.admin_view(view), name=f"skills_release_{name}")
            for name, view in (("check", self.check_view), ("publish", self.publish_view))
        ]
        return [*pages, *super().get_urls()]

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> Any:
        release = context["original"]
        context.update(title=str(release), subtitle=None)
        before = release.framework.releases.filter(number__lt=release.number).values_list("pk", flat=True).first()
        if before:
            context["topics"] = topics_of(differences(catalogue_of(before), catalogue_of(release.pk)))
        return super().render_change_form(request, context, *args, **kwargs)

    def check_view(self, request: HttpRequest) -> HttpResponse:
        if not self.has_view_permission(request):
            raise PermissionDenied
        framework = chosen_framework(request)
        if framework is None:
            return no_framework(request)
        return self._show(request, "check", read_draft(framework), title="Check")

    def publish_view(self, request: HttpRequest) -> HttpResponse:
        if not request.user.has_perm("skills.publish_release"):
            raise PermissionDenied
        framework = chosen_framework(request)
        if framework is None:
            return no_framework(request)
        form = PublishForm(request.POST if request.method == "POST" else None)
        if form.is_valid():
            try:
                return self._publish(request, framework, form.cleaned_data["note"])
            except StaleError:
                form.add_error(None, STALE)
            except UnchangedError:
                form.add_error(None, UNCHANGED)
            except PublishError:
                form.add_error(None, FAULTY)
        return self._show(request, "publish", read_draft(framework), title="Publish", form=form)

    def _publish(self, request: HttpRequest, framework: Framework, note: str) -> HttpResponse:
        by = request.user.email  # type: ignore[union-attr]
        release = publish_draft(framework=framework, stamp=request.POST.get("stamp", ""), note=note, by=by)
        self.log_addition(request, release, [{"added": {}}])
        messages.success(request, f"{release} is published. Everybody sees it from now on.")
        return redirect(reverse("admin:skills_release_change", args=[release.pk]))

    def _show(self, request: HttpRequest, page: str, draft: Draft, **more: Any) -> HttpResponse:
        entries = linked(draft.framework, draft.findings)
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "draft": draft,
            "errors": [entry for entry in entries if entry.finding.is_error],
            "warnings": [entry for entry in entries if not entry.finding.is_error],
            "topics": topics_of(draft.differences),
            "moved": [(draft.role(impact.role), impact) for impact in draft.moved],
            "frameworks": Framework.objects.all() if asks_for_framework(request) else (),
            **more,
        }
        return TemplateResponse(request, f"admin/skills/{page}.html", context)


def chosen_framework(request: HttpRequest) -> Framework | None:
    """The one that the address names, or the first."""
    slug = request.GET.get("framework", "")
    return (Framework.objects.filter(slug=slug) if slug else Framework.objects).first()


def no_framework(request: HttpRequest) -> HttpResponse:
    messages.info(request, "There is no such framework yet. Add one, and skills and roles to it.")
    return redirect(reverse("admin:skills_framework_changelist"))
