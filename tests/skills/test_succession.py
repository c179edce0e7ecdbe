"""What ratings say of the skills that took the place of others."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from skills.succession import handed_on
from tests.skills.builders import having, small_catalogue

TINY = small_catalogue()
MERGED = having(TINY, "skills", "git", retired=True, replaced_by=("testing", "deploying"))


def test_a_rating_counts_for_what_took_its_place() -> None:
    assert handed_on(MERGED, {"git": 3}, int) == {"git": 3, "testing": 3, "deploying": 3}


def test_a_rating_of_its_own_goes_before() -> None:
    assert handed_on(MERGED, {"git": 3, "testing": 1}, int) == {"git": 3, "testing": 1, "deploying": 3}


def test_of_two_that_were_merged_the_higher_counts() -> None:
    both = having(MERGED, "skills", "testing", retired=True, replaced_by=("deploying",))

    assert handed_on(both, {"git": 1, "testing": 2}, int)["deploying"] == 2
    assert handed_on(both, {"git": 2, "testing": 1}, int)["deploying"] == 2


@given(st.dictionaries(st.sampled_from(["git", "testing", "deploying"]), st.integers(0, 4)))
def test_no_rating_is_lost_or_changed(rated: dict[str, int]) -> None:
    assert handed_on(TINY, rated, int) == rated
    assert handed_on(MERGED, rated, int).items() >= rated.items()
    assert handed_on(replace(MERGED), rated, int).keys() <= {"git", "testing", "deploying"}
