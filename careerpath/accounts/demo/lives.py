"""The invented lives of a demo class: who rates themselves how, who gets better, who stops, what a teacher says.

Behind each learner stands what they can really do. They rate themselves by it, most of them too high, and the more so
the less they know; lessons and practice raise it; a teacher who looks sees it nearly as it is. What a skill needs they
learn before it and say they have, but for a slip here and there. Days are counted from the first day of the class,
weeks begin on that day, and the same chance leads the same life.

>>> from random import Random
>>> course = Course({"git": 2, "sql": 3}, {"git": 1.5, "sql": 0.5}, (("git",), ("sql",)))
>>> life = live(course, days=70, chance=Random("17"), plans=True)
>>> life == live(course, days=70, chance=Random("17"), plans=True)
True
>>> life.said[0]
Said(day=1, skill='git', level=2, how='sitting')
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Literal, Protocol, TypeVar

from careerpath.accounts.demo.course import Course

T = TypeVar("T")
Kind = Literal["steady", "quick", "slow", "stopped", "not started", "gone"]
How = Literal["sitting", "correction", "step"]

# Of a hundred learners so many, and how many levels each gains a week.
KINDS: Mapping[Kind, tuple[int, float]] = {
    "steady": (50, 1.7),
    "quick": (12, 3.2),
    "slow": (15, 0.6),
    "stopped": (12, 1.2),
    "not started": (7, 0.0),
    "gone": (4, 1.0),
}
DRAWN: tuple[Kind, ...] = tuple(kind for kind, (share, _) in KINDS.items() for _ in range(share))
WEEK = 7
TOP = 4
# Nobody looks at a class that has just begun.
FIRST_LOOK = 3
REASONS = (
    "Another team does this where I want to work.",
    "Nobody uses it where I want to work.",
    "My teacher and I agreed to leave it for later.",
)
NOT_YET = ("", "Let us look at it together next week.", "Begin with the first lesson, and ask me where you are stuck.")
BEGUN = ("", "You explained it well. The next step is to do it without help.", "Let us look at it together next week.")
UNDER_WAY = ("", "The readme says how, not yet why.", "It works. Try it on something larger.")
REACHED = ("", "Solid. Show the others how you did it.", "This is what the goal asks for.")
ANSWERS = (
    "I have done more of it at work than I can show here. Can we talk?",
    "Fair. I thought of following the steps; doing it alone is still hard for me.",
    "Thank you. I will try it without the notes and show you.",
)


class Chance(Protocol):
    """What `random.Random` is."""

    def random(self) -> float: ...
    def gauss(self, mu: float, sigma: float) -> float: ...
    def randrange(self, start: int) -> int: ...
    def choice(self, seq: Sequence[T]) -> T: ...
    def sample(self, population: Sequence[T], k: int) -> list[T]: ...


@dataclass(frozen=True)
class Said:
    """Without a level, that it doesn't apply."""

    day: int
    skill: str
    level: int | None
    how: How


@dataclass(frozen=True)
class Seen:
    """A second opinion, of the lead or of the assistant; what the learner said of the skill then, and answers to it."""

    day: int
    skill: str
    level: int
    own: int
    by_assistant: bool
    comment: str
    answer: str


@dataclass(frozen=True)
class Shown:
    day: int
    skill: str
    level: int
    has_link: bool


@dataclass(frozen=True)
class Life:
    kind: Kind
    joined: int
    left: int | None
    said: tuple[Said, ...]
    seen: tuple[Seen, ...]
    shown: tuple[Shown, ...]
    left_out: tuple[tuple[str, str], ...]
    # Of a plan, if they make one.
    hours_a_week: int | None


def live(course: Course, days: int, chance: Chance, *, plans: bool) -> Life:
    """`days` is how old the class is; `plans` says whether they are of those who may make a plan."""
    learner = _begun(course, days, chance, plans=plans)
    if learner.kind != "not started":
        learner.rate_all()
        for monday in range(learner.joined - learner.joined % WEEK, learner.until, WEEK):
            learner.learn(monday)
    return Life(
        learner.kind,
        learner.joined,
        learner.until if learner.kind == "gone" else None,
        tuple(learner.said),
        tuple(learner.seen),
        tuple(learner.shown),
        learner.leaves_out(),
        learner.hours_a_week,
    )


def _begun(course: Course, days: int, chance: Chance, *, plans: bool) -> "_Learner":
    kind = chance.choice(DRAWN)
    late = chance.random() < 0.12
    joined = min(WEEK + chance.randrange(2 * WEEK) if late else int(abs(chance.gauss(0, 2))), days)
    until = days + 1
    if kind in ("stopped", "gone"):
        until = min(joined + WEEK * (1 + chance.randrange(6)), days)
    ahead = chance.gauss(0.5 if kind == "quick" else 0, 0.5)
    able = {skill: _within(usual + ahead + chance.gauss(0, 0.7)) for skill, usual in course.brings.items()}
    hours = 4 + 2 * chance.randrange(4) if plans and kind in ("steady", "quick", "slow") else None
    boast, known = chance.gauss(0.6, 0.45), course.known_by_one(chance)
    return _Learner(known, chance, kind, joined, until, _along(known, able), boast, hours)


def _along(course: Course, able: Mapping[str, float]) -> dict[str, float]:
    """Nobody can do what they lack the ground for."""
    levels = {skill: round(level) for skill, level in able.items()}
    held = course.along(levels)
    return {skill: _within(level - levels[skill] + (held[skill] or 0)) for skill, level in able.items()}


def _day(act: tuple[int, object]) -> int:
    return act[0]


