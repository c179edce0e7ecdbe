"""What the last page of a sitting shows: what is still to say before it is finished."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils.safestring import SafeString

from assessments.models import Answer
from assessments.ratings.answers.badges import stand_badge
from assessments.ratings.answers.seen import Sent, level_of
from assessments.ratings.answers.stands import Stand
from assessments.ratings.asked import Asked
from assessments.ratings.fragments import Earlier
from assessments.ratings.later import said_later
from assessments.ratings.pages import earlier_of, levels_of, needs_in
from assessments.ratings.queries import Given
from assessments.ratings.questions.inference import Contradiction
from assessments.ratings.questions.pace import Way, way_through
from assessments.ratings.questions.summary import Inferred, summary_of
from skills.catalogue import Category, Skill


@dataclass(frozen=True)
class SkillLink:
    name: str
    address: str


@dataclass(frozen=True)
class Doubt:
    """An answer that seldom goes with another."""

    skill: SkillLink
    level: int
    needs: SkillLink
    needed: int
    rated: int


@dataclass(frozen=True)
class Proposal:
    """What can be taken over as it stands: what was said at another time, or what follows from the answers."""

    skill: Skill
    word: str
    because: str
    address: str

    @property
    def badge(self) -> SafeString:
        return stand_badge(Stand(True, level_of(self.word)))

    @property
    def statement(self) -> str:
        level = level_of(self.word)
        return "" if level is None else self.skill.statement(level)

    @property
    def as_sent(self) -> str:
        return f"{self.skill.slug}:{self.word}"


@dataclass(frozen=True)
class Later:
    """An answer that counts no more: since then the person said something else elsewhere."""

    skill: SkillLink
    here: str
    since: str


@dataclass(frozen=True)
class FinishPage:
    way: Way
    later: tuple[Later, ...]
    doubts: tuple[Doubt, ...]
    before: tuple[Proposal, ...]
    proposals: tuple[Proposal, ...]
    unanswered: tuple[tuple[Category, tuple[SkillLink, ...]], ...]

    def taken(self, wanted: Collection[str]) -> list[Sent]:
        """Of what is proposed the part that the person saw and ticked."""
        return [Sent(one.skill.slug, one.word) for one in (*self.before, *self.proposals) if one.as_sent in wanted]


def finish_page(asked: Asked, answers: Mapping[str, Given]) -> FinishPage:
    earlier = earlier_of(asked.catalogue, asked.sitting.person_id)
    open_before = [skill for skill in asked.scope.skills if skill.slug in earlier and skill.slug not in answers]
    known = {skill.slug for skill in open_before}
    summary = summary_of(asked.scope, needs_in(asked), levels_of(answers), known)
    return FinishPage(
        way=way_through(asked.scope, answers),
        later=_later(asked),
        doubts=tuple(_doubt(asked, one) for one in summary.contradictions),
        before=tuple(_before(asked, skill, earlier[skill.slug]) for skill in open_before),
        proposals=tuple(_proposal(asked, one) for one in summary.inferred),
        unanswered=tuple(
            (category, tuple(link(asked, skill.slug) for skill in skills)) for category, skills in summary.unanswered
        ),
    )


def link(asked: Asked, skill: str) -> SkillLink:
    return SkillLink(asked.catalogue.skill[skill].name, asked.address(skill))


def _later(asked: Asked) -> tuple[Later, ...]:
    """In the order of the assessment."""
    answers = Answer.objects.filter(sitting=asked.sitting).select_related("skill")
    rows = {answer.skill.slug: answer for answer in answers}
    found = said_later(asked.sitting.person_id, rows.values())
    return tuple(
        Later(_own_link(asked, skill), Stand(True, row.level).words, found[row.skill_id].words)
        for skill in asked.scope.skills
        if (row := rows.get(skill.slug)) and row.skill_id in found
    )


def _own_link(asked: Asked, skill: Skill) -> SkillLink:
    """To where it was changed: the same answer once more would change nothing here."""
    return SkillLink(skill.name, f"{reverse('my_skill', args=[skill.slug])}?framework={asked.catalogue.framework.slug}")


def _doubt(asked: Asked, one: Contradiction) -> Doubt:
    return Doubt(link(asked, one.skill), one.level, link(asked, one.needs), one.needed, one.rated)


def _before(asked: Asked, skill: Skill, earlier: Earlier) -> Proposal:
    return Proposal(skill, earlier.word, f"You said so {earlier.age}.", asked.address(skill.slug))


def _proposal(asked: Asked, one: Inferred) -> Proposal:
    said = " and ".join(f"{level} for {skill.name}" for skill, level in one.because)
    because = f"Because you said {said}." if said else ""
    return Proposal(one.skill, str(one.level), because, asked.address(one.skill.slug))
