"""What the result page is put together from: every sum of it adds up, for everybody."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.gaps.analysis import Rated
from assessments.gaps.documents import documents_of
from assessments.gaps.headline import Bar, headline_of
from assessments.gaps.overview import overview_of
from assessments.gaps.parts import categories_of, duties_of, importances_of, skills_of
from assessments.gaps.result_page import result_page
from assessments.gaps.words import percent
from assessments.gaps.worked import worked_out
from skills.catalogue import Catalogue
from tests.assessments.gaps.pictures import met, picture_of, ratings_for

WORDS = {
    "met": "met: you are at the level asked for, or above it",
    "gap": "to learn: you are below the level asked for",
    "not rated": "not rated: they count as not there",
    "does not apply": "you said don’t apply to you: they count as not there",
}
ROLE_LEVELS = [("mlops-engineer", "junior"), ("mlops-engineer", "lead"), ("staff-mlops-engineer", "lead")]


@given(st.data())
def test_every_sum_of_the_page_adds_up(catalogue: Catalogue, data: st.DataObject) -> None:
    role, level = data.draw(st.sampled_from(ROLE_LEVELS))
    picture = picture_of(catalogue, data.draw(ratings_for(catalogue)), role, level)

    page = result_page(picture)

    against = page.against
    assert against is not None
    asked = len(picture.target)
    assert sum(number for number, _ in against.headline.counts) == asked
    assert sum(part.skills for part in against.categories.parts) == asked
    assert sum(part.skills for part in against.importances) == asked
    assert sum(len(rows) for _, rows in against.skills) == asked
    assert sum(number for name, number, _, _ in against.worked.rows if name != "Together") == asked
    assert against.costs.number + against.headline.counts[0][0] == asked
    assert against.headline.least <= against.headline.ready <= against.headline.most
    assert len(page.beside) == len(set(picture.rated) - set(picture.target))


@given(st.data())
def test_the_bar_is_filled_as_far_as_the_number_says(catalogue: Catalogue, data: st.DataObject) -> None:
    headline = headline_of(picture_of(catalogue, data.draw(ratings_for(catalogue))))

    bar = headline.bar
    assert 0 <= bar.verified <= bar.ready + 0.1 <= 100.1
    assert bar.least <= bar.ready <= bar.most
    assert percent(bar.ready) == pytest.approx(headline.ready, abs=1)
    assert bool(headline.because) is (headline.least < headline.most)


def test_who_meets_everything_is_at_100(catalogue: Catalogue) -> None:
    page = result_page(picture_of(catalogue, met(catalogue)))

    assert page.against is not None
    headline = page.against.headline
    assert (headline.ready, headline.least, headline.most, headline.because) == (100, 100, 100, "")
    assert headline.sentence == "You meet all that this level asks for: 46 skills of 46."
    assert headline.counts == ((46, WORDS["met"]), (0, WORDS["gap"]))
    assert (page.against.costs.first, page.against.costs.others, page.against.costs.sentence) == ((), (), "")
    assert all(duty.ready == 100 and not duty.missing for duty in page.against.duties)


def test_who_rated_nothing_is_at_0_and_told_so(catalogue: Catalogue) -> None:
    headline = headline_of(picture_of(catalogue, {}))

    assert headline.ready == 0
    assert headline.sentence == (
        "You haven’t rated any of the 46 skills that this level asks for, so all of them are open."
    )
    assert headline.counts == ((0, WORDS["met"]), (0, WORDS["gap"]), (46, WORDS["not rated"]))
    assert headline.bar == Bar(0, 0, 0, 0)


def test_who_said_that_nothing_applies_is_told_so(catalogue: Catalogue) -> None:
    headline = headline_of(picture_of(catalogue, {skill.slug: Rated(None) for skill in catalogue.skills}))

    assert headline.ready == 0
    assert headline.sentence.startswith("You said of all 46 skills asked for that they don’t apply to you")
    assert headline.counts == ((0, WORDS["met"]), (0, WORDS["gap"]), (46, WORDS["does not apply"]))


def test_four_states_are_told_apart(catalogue: Catalogue) -> None:
    rated = {"python": Rated(4), "git": Rated(2), "containers": Rated(1), "sql": Rated(None)}

    headline = headline_of(picture_of(catalogue, rated))

    assert headline.sentence == "You meet 2 of the 46 skills that this level asks for."
    assert headline.counts == (
        (2, WORDS["met"]),
        (1, WORDS["gap"]),
        (42, WORDS["not rated"]),
        (1, WORDS["does not apply"]),
    )


def test_old_ratings_make_a_range_with_its_reason(catalogue: Catalogue) -> None:
    rated = {skill: Rated(rating.level, age=400) for skill, rating in met(catalogue).items()}

    headline = headline_of(picture_of(catalogue, rated))

    assert (headline.ready, headline.most) == (100, 100)
    assert 60 < headline.least < 90
    assert headline.because == "your ratings are 13 months old"


def test_what_was_verified_is_told(catalogue: Catalogue) -> None:
    rated = {skill: Rated(rating.level, verified=rating.level) for skill, rating in met(catalogue).items()}

    headline = headline_of(picture_of(catalogue, rated))

    assert (headline.verified, headline.bar.verified) == (100, 100)


def test_where_all_is_exempted_nothing_is_measured(catalogue: Catalogue) -> None:
    asked = picture_of(catalogue, {}).target

    page = result_page(picture_of(catalogue, {}, exempt=dict.fromkeys(asked, "Not in my job")))

    assert (page.against, page.overview) == (None, None)


def test_the_dearest_are_told_with_statements_hours_and_points(catalogue: Catalogue) -> None:
    rated = met(catalogue) | {"python": Rated(1), "sql": Rated(None), "git": Rated(0)}
    del rated["kubernetes"]

    page = result_page(picture_of(catalogue, rated))

    assert page.against is not None
    costs = page.against.costs
    skill = catalogue.skill
    assert [(cost.skill.slug, cost.state, cost.have, cost.want, cost.points) for cost in costs.first] == [
        ("git", "gap", 0, 2, "2.8"),
        ("kubernetes", "not rated", None, 2, "2.8"),
        ("python", "gap", 1, 3, "1.9"),
        ("sql", "does not apply", None, 2, "1.9"),
    ]
    python = costs.first[2]
    assert (python.at, python.asked) == (skill["python"].statement(1), skill["python"].statement(3))
    assert [cost.hours for cost in costs.first] == [
        skill["git"].hours(0, 2),
        skill["kubernetes"].hours(0, 2),
        skill["python"].hours(1, 3),
        skill["sql"].hours(0, 2),
    ]
    assert costs.sentence == ("These 4 bring 9 points. At the level asked for in all of them you would be 100 % ready.")
    assert costs.others == ()


def test_of_many_the_five_dearest_come_first(catalogue: Catalogue) -> None:
    page = result_page(picture_of(catalogue, {}))

    assert page.against is not None
    costs = page.against.costs
    assert (len(costs.first), len(costs.others)) == (5, 41)
    assert costs.sentence == ("These 5 bring 14 points. At the level asked for in all of them you would be 14 % ready.")


def test_one_alone_is_told_in_the_singular(catalogue: Catalogue) -> None:
    page = result_page(picture_of(catalogue, met(catalogue) | {"api-design": Rated(1)}))

    assert page.against is not None
    assert page.against.costs.sentence == (
        "This one brings 1 point. At the level asked for in it you would be 100 % ready."
    )


def test_areas_say_where_one_is_furthest_below(catalogue: Catalogue) -> None:
    rated = met(catalogue) | {"ci-cd": Rated(0), "ml-ci-cd": Rated(0, verified=2), "release-management": Rated(0)}

    areas = categories_of(picture_of(catalogue, rated))

    assert areas.about == (
        "You are furthest below what is asked for in Delivery and release: on average level 0, "
        "where level 2.3 is asked for."
    )
    assert areas.rows[2] == ("Delivery and release", "0.0", "0.7", "2.3", "0 %", "3")
    assert areas.radar is not None
    assert [name for name, _ in areas.radar.shapes] == ["want", "have", "verified"]


def test_areas_without_a_gap_say_so(catalogue: Catalogue) -> None:
    assert categories_of(picture_of(catalogue, met(catalogue))).about == (
        "In no area you are below what is asked for, on average."
    )


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


def test_parts_by_importance_hold_all_points(catalogue: Catalogue) -> None:
    parts = importances_of(picture_of(catalogue, met(catalogue) | {"python": Rated(0)}))

    assert [(part.name, part.skills, part.ready, part.points, part.worth) for part in parts] == [
        ("essential", 20, 95, "53.3", "56.1"),
        ("important", 21, 100, "39.3", "39.3"),
        ("useful", 5, 100, "4.7", "4.7"),
    ]


def test_rows_stand_in_the_order_of_the_catalogue(catalogue: Catalogue) -> None:
    groups = skills_of(picture_of(catalogue, {"python": Rated(1, verified=2)}))

    order = [skill.slug for skill in catalogue.skills]
    rows = [row for _, rows in groups for row in rows]
    assert [row.skill.slug for row in rows] == sorted((row.skill.slug for row in rows), key=order.index)
    python = rows[0]
    assert (python.skill.slug, python.have, python.want, python.verified) == ("python", 1, 3, 2)
    assert (python.points, python.worth, python.importance) == ("0.9", "2.8", "essential")


def test_strengths_lie_above_what_is_asked(catalogue: Catalogue) -> None:
    page = result_page(picture_of(catalogue, {"python": Rated(4), "git": Rated(4), "sql": Rated(2)}))

    assert page.against is not None
    assert [(one.skill.slug, one.have, one.want) for one in page.against.strengths] == [("git", 4, 2), ("python", 4, 3)]


def test_the_computation_is_told_with_the_own_figures(catalogue: Catalogue) -> None:
    worked = worked_out(picture_of(catalogue, {"python": Rated(2), "git": Rated(3), "sql": Rated(None)}))

    assert worked is not None
    assert (worked.weights, worked.whole, worked.had, worked.exact) == ("20 × 3 + 21 × 2 + 5 × 1", 107, "5", "4.7")
    assert worked.rows == (
        ("Met", 1, "2.8", "2.8"),
        ("To learn", 1, "1.9", "2.8"),
        ("Not rated", 43, "0", "92.5"),
        ("Doesn’t apply to you", 1, "0", "1.9"),
        ("Together", 46, "4.7", "100"),
    )
    example = worked.example
    assert (example.skill.slug, example.said) == ("python", "you are at level 2, working")
    assert (example.counted_levels, example.want, example.had, example.weight) == (2, 3, "2", 3)
    assert (example.points, example.worth, worked.half_life) == ("1.9", "2.8", "a year")


@pytest.mark.parametrize(
    ("rated", "said"),
    [
        (None, "you have not rated it, which counts as level 0"),
        (Rated(None), "you said that it doesn’t apply to you, which counts as level 0"),
        (Rated(0), "you are at level 0, none"),
    ],
)
def test_the_example_says_what_counts_as_nothing(catalogue: Catalogue, rated: Rated | None, said: str) -> None:
    ratings = met(catalogue)
    ratings = ratings | {"python": rated} if rated else {k: v for k, v in ratings.items() if k != "python"}

    worked = worked_out(picture_of(catalogue, ratings))

    assert worked is not None
    assert (worked.example.skill.slug, worked.example.said) == ("python", said)


def test_the_example_says_that_no_more_counts_than_is_asked(catalogue: Catalogue) -> None:
    every = {skill: Rated(4) for skill in met(catalogue)}

    worked = worked_out(picture_of(catalogue, every))

    assert worked is not None
    assert worked.example.said == "you are at level 4, expert, of which 1 counts"


def test_documents_give_pay_of_the_level_and_number_what_they_say(catalogue: Catalogue) -> None:
    found = documents_of(catalogue, "mlops-engineer", "mid")

    numbers = [mark.number for mark in found.sources]
    assert numbers == [str(number) for number in range(1, len(numbers) + 1)]
    assert {figure.level for figure in found.pay} == {"Mid level", "No level named"}
    assert len(found.pay) == sum(
        pay.role == "mlops-engineer" and pay.seniority in ("mid", None) for pay in catalogue.pay
    )
    assert all(figure.marks for figure in found.pay)
    assert set(found.skills) == {
        skill for skill in picture_of(catalogue, {}).target if catalogue.skill[skill].often_missing
    }


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


def test_without_a_rating_the_overview_is_empty(catalogue: Catalogue) -> None:
    overview = overview_of(picture_of(catalogue, {}, role=""))

    assert (overview.areas, overview.radar, overview.rated) == ((), None, 0)