def comments_on(level: int, want: int) -> tuple[str, ...]:
    """What a teacher may say of somebody whom they see at this level.

    >>> comments_on(0, 2) == NOT_YET, comments_on(1, 2) == BEGUN, comments_on(2, 2) == REACHED
    (True, True, True)
    """
    if level == 0:
        return NOT_YET
    if level >= want:
        return REACHED
    return BEGUN if level == 1 else UNDER_WAY


def _within(level: float) -> float:
    return min(max(level, 0.0), float(TOP))


@dataclass
class _Learner:
    """`able` is what they can really do; `boast` is by how much they say more. Of the needs, the course has those that
    they know of."""

    course: Course
    chance: Chance
    kind: Kind
    joined: int
    until: int
    able: dict[str, float]
    boast: float
    hours_a_week: int | None
    own: dict[str, int | None] = field(default_factory=dict)
    said: list[Said] = field(default_factory=list)
    seen: list[Seen] = field(default_factory=list)
    shown: list[Shown] = field(default_factory=list)

    def rate_all(self) -> None:
        """A few questions stay open, and a thing or two doesn't apply."""
        drawn = {skill: self.chance.random() for skill in self.course.wants}
        answers = {
            skill: None if chance > 0.99 else self.would_say(skill) for skill, chance in drawn.items() if chance > 0.05
        }
        for skill, level in self.course.along(answers).items():
            self.say(self.joined, skill, level, "sitting")

    def would_say(self, skill: str) -> int:
        """Who knows more of a thing knows better how much that is."""
        able = self.able[skill]
        return round(_within(able + self.boast * (1 - able / (2 * TOP))))

    def say(self, day: int, skill: str, level: int | None, how: How) -> None:
        self.own[skill] = level
        self.said.append(Said(day, skill, level, how))

    def learn(self, monday: int) -> None:
        """One thing after the other, each on its day of the week."""
        acts = sorted(((monday + self.chance.randrange(WEEK), act) for act in self.plans_for(monday)), key=_day)
        for day, act in acts:
            if self.joined <= day < self.until:
                act(day)

    def plans_for(self, monday: int) -> Iterator[Callable[[int], None]]:
        """What is taught in this week, and else what is still missing."""
        _, pace = KINDS[self.kind]
        many = int(pace) + (self.chance.random() < pace % 1)
        taught = self.course.lessons[monday // WEEK % len(self.course.lessons)]
        for skill in [*self.missing(taught, many), *self.missing(tuple(self.course.wants), many)][:many]:
            yield partial(self.get_better_from_the_ground, skill)
        if self.chance.random() < 0.1:
            yield self.think_again
        if monday >= FIRST_LOOK * WEEK and self.chance.random() < 0.15:
            yield self.be_looked_at

    def missing(self, skills: Sequence[str], many: int) -> list[str]:
        found = [skill for skill in skills if self.able[skill] < self.course.wants[skill]]
        return self.chance.sample(found, min(len(found), many))

    def get_better_from_the_ground(self, skill: str, day: int) -> None:
        """What the next level needs comes first."""
        while lacking := self.course.lacks(skill, (self.own.get(skill) or 0) + 1, self.own):
            skill = lacking[0]
        self.get_better(skill, day)

    def get_better(self, skill: str, day: int) -> None:
        self.able[skill] = _within(self.able[skill] + 0.7 + 0.5 * self.chance.random())
        before, level = self.own.get(skill), self.would_say(skill)
        while self.course.lacks(skill, level, self.own):
            level -= 1
        if level > (before or 0):
            self.say(day, skill, level, "step" if self.hours_a_week else "correction")
            if self.chance.random() < 0.3:
                self.shown.append(Shown(day, skill, level, self.chance.random() < 0.7))

    def think_again(self, day: int) -> None:
        """Practice shows where they said too much."""
        self.boast *= 0.7
        for skill, level in list(self.own.items()):
            honest = self.would_say(skill)
            if level is not None and honest < level and self.chance.random() < 0.12:
                self.say_less(day, skill, level, honest)

    def say_less(self, day: int, skill: str, level: int, honest: int) -> None:
        """Nobody takes back what they build on."""
        left = max(honest, self.course.builds_on(skill, self.own))
        if left < level:
            self.say(day, skill, left, "correction")

    def be_looked_at(self, day: int) -> None:
        """A few skills at a time."""
        by_assistant = self.chance.random() < 0.4
        rated = [(skill, level) for skill, level in self.own.items() if level is not None]
        for skill, own in self.chance.sample(rated, min(len(rated), 3 + self.chance.randrange(8))):
            self.hear(day, skill, own, by_assistant)

    def hear(self, day: int, skill: str, own: int, by_assistant: bool) -> None:
        """Assistants are milder. Who is seen lower may answer, and may agree."""
        able = self.able[skill] + self.chance.gauss(0.35 if by_assistant else -0.05, 0.35)
        level = round(_within(able))
        answers = level < own and self.chance.random() < 0.3
        answer = self.chance.choice(ANSWERS) if answers else ""
        comment = self.chance.choice(comments_on(level, self.course.wants[skill]))
        self.seen.append(Seen(day, skill, level, own, by_assistant, comment, answer))
        if level < own and self.chance.random() < 0.3:
            self.boast *= 0.9
            self.say_less(day, skill, own, level)

    def leaves_out(self) -> tuple[tuple[str, str], ...]:
        if self.chance.random() > 0.12:
            return ()
        return ((self.chance.choice(sorted(self.course.wants)), self.chance.choice(REASONS)),)
