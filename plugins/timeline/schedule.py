"""The arithmetic of the follow-up timeline: dates in, dates out, no advice. static/plan/schedule.js is its twin.

Knows no clock and no files: what day it is, the rules and the employer's calendar are all handed in.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Literal

from .model import NAMED_DAYS, Offset, Step

MESSAGE_GAP = 2
"""Business days that lie at least between two messages of a plan."""
LAST_MESSAGE_DAYS = 10
"""Business days for which a message that no other follows may still be sent late."""
FIRST_YEAR, LAST_YEAR = 1900, 2199
"""The years in which a date may lie: wide enough for any interview, narrow enough to catch a slip of the finger."""

Unit = Literal["days", "weeks", "business_days"]
DECISION_LIMITS: dict[Unit, int] = {"days": 182, "weeks": 26, "business_days": 130}

_DAY = timedelta(days=1)


class InputError(ValueError):
    """An input that no plan can be made of. `field` is "interview" or "decision"."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field


@dataclass(frozen=True, slots=True)
class Calendar:
    """An employer's working days. `weekend` holds `date.weekday()` numbers; `years` those whose holidays are known.

    `years` is None where holidays are not asked for (no region), so that none can be missing.
    """

    weekend: frozenset[int] = frozenset({5, 6})
    holidays: frozenset[date] = frozenset()
    years: range | None = None

    def is_business(self, day: date) -> bool:
        return day.weekday() not in self.weekend and day not in self.holidays

    def roll(self, day: date) -> date:
        """The day itself where it is a business day, else the first one after it."""
        while not self.is_business(day):
            day += _DAY
        return day

    def shift(self, day: date, count: int) -> date:
        """The `count`-th business day strictly after `day`, before it where negative; 0 is `day` itself."""
        step = _DAY if count > 0 else -_DAY
        for _ in range(abs(count)):
            day += step
            while not self.is_business(day):
                day += step
        return day


NO_REGION = Calendar()


@dataclass(frozen=True, slots=True)
class DecisionIn:
    """The time that the employer asked for, counted from the interview."""

    n: int
    unit: Unit


@dataclass(frozen=True, slots=True)
class Dated:
    """A step of the plan. `moved_from` is the day its rule gave; `alternative` the "or on ..." of a day off."""

    step: Step
    day: date
    moved_from: date | None = None
    alternative: date | None = None


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A message that would have come too close to `after`, the message kept before it."""

    step: Step
    day: date
    after: Dated


@dataclass(frozen=True, slots=True)
class Plan:
    """`said` is the day the employer named, `promised` the business day that it counts as; None where unknown.

    `steps` are sorted by date; `beyond_holidays` says that some day lies in a year whose holidays are not known.
    """

    interview: date
    said: date | None
    promised: date | None
    steps: tuple[Dated, ...]
    left_out: tuple[LeftOut, ...]
    beyond_holidays: bool


class State(StrEnum):
    OPEN = "open"
    DONE = "done"
    LATE = "late"
    PASSED = "passed"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a step stands today. `late_until` is the last day on which it may still be sent; only when late."""

    state: State
    next: bool = False
    late_until: date | None = None


def said_day(interview: date, decision: date | None, decision_in: DecisionIn | None, calendar: Calendar) -> date | None:
    """The day that the employer named, not rolled. Raises InputError."""
    if not FIRST_YEAR <= interview.year <= LAST_YEAR:
        raise InputError("interview", f"want a year from {FIRST_YEAR} to {LAST_YEAR}")
    if decision is not None and decision_in is not None:
        raise InputError("decision", "want a day or a time, not both")
    if decision_in is not None:
        if not 1 <= decision_in.n <= DECISION_LIMITS[decision_in.unit]:
            raise InputError("decision", f"want 1 to {DECISION_LIMITS[decision_in.unit]} {decision_in.unit}")
        if decision_in.unit == "business_days":
            return calendar.shift(interview, decision_in.n)
        return interview + _DAY * decision_in.n * (7 if decision_in.unit == "weeks" else 1)
    if decision is not None:
        if decision.year > LAST_YEAR:
            raise InputError("decision", f"want a year up to {LAST_YEAR}")
        if decision < interview:
            raise InputError("decision", "want a day not before the interview")
    return decision


