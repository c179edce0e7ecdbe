"""What to verify first, in words, and what readiness rests on."""

from hypothesis import given

from assessments.gaps.analysis import Rated, analyse
from assessments.gaps.tenths import tenths, told
from assessments.gaps.verify.doubts import Footing, doubts, footing
from skills.targets import Ask, Target
from tests.assessments.gaps.test_analysis import RATINGS, TARGETS
from tests.skills.builders import small_catalogue

TINY = small_catalogue()
TARGET: Target = {"git": Ask(2, 3), "testing": Ask(2, 3), "deploying": Ask(4, 2)}


def told_of(**rated: Rated) -> list[tuple[str, str, str]]:
    return [(one.skill.slug, one.points, one.because) for one in doubts(TINY, analyse(TARGET, rated), 365)]


def test_each_doubt_says_why() -> None:
    assert told_of(
        git=Rated(2, age=430),
        testing=Rated(1, age=3, has_evidence=True),
        deploying=Rated(4, verified=2, age=1),
    ) == [
        ("git", "37.5", "no evidence, rated 14 months ago"),
        ("deploying", "12.5", "somebody else sees you at level 2, rated yesterday"),
        ("testing", "18.8", "evidence that nobody has looked at, rated 3 days ago"),
    ]


def test_what_is_at_stake_is_told_in_the_order_of_the_list() -> None:
    """Git: 37.5 points, without evidence and after a half-life. Testing: 18.8 points, half in doubt."""
    rated = {"git": Rated(2, age=365), "testing": Rated(1, has_evidence=True)}

    found = doubts(TINY, analyse(TARGET, rated), 365)

    assert [(one.skill.slug, one.points, one.at_stake) for one in found] == [
        ("git", "37.5", "56.3"),
        ("testing", "18.8", "9.4"),
    ]


def test_what_is_confirmed_comes_back_as_it_grows_old() -> None:
    assert told_of(git=Rated(2, verified=2)) == []
    assert told_of(git=Rated(2, verified=3, age=364)) == []
    assert told_of(git=Rated(2, verified=2, age=800)) == [("git", "37.5", "confirmed, but rated 2 years ago")]


def test_what_is_confirmed_is_as_old_as_that() -> None:
    assert told_of(git=Rated(2, verified=2, age=1100, verified_age=0)) == []
    assert told_of(git=Rated(2, verified=2, age=0, verified_age=1500)) == [("git", "37.5", "confirmed 4 years ago")]


def test_of_two_that_matter_as_much_the_older_comes_first() -> None:
    found = doubts(TINY, analyse(TARGET, {"git": Rated(2), "testing": Rated(2, age=400)}), 365)

    assert [(one.skill.slug, one.is_old, one.level, one.statement) for one in found] == [
        ("testing", True, 2, "Shows testing at step 2."),
        ("git", False, 2, "Shows git at step 2."),
    ]


def test_what_brings_no_points_is_not_in_doubt() -> None:
    assert told_of(git=Rated(0), testing=Rated(None)) == []


def test_readiness_rests_on_three_things() -> None:
    target = {"git": Ask(2, 3), "testing": Ask(4, 2)}
    rated = {"git": Rated(2, verified=1, has_evidence=True), "testing": Rated(3)}

    found = footing(analyse(target, rated))

    assert found == Footing(readiness="90", confirmed="30", backed="30", bare="30")


@given(TARGETS, RATINGS)
def test_what_it_rests_on_adds_up_to_the_readiness(target: Target, rated: dict[str, Rated]) -> None:
    analysis = analyse(target, rated)

    found = footing(analysis)

    parts = (float(part) for part in (found.confirmed, found.backed, found.bare))
    assert found.readiness == told(tenths(analysis.readiness))
    assert round(sum(parts) * 10) == round(float(found.readiness) * 10)
