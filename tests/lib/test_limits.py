"""How often somebody may try."""

from careerpath.lib.limits import count_try, too_many


def test_tries_are_counted_for_each_and_for_each_thing(db: None) -> None:
    before = too_many("codes", "ana", 2)
    for _ in range(2):
        count_try("codes", "ana")

    after = [too_many("codes", "ana", 2), too_many("codes", "ana", 3), too_many("codes", "ben", 1)]

    assert (before, after) == (False, [True, False, False])
    assert not too_many("words", "ana", 1)
