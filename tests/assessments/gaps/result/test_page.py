"""What the result page is put together from: every sum of it adds up, for everybody."""

from hypothesis import given
from hypothesis import strategies as st

from assessments.gaps.analysis import Rated
from assessments.gaps.result.page import result_page
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


def test_who_meets_everything_is_at_100(catalogue: Catalogue) -> None:
    page = result_page(picture_of(catalogue, met(catalogue)))

    assert page.against is not None
    headline = page.against.headline
    assert (headline.ready, headline.least, headline.most, headline.because) == (100, 100, 100, "")
    assert headline.sentence == "You meet all that this level asks for: 47 skills."
    assert headline.counts == ((47, WORDS["met"]), (0, WORDS["gap"]))
    assert (page.against.costs.first, page.against.costs.others, page.against.costs.sentence) == ((), (), "")
    assert all(duty.ready == 100 and not duty.missing for duty in page.against.duties)


def test_where_all_is_exempted_nothing_is_measured(catalogue: Catalogue) -> None:
    asked = picture_of(catalogue, {}).target

    page = result_page(picture_of(catalogue, {}, exempt=dict.fromkeys(asked, "Not in my job")))

    assert (page.against, page.overview) == (None, None)


def test_strengths_lie_above_what_is_asked(catalogue: Catalogue) -> None:
    page = result_page(picture_of(catalogue, {"python": Rated(4), "git": Rated(4), "sql": Rated(2)}))

    assert page.against is not None
    assert [(one.skill.slug, one.have, one.want) for one in page.against.strengths] == [("git", 4, 2), ("python", 4, 3)]
