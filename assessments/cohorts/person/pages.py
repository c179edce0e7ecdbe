"""What the page about a learner shows: what they agreed to, and nothing else."""

from datetime import date
from typing import Any

from django.utils import timezone

from assessments.cohorts.person.fragments import areas, links_of, proof_rows, step_rows
from assessments.cohorts.person.learner import PlanSeen, Proof, lines, missed_most, plan_seen, stands_at_start
from assessments.cohorts.person.queries import SHOWN, Kept, held_by, kept_of, picture_of, turns_in
from assessments.cohorts.person.weeks import drawing, verified_ready, week_by_week, week_days
from assessments.cohorts.queries import goal_of
from assessments.gaps.picture import Picture
from assessments.gaps.words import percent
from assessments.plans.outlook import outlook
from assessments.plans.queries import live_plan_to
from assessments.ratings.answers.badges import stand_badge
from careerpath.lib.ages import age_in_words
from careerpath.lib.days import midnight
from skills.catalogue import Catalogue

COLUMNS = ("Day", "Own ratings", "Verified")
MOST_PROOFS = 8


def learner_page(seen: Any, today: date) -> dict[str, Any]:
    cohort, goal = seen.cohort, goal_of(seen.cohort)
    kept = kept_of(seen.person_id, goal.catalogue.framework.slug, midnight(cohort.starts_on))
    picture = picture_of(goal, kept, today)
    proofs = proofs_in(goal.catalogue, kept)
    plan = live_plan_to(picture, seen.person_id)
    context = {
        "seen": seen,
        "cohort": cohort,
        "goal": goal,
        "active": age_in_words(max((today - timezone.localdate(seen.active_at)).days, 0)),
        "left_out": picture.exempted,
        "proofs": proof_rows(proofs[:MOST_PROOFS], links_of(seen)),
        "more_proofs": len(proofs) - MOST_PROOFS,
    }
    context |= _planned(plan_seen(outlook(plan, today))) if plan else {}
    return context | (_held_against_the_goal(seen, picture, kept, today) if picture.target else {})


def _held_against_the_goal(seen: Any, picture: Picture, kept: tuple[Kept, ...], today: date) -> dict[str, Any]:
    held, turns = held_by(kept), turns_in(kept)
    days = week_days(seen.cohort.starts_on, today)
    weeks = week_by_week(picture.catalogue, picture.target, held, turns, days)
    now = weeks[-1]
    link = links_of(seen)
    missed = [(link(one.skill), stand_badge(one.own), one) for one in missed_most(picture)]
    return {
        "ready": None if now.own is None else picture.percent,
        "verified": percent(verified_ready(picture.catalogue, picture.target, held)),
        "curve": drawing(weeks),
        "columns": COLUMNS,
        "missed": missed if now.own is not None else (),
        "areas": areas(lines(picture, held.verified, stands_at_start(turns)), link),
    }


def _planned(plan: PlanSeen) -> dict[str, Any]:
    steps = {"next": step_rows(plan.next), "later": step_rows(plan.later), "done": step_rows(plan.done)}
    return {"plan": plan, "steps": steps}


def proofs_in(catalogue: Catalogue, kept: tuple[Kept, ...]) -> tuple[Proof, ...]:
    """The newest first."""
    return tuple(
        Proof(timezone.localdate(row.at), catalogue.skill[row.skill], row.level or 0, row.text, row.link)
        for row in kept
        if row.kind == SHOWN and row.skill in catalogue.skill
    )
