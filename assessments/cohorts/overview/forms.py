"""What a learner sends who looks back."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms

from careerpath.lib.levels import HIGHEST
from skills.catalogue import Skill

SKIPPED = ""
CHOICES = [(SKIPPED, "skip"), *((str(level), str(level)) for level in range(HIGHEST + 1))]


class LookingBackForm(forms.Form):
    """A field a skill, by its slug. What is missing is skipped."""

    def __init__(self, skills: Iterable[Skill], given: Mapping[str, Any] | None, said: Mapping[str, int]) -> None:
        super().__init__(given, initial={slug: str(level) for slug, level in said.items()})
        for skill in skills:
            wrong = f"{skill.name}: choose a level from 0 to {HIGHEST}, or skip it."
            self.fields[skill.slug] = forms.ChoiceField(
                choices=CHOICES, required=False, error_messages={"invalid_choice": wrong}
            )

    @property
    def levels(self) -> dict[str, int]:
        return {slug: int(word) for slug, word in self.cleaned_data.items() if word != SKIPPED}

    def chosen(self, slug: str) -> str:
        """As it was sent, else as it was saved."""
        return str(self.data.get(slug, SKIPPED) if self.is_bound else self.initial.get(slug, SKIPPED))
