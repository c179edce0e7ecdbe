"""Any sequence of answers, tabs, replays, starting over and taking over: no answer is lost silently, none counts twice.

A short run is part of `make test`; `SEQUENCES=2000` makes the long one (`make test-long`).
"""

import os

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from assessments.models import Answer, Sitting
from assessments.ratings.answers.seen import Seen, Sent, word_of
from assessments.ratings.queries import answers_of, open_sitting
from assessments.ratings.services import discard_sitting, finish_sitting
from assessments.tries.queries import KEY, Meeting, try_of
from assessments.tries.services import (
    Adopted,
    OverError,
    adopt_try,
    answer_try,
    begin_try,
    discard_try,
    follow_try,
    join_try,
)
from careerpath.accounts.models import User
from skills.models import Release
from tests.factories import UserFactory

SEQUENCES = int(os.environ.get("SEQUENCES", "15"))

SKILLS = st.sampled_from(["git", "python", "sql"])
WORDS = st.sampled_from(["0", "2", "4", "na"])
TABS = st.integers(0, 1)
NOW = 1_000_000

Words = dict[str, tuple[str, str]]


class Tries(RuleBasedStateMachine):
    """Beside the database runs a model of it: what was said in the try, and what is in the open assessment."""

    release: int

    def __init__(self) -> None:
        super().__init__()
        self.person: User = UserFactory()
        self.session: dict[str, object] = {}
        self.tried: Words | None = None
        self.there: Words | None = None
        self.tabs: tuple[dict[str, Seen], dict[str, Seen]] = ({}, {})
        self.sent: list[Sent] = []

    @precondition(lambda self: self.tried is None)
    @rule(seniority=st.sampled_from(["junior", "mid"]))
    def begin(self, seniority: str) -> None:
        begin_try(session=self.session, release=self.release, role="mlops-engineer", seniority=seniority, now=NOW)
        self.tried, self.tabs, self.sent = {}, ({}, {}), []

    def send(self, sent: Sent) -> Seen | None:
        try:
            became = answer_try(session=self.session, sent=[sent], now=NOW)
        except OverError:
            assert self.tried is None
            return None
        assert self.tried is not None
        if sent.skill in became.out_of_step or not sent.is_answer:
            return None
        before = self.tried.get(sent.skill)
        told = {one.skill: (one.other.word, one.other.note) for one in became.overruled}
        # Whatever is replaced was shown on the page that replaces it, or is told.
        if before and before != (sent.word, sent.note) and sent.seen.differs(*before):
            assert told == {sent.skill: before}
        self.tried[sent.skill] = (sent.word, sent.note)
        return became.seen[sent.skill]

    @rule(tab=TABS, skill=SKILLS, word=WORDS, note=st.sampled_from(["", "🎓 in class"]))
    def answer_in_a_tab(self, tab: int, skill: str, word: str, note: str) -> None:
        sent = Sent(skill, word, note, self.tabs[tab].get(skill, Seen()))
        seen = self.send(sent)
        if seen:
            self.tabs[tab][skill] = seen
            self.sent.append(sent)

    @precondition(lambda self: self.sent)
    @rule(data=st.data())
    def replay_a_request(self, data: st.DataObject) -> None:
        """By hand: the script never sends one again that another tab took. What it replaces is told."""
        self.send(data.draw(st.sampled_from(self.sent)))

    @rule()
    def start_over(self) -> None:
        assert discard_try(session=self.session) is (self.tried is not None)
        self.tried = None

    @rule()
    def take_over(self) -> None:
        beside = dict(self.session)
        try:
            found = adopt_try(session=self.session, person=self.person, now=NOW)
        except OverError:
            assert self.tried is None
            return
        if isinstance(found, Adopted):
            self.comes_to_the_same(beside)
        if self.tried and self.there is not None:
            assert isinstance(found, Meeting)
            return
        assert (found.answers if isinstance(found, Adopted) else 0) == len(self.tried or {})
        self.there = dict(self.tried) if self.tried else self.there
        self.tried = None

    def comes_to_the_same(self, beside: dict[str, object]) -> None:
        """A request that had read the session before another took the try over."""
        try:
            adopt_try(session=beside, person=self.person, now=NOW)
        except OverError:
            assert follow_try(session=beside)
        assert beside == self.session

    @rule(over=st.booleans())
    def bring_together(self, over: bool) -> None:
        beside = dict(self.session)
        try:
            found = join_try(session=self.session, person=self.person, over=over, now=NOW)
        except OverError:
            assert self.tried is None
            return
        if self.there is None:
            assert found is None
            return
        self.comes_to_the_same(beside)
        self.there = {**self.there, **(self.tried or {})} if over else {**(self.tried or {}), **self.there}
        self.tried = None

    @precondition(lambda self: self.there is not None)
    @rule(finish=st.booleans())
    def close_the_open_one(self, finish: bool) -> None:
        row = open_sitting(self.person)
        assert row
        close = finish_sitting if finish else discard_sitting
        close(sitting=row.pk, person=self.person)
        self.there = None

    @invariant()
    def the_database_holds_what_was_said(self) -> None:
        tried = try_of(self.session, NOW)
        assert (words(tried.answers) if tried else None) == self.tried
        row = open_sitting(self.person)
        assert (words(answers_of(row)) if row else None) == self.there
        assert (KEY in self.session) is (self.tried is not None)

    @invariant()
    def no_answer_stands_twice(self) -> None:
        assert Sitting.objects.filter(person=self.person, finished_at=None).count() <= 1
        rows = Answer.objects.filter(sitting__person=self.person, sitting__finished_at=None)
        assert rows.count() == len(self.there or {})


def words(given: object) -> Words:
    return {skill: (word_of(one.level), one.note) for skill, one in given.items()}  # type: ignore[attr-defined]


def test_no_sequence_loses_or_doubles_an_answer(release: Release) -> None:
    Tries.release = release.pk

    run_state_machine_as_test(
        Tries,
        settings=settings(
            max_examples=SEQUENCES,
            stateful_step_count=25,
            deadline=None,
            suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
        ),
    )
