"""What a person weighed, and their own balance of it in words. There is no score and no verdict in it.

An answer is a short word, kept by the slug of its statement; what was left open has no answer.

>>> fit = (Fit("pay", "upside", "High pay", ""), Fit("night", "downside", "Night shifts", ""))
>>> answers = read(fit, {"weigh-pay": "draws", "weigh-night": "perhaps", "weigh-nowhere": "off"})
>>> answers
{'pay': 'draws'}
>>> found = balance(fit, answers)
>>> [(part.title, [point.name for point in part.points]) for part in found.felt], found.open
([('What draws you', ['High pay'])], ('Night shifts',))
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from skills.catalogue import Catalogue, Fit, FitKind
from skills.citations import Citation, cite, marks

FEELINGS: Mapping[str, str] = {"draws": "Draws me", "cold": "Leaves me cold", "off": "Puts me off"}
LIKENESS: Mapping[str, str] = {"me": "Fits me", "not": "Doesn’t fit me"}
STEPS = ("1", "2", "3", "4", "5")
PREFIX = "weigh-"

Answers = Mapping[str, str]


def choices(statement: Fit) -> Mapping[str, str]:
    """What can be answered, and in which words. A trade-off has five steps from its left pole to its right one.

    >>> list(choices(Fit("speed", "trade-off", "Speed or care", "", "Speed", "Care")).values())
    ['Clearly speed', 'Rather speed', 'In the middle', 'Rather care', 'Clearly care']
    """
    if statement.kind == "trade-off":
        left, right = (lowered(pole or "") for pole in (statement.left, statement.right))
        words = (f"Clearly {left}", f"Rather {left}", "In the middle", f"Rather {right}", f"Clearly {right}")
        return dict(zip(STEPS, words, strict=True))
    return FEELINGS if statement.kind in ("upside", "downside") else LIKENESS


def lowered(words: str) -> str:
    """For the middle of a sentence; a name of capitals stays as it is.

    >>> lowered("High pay"), lowered("MLOps")
    ('high pay', 'MLOps')
    """
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]


def read(fit: Iterable[Fit], sent: Mapping[str, object]) -> dict[str, str]:
    """The answers in what a form sent. What isn't asked, or isn't one of the choices, is left out."""
    found = ((statement, sent.get(f"{PREFIX}{statement.slug}")) for statement in fit)
    return {
        statement.slug: answer
        for statement, answer in found
        if isinstance(answer, str) and answer in choices(statement)
    }


# -- The questions -----------------------------------------------------------------------------------------------------

QUESTIONS: Mapping[FitKind, tuple[str, str]] = {
    "upside": (
        "What people say for it",
        "What others count for a job need not count for you. Does it draw you, leave you cold, or put you off?",
    ),
    "downside": (
        "What people say against it",
        "The same with what others count against it: some of it may leave you cold, and some may even draw you.",
    ),
    "trade-off": (
        "What has to be weighed on the job",
        "These come up week after week, and both sides have a point. Where would you feel at home?",
    ),
    "suits": ("Whom it suits", "Does it fit you?"),
    "suits-less": ("Whom it suits less", "And does this?"),
}


@dataclass(frozen=True)
class Option:
    value: str
    words: str
    chosen: bool


@dataclass(frozen=True)
class Question:
    fit: Fit
    field: str
    options: tuple[Option, ...]
    is_open: bool
    marks: tuple[Citation, ...]


@dataclass(frozen=True)
class Chapter:
    kind: FitKind
    title: str
    intro: str
    questions: tuple[Question, ...]


def chapters(catalogue: Catalogue, answers: Answers) -> tuple[Chapter, ...]:
    """All statements by kind, with what was answered before."""
    citations = cited(catalogue)
    asked = [_question(statement, answers, citations) for statement in catalogue.fit]
    found = (
        Chapter(kind, *words, tuple(question for question in asked if question.fit.kind == kind))
        for kind, words in QUESTIONS.items()
    )
    return tuple(chapter for chapter in found if chapter.questions)


def cited(catalogue: Catalogue) -> Mapping[str, Citation]:
    return cite(catalogue, (source for statement in catalogue.fit for source in statement.sources))


def _question(statement: Fit, answers: Answers, citations: Mapping[str, Citation]) -> Question:
    answer = answers.get(statement.slug)
    options = tuple(Option(value, words, value == answer) for value, words in choices(statement).items())
    is_open = not any(option.chosen for option in options)
    return Question(statement, f"{PREFIX}{statement.slug}", options, is_open, marks(citations, statement.sources))


# -- The balance -------------------------------------------------------------------------------------------------------

# Which answers to which kinds of statements stand together, under which words.
Words = tuple[str, str, Mapping[FitKind, str]]
FELT: tuple[Words, ...] = (
    ("What draws you", "", {"upside": "draws", "downside": "draws"}),
    ("What you would have to live with", "", {"downside": "off", "upside": "off"}),
    ("What leaves you cold", "", {"upside": "cold", "downside": "cold"}),
)
LIKE: tuple[Words, ...] = (
    ("What fits you", "Said of people whom the work suits.", {"suits": "me"}),
    ("What pulls you elsewhere", "Said of people whom the work suits less.", {"suits-less": "me"}),
    ("Statements that don’t fit you", "", {"suits": "not", "suits-less": "not"}),
)
ASIDES: Mapping[tuple[str, str], str] = {
    ("downside", "draws"): "Others count it against the career",
    ("upside", "off"): "Others count it for the career",
    ("suits", "not"): "The work asks for it",
    ("suits-less", "not"): "The work gives little of it",
}


@dataclass(frozen=True)
class Point:
    name: str
    text: str
    aside: str


@dataclass(frozen=True)
class Part:
    title: str
    intro: str
    points: tuple[Point, ...]


@dataclass(frozen=True)
class Stand:
    """Where somebody stands between two poles: in words, and on five steps of which one is theirs."""

    name: str
    words: str
    left: str
    right: str
    steps: tuple[bool, ...]


@dataclass(frozen=True)
class Balance:
    felt: tuple[Part, ...]
    like: tuple[Part, ...]
    stands: tuple[Stand, ...]
    open: tuple[str, ...]
    weighed: int
    of: int


def balance(fit: Sequence[Fit], answers: Answers) -> Balance:
    weighed = [statement for statement in fit if answers.get(statement.slug) in choices(statement)]
    return Balance(
        felt=_parts(FELT, weighed, answers),
        like=_parts(LIKE, weighed, answers),
        stands=tuple(
            _stand(statement, answers[statement.slug]) for statement in weighed if statement.kind == "trade-off"
        ),
        open=tuple(statement.name for statement in fit if statement not in weighed),
        weighed=len(weighed),
        of=len(fit),
    )


def _parts(words: Sequence[Words], weighed: Sequence[Fit], answers: Answers) -> tuple[Part, ...]:
    found = (Part(title, intro, _points(weighed, answers, kinds)) for title, intro, kinds in words)
    return tuple(part for part in found if part.points)


def _points(weighed: Sequence[Fit], answers: Answers, kinds: Mapping[FitKind, str]) -> tuple[Point, ...]:
    """In the order of `kinds`: what most people count so comes first."""
    return tuple(
        Point(statement.name, statement.text, ASIDES.get((kind, answer), ""))
        for kind, answer in kinds.items()
        for statement in weighed
        if statement.kind == kind and answers[statement.slug] == answer
    )


def _stand(statement: Fit, step: str) -> Stand:
    words = choices(statement)[step]
    return Stand(statement.name, words, statement.left or "", statement.right or "", tuple(step == s for s in STEPS))
