"""Short ways to give an opinion in the instructor's cohort, and to look at what came of it."""

from assessments.cohorts.opinions.services import Given, give_opinions
from assessments.cohorts.opinions.words import Word
from assessments.models import Cohort, Membership, Rating, RatingChange, Review
from assessments.ratings.answers.seen import Seen
from careerpath.accounts.models import User
from skills.models import Skill
from skills.releases import current_catalogue


def word(member: Membership, skill: str, level: int, comment: str = "", *, anew: bool = False) -> Word:
    """Said by somebody whose page shows what stands now."""
    there = Review.objects.newest().filter(person=member.person_id, skill__slug=skill).first()
    seen = Seen.of(level=there.level, note=there.comment, revision=there.pk) if there else Seen()
    return Word(member.pk, skill, level, comment, seen, anew)


def give(by: User, cohort: Cohort, *words: Word) -> Given:
    mine = Membership.objects.select_related("cohort__framework", "person").get(person=by, cohort=cohort)
    return give_opinions(by=mine, catalogue=current_catalogue(), words=words)


def rating_of(person: User, skill: str) -> Rating:
    return Rating.objects.get(person=person, skill__slug=skill)


def history_of(person: User, skill: str) -> list[tuple[int | None, int | None]]:
    """Of second opinions, the newest first."""
    rows = RatingChange.objects.filter(person=person, skill__slug=skill, source="review")
    return [(row.before, row.after) for row in rows]


def skill(slug: str) -> Skill:
    return Skill.objects.get(slug=slug)
