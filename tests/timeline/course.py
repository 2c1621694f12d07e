"""What becomes of a plan once something has changed, and whether to write today. plugins/timeline/static/plan/course.js is its twin.

Pure: dates and rules in, plans and answers out.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from plugins.timeline.model import Step
from plugins.timeline.schedule import NO_REGION, Calendar, Dated, Plan, lay_out
from tests.timeline.reference import InputError, Mark, State

ENOUGH_MESSAGES = 2
"""Messages to the recruiter after the promised day, beyond which another one does harm."""


def course_plan(
    steps: Sequence[Step], interview: date, heard: date, deadline: date | None = None, calendar: Calendar = NO_REGION
) -> Plan:
    """The plan after an offer or a no, from the day `heard`. Raises InputError.

    A deadline on a day off counts as the business day before it, though never as a day before the offer; nothing is
    planned before the day it was heard, and nothing is put off beyond the deadline.
    """
    if deadline is not None and deadline < heard:
        raise InputError("deadline", "want a day not before the offer")
    counts_as = deadline
    if deadline is not None and not calendar.is_business(deadline):
        counts_as = max(heard, calendar.shift(deadline, -1))
    made = lay_out(steps, heard, deadline, counts_as, calendar)
    kept = tuple(_not_beyond(each, deadline) for each in made.steps if each.day >= heard)
    return replace(made, interview=interview, steps=kept)


class Answer(StrEnum):
    NOT_YET = "not_yet"
    SEND = "send"
    ENOUGH = "enough"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class Guarded:
    """The answer to "I want to write today"; `message` is the one to send, or to wait for."""

    answer: Answer
    message: Dated | None = None


def guard(made: Plan, marks: Sequence[Mark], today: date) -> Guarded:
    """What a reader hears who wants to write `today`: what is due, when the next message is, or that it is enough."""
    messages = [(each, mark) for each, mark in zip(made.steps, marks, strict=True) if each.step.is_message]
    after = [
        each
        for each, mark in messages
        if mark.state is State.DONE
        and each.step.to == "recruiter"
        and made.promised is not None
        and each.day > made.promised
    ]
    if len(after) >= ENOUGH_MESSAGES:
        return Guarded(Answer.ENOUGH)
    waiting = next((each for each, mark in messages if mark.state in (State.OPEN, State.LATE)), None)
    if waiting is None:
        return Guarded(Answer.OVER)
    return Guarded(Answer.SEND if waiting.day <= today else Answer.NOT_YET, waiting)


def _not_beyond(each: Dated, deadline: date | None) -> Dated:
    if deadline is None or each.alternative is None or each.alternative <= deadline:
        return each
    return replace(each, alternative=None)
