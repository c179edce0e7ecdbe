"""Which level of which role the ratings of today are held against."""

from collections.abc import Mapping
from typing import Any

from django import forms

from assessments.models import Sitting
from skills.catalogue import SENIORITIES, Catalogue, Role, RoleLevel
from skills.pages.forms import tidy
from skills.releases import catalogue_of

Chosen = tuple[Role | None, RoleLevel | None]
NOTHING: Chosen = (None, None)


class TargetChoice(forms.Form):
    """Who chooses nothing gets the target of their newest result; what can't be chosen is named and left out."""

    role = forms.ChoiceField(label="Role", required=False)
    level = forms.ChoiceField(label="Level", required=False)

    def __init__(self, given: Mapping[str, Any], catalogue: Catalogue, newest: Sitting | None) -> None:
        sent = tidy(given)
        role, level = target_in(catalogue, newest.role, newest.seniority) if newest else NOTHING
        usual = {"role": role.slug, "level": level.seniority} if role and level else {}
        super().__init__(sent if "role" in sent else usual | sent)
        # What the newest result was for, where that is wanted and no longer there.
        self.gone = name_of_target(newest) if newest and newest.role and not usual and "role" not in sent else ""
        self.catalogue = catalogue
        fields: dict[str, Any] = self.fields
        fields["role"].choices = [("", "All skills"), *((role.slug, role.name) for role in catalogue.roles)]
        fields["level"].choices = [("", "Its usual level"), *((name, name.capitalize()) for name in SENIORITIES)]
        for name, field in fields.items():
            field.error_messages["invalid_choice"] = f"There is no {name} “%(value)s” here. Choose another."

    def clean_role(self) -> Role | None:
        return self.catalogue.role.get(self.cleaned_data["role"])

    def clean_level(self) -> RoleLevel | None:
        role: Role | None = self.cleaned_data.get("role")
        if role is None:
            return None
        wanted = self.cleaned_data["level"]
        found = role.level(wanted) if wanted else role.level("mid") or next(iter(role.levels), None)
        if found is None:
            known = " or ".join(level.seniority for level in role.levels)
            raise forms.ValidationError(f"{role.name} has no {wanted} level here. Choose {known}.")
        return found

    @property
    def role_slug(self) -> str:
        """Also of a role that has no such level; nothing for one that there isn't."""
        sent = str(self["role"].value() or "")
        return sent if sent in self.catalogue.role else ""

    @property
    def chosen(self) -> Chosen:
        self.is_valid()
        role, level = self.cleaned_data.get("role"), self.cleaned_data.get("level")
        return (role, level) if role and level else NOTHING


def name_of_target(sitting: Sitting) -> str:
    """As it was called then."""
    role = catalogue_of(sitting.release_id).role[sitting.role]
    return f"{role.name}, {sitting.seniority} level"


def target_in(catalogue: Catalogue, role: str, seniority: str) -> Chosen:
    """What a sitting was for, as far as the catalogue still knows it."""
    found = catalogue.role.get(role)
    level = found.level(seniority) if found else None
    return (found, level) if found and level else NOTHING
