"""What has changed since a plan was made, and whether it is worth making it anew."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from assessments.plans.again.renewal import inherited, left_out, needed, way_now
from assessments.plans.order.network import Key
from assessments.plans.outlook import LATE, Outlook
from assessments.plans.pace import in_words
from assessments.plans.reasons import listed
from assessments.plans.standing import PlanNow
from assessments.plans.steps import Way, level_steps
from assessments.plans.timetable import DAYS
from careerpath.lib.ages import counted, how_old
from skills.catalogue import Role, RoleLevel
from skills.differences import Difference
from skills.targets import target_of

# A tenth more or less is no other pace: hours are estimates.
OTHER_PACE = 25
MOST_TOLD = 12


@dataclass(frozen=True)
class Turn:
    """A level as it was, and whether a finished step made it what it is."""

    skill: str
    before: int
    by_step: bool


@dataclass(frozen=True)
class Shift:
    name: str
    before: int
    after: int


@dataclass(frozen=True)
class Since:
    """`turns` are the changes of ratings since, the oldest first; `differences` those of the catalogue."""

    outlook: Outlook
    turns: Sequence[Turn]
    differences: Sequence[Difference]

    @property
    def plan(self) -> PlanNow:
        return self.outlook.plan

    @property
    def weeks(self) -> int:
        return max((self.outlook.today - self.plan.made_on).days // DAYS, 0)

    @property
    def late(self) -> str:
        return late(self.outlook)

    @property
    def pace(self) -> str:
        """In words, where it isn't the one that the plan was made with."""
        pace = self.outlook.pace
        return in_words(pace) if pace and pace != self.plan.rhythm.pace else ""

    @cached_property
    def shifts(self) -> tuple[Shift, ...]:
        """From what was rated when the plan was made to today; without what its own steps have raised."""
        first: dict[str, Turn] = {}
        for turn in self.turns:
            first.setdefault(turn.skill, turn)
        otherwise = {turn.skill for turn in self.turns if not turn.by_step}
        known, levels = self.plan.catalogue.skill, self.plan.levels
        found = (Shift(known[it.skill].name, it.before, levels.get(it.skill, 0)) for it in first.values()
                 if it.skill in known and it.skill in otherwise)  # fmt: skip
        return tuple(shift for shift in found if shift.before != shift.after)

    @property
    def up(self) -> tuple[Shift, ...]:
        return tuple(shift for shift in self.shifts if shift.after > shift.before)

    @property
    def down(self) -> tuple[Shift, ...]:
        return tuple(shift for shift in self.shifts if shift.after < shift.before)

    @property
    def finished(self) -> int:
        """Steps that this plan didn't begin with as done."""
        return sum(step.is_done and step.to_go_at_first > 0 for step in self.plan.steps)

    @property
    def exempt(self) -> tuple[str, ...]:
        """Skills that steps are still planned for, though they don't count any more."""
        return tuple(dict.fromkeys(step.name for step in self.plan.ahead if step.skill in self.plan.exempt))

    @cached_property
    def told(self) -> tuple[str, ...]:
        """What the catalogue says otherwise, as far as it concerns this plan."""
        return tuple(str(each) for each in self.differences if _concerns(self.plan, each))

    @property
    def first_told(self) -> tuple[str, ...]:
        return self.told[:MOST_TOLD]

    @property
    def more_told(self) -> int:
        return max(len(self.told) - MOST_TOLD, 0)

    @property
    def role_is_gone(self) -> bool:
        return target_level(self.plan) is None


def _concerns(plan: PlanNow, difference: Difference) -> bool:
    if difference.kind == "skill":
        return difference.topic in ("skills", "needs", "hours") and difference.slug in {it.skill for it in plan.steps}
    if plan.role is None or plan.level is None:
        return False
    is_level = difference.place == f"{plan.role.name}, {plan.level.seniority}"
    return (
        difference.kind == "role"
        and difference.slug == plan.role.slug
        and (difference.topic == "roles" or (is_level and difference.topic == "requirements"))
    )


def target_level(plan: PlanNow) -> tuple[Role, RoleLevel] | None:
    """What the plan leads to, as the newest catalogue has it."""
    role = plan.newest.role.get(plan.role.slug) if plan.role else None
    level = role.level(plan.level.seniority) if role and plan.level else None
    return (role, level) if role and level else None


def late(outlook: Outlook) -> str:
    """How far behind, in words, where it is worth saying."""
    return how_old(outlook.weeks_late * DAYS) if outlook.weeks_late >= LATE else ""


# -- Whether it is worth it --------------------------------------------------------------------------------------------


def worth_making_anew(outlook: Outlook) -> str:
    """Why it is worth making the plan anew, in one sentence; empty where it isn't."""
    plan = outlook.plan
    if not plan.is_alive:
        return ""
    target = target_level(plan)
    if target is None:
        return f"{plan.name} is no longer in the catalogue. Choose what you want to be instead."
    come_in, fall_out = _turnover(plan, way_now(plan, target_of(target[1])))
    if come_in or fall_out:
        cause = "What you can do, or what is asked of you," if _is_by_the_person(plan) else "The catalogue"
        return f"{cause} has changed since you made this plan: {_turned(come_in, fall_out)}."
    if plan.is_out_of_order:
        return "You rate yourself lower since you made this plan, and a step now stands before what it needs."
    pace = outlook.pace
    if pace and plan.ahead and not late(outlook) and abs(pace - plan.rhythm.pace) >= OTHER_PACE:
        return f"You take {in_words(pace)}. A new plan reckons with that from the start."
    return ""


def _turnover(plan: PlanNow, way: Way) -> tuple[int, int]:
    """How many steps a new plan would take in, and how many of the present ones it wouldn't need."""
    old = inherited(plan.newest, plan.steps, way)
    now = {key for key, step in old.items() if step.skill and step.is_ahead}
    then: Iterable[Key] = needed(way, left_out(old))
    return len(set(then) - now), len(now - set(then))


def _is_by_the_person(plan: PlanNow) -> bool:
    """By the catalogue that the plan was made with, the way is another too."""
    return plan.release == plan.newest_release or any(
        _turnover(plan, level_steps(plan.catalogue, plan.target, plan.levels, plan.exempt))
    )


def _turned(come_in: int, fall_out: int) -> str:
    """
    >>> _turned(1, 2), _turned(3, 0), _turned(0, 1)
    ('1 step comes in and 2 steps are no longer needed', '3 steps come in', '1 step is no longer needed')
    """
    coming = f"{counted(come_in, 'step')} {'comes' if come_in == 1 else 'come'} in" if come_in else ""
    falling = f"{counted(fall_out, 'step')} {'is' if fall_out == 1 else 'are'} no longer needed" if fall_out else ""
    return listed(list(filter(None, (coming, falling))))
