"""How the milestones of a person are put together, and in which groups they stand."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from assessments.milestones.my_milestones import Goal, Kept, in_groups, my_milestones
from assessments.milestones.topics import STORIES, TOPICS
from assessments.models import Story
from skills.catalogue import Catalogue, Milestone, Proof

ONE, TWO, THREE = (
    Milestone(slug, slug.title(), "", 10, (Proof("python", level), Proof("git", 1)), ("It runs", "It is tested"))
    for slug, level in (("one", 1), ("two", 2), ("three", 3))
)
GOAL = Goal("Somebody, mid level", wanted={"python": 2, "git": 1}, have={"python": 1, "git": 1})
DAY = date(2026, 5, 3)

KEPT = st.builds(
    Kept, st.just("Once"), st.frozensets(st.sampled_from(["It runs", "Gone"])), st.sampled_from([None, DAY])
)


def test_only_what_is_wanted_and_not_there_helps() -> None:
    helps = {one.slug: [proof.skill for proof in one.helps] for one in my_milestones((ONE, TWO, THREE), {}, GOAL)}

    assert helps == {"one": [], "two": ["python"], "three": ["python"]}


def test_the_groups_stand_in_the_order_in_which_one_looks_for_them() -> None:
    kept = {"three": Kept("Three", frozenset({"It runs"})), "gone": Kept("Gone", frozenset({"It ran"}))}

    groups = in_groups(my_milestones((ONE, TWO, THREE), kept, GOAL), GOAL)

    assert [(title, [one.slug for one in mine]) for title, mine in groups] == [
        ("You have begun", ["three"]),
        ("They prove what you lack for Somebody, mid level", ["two"]),
        ("The others", ["one"]),
        ("No longer in the catalogue", ["gone"]),
    ]


def test_without_a_goal_they_stand_in_one_list() -> None:
    groups = in_groups(my_milestones((ONE, TWO), {}, Goal()), Goal())

    assert [(title, [one.slug for one in mine]) for title, mine in groups] == [("All milestones", ["one", "two"])]


def test_a_link_alone_is_a_beginning() -> None:
    (mine,) = my_milestones((ONE,), {"one": Kept("One", has_words=True)}, GOAL)

    assert (mine.state, mine.ticked, mine.percent) == ("begun", 0, 0)


@given(st.dictionaries(st.sampled_from(["one", "two", "gone", "left"]), KEPT))
def test_every_milestone_stands_in_one_group_and_nothing_kept_is_left_out(kept: dict[str, Kept]) -> None:
    found = my_milestones((ONE, TWO, THREE), kept, GOAL)

    shown = [one.slug for _, mine in in_groups(found, GOAL) for one in mine]

    assert sorted(shown) == sorted({"one", "two", "three", *kept})
    assert {one.slug: one.finished_on for one in found if one.slug in kept} == {
        slug: one.finished_on for slug, one in kept.items()
    }
    assert all(one.ticked <= one.total for one in found)


def test_the_topics_of_stories_are_known_to_the_catalogue(catalogue: Catalogue) -> None:
    milestone = next(one for one in catalogue.milestones if one.slug == STORIES)

    assert {topic.skill for topic in TOPICS} <= {proof.skill for proof in milestone.proves}
    assert [*(topic.slug for topic in TOPICS), "other"] == Story.Topic.values
