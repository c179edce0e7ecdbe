"""What a visitor chooses to try: a level of a role."""

from typing import ClassVar

from django import forms

from assessments.ratings.forms import TargetForm
from assessments.ratings.questions.target_choices import LevelChoice, RoleChoice, role_choices
from skills.catalogue import Catalogue

CHOOSE = "Choose a role and level."


class TryForm(TargetForm):
    what_to_do: ClassVar = CHOOSE

    def clean_target(self) -> tuple[str, str]:
        """Of all skills at once there is no answer to how far it is."""
        role, seniority = super().clean_target()
        if not role:
            raise forms.ValidationError(CHOOSE)
        return role, seniority


def usual_of(catalogue: Catalogue) -> LevelChoice | None:
    """For who has chosen nothing yet: the usual level of the first role."""
    first = next(iter(role_choices(catalogue).values()), None)
    return usual_in(first) if first else None


def usual_in(choice: RoleChoice) -> LevelChoice | None:
    """What most people mean by a role: its mid level, or else its first."""
    mid = (level for level in choice.levels if level.level.seniority == "mid")
    return next(mid, next(iter(choice.levels), None))
