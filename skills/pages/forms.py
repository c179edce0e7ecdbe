"""What visitors ask of the catalogue's pages. Whatever they send is answered: a wrong choice is named and left out."""

from collections.abc import Mapping
from typing import Any

from django import forms

from skills.catalogue import SENIORITIES, Catalogue, Role
from skills.pages.comparison import Side, side, sides
from skills.pages.listing import Wanted

LONGEST_QUERY = 100
CAPITALS = [(seniority, seniority.capitalize()) for seniority in SENIORITIES]
ORDERS = [("name", "By name"), ("hours", "Quickest first")]


def tidy(given: Mapping[str, Any]) -> dict[str, str]:
    """One line each, and not so long that the page which shows it again would be long."""
    return {name: _one_line(str(value)[: LONGEST_QUERY + 1]) for name, value in given.items()}


def _one_line(text: str) -> str:
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())


class SkillFilter(forms.Form):
    q = forms.CharField(
        label="Search", required=False, max_length=LONGEST_QUERY, widget=forms.TextInput({"type": "search"})
    )
    role = forms.ChoiceField(label="Asked by", required=False)
    level = forms.ChoiceField(label="At level", required=False, choices=[("", "Any level"), *CAPITALS])
    sort = forms.ChoiceField(label="Order", required=False)

    def __init__(self, given: Mapping[str, Any], catalogue: Catalogue) -> None:
        sent = tidy(given)
        super().__init__(sent)
        self.catalogue = catalogue
        fields: dict[str, Any] = self.fields
        fields["role"].choices = [("", "Any role"), *((role.slug, role.name) for role in catalogue.roles)]
        usual = [("", "Best match"), ("category", "By category")] if sent.get("q") else [("", "By category")]
        fields["sort"].choices = [*usual, *ORDERS]
        fields["q"].error_messages["max_length"] = f"Search for {LONGEST_QUERY} characters at most."
        for name, what in (("role", "role"), ("level", "level"), ("sort", "order")):
            fields[name].error_messages["invalid_choice"] = f"There is no {what} “%(value)s” here. Choose another."

    def clean_role(self) -> Role | None:
        return self.catalogue.role.get(self.cleaned_data["role"])

    def clean_level(self) -> str:
        level: str = self.cleaned_data["level"]
        role = self.cleaned_data.get("role")
        # Of a role that there isn't, its own message says enough.
        if not level or "role" in self.errors:
            return ""
        if role is None:
            raise forms.ValidationError("Choose a role to go with the level.")
        if role.level(level) is None:
            known = " or ".join(found.seniority for found in role.levels)
            raise forms.ValidationError(f"{role.name} has no {level} level here. Choose {known}.")
        return level

    @property
    def wanted(self) -> Wanted:
        """What was asked for, less what was wrong with it."""
        self.is_valid()
        found = self.cleaned_data
        return Wanted(found.get("q", ""), found.get("role"), found.get("level", ""), found.get("sort", ""))


class ComparisonForm(forms.Form):
    a = forms.ChoiceField(label="Compare", error_messages={"required": "Choose the first level of a role."})
    b = forms.ChoiceField(label="With", error_messages={"required": "Choose the second level of a role."})

    def __init__(self, given: Mapping[str, Any], catalogue: Catalogue) -> None:
        super().__init__(tidy(given))
        self.catalogue = catalogue
        groups: dict[str, list[tuple[str, str]]] = {}
        for found in sides(catalogue):
            groups.setdefault(found.role.name, []).append((found.key, found.name))
        fields: dict[str, Any] = self.fields
        for name, field in fields.items():
            # Whoever comes with one of the two from the page of a role has done nothing wrong.
            field.required = name in given
            field.choices = [("", "Choose a level of a role"), *groups.items()]
            field.error_messages["invalid_choice"] = "There is no level of a role “%(value)s” here. Choose another."

    def clean_a(self) -> Side | None:
        return side(self.catalogue, self.cleaned_data["a"])

    def clean_b(self) -> Side | None:
        found = side(self.catalogue, self.cleaned_data["b"])
        if found and found == self.cleaned_data.get("a"):
            raise forms.ValidationError("These are the same. Choose two that differ.")
        return found
