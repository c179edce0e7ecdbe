"""Any sequence of answers, tabs, replays, finishing and discarding: no answer is lost silently, none counts twice.

A short run is part of `make test`; `SEQUENCES=2000` makes the long one (`make test-long`).
"""

import os

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from assessments.models import RatingChange, Sitting
from assessments.ratings.queries import Given, answers_of, ratings_of
from assessments.ratings.services import (
    FinishedError,
    Said,
    Saved,
    answer,
    begin_sitting,
    discard_sitting,
    finish_sitting,
)
from careerpath.accounts.models import User
from skills.models import Release
from tests.factories import UserFactory

SEQUENCES = int(os.environ.get("SEQUENCES", "15"))

SKILLS = st.sampled_from(["git", "python", "sql"])
LEVELS = st.one_of(st.none(), st.integers(0, 4))
TABS = st.integers(0, 1)


class Sittings(RuleBasedStateMachine):
    """Beside the database runs a model of it: the answers, and what each tab believes their revisions to be.

    The tabs are those of one browser. What a tab can't send waits there, until its network is back or the other tab
    takes it over, as static/js/answers.js does.
    """

    release: int

    def __init__(self) -> None:
        super().__init__()
        self.person: User = UserFactory()
        self.rated: dict[str, int | None] = {}
        self.changes = 0
        self.start()

    def start(self) -> None:
        self.sitting: Sitting = begin_sitting(person=self.person, release=self.release)
        self.answers: dict[str, Given] = {}
        self.known: tuple[dict[str, int], dict[str, int]] = ({}, {})
        self.sent: list[tuple[str, Said, int]] = []
        self.waiting: tuple[list[tuple[str, Said]], list[tuple[str, Said]]] = ([], [])
        self.last: dict[str, Said] = {}
        self.finished = False

    def send(self, skill: str, said: Said, revision: int) -> Saved:
        return answer(sitting=self.sitting.pk, person=self.person, skill=skill, said=said, revision=revision)

    def expect(self, skill: str, said: Said, revision: int) -> Saved:
        """What the answer should come to, and what is kept then."""
        there = self.answers.get(skill)
        if there is None:
            self.answers[skill] = Given(said.level, said.note, 1)
            return Saved(1)
        if Said(there.level, there.note) == said:
            return Saved(there.revision)
        self.answers[skill] = Given(said.level, said.note, there.revision + 1)
        overruled = Said(there.level, there.note) if revision < there.revision else None
        return Saved(there.revision + 1, overruled)

    @precondition(lambda self: not self.finished)
    @rule(tab=TABS, skill=SKILLS, level=LEVELS, note=st.sampled_from(["", "🎓 in class"]))
    def answer_in_a_tab(self, tab: int, skill: str, level: int | None, note: str) -> None:
        self.keep(tab, skill, Said(level, note))
        self.send_what_waits(tab)

    @precondition(lambda self: not self.finished)
    @rule(tab=TABS)
    def reload_a_tab(self, tab: int) -> None:
        self.known[tab].update({skill: given.revision for skill, given in answers_of(self.sitting).items()})

    @precondition(lambda self: not self.finished)
    @rule(tab=TABS, skill=SKILLS, level=LEVELS)
    def answer_without_a_network(self, tab: int, skill: str, level: int | None) -> None:
        self.keep(tab, skill, Said(level))

    @precondition(lambda self: not self.finished)
    @rule(tab=TABS)
    def the_network_is_back(self, tab: int) -> None:
        self.send_what_waits(tab)

    @precondition(lambda self: not self.finished)
    @rule(tab=TABS)
    def open_a_tab_beside(self, tab: int) -> None:
        self.reload_a_tab(tab)
        self.take_over(tab, {"git", "python", "sql"})
        self.send_what_waits(tab)

    def keep(self, tab: int, skill: str, said: Said) -> None:
        self.take_over(tab, {skill})
        self.waiting[tab].append((skill, said))
        self.last[skill] = said

    def take_over(self, tab: int, skills: set[str]) -> None:
        there = self.waiting[1 - tab]
        self.waiting[tab].extend(one for one in there if one[0] in skills)
        there[:] = [one for one in there if one[0] not in skills]

    def send_what_waits(self, tab: int) -> None:
        for skill, said in self.waiting[tab]:
            revision = self.known[tab].get(skill, 0)
            saved = self.send(skill, said, revision)
            assert saved == self.expect(skill, said, revision)
            self.known[tab][skill] = saved.revision
            self.sent.append((skill, said, revision))
        self.waiting[tab].clear()

    @precondition(lambda self: self.sent and not self.finished)
    @rule(data=st.data())
    def replay_a_request(self, data: st.DataObject) -> None:
        """By hand: the script never sends one again that another tab took. Who does says it again, and is told."""
        skill, said, revision = data.draw(st.sampled_from(self.sent))
        assert self.send(skill, said, revision) == self.expect(skill, said, revision)
        if not self.waits(skill):
            self.last[skill] = said

    @precondition(lambda self: self.sent and self.finished)
    @rule(data=st.data())
    def answer_after_the_end(self, data: st.DataObject) -> None:
        try:
            self.send(*data.draw(st.sampled_from(self.sent)))
        except FinishedError:
            return
        raise AssertionError("a finished sitting took an answer")

    @rule()
    def finish(self) -> None:
        finish_sitting(sitting=self.sitting.pk, person=self.person)
        if not self.finished:
            told = {skill: given.level for skill, given in self.answers.items()}
            self.changes += sum(1 for skill in told if self.rated.get(skill, "none") != told[skill])
            self.rated.update(told)
        self.finished = True

    @rule()
    def discard(self) -> None:
        gone = discard_sitting(sitting=self.sitting.pk, person=self.person)
        assert gone is not self.finished
        if gone:
            self.start()

    @precondition(lambda self: self.finished)
    @rule()
    def begin_again(self) -> None:
        self.start()

    def waits(self, skill: str) -> bool:
        return any(one == skill for tab in self.waiting for one, _ in tab)

    @invariant()
    def what_was_said_last_counts(self) -> None:
        for skill, said in self.last.items():
            given = self.answers.get(skill)
            assert self.waits(skill) or (given and Said(given.level, given.note) == said)

    @invariant()
    def the_database_holds_what_was_said(self) -> None:
        assert answers_of(self.sitting) == self.answers
        assert {skill: standing.level for skill, standing in ratings_of(self.person, "mlops").items()} == self.rated
        assert RatingChange.objects.filter(person=self.person).count() == self.changes


def test_no_sequence_loses_or_doubles_an_answer(release: Release) -> None:
    Sittings.release = release.pk

    run_state_machine_as_test(
        Sittings,
        settings=settings(
            max_examples=SEQUENCES,
            stateful_step_count=25,
            deadline=None,
            suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
        ),
    )
