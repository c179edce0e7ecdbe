"""A sitting together with what it asks."""

from dataclasses import dataclass

from django.urls import reverse

from assessments.models import Sitting
from assessments.ratings.queries import scope_at
from assessments.ratings.questions.scope import Scope
from skills.catalogue import Catalogue
from skills.releases import catalogue_of


@dataclass(frozen=True)
class Asked:
    sitting: Sitting
    catalogue: Catalogue
    scope: Scope

    @property
    def target(self) -> str:
        role = self.catalogue.role.get(self.sitting.role)
        return f"{role.name}, {self.sitting.seniority} level" if role else "All skills"

    def asks(self, skill: str) -> bool:
        return skill in self.scope.wanted

    def address(self, skill: str) -> str:
        """Where the skill is rated."""
        page = reverse("sitting_part", args=[self.sitting.pk, self.catalogue.skill[skill].category])
        return f"{page}#skill-{skill}"


def asked_in(sitting: Sitting) -> Asked:
    scope = scope_at(sitting.release_id, sitting.role, sitting.seniority)
    return Asked(sitting, catalogue_of(sitting.release_id), scope)
