"""A choice among the levels of all roles. The list is written once for each release: it would take most of the page."""

from typing import Any

from django import forms
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from skills.catalogue import Catalogue, Role, RoleLevel
from skills.kept import kept

RoleAndLevel = tuple[Role, RoleLevel]
NO_SUCH = "Choose a role and a level from the list."
NOTHING = SafeString('<option value="">Nothing</option>')
# What has to be chosen and isn't yet: else a browser shows the first role, and says nothing when that is chosen.
NOT_YET = SafeString('<option value="">Choose…</option>')
OPTION = '<option value="{}/{}">{}, {}</option>'


class TargetSelect(forms.Select):
    catalogue: Catalogue

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        options = _options(self.catalogue)
        if chosen := value or "":
            chosen = format_html('value="{}"', chosen)
            options = SafeString(options.replace(chosen, f"{chosen} selected"))
        empty = NOTHING if not self.is_required else "" if " selected" in options else NOT_YET
        return format_html("<select{}>{}{}</select>", flatatt({"name": name, **(attrs or {})}), empty, options)


class TargetField(forms.Field):
    """A role and one of its levels, from "role/level"; None where nothing need be chosen."""

    widget = TargetSelect

    def read(self, catalogue: Catalogue) -> None:
        self.catalogue = self.widget.catalogue = catalogue

    def clean(self, value: Any) -> RoleAndLevel | None:
        chosen = super().clean(value)
        if not chosen:
            return None
        slug, _, seniority = str(chosen).partition("/")
        role = self.catalogue.role.get(slug)
        level = role.level(seniority) if role else None
        if role is None or level is None:
            raise forms.ValidationError(NO_SUCH)
        return role, level


@kept
def _options(catalogue: Catalogue) -> SafeString:
    return format_html_join(
        "", '<optgroup label="{}">{}</optgroup>', ((role.name, _levels(role)) for role in catalogue.roles)
    )


def _levels(role: Role) -> SafeString:
    return format_html_join(
        "", OPTION, ((role.slug, level.seniority, role.name, level.seniority) for level in role.levels)
    )
