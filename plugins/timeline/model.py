"""The advice as data: what a step of the plan is, and what rules.yaml may say."""

import re
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, model_validator

from plugins.core.validation import Day, Model

from .drafts import DRAFT_FIELDS, GUARD_FIELDS, NOTE_FIELDS, PARAGRAPH_FIELDS, TITLE_FIELDS, check

Text = Annotated[str, Field(min_length=1)]


def _id(value: str) -> str:
    if not re.fullmatch(r"[a-z][a-z0-9_]*", value):
        raise ValueError(f'"{value}" cannot be an id (want lower-case letters, digits and _)')
    return value


def _source(value: str) -> str:
    if not re.fullmatch(r"[a-z0-9-]+#[^\s#]+", value):
        raise ValueError(f'"{value}" names no section (want article-slug#heading-id)')
    return value


def _template(fields: frozenset[str]) -> AfterValidator:
    return AfterValidator(lambda text: check(text, fields))


TitleText = Annotated[Text, _template(TITLE_FIELDS)]
NoteText = Annotated[Text, _template(NOTE_FIELDS)]
DraftText = Annotated[Text, _template(DRAFT_FIELDS)]
ParagraphText = Annotated[Text, _template(PARAGRAPH_FIELDS)]
GuardText = Annotated[Text, _template(GUARD_FIELDS)]


class TimelineFront(Model):
    """What an article's front matter may say of the calculator: whether it stands below the text."""

    timeline: bool = False


NAMED_DAYS = ("decision", "deadline")
"""The anchors that are known only where the employer has named a day."""


class Offset(Model):
    """A day relative to another: `offset` units after the anchor, before it where negative."""

    anchor: Literal["interview", "decision", "offer", "deadline", "no"]
    offset: Annotated[int, Field(ge=-365, le=365)]
    unit: Literal["days", "business_days"]


class PassOn(Model):
    """The mail that asks the recruiter to pass thanks on. `{paragraphs}` in `body`: one `paragraph` per person."""

    subject: DraftText
    body: ParagraphText
    paragraph: DraftText


class Note(Model):
    """What is one person's own in a note to a panel, as `{subject}`, `{opening}` and `{second}`."""

    subject: NoteText
    opening: NoteText
    second: NoteText


_OF_A_NOTE = re.compile(r"\{(subject|opening|second)\}")


class Draft(Model):
    """A message to send. Of `notes`, each person written to gets the next one; their subject is the message's."""

    subject: DraftText = "{subject}"
    body: DraftText
    notes: tuple[Note, ...] = ()
    pass_on: PassOn | None = None

    @model_validator(mode="after")
    def _notes_are_there(self) -> Self:
        passed_on = (self.pass_on.subject, self.pass_on.body, self.pass_on.paragraph) if self.pass_on else ()
        if not self.notes and (found := _OF_A_NOTE.search("\n".join((self.subject, self.body, *passed_on)))):
            raise ValueError(f"uses {found[0]} but has no list of notes")
        if any(_OF_A_NOTE.search(text) for text in passed_on[:2]):
            raise ValueError("pass_on uses a field of a note outside its paragraph")
        return self


class Step(Model):
    """One step of the plan: to whom, when in either plan (None: not in that plan), and the advice that goes with it.

    `late`: how many business days after its day a message is still of use, if no other message follows sooner. None: it
    is of use until the next one, and the last one for ten.
    """

    id: Annotated[str, AfterValidator(_id)]
    to: Literal["self", "panel", "recruiter"]
    channel: Literal["self", "email", "phone"]
    with_decision: Offset | None
    without_decision: Offset | None
    if_too_close: Literal["drop", "move"] = "move"
    late: Annotated[int, Field(ge=1, le=365)] | None = None
    title: TitleText
    why: TitleText
    do: TitleText
    avoid: Text
    draft: Draft | None = None
    phone_script: DraftText | None = None
    source: Annotated[str, AfterValidator(_source)]

    @property
    def is_message(self) -> bool:
        return self.to != "self"

    @model_validator(mode="after")
    def _holds_together(self) -> Self:
        if self.with_decision is None and self.without_decision is None:
            raise ValueError("with_decision and without_decision are both null, so the step is in no plan")
        if self.without_decision is not None and (anchor := self.without_decision.anchor) in NAMED_DAYS:
            raise ValueError(f"without_decision cannot count from the {anchor}: in that plan nobody named a day")
        if (self.to == "self") != (self.channel == "self"):
            raise ValueError("to: self and channel: self go together")
        if self.to == "self" and self.late is not None:
            raise ValueError("late is for messages: a step to oneself is passed the day after")
        if self.channel == "email" and self.draft is None:
            raise ValueError("a step by email needs a draft")
        if self.channel == "phone" and self.phone_script is None:
            raise ValueError("a step by phone needs a phone_script")
        return self


class CommonGround(Model):
    """Questions that help to remember something about a person, and the section of an article that goes with them."""

    prompts: Annotated[tuple[Text, ...], Field(min_length=1)]
    source: Annotated[str, AfterValidator(_source)]


class Example(Model):
    """The worked example that the page shows before anything is typed."""

    interview: Day
    decision: Day

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.decision < self.interview:
            raise ValueError("the decision is before the interview")
        return self


class Courses(Model):
    """What takes the place of the plan once they have answered."""

    offer: tuple[Step, ...]
    no: tuple[Step, ...]


class Guard(Model):
    """What is said to a reader who wants to write today. `draft` is for the `exception`, an offer from elsewhere."""

    not_yet: GuardText
    send: GuardText
    enough: GuardText
    over: GuardText
    exception: GuardText
    draft: Draft


class Rules(Model):
    """The whole of rules.yaml. `late_thanks`: what the next message begins with once the thank-you was never sent."""

    example: Example
    common_ground: CommonGround
    steps: Annotated[tuple[Step, ...], Field(min_length=1)]
    courses: Courses
    guard: Guard
    late_thanks: TitleText

    @property
    def every_step(self) -> tuple[Step, ...]:
        return (*self.steps, *self.courses.offer, *self.courses.no)

    @property
    def sources(self) -> tuple[str, ...]:
        """The sections that the advice rests on, as `article-slug#heading-id`."""
        return (*(step.source for step in self.every_step), self.common_ground.source)
