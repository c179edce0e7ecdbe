"""What the page of a cohort shows: to its teachers its people, to a learner what the cohort is to them."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from assessments.cohorts.offers import offers_of
from assessments.cohorts.people import ListedLearner
from assessments.cohorts.people_queries import people_of
from assessments.cohorts.queries import Link, goal_of, lead_of, teachers_of
from assessments.cohorts.sight import NEWEST, wording
from assessments.models import Announcement, Cohort, Membership, Rating
from careerpath.lib.ages import age_in_words, counted

HEADS = {"name": "Name", "ready": "Ready", "active": "Last at work", "joined": "In since"}
# As the first click on a head sorts: who needs a look comes first.
DIRECTIONS = {"name": "ascending", "ready": "ascending", "active": "ascending", "joined": "descending"}

LINE = '<tr><th scope="row"><a href="{}">{}</a></th><td class="number">{}</td><td>{}</td><td>{}</td></tr>'
READY = '{} %<progress max="100" value="{}" aria-hidden="true"></progress>'
NOTHING = SafeString('<span class="muted">Not rated</span>')


def people_page(mine: Membership, asked: Mapping[str, str]) -> dict[str, Any]:
    """Of an archived cohort, nobody."""
    cohort = mine.cohort
    goal = goal_of(cohort)
    order, words, number = asked.get("sort", ""), asked.get("q", ""), asked.get("page")
    people = None if cohort.is_archived else people_of(cohort, goal, order, words, number)
    heads = [(key, words, DIRECTIONS[key] if people and people.order == key else "") for key, words in HEADS.items()]
    today = timezone.localdate()
    lines = _lines(people.learners, cohort.pk, today) if people else ""
    context = {"mine": mine, "cohort": cohort, "goal": goal, "is_over": cohort.is_over(today)}
    return context | {"people": people, "heads": heads, "lines": lines}


def _lines(learners: Iterable[ListedLearner], cohort: int, today: date) -> SafeString:
    """Written here, as a page has fifty of them."""
    # One address is asked for; the others differ in their last number only.
    page, end = reverse("cohort_learner", args=[cohort, 0]).rsplit("0", 1)
    return format_html_join(
        "\n",
        LINE,
        (
            (
                f"{page}{learner.pk}{end}",
                learner.name,
                NOTHING if learner.ready is None else format_html(READY, learner.ready, learner.ready),
                age_in_words((today - learner.active_on).days).capitalize(),
                date_format(learner.joined_on),
            )
            for learner in learners
        ),
    )


def own_page(mine: Membership) -> dict[str, Any]:
    teachers, today = teachers_of(mine.cohort), timezone.localdate()
    lead = lead_of(teachers)
    looks_back = mine.cohort.looks_back(today)
    offers = offers_of(mine.person, today, mine.cohort_id)
    return {
        "mine": mine,
        "cohort": mine.cohort,
        "goal": goal_of(mine.cohort),
        "lead": names_in_words([lead.person.name]) if lead else "",
        "assistants": names_in_words([row.person.name for row in teachers if not row.leads]),
        "offers": offers,
        "is_over": mine.cohort.is_over(today),
        # As what is offered: a plan by a day that has come is none.
        "may_plan": not offers and mine.cohort.ends_on > today,
        "has_rated": Rating.objects.filter(person=mine.person_id, skill__framework=mine.cohort.framework_id).exists(),
        "newest": Announcement.objects.told_to(mine).first(),
        "wording": wording(mine.agreed_to or 1),
        "newest_wording": NEWEST,
        "looks_back": looks_back,
        "has_looked_back": looks_back and mine.looking_back.exists(),
    }


def names_in_words(names: Sequence[str]) -> str:
    """Of teachers, for learners; who has given no name is one of so many. No learner reads a teacher's address.

    >>> names_in_words(["Asa", "", "Bo", ""]), names_in_words(["Asa", ""]), names_in_words(["Asa", "Bo"])
    ('Asa, Bo and 2 more teachers', 'Asa and 1 more teacher', 'Asa, Bo')
    >>> names_in_words([""]), names_in_words(["", ""]), names_in_words([])
    ('A teacher of this cohort', '2 teachers of this cohort', '')
    """
    named = ", ".join(name for name in names if name)
    unnamed = names.count("")
    if named and unnamed:
        return f"{named} and {counted(unnamed, 'more teacher')}"
    if unnamed == 1:
        return "A teacher of this cohort"
    return f"{unnamed} teachers of this cohort" if unnamed else named


def join_page(link: Link, there: Membership | None) -> dict[str, Any]:
    return agreement(link.row.cohort, there) | {"link": link}


def agreement(cohort: Cohort, there: Membership | None) -> dict[str, Any]:
    """What somebody reads before they come in, by whichever way."""
    more = {"wording": wording(NEWEST), "newest": NEWEST, "there": there}
    return {"cohort": cohort, "goal": goal_of(cohort), "lead": lead_of(teachers_of(cohort))} | more
