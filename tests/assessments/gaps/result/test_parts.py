"""Readiness by parts."""

from decimal import Decimal

from assessments.gaps.analysis import Rated
from assessments.gaps.result.parts import categories_of, duties_of, importances_of, skills_of
from assessments.gaps.result.worked import worked_out
from skills.catalogue import Catalogue
from tests.assessments.gaps.pictures import met, picture_of


def test_areas_say_where_one_is_furthest_below(catalogue: Catalogue) -> None:
    rated = met(catalogue) | {"ci-cd": Rated(0), "ml-ci-cd": Rated(0, verified=2), "release-management": Rated(0)}

    areas = categories_of(picture_of(catalogue, rated))

    assert areas.about == "You are furthest below what is asked for in Delivery and release: 0 % of it is there."
    assert areas.rows[2] == ("Delivery and release", "0.0", "0.7", "2.3", "0 %", "3")
    assert areas.radar is not None
    assert [name for name, _ in areas.radar.shapes] == ["want", "have", "verified"]


def test_areas_without_a_gap_say_so(catalogue: Catalogue) -> None:
    assert categories_of(picture_of(catalogue, met(catalogue))).about == (
        "In every area you have all that is asked for."
    )


def test_more_than_is_asked_hides_no_gap(catalogue: Catalogue) -> None:
    rated = met(catalogue) | {"ci-cd": Rated(0), "ml-ci-cd": Rated(4), "release-management": Rated(4)}

    areas = categories_of(picture_of(catalogue, rated))

    assert areas.rows[2][1:] == ("2.7", "0.0", "2.3", "63 %", "3")
    assert areas.about == "You are furthest below what is asked for in Delivery and release: 63 % of it is there."


def test_two_areas_make_no_radar(catalogue: Catalogue) -> None:
    asked = picture_of(catalogue, {}).target
    exempt = {skill: "No" for skill in asked if catalogue.skill[skill].category not in ("data", "programming")}

    areas = categories_of(picture_of(catalogue, {}, exempt=exempt))

    assert (len(areas.parts), areas.radar) == (2, None)


def test_responsibilities_say_what_one_is_ready_for_and_what_holds_it_back(catalogue: Catalogue) -> None:
    duties = duties_of(picture_of(catalogue, met(catalogue) | {"kubernetes": Rated(0), "containers": Rated(1)}))

    assert [duty.ready for duty in duties] == sorted((duty.ready for duty in duties), reverse=True)
    texts = {duty.text: duty for duty in catalogue.responsibilities}
    held_back = duties[-1]
    assert [skill.slug for skill in held_back.missing] == ["kubernetes", "containers"]
    assert {skill.slug for skill in held_back.missing} < set(texts[held_back.text].skills)
    assert [mark.source.slug for mark in held_back.marks]


def test_a_responsibility_says_how_many_of_its_skills_count(catalogue: Catalogue) -> None:
    picture = picture_of(catalogue, {}, level="junior")

    duties = {duty.text: duty for duty in duties_of(picture)}

    for one in catalogue.responsibilities:
        if duty := duties.get(one.text):
            asked = [skill for skill in one.skills if skill in picture.target]
            assert (duty.counted, duty.skills) == (len(asked), len(one.skills))
    standards = next(duty for text, duty in duties.items() if text.startswith("Sets the standards"))
    assert (standards.counted, standards.skills, standards.is_measured) == (1, 4, False)


def test_without_a_role_there_are_no_responsibilities(catalogue: Catalogue) -> None:
    assert duties_of(picture_of(catalogue, {"python": Rated(2)}, role="")) == ()


def test_parts_by_importance_hold_all_points(catalogue: Catalogue) -> None:
    parts = importances_of(picture_of(catalogue, met(catalogue) | {"python": Rated(0)}))

    assert [(part.name, part.skills, part.ready, part.points, part.worth) for part in parts] == [
        ("essential", 20, 95, "52.3", "55.1"),
        ("important", 22, 100, "40.3", "40.3"),
        ("useful", 5, 100, "4.6", "4.6"),
    ]


def test_parts_by_importance_add_up_as_they_are_shown(catalogue: Catalogue) -> None:
    rated = {skill: Rated(number % 3) for number, skill in enumerate(met(catalogue))}

    parts = importances_of(picture_of(catalogue, rated))

    assert sum(Decimal(part.worth) for part in parts) == 100
    assert sum(Decimal(part.points) for part in parts) == Decimal(worked_exact(catalogue, rated))


def worked_exact(catalogue: Catalogue, rated: dict[str, Rated]) -> str:
    worked = worked_out(picture_of(catalogue, rated))
    assert worked is not None
    return worked.exact


def test_rows_stand_in_the_order_of_the_catalogue(catalogue: Catalogue) -> None:
    groups = skills_of(picture_of(catalogue, {"python": Rated(1, verified=2)}))

    order = [skill.slug for skill in catalogue.skills]
    rows = [row for _, rows in groups for row in rows]
    assert [row.skill.slug for row in rows] == sorted((row.skill.slug for row in rows), key=order.index)
    python = rows[0]
    assert (python.skill.slug, python.have, python.want, python.verified) == ("python", 1, 3, 2)
    assert (python.points, python.worth, python.importance) == ("0.9", "2.8", "essential")
