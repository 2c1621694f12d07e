"""What the calculator's scripts must give beyond the plan itself: the day an employer meant, and where each step stands.

Pure, and written apart from the scripts, which are held against it on any dates.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Literal

from plugins.timeline.model import Step
from plugins.timeline.schedule import MESSAGE_GAP, NO_REGION, Calendar, Plan
from plugins.timeline.schedule import plan as plan_for

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
class DecisionIn:
    """The time that the employer asked for, counted from the interview."""

    n: int
    unit: Unit


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
    return plan_for(steps, interview, said, calendar)


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


def _late_until(made: Plan, index: int, done: Collection[str], calendar: Calendar) -> date:
    """The last day on which a message that was not sent may still go out; before its own day where there is none."""
    each = made.steps[index]
    following = next(
        (other for other in made.steps[index + 1 :] if other.step.is_message and other.step.id not in done), None
    )
    if following is None:
        until = calendar.shift(each.day, each.step.late or LAST_MESSAGE_DAYS)
    else:
        until = following.day
        while calendar.shift(until, MESSAGE_GAP) > following.day:
            until -= _DAY
        if each.step.late is not None:
            until = min(until, calendar.shift(each.day, each.step.late))
    if made.promised is not None and _precedes_decision(each.step):
        until = min(until, made.promised)
    return until


def _precedes_decision(step: Step) -> bool:
    """Whether it is pointless after the day they named: before a decision, or anywhere on the way to a deadline."""
    rule = step.with_decision
    if rule is None:
        return False
    return rule.offset < 0 if rule.anchor == "decision" else rule.anchor != "interview"
