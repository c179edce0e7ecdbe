"""What the page of one milestone shows a person."""

from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString

from assessments.milestones.checklist import Checklist, checklist
from assessments.milestones.queries import Proven, progress_of, proven_by, ticked_in
from assessments.milestones.topics import STORIES
from assessments.models import Progress
from assessments.ratings.answers.badges import stand_badge
from assessments.ratings.answers.stands import Stand
from skills.catalogue import Catalogue, Milestone, Skill


@dataclass(frozen=True)
class Proof:
    """`rating` is shown where it is below what is proven."""

    skill: Skill
    level: int
    rating: SafeString | None = None

    @property
    def statement(self) -> str:
        return self.skill.statement(self.level)


@dataclass(frozen=True)
class MilestonePage:
    """`milestone` is None when the catalogue has it no longer. What was done for it is shown all the same."""

    slug: str
    name: str
    milestone: Milestone | None
    progress: Progress | None
    checklist: Checklist
    proofs: tuple[Proof, ...]

    @property
    def is_finished(self) -> bool:
        return self.progress is not None and self.progress.finished_at is not None

    @property
    def lower(self) -> tuple[Proof, ...]:
        """The skills that the person rated lower than it proves."""
        return tuple(proof for proof in self.proofs if proof.rating)

    @property
    def words(self) -> dict[str, str]:
        return {name: getattr(self.progress, name, "") for name in ("link", "text")}

    @property
    def is_of_stories(self) -> bool:
        return self.slug == STORIES


def milestone_in(catalogue: Catalogue, slug: str) -> Milestone | None:
    return next((milestone for milestone in catalogue.milestones if milestone.slug == slug), None)


def milestone_page(person: Any, catalogue: Catalogue, slug: str) -> MilestonePage | None:
    """None for what neither the catalogue nor the person knows. Four queries at most."""
    milestone, progress = milestone_in(catalogue, slug), progress_of(person, catalogue.framework.slug, slug)
    if milestone is None and progress is None:
        return None
    proven = proven_by(progress)
    is_finished = progress is not None and progress.finished_at is not None
    promised = [Proof(catalogue.skill[one.skill], one.level) for one in milestone.proves] if milestone else []
    ticked = ticked_in(progress)
    return MilestonePage(
        slug=slug,
        name=milestone.name if milestone else progress.name if progress else slug,
        milestone=milestone,
        progress=progress,
        # A finished one shows what was done for it, whatever a release has made of its list since.
        checklist=checklist(ticked if is_finished else milestone.checklist if milestone else (), ticked),
        proofs=tuple(_proof(catalogue, one) for one in proven if one.skill in catalogue.skill)
        if is_finished
        else tuple(promised),
    )


def _proof(catalogue: Catalogue, one: Proven) -> Proof:
    rating = stand_badge(Stand(one.is_rated, one.rating)) if one.is_rated_lower else None
    return Proof(catalogue.skill[one.skill], one.level, rating)