def plan(
    steps: Sequence[Step],
    interview: date,
    decision: date | None = None,
    decision_in: DecisionIn | None = None,
    calendar: Calendar = NO_REGION,
) -> Plan:
    """What to do on which day. Raises InputError."""
    said = said_day(interview, decision, decision_in, calendar)
    promised = None if said is None else calendar.roll(said)
    return lay_out(steps, interview, said, promised, calendar)


def lay_out(steps: Sequence[Step], start: date, said: date | None, promised: date | None, calendar: Calendar) -> Plan:
    """The steps on their days, counted from `start` and from `promised`, the day that `said` counts as."""
    kept: list[Dated] = []
    left_out: list[LeftOut] = []
    last: Dated | None = None
    for step in steps:
        offset = step.without_decision if promised is None else step.with_decision
        if offset is None:
            continue
        day = _count(offset, start, promised, calendar)
        dated = Dated(step, day)
        if step.is_message:
            if last is not None and day < (earliest := calendar.shift(last.day, MESSAGE_GAP)):
                if step.if_too_close == "drop":
                    left_out.append(LeftOut(step, day, last))
                    continue
                dated = Dated(step, earliest, moved_from=day)
            last = dated
        kept.append(dated)
    kept.sort(key=lambda each: each.day)  # stable: on one day, the order of the file
    dated_steps = tuple(_with_alternative(each, kept, calendar) for each in kept)

    days = [start, *(day for day in (said, promised) if day), *(each.day for each in dated_steps)]
    beyond = calendar.years is not None and any(day.year not in calendar.years for day in days)
    return Plan(start, said, promised, dated_steps, tuple(left_out), beyond)


def marks(
    made: Plan,
    done: Collection[str],
    today: date,
    calendar: Calendar = NO_REGION,
    answered: date | None = None,
) -> tuple[Mark, ...]:
    """One mark for each of the plan's steps, in their order. `done` holds the ids that the reader has ticked.

    `answered` is the day on which the employer got in touch without deciding: what was due before it is closed,
    and what was due to the recruiter on it, too.
    """
    found: list[Mark] = []
    next_given = False
    for index, each in enumerate(made.steps):
        state, until = State.OPEN, None
        if each.step.id in done:
            state = State.DONE
        elif answered is not None and each.day < answered + _DAY * (each.step.to == "recruiter"):
            state = State.CLOSED
        elif today > each.day:
            until = _late_until(made, index, done, calendar) if each.step.is_message else each.day
            state = State.LATE if today <= until else State.PASSED
        is_next = not next_given and state in (State.OPEN, State.LATE)
        next_given = next_given or is_next
        found.append(Mark(state, is_next, until if state is State.LATE else None))
    return tuple(found)


def _count(offset: Offset, start: date, promised: date | None, calendar: Calendar) -> date:
    anchor = promised if offset.anchor in NAMED_DAYS and promised is not None else start
    if offset.unit == "business_days":
        return calendar.shift(anchor, offset.offset)
    return anchor + _DAY * offset.offset


def _with_alternative(each: Dated, kept: Sequence[Dated], calendar: Calendar) -> Dated:
    if not each.step.is_message or calendar.is_business(each.day):
        return each
    alternative = calendar.roll(each.day)
    following = next((other for other in kept if other.step.is_message and other.day > each.day), None)
    if following and calendar.shift(alternative, MESSAGE_GAP) > following.day:
        return each
    return Dated(each.step, each.day, each.moved_from, alternative)


def _late_until(made: Plan, index: int, done: Collection[str], calendar: Calendar) -> date:
    """The last day on which a message that was not sent may still go out; before its own day where there is none."""
    each = made.steps[index]
    following = next(
        (other for other in made.steps[index + 1 :] if other.step.is_message and other.step.id not in done), None
    )
    if following is None:
        until = calendar.shift(each.day, LAST_MESSAGE_DAYS)
    else:
        until = following.day
        while calendar.shift(until, MESSAGE_GAP) > following.day:
            until -= _DAY
    if made.promised is not None and each.step.precedes_decision:
        until = min(until, made.promised)
    return until
