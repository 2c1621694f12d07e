"""The arithmetic of the follow-up timeline: dates in, dates out, no advice. static/plan/schedule.js is its twin.

Knows no clock and no files: what day it is, the rules and the employer's calendar are all handed in.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from .model import NAMED_DAYS, Offset, Step

MESSAGE_GAP = 2
"""Business days that lie at least between two messages of a plan."""
_DAY = timedelta(days=1)


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


def plan(steps: Sequence[Step], interview: date, said: date | None = None, calendar: Calendar = NO_REGION) -> Plan:
    """What to do on which day. `said` is the day that the employer named, not before the interview."""
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
