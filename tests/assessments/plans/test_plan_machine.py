"""Any sequence of acts on two plans of one person: nothing that was done or written is lost, and undoing puts back all.

Beside the database runs a model: what the person has written in which step, and how each plan was before each act.
"""

import os
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import timedelta

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from assessments.gaps.exempt.services import count_again, exempt_skill
from assessments.gaps.queries import today_of
from assessments.models import Plan, Step
from assessments.plans import services
from assessments.plans.acts import undo
from assessments.plans.again.accepting import accept
from assessments.plans.again.renewal import Choice, inherited, key_of, left_out, needed, way_now
from assessments.plans.drafting import draft
from assessments.plans.moving import BlockedError
from assessments.plans.outlook import outlook
from assessments.plans.queries import plan_of, way_of
from assessments.plans.standing import PlanNow
from assessments.plans.timetable import Rhythm
from assessments.ratings.queries import skill_ids
from assessments.ratings.services import correct_rating
from careerpath.accounts.models import User
from skills.releases import catalogue_of
from skills.targets import target_of
from tests.assessments.plans.again.shown import mark_shown
from tests.assessments.plans.conftest import MONDAY
from tests.assessments.plans.written import (
    FIELDS,
    NOTHING,
    Written,
    by_one_name,
    image,
    key,
    one_name,
    out_of_order,
    without_hours,
    written,
)
from tests.factories import UserFactory

SEQUENCES = int(os.environ.get("SEQUENCES", "8"))
TARGETS = (("cloud-engineer", "junior"), ("devops-engineer", "junior"))
RATED = st.sampled_from(["git", "linux", "containers", "networking", "shell-scripting"])
LEVELS = st.integers(0, 3)
ANY = st.integers(0, 10_000)
SIDE = st.integers(0, 1)
NOTES = st.sampled_from(["", "Ask Ines.", "🎓 in class"])
HOURS = st.one_of(st.none(), st.integers(0, 50))


@dataclass
class Line:
    """A plan and those that came in its place: the newest of them, what is written in it, and what it was before."""

    plan: int
    written: Written = field(default_factory=dict)
    before: list[tuple[int, object, Written]] = field(default_factory=list)
    # Whether a rating may have fallen since it was laid out: then only a new plan mends the order.
    is_shaken: bool = False


