"""The readiness of many at once is that of one by one."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from assessments.cohorts.people import Held, ready_each, ready_for
from assessments.gaps.analysis import Rated, analyse
from skills.catalogue import Catalogue, Framework
from skills.targets import Ask
from tests.skills.builders import a_skill

SKILLS = ("docker", "git", "python", "sql")
EMPTY = Catalogue(Framework("f", "F", "s", ()), *((),) * 9)

targets = st.dictionaries(st.sampled_from(SKILLS), st.builds(Ask, st.integers(1, 4), st.integers(1, 3)))
levels = st.dictionaries(st.sampled_from(SKILLS), st.none() | st.integers(0, 4))
left_out = st.dictionaries(st.sampled_from(SKILLS), st.just("Others do it."))


@given(targets, levels, left_out)
def test_it_is_the_readiness_of_the_analysis(
    target: dict[str, Ask], levels: dict[str, int | None], left_out: dict[str, str]
) -> None:
    analysed = analyse(target, {slug: Rated(level) for slug, level in levels.items()}, left_out)

    found = ready_for(EMPTY, target, Held(levels, left_out))

    if found is None:
        assert not target.keys() & levels.keys()
    else:
        assert abs(found - analysed.readiness) < 1e-9


@given(levels, st.integers(0, 4))
def test_what_was_merged_counts_until_its_successor_is_rated(levels: dict[str, int | None], before: int) -> None:
    old = replace(a_skill("old"), retired=True, replaced_by=("git",))
    merged = replace(EMPTY, skills=(old, a_skill("git")))

    found = ready_for(merged, {"git": Ask(4, 1)}, Held({**levels, "old": before}))

    assert found == 25.0 * ((levels["git"] or 0) if "git" in levels else before)


old_and_new = st.dictionaries(st.sampled_from((*SKILLS, "old")), st.none() | st.integers(0, 4))
reasons = st.dictionaries(st.sampled_from((*SKILLS, "old")), st.just("Others do it."))


@given(targets.filter(bool), st.lists(st.tuples(old_and_new, reasons), max_size=6))
def test_all_at_once_is_one_by_one(
    target: dict[str, Ask], people: list[tuple[dict[str, int | None], dict[str, str]]]
) -> None:
    old = replace(a_skill("old"), retired=True, replaced_by=("git",))
    catalogue = replace(EMPTY, skills=(old, *map(a_skill, SKILLS)))
    slugs = {number: slug for number, slug in enumerate((*SKILLS, "old")) if slug in target or "git" in target}
    numbers = {slug: number for number, slug in slugs.items()}
    told = [
        *(
            (n, numbers[s], level, "")
            for n, (rated, _) in enumerate(people)
            for s, level in rated.items()
            if s in numbers
        ),
        *((n, numbers[s], None, why) for n, (_, out) in enumerate(people) for s, why in out.items() if s in numbers),
    ]

    found = ready_each(catalogue, target, slugs, told)

    alone = {
        n: ready_for(
            catalogue,
            target,
            Held(
                {slug: level for slug, level in rated.items() if slug in numbers},
                {slug: why for slug, why in out.items() if slug in numbers},
            ),
        )
        for n, (rated, out) in enumerate(people)
    }
    assert {n: round(ready, 9) for n, ready in found.items()} == {
        n: round(ready, 9) for n, ready in alone.items() if ready is not None
    }
