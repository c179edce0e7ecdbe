"""What the documents disagree about, in sentences."""

from dataclasses import replace

from skills.career.pay_words import differences
from skills.catalogue import Catalogue, Pay
from skills.citations import cite

HERE = Pay("becoming", "mlops-engineer", "mid", 120_000, 170_000, None, "USD", "year")
THERE = replace(HERE, source="career-guide", low=140_000, high=190_000)
NOBODY_SAYS = {
    "What is counted": "“Becoming an MLOps Engineer” and “MLOps Engineer Career Guide” don’t say what is counted.",
    "Whose figures": (
        "“Becoming an MLOps Engineer” and “MLOps Engineer Career Guide” don’t say where the figures come from."
    ),
    "Where": "“Becoming an MLOps Engineer” and “MLOps Engineer Career Guide” don’t say which place is meant.",
    "When": "“Becoming an MLOps Engineer” and “MLOps Engineer Career Guide” don’t say which year is meant.",
}


def told(catalogue: Catalogue, *figures: Pay) -> dict[str, str]:
    citations = cite(catalogue, [source.slug for source in catalogue.sources])
    return {difference.topic: difference.text for difference in differences(figures, citations)}


def test_two_documents_differ_at_both_ends(catalogue: Catalogue) -> None:
    found = told(catalogue, HERE, THERE)

    assert found == {
        "Mid level": (
            "The documents differ by 20,000 US dollars at the lower end (120,000 and 140,000) "
            "and by 20,000 US dollars at the upper end (170,000 and 190,000)."
        ),
        **NOBODY_SAYS,
    }


def test_three_documents_differ_by_up_to_so_much(catalogue: Catalogue) -> None:
    third = replace(HERE, source="good-career", low=125_000)

    found = told(catalogue, HERE, THERE, third)

    assert found["Mid level"].startswith(
        "The documents differ by up to 20,000 US dollars at the lower end (120,000 and 140,000)"
    )


def test_documents_that_agree_are_not_said_to_differ(catalogue: Catalogue) -> None:
    found = told(catalogue, HERE, replace(HERE, source="career-guide"))

    assert found == NOBODY_SAYS


def test_one_document_has_nobody_to_disagree_with(catalogue: Catalogue) -> None:
    found = told(catalogue, HERE, replace(HERE, low=1))

    assert found == {}


def test_levels_and_currencies_are_not_held_against_each_other(catalogue: Catalogue) -> None:
    found = told(catalogue, HERE, replace(THERE, seniority="senior"), replace(THERE, currency="EUR"))

    assert found == NOBODY_SAYS


def test_total_compensation_among_base_pay_and_an_open_end_are_named(catalogue: Catalogue) -> None:
    found = told(catalogue, replace(HERE, high=None, note="Total compensation at large firms."), THERE)

    assert found["Mid level"] == (
        "The documents differ by 20,000 US dollars at the lower end (120,000 and 140,000). "
        "“Becoming an MLOps Engineer” counts total compensation, which is more than base pay. "
        "“Becoming an MLOps Engineer” names no upper end."
    )


def test_who_says_what_of_the_rest_is_told(catalogue: Catalogue) -> None:
    said = replace(HERE, note="Base pay.", cites="A survey", place="Canada", year=2024)

    found = told(catalogue, said, replace(said, seniority="senior"), replace(THERE, place="Canada", year=2023))

    assert {topic: found[topic] for topic in NOBODY_SAYS} == {
        "What is counted": (
            "“Becoming an MLOps Engineer” counts base pay at mid and senior level. "
            "“MLOps Engineer Career Guide” doesn’t say what is counted."
        ),
        "Whose figures": (
            "“Becoming an MLOps Engineer” quotes A survey. "
            "“MLOps Engineer Career Guide” doesn’t say where the figures come from."
        ),
        "Where": "“Becoming an MLOps Engineer” and “MLOps Engineer Career Guide” name Canada.",
        "When": "“Becoming an MLOps Engineer” names 2024. “MLOps Engineer Career Guide” names 2023.",
    }


def test_each_difference_cites_the_documents_it_speaks_of(catalogue: Catalogue) -> None:
    citations = cite(catalogue, [source.slug for source in catalogue.sources])
    alone = replace(HERE, source="good-career", seniority=None)

    found = differences((HERE, THERE, alone), citations)

    assert [(difference.topic, [mark.number for mark in difference.marks]) for difference in found] == [
        ("Mid level", ["2", "3"]),
        *((topic, ["1", "2", "3"]) for topic in NOBODY_SAYS),
    ]
