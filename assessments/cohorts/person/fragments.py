"""The long lists of the pages about a learner. A loop of a template takes ten times as long."""

from collections.abc import Callable, Iterable
from datetime import date
from functools import lru_cache
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from assessments.cohorts.person.learner import Line, Proof, StepSeen
from assessments.ratings.answers.badges import stand_badge
from careerpath.lib.components import level_badge
from skills.catalogue import Category, Skill

Link = Callable[[Skill], SafeString]

AREA = '<tbody id="area-{}"><tr class="group"><th scope="rowgroup" colspan="5">{}</th></tr>{}</tbody>'
ROW = '<tr><th scope="row">{}</th><td>{}</td><td>{}</td><td>{}</td><td class="number">{}</td></tr>'
NOBODY = SafeString(
    '<span class="muted"><span aria-hidden="true">–</span><span class="unseen">not verified</span></span>'
)
STEP = '<tr><th scope="row">{}{}</th><td class="number">{}</td><td>{}</td><td>{}</td></tr>'
BEGUN = SafeString(' <span class="tag tag-accent">begun</span>')
PROOF = '<li><div class="rows-text">{}{}{}<p class="small">{}</p></div><p>For {}</p></li>'
NAME = "<h3>{}</h3>"
WORDS = '<p class="learner-words">{}</p>'
LEAD = '<p><a href="{}" rel="noopener nofollow ugc">{}</a></p>'
NO_LEAD = "<p>{}</p>"


def links_of(seen: Any) -> Link:
    """To the learner's skills. One address is asked for; the others differ in the name of the skill only."""
    first, last = reverse("cohort_learner_skill", args=[seen.cohort_id, seen.pk, "SKILL"]).rsplit("SKILL", 1)
    return lambda skill: format_html('<a href="{}">{}</a>', f"{first}{skill.slug}{last}", skill.name)


def areas(parts: Iterable[tuple[Category, Iterable[Line]]], link: Link) -> SafeString:
    """Each can be led to, as the map of the cohort does."""
    rows = ((part, format_html_join("", ROW, (_row(line, link) for line in several))) for part, several in parts)
    return format_html_join("", AREA, ((part.slug, part.name, lines) for part, lines in rows))


def _row(line: Line, link: Link) -> tuple[object, ...]:
    verified = NOBODY if line.verified is None else level_badge(line.verified)
    return link(line.skill), stand_badge(line.own), verified, level_badge(line.wanted), line.moved


def step_rows(steps: Iterable[StepSeen]) -> SafeString:
    return format_html_join(
        "",
        STEP,
        (
            (step.name, BEGUN if step.is_begun else "", step.hours, day_words(step.start), day_words(step.end))
            for step in steps
        ),
    )


def proof_rows(proofs: Iterable[Proof], link: Link | None = None) -> SafeString:
    """With the names of the skills, if there is a way to link them."""
    return format_html_join(
        "",
        PROOF,
        (
            (
                format_html(NAME, link(proof.skill)) if link else "",
                format_html(WORDS, proof.text) if proof.text else "",
                _lead(proof),
                day_words(proof.day),
                level_badge(proof.level),
            )
            for proof in proofs
        ),
    )


def _lead(proof: Proof) -> SafeString | str:
    if proof.is_safe:
        return format_html(LEAD, proof.link, proof.link)
    return format_html(NO_LEAD, proof.link) if proof.link else ""


@lru_cache(maxsize=2048)
def day_words(day: date | None) -> str:
    return date_format(day) if day else "–"
