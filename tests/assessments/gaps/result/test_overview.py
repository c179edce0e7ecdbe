"""A picture of all skills."""

from assessments.gaps.analysis import Rated
from assessments.gaps.result.overview import overview_of
from skills.catalogue import Catalogue
from tests.assessments.gaps.pictures import met, picture_of


def test_without_a_target_the_levels_and_the_nearest_roles_are_shown(catalogue: Catalogue) -> None:
    rated = met(catalogue, "mlops-engineer", "junior") | {"sql": Rated(None, verified=1)}

    overview = overview_of(picture_of(catalogue, rated, role=""))

    assert overview.rated == len(rated)
    assert [area.category.name for area in overview.areas][:2] == ["Programming and craft", "Cloud and platform"]
    assert (overview.nearest[0].role.slug, overview.nearest[0].level.seniority) == ("mlops-engineer", "junior")
    assert [skill.slug for skill in overview.nearest[0].missing] == ["sql"]
    assert len(overview.nearest) == 5
    assert overview.radar is not None
    sql = next(one for area in overview.areas for one in area.said if one.skill.slug == "sql")
    assert (sql.level, sql.verified, sql.statement) == (None, 1, "")


def test_what_is_exempted_stands_in_no_ones_way(catalogue: Catalogue) -> None:
    rated = met(catalogue, "mlops-engineer", "junior") | {"sql": Rated(None)}

    near = overview_of(picture_of(catalogue, rated, role="", exempt={"sql": "Why"})).nearest[0]

    assert (near.role.slug, near.level.seniority, near.ready, near.missing) == ("mlops-engineer", "junior", 100, ())


def test_without_a_rating_the_overview_is_empty(catalogue: Catalogue) -> None:
    overview = overview_of(picture_of(catalogue, {}, role=""))

    assert (overview.areas, overview.radar, overview.rated) == ((), None, 0)


def test_an_area_that_doesnt_apply_has_no_average(catalogue: Catalogue) -> None:
    overview = overview_of(picture_of(catalogue, {"sql": Rated(2), "containers": Rated(None)}, role=""))

    assert [row[1] for row in overview.rows] == ["2.0", "–"]
