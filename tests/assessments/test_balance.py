"""What a person weighed, sorted and put into words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.reflections.balance import (
    STEPS,
    Balance,
    Part,
    Point,
    Stand,
    balance,
    chapters,
    choices,
    cited,
    lowered,
    read,
)
from skills.catalogue import Catalogue, Fit

PAY = Fit("pay", "upside", "High pay", "It pays.")
NIGHTS = Fit("nights", "downside", "Night shifts", "Bread is baked at night.")
SPEED = Fit("speed", "trade-off", "Speed against care", "Both count.", "Speed", "Care")
EARLY = Fit("early", "suits", "You rise early", "At three.")
LATE = Fit("late", "suits-less", "You sleep late", "Until nine.")
FIT = (PAY, NIGHTS, SPEED, EARLY, LATE)
NOTHING = Balance(
    (), (), (), ("High pay", "Night shifts", "Speed against care", "You rise early", "You sleep late"), 0, 5
)


def test_what_was_weighed_is_sorted_in_the_persons_own_way() -> None:
    answers = {"pay": "draws", "nights": "off", "speed": "4", "early": "me", "late": "me"}

    found = balance(FIT, answers)

    assert found == Balance(
        felt=(
            Part("What draws you", "", (Point("High pay", "It pays.", ""),)),
            Part("What you would have to live with", "", (Point("Night shifts", "Bread is baked at night.", ""),)),
        ),
        like=(
            Part("What fits you", "Said of people whom the work suits.", (Point("You rise early", "At three.", ""),)),
            Part(
                "What pulls you elsewhere",
                "Said of people whom the work suits less.",
                (Point("You sleep late", "Until nine.", ""),),
            ),
        ),
        stands=(Stand("Speed against care", "Rather care", "Speed", "Care", (False, False, False, True, False)),),
        open=(),
        weighed=5,
        of=5,
    )


def test_who_weighs_against_the_current_is_told_so() -> None:
    answers = {"pay": "off", "nights": "draws", "early": "not", "late": "not"}

    found = balance(FIT, answers)

    assert [(part.title, point.name, point.aside) for part in (*found.felt, *found.like) for point in part.points] == [
        ("What draws you", "Night shifts", "Others count it against the career"),
        ("What you would have to live with", "High pay", "Others count it for the career"),
        ("Statements that don’t fit you", "You rise early", "The work asks for it"),
        ("Statements that don’t fit you", "You sleep late", "The work gives little of it"),
    ]


def test_what_leaves_cold_is_named_and_the_rest_is_open() -> None:
    found = balance(FIT, {"pay": "cold", "nights": "cold"})

    assert [(part.title, [point.name for point in part.points]) for part in found.felt] == [
        ("What leaves you cold", ["High pay", "Night shifts"])
    ]
    assert (found.like, found.stands) == ((), ())
    assert found.open == ("Speed against care", "You rise early", "You sleep late")


def test_nothing_weighed_is_all_open() -> None:
    found = balance(FIT, {})

    assert found == NOTHING


@pytest.mark.parametrize("answers", [{"pay": "1"}, {"speed": "6"}, {"speed": "draws"}, {"nowhere": "off"}, {"pay": ""}])
def test_answer_that_was_never_offered_counts_as_open(answers: dict[str, str]) -> None:
    found = balance(FIT, answers)

    assert found == NOTHING


@pytest.mark.parametrize(
    ("sent", "answers"),
    [
        ({"weigh-pay": "draws", "weigh-speed": "3"}, {"pay": "draws", "speed": "3"}),
        ({"weigh-pay": ""}, {}),
        ({"weigh-pay": "Draws me"}, {}),
        ({"weigh-pay": ["draws"]}, {}),
        ({"pay": "draws", "weigh-nowhere": "draws", "weigh-": "draws"}, {}),
    ],
)
def test_of_what_is_sent_only_answers_are_read(sent: dict[str, object], answers: dict[str, str]) -> None:
    found = read(FIT, sent)

    assert found == answers


@given(data=st.data())
def test_every_statement_is_in_one_place(data: st.DataObject) -> None:
    given_answers = {
        statement.slug: data.draw(st.sampled_from(["", *choices(statement)]), statement.slug) for statement in FIT
    }

    found = balance(FIT, given_answers)

    names = [point.name for part in (*found.felt, *found.like) for point in part.points]
    names += [stand.name for stand in found.stands]
    assert sorted([*names, *found.open]) == sorted(statement.name for statement in FIT)
    assert (found.weighed, found.of) == (len(names), len(FIT))
    assert [sum(stand.steps) for stand in found.stands] == [1] * len(found.stands)


def test_questions_ask_every_statement_by_kind(catalogue: Catalogue) -> None:
    found = chapters(catalogue, {})

    assert [(chapter.title, len(chapter.questions)) for chapter in found] == [
        ("What people say for it", 7),
        ("What people say against it", 6),
        ("What has to be weighed on the job", 6),
        ("Whom it suits", 6),
        ("Whom it suits less", 4),
    ]
    assert {question.is_open for chapter in found for question in chapter.questions} == {True}


def test_questions_show_what_was_answered_before(catalogue: Catalogue) -> None:
    found = chapters(catalogue, {"high-pay": "cold", "speed-or-reliability": "5", "breadth-or-depth": "draws"})

    shown = {
        question.fit.slug: [option.words for option in question.options if option.chosen]
        for chapter in found
        for question in chapter.questions
        if not question.is_open
    }
    assert shown == {"high-pay": ["Leaves me cold"], "speed-or-reliability": ["Clearly reliability"]}


def test_questions_cite_the_documents_that_make_the_statement(catalogue: Catalogue) -> None:
    numbers = {slug: citation.number for slug, citation in cited(catalogue).items()}
    question = chapters(catalogue, {})[0].questions[0]

    assert numbers == {"good-career": "1", "becoming": "2", "career-guide": "3", "worth-pursuing": "4"}
    assert [mark.number for mark in question.marks] == ["1", "2", "3", "4"]


def test_trade_off_has_five_steps_in_words() -> None:
    assert choices(SPEED) == dict(
        zip(STEPS, ["Clearly speed", "Rather speed", "In the middle", "Rather care", "Clearly care"], strict=True)
    )


@pytest.mark.parametrize(("words", "inside"), [("Speed", "speed"), ("MLOps", "MLOps"), ("", ""), ("A", "a")])
def test_pole_is_written_as_inside_a_sentence(words: str, inside: str) -> None:
    assert lowered(words) == inside
