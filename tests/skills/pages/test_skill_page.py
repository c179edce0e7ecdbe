from dataclasses import replace

import pytest

from skills.catalogue import Catalogue, Need, Skill
from skills.pages.skill_page import Cell, Hours, hours_of, milestones_of, responsibilities_of, skill_page


def with_skill(catalogue: Catalogue, changed: Skill) -> Catalogue:
    return replace(
        catalogue, skills=tuple(changed if skill.slug == changed.slug else skill for skill in catalogue.skills)
    )


def test_hours_tell_the_skill_itself_from_what_it_needs(catalogue: Catalogue) -> None:
    deep, before = catalogue.skill["deep-learning"], {"ml-fundamentals": 2, "python": 2, "statistics": 1}

    page = skill_page(catalogue, "deep-learning")

    assert page.hours == Hours(deep.hours(0, 2), sum(catalogue.skill[slug].hours(0, to) for slug, to in before.items()))


def test_target_is_where_it_matters_most(catalogue: Catalogue) -> None:
    page = skill_page(catalogue, "kubernetes")

    assert page.target is not None
    told = (page.target.role.slug, page.target.seniority, page.target.level, page.target.importance)
    assert told == ("mlops-engineer", "mid", 2, "essential")


def test_skill_that_the_target_does_not_ask_has_none(catalogue: Catalogue) -> None:
    page = skill_page(replace(catalogue, roles=()), "kubernetes")

    assert (page.target, page.asked, page.seniorities, page.roles_asking) == (None, (), (), 0)


def test_table_tells_not_asked_from_no_such_level(catalogue: Catalogue) -> None:
    page = skill_page(catalogue, "infrastructure-as-code")

    rows = {row.role.slug: dict(zip(page.seniorities, row.cells, strict=True)) for row in page.asked}
    assert rows["mlops-engineer"]["junior"] == Cell(0, "", True)
    assert rows["mlops-engineer"]["mid"] == Cell(2, "important", True)
    assert rows["staff-mlops-engineer"]["mid"] == Cell(0, "", False)


def test_seniorities_are_those_that_ask(catalogue: Catalogue) -> None:
    roles = tuple(role for role in catalogue.roles if role.slug == "staff-mlops-engineer")

    page = skill_page(replace(catalogue, roles=roles), "python")

    assert page.seniorities == ("lead",)


def test_map_and_table_tell_the_same_ties(catalogue: Catalogue) -> None:
    page = skill_page(catalogue, "kubernetes")

    assert page.map is not None
    drawn = [other.tie for other in (*page.map.needs, *page.map.unlocks)]
    told = [tie for side in ("needs", "unlocks") for ties in page.ties for tie in getattr(ties, side)]
    assert drawn == told
    assert [(tie.at, tie.slug, tie.level) for tie in drawn] == [
        (1, "containers", 2),
        (2, "networking", 1),
        (3, "networking", 2),
        (2, "autoscaling", 2),
    ]


def test_skill_that_stands_alone_has_no_map(catalogue: Catalogue) -> None:
    page = skill_page(catalogue, "continuous-learning")

    assert (page.map, page.ties) == (None, ())


def test_retired_skill_unlocks_nothing_and_names_what_came_after(catalogue: Catalogue) -> None:
    old = replace(
        catalogue.skill["autoscaling"], retired=True, replaced_by=("kubernetes",), needs=(Need(2, "kubernetes", 2),)
    )
    changed = with_skill(catalogue, old)

    page, needed = skill_page(changed, "autoscaling"), skill_page(changed, "kubernetes")

    assert [skill.slug for skill in page.successors] == ["kubernetes"]
    assert (page.previous, page.following) == (None, None)
    assert [ties for ties in needed.ties if ties.unlocks] == []


def test_resources_stand_under_the_step_that_they_serve(catalogue: Catalogue) -> None:
    skill = catalogue.skill["python"]

    page = skill_page(catalogue, "python")

    steps = [(start, end) for start, end, _ in page.resources]
    assert steps == sorted(set(steps))
    assert sorted(item.title for _, _, items in page.resources for item in items) == sorted(
        r.title for r in skill.resources
    )
    assert all((item.start, item.end) == (start, end) for start, end, items in page.resources for item in items)


def test_neighbours_are_those_of_the_category(catalogue: Catalogue) -> None:
    row = catalogue.skills_of["programming"]

    first, last = skill_page(catalogue, row[0].slug), skill_page(catalogue, row[-1].slug)

    assert (first.previous, first.following) == (None, row[1])
    assert (last.previous, last.following) == (row[-2], None)


def test_milestones_and_work_are_those_that_name_the_skill(catalogue: Catalogue) -> None:
    page = skill_page(catalogue, "containers")

    assert [(milestone.slug, level) for milestone, level in page.milestones] == [
        (milestone.slug, proof.level)
        for milestone in catalogue.milestones
        for proof in milestone.proves
        if proof.skill == "containers"
    ]
    assert list(page.responsibilities) == [duty for duty in catalogue.responsibilities if "containers" in duty.skills]
    assert milestones_of(catalogue) is milestones_of(catalogue)
    assert responsibilities_of(catalogue) is responsibilities_of(catalogue)


def test_sources_are_cited_in_the_order_of_the_catalogue(catalogue: Catalogue) -> None:
    page = skill_page(catalogue, "monitoring-alerting")

    assert [citation.source.slug for citation in page.sources] == [source.slug for source in catalogue.sources]


@pytest.mark.parametrize("slug", ["python", "governance", "continuous-learning"])
def test_hours_of_steps_are_those_of_their_levels(catalogue: Catalogue, slug: str) -> None:
    skill = catalogue.skill[slug]

    assert hours_of(catalogue, frozenset({(slug, 1), (slug, 3)})) == skill.levels[0].hours + skill.levels[2].hours