class Plans(RuleBasedStateMachine):
    older: int
    newer: int

    def __init__(self) -> None:
        super().__init__()
        self.person: User = UserFactory()
        self.ids = skill_ids(self.newer)
        self.today = MONDAY
        for skill, level in (("linux", 1), ("git", 1), ("python", 2)):
            correct_rating(person=self.person, skill_id=self.ids[skill], level=level)
        self.lines = [Line(self.begin(*TARGETS[0], self.older)), Line(self.begin(*TARGETS[1], self.newer))]

    def begin(self, role: str, seniority: str, release: int) -> int:
        catalogue = catalogue_of(release)
        known = catalogue.role[role]
        picture = today_of(self.person, catalogue, known, known.level(seniority), self.today)
        made = draft(way_of(picture), Rhythm(self.today, 6))
        return services.make_plan(person=self.person, release=release, role=role, seniority=seniority, draft=made).pk

    # -- The acts ------------------------------------------------------------------------------------------------------

    def now(self, line: Line) -> PlanNow:
        found = plan_of(self.person, line.plan, self.today)
        assert found is not None
        return found

    def act(self, side: int, which: int, do: Callable[..., bool], *given: object, **written: object) -> None:
        """`written` is what the act should leave in the step, if it does anything."""
        line = self.lines[side]
        steps = list(Step.objects.filter(plan=line.plan).select_related("skill").order_by("pk"))
        step = steps[which % len(steps)]
        was = (line.plan, image(line.plan), dict(line.written))
        if do(self.person, line.plan, step.pk, *given):
            line.before.append(was)
            told = dict(zip(FIELDS, line.written.get(key(step), NOTHING), strict=True)) | written
            line.written[key(step)] = tuple(told.values())
            if line.written[key(step)] == NOTHING:
                del line.written[key(step)]

    @rule(side=SIDE, which=ANY)
    def start(self, side: int, which: int) -> None:
        self.act(side, which, services.start_step, self.today)

    @rule(side=SIDE, which=ANY, hours=st.integers(0, 50))
    def finish(self, side: int, which: int, hours: int) -> None:
        self.act(side, which, services.finish_step, self.today, hours, hours_spent=hours, reason="")

    @rule(side=SIDE, which=ANY)
    def skip(self, side: int, which: int) -> None:
        self.act(side, which, services.skip_step, "Not here.", reason="Not here.")

    @rule(side=SIDE, which=ANY)
    def reopen(self, side: int, which: int) -> None:
        self.act(side, which, services.reopen_step, reason="")

    @rule(side=SIDE, which=ANY, note=NOTES)
    def write(self, side: int, which: int, note: str) -> None:
        self.act(side, which, services.write_note, note, note=note)

    @rule(side=SIDE, which=ANY)
    def link(self, side: int, which: int) -> None:
        self.act(side, which, services.add_link, "A book", "https://example.org/", links=("https://example.org/",))

    @rule(side=SIDE, which=ANY)
    def unlink(self, side: int, which: int) -> None:
        self.act(side, which, services.remove_link, "https://example.org/", links=())

    @rule(side=SIDE, which=ANY, hours=HOURS)
    def log(self, side: int, which: int, hours: int | None) -> None:
        self.act(side, which, services.log_hours, hours, hours_spent=hours)

    @rule(side=SIDE, which=ANY)
    def pin(self, side: int, which: int) -> None:
        self.act(side, which, services.pin_step, pinned=True)

    @rule(side=SIDE, which=ANY)
    def unpin(self, side: int, which: int) -> None:
        self.act(side, which, services.unpin_step, pinned=False)

    @rule(side=SIDE, which=ANY)
    def put_first_what_takes_in_another(self, side: int, which: int) -> None:
        steps = list(Step.objects.filter(plan=self.lines[side].plan).order_by("pk").values_list("skill", "level"))
        pairs = [
            (n, steps.index(above))
            for n, (skill, level) in enumerate(steps)
            if (above := (skill, (level or 0) + 1)) in steps
        ]
        lower, upper = pairs[which % len(pairs)]
        self.skip(side, lower)
        self.pin(side, upper)

    @rule(side=SIDE, which=ANY, other=ANY)
    def move(self, side: int, which: int, other: int) -> None:
        steps = list(Step.objects.filter(plan=self.lines[side].plan).order_by("pk").values_list("pk", flat=True))
        try:
            self.act(side, which, services.move_step, steps[other % len(steps)])
        except BlockedError:
            return

    @rule(side=SIDE, title=st.sampled_from(["A talk", "A course"]))
    def add(self, side: int, title: str) -> None:
        line = self.lines[side]
        was = (line.plan, image(line.plan), dict(line.written))
        if services.add_own_step(person=self.person, plan=line.plan, title=title, hours=3):
            line.before.append(was)

    # -- What happens beside the plans ---------------------------------------------------------------------------------

    @rule(skill=RATED, level=LEVELS)
    def rate(self, skill: str, level: int) -> None:
        correct_rating(person=self.person, skill_id=self.ids[skill], level=level)
        self.shake()

    @rule(skill=RATED)
    def exempt(self, skill: str) -> None:
        exempt_skill(person=self.person, skill_id=self.ids[skill], reason="The platform team does it.")

    @rule(skill=RATED)
    def count_again(self, skill: str) -> None:
        count_again(person=self.person, skills=[self.ids[skill]])

    @rule(weeks=st.integers(1, 5))
    def time_goes_by(self, weeks: int) -> None:
        self.today += timedelta(weeks=weeks)

    def shake(self) -> None:
        for line in self.lines:
            line.is_shaken = True

    # -- Making it anew, and undoing -----------------------------------------------------------------------------------

    @rule(
        side=SIDE,
        aim=st.sampled_from(TARGETS),
        hours=st.integers(2, 20),
        without=st.sets(RATED, max_size=1),
        deadline=st.one_of(st.none(), st.integers(2, 40)),
    )
    def make_anew(self, side: int, aim: tuple[str, str], hours: int, without: set[str], deadline: int | None) -> None:
        line = self.lines[side]
        old, was = self.now(line), image(line.plan)
        role = old.newest.role[aim[0]]
        level = role.level(aim[1])
        assert level is not None
        until = self.today + timedelta(weeks=deadline) if deadline else None
        rhythm = replace(outlook(old, self.today).onward, hours_a_week=hours)
        choice = Choice(role, level, rhythm, until, frozenset(without))
        given = {"choice": choice, "seen": mark_shown(self.person, line.plan, choice, self.today), "today": self.today}
        made = [accept(person=self.person, plan=line.plan, **given).pk for _ in range(2)]
        assert made[0] == made[1]
        line.before.append((line.plan, was, dict(line.written)))
        line.plan, line.is_shaken = made[0], False
        assert Plan.objects.filter(person=self.person, ended_at=None).count() == len(self.lines)
        self.check_nothing_is_lost(line, old)
        self.check_the_gap(old, self.now(line), choice)
        line.written = written(line.plan)

    def check_nothing_is_lost(self, line: Line, old: PlanNow) -> None:
        opened_again = {one_name(key_of(step)) for step in self.now(line).steps if step.state == "open"}
        opened_again &= {one_name(key_of(step)) for step in old.steps if step.state == "done"}
        assert by_one_name(written(line.plan)) == by_one_name(without_hours(line.written, opened_again))
        new = {one_name(key_of(step)): step for step in self.now(line).steps}
        for step in old.steps:
            if step.state == "done" and (step.has or not step.skill):
                assert (new[one_name(key_of(step))].state, new[one_name(key_of(step))].done_on) == (
                    "done",
                    step.done_on,
                )
            if step.state == "started" and not step.has:
                assert new[one_name(key_of(step))].started_on == step.started_on

    def check_the_gap(self, old: PlanNow, new: PlanNow, choice: Choice) -> None:
        """Every step of the gap is there once, ahead or left out, and nothing else is ahead but steps of one's own."""
        way = way_now(old, target_of(choice.level))
        without = left_out(inherited(old.newest, old.steps, way))
        ahead = [key_of(step) for step in new.ahead if step.skill]
        there = {key_of(step) for step in new.steps}
        assert sorted(ahead) == sorted(needed(way, without, choice.left_out))
        assert {task.key for task in way.tasks if task.gain} <= there
        assert new.there + sum(step.gain for step in new.ahead + new.skipped) == new.whole

    @precondition(lambda self: any(line.before for line in self.lines))
    @rule(side=SIDE)
    def undo_the_last(self, side: int) -> None:
        line = self.lines[side]
        if line.before:
            change = Plan.objects.get(pk=line.plan).changes.latest("pk").pk
            assert undo(person=self.person, plan=line.plan, change=change) in ("undone", "still done", "brought back")
            line.plan, was, line.written = line.before.pop()
            assert image(line.plan) == was
            self.shake()

    # -- What holds at any time ----------------------------------------------------------------------------------------

    @invariant()
    def what_is_written_is_kept_and_the_order_holds(self) -> None:
        plans = [self.now(line) for line in self.lines]
        for line, plan in zip(self.lines, plans, strict=True):
            assert plan.is_alive
            assert written(line.plan) == line.written
            assert line.is_shaken or (out_of_order(plan), plan.is_out_of_order) == ([], False)
        # A step that is done in one is done in both.
        one, other = ({key_of(step): step.has if step.skill else step.is_done for step in plan.steps} for plan in plans)
        assert all(other.get(name, has) == has for name, has in one.items())


def test_no_sequence_loses_what_was_done_or_written(releases: tuple[int, int]) -> None:
    Plans.older, Plans.newer = releases

    run_state_machine_as_test(
        Plans,
        settings=settings(
            max_examples=SEQUENCES,
            stateful_step_count=25,
            deadline=None,
            suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
        ),
    )
