"""What the page about one skill of a learner shows: the three levels, how they came about, what there is to show."""

from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.safestring import SafeString

from assessments.cohorts.person.fragments import proof_rows
from assessments.cohorts.person.pages import proofs_in
from assessments.cohorts.person.queries import RATED, held_by, kept_of, opinions_about, picture_of
from assessments.cohorts.queries import goal_of
from assessments.gaps.picture import Picture
from assessments.ratings.answers.badges import stand_badge
from assessments.ratings.answers.stands import Stand
from assessments.ratings.mine.queries import MOST_CHANGES, changes_of
from assessments.ratings.mine.skill_pages import history_of
from assessments.ratings.mine.skill_pages import picture_of as drawn
from careerpath.lib.components import level_badge
from skills.catalogue import Skill
from skills.succession import forebears

NOBODY = SafeString('<span class="muted">Nobody has looked yet</span>')
NOT_WANTED = SafeString('<span class="muted">Not asked for</span>')


def skill_page(seen: Any, slug: str, today: date) -> dict[str, Any] | None:
    """None where the catalogue has no such skill."""
    goal = goal_of(seen.cohort)
    catalogue, skill = goal.catalogue, goal.catalogue.skill.get(slug)
    if skill is None:
        return None
    person, framework, now = seen.person_id, catalogue.framework.slug, timezone.now()
    kept = kept_of(person, framework, now, (slug, *forebears(catalogue, slug)))
    own = next((row for row in kept if row.kind == RATED and row.skill == slug), None)
    rows = changes_of(person, framework, slug)
    history = history_of(rows, own.other if own else None, own.other_at if own else None)
    picture = picture_of(goal, kept, today)
    return {
        "seen": seen,
        "cohort": seen.cohort,
        "goal": goal,
        "skill": skill,
        "sides": _sides(skill, picture, held_by(kept).verified.get(slug)),
        "left_out": picture.exempt.get(slug, ""),
        "is_far": _is_far(skill, picture),
        "proofs": proof_rows(proof for proof in proofs_in(catalogue, kept) if proof.skill is skill),
        "opinions": [
            (level_badge(one.level), stand_badge(Stand(one.own is not None, one.own)), one)
            for one in opinions_about(person, seen.cohort_id, slug, framework)
        ],
        "history": history,
        "is_cut": len(rows) == MOST_CHANGES,
        "picture": drawn(history, now),
    }


def _sides(skill: Skill, picture: Picture, verified: int | None) -> tuple[tuple[str, SafeString, str], ...]:
    """Each level with the sentence that it stands for."""
    rated, ask = picture.rated.get(skill.slug), picture.target.get(skill.slug)
    own = Stand(True, rated.level) if rated else Stand()
    found = (
        ("Own level", stand_badge(own), own.level),
        ("Verified", NOBODY if verified is None else level_badge(verified), verified),
        ("Wanted", level_badge(ask.level) if ask else NOT_WANTED, ask.level if ask else None),
    )
    return tuple((words, badge, _statement(skill, level)) for words, badge, level in found)


def _statement(skill: Skill, level: int | None) -> str:
    """Of somebody else: the catalogue's own words for nothing speak to the reader."""
    if level is None:
        return ""
    return skill.statement(level) if level else f"{skill.name} is new to them."


def _is_far(skill: Skill, picture: Picture) -> bool:
    """Two levels apart is no matter of a day's form."""
    rated = picture.rated.get(skill.slug)
    return bool(
        rated and rated.level is not None and rated.verified is not None and abs(rated.level - rated.verified) >= 2
    )
