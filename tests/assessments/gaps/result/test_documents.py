"""What the documents say of a target."""

from assessments.gaps.result.documents import documents_of
from skills.catalogue import Catalogue
from tests.assessments.gaps.pictures import picture_of


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
