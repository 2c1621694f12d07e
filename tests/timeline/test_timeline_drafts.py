"""Drafts read well whatever is filled in, and a template that cannot is refused."""

import re
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest

from plugins.core.report import Report
from plugins.timeline.drafts import DRAFT_FIELDS, PARAGRAPH_FIELDS, check, render
from plugins.timeline.model import Note
from plugins.timeline.rules import read_rules

ROOT = Path(__file__).resolve().parents[2]

FULL = {
    "role": "HR Coordinator",
    "company": "Northwind Dairy Inc.",
    "you": "Leila Karimi",
    "common_ground": "large dogs",
    "weekday": "Friday",
    "when": "on Friday",
    "interview_day": "20 November",
    "since": "more than a week",
    "promised_day": "Friday, 4 December",
    "said": "in about two weeks",
    "said_day": "Friday, 4 December",
    "said_then": "in about two weeks",
    "said_day_then": "Friday, 4 December",
    "recruiter": "Priya",
    "panel": "Sam and Ada",
    "thanks": "My thanks for the interview.",
    "name": "Sam",
    "detail": "the warehouse move",
    "subject": "Thank you",
    "paragraphs": "For Ada: thank you.",
    "step": "Follow up",
    "step_day": "Tuesday, 1 December",
    "reason": "They are talking.",
}
ALWAYS = ("weekday", "when", "interview_day", "you", "subject", "paragraphs", "step", "step_day", "reason")
SAID = ("said", "said_day", "said_then", "said_day_then")
STRANDED = re.compile(r" {2}| [,.;:?!]|[\[\]{}|]|,,|,\.|[^.]\.\.(?!\.)|\bundefined\b|\bNone\b|^[,.;]| $", re.MULTILINE)


def shipped_texts() -> list[str]:
    book = read_rules(ROOT / "plugins" / "timeline" / "rules.yaml", ROOT, Report())
    assert book is not None
    guard = book.rules.guard
    texts = [guard.not_yet, guard.send, guard.enough, guard.over, guard.exception, book.rules.late_thanks]
    texts += [guard.draft.subject, guard.draft.body]
    for step in book.rules.every_step:
        texts += [step.title, step.do, step.why, step.phone_script or ""]
        if step.draft:
            texts += [step.draft.subject, *(text for note in step.draft.notes for text in note.model_dump().values())]
            texts += [noted(step.draft.body, note) for note in step.draft.notes or (None,)]
            if step.draft.pass_on:
                texts += [step.draft.pass_on.subject, step.draft.pass_on.body]
                paragraph = step.draft.pass_on.paragraph.replace("{name}", "Ada")  # only the named are passed on
                texts += [noted(paragraph, note) for note in step.draft.notes or (None,)]
    return texts


def noted(text: str, note: Note | None) -> str:
    return text.replace("{opening}", note.opening).replace("{second}", note.second) if note else text


def mixes(text: str) -> Iterator[dict[str, str]]:
    """The fields with each mix of empty ones. Of what they said at most one is known, and the thanks need no mixing."""
    used = [name for name in FULL if f"{{{name}}}" in text and name not in ALWAYS + SAID]
    for filled in product((True, False), repeat=len(used)):
        some = {**FULL, **{name: FULL[name] if there else "" for name, there in zip(used, filled, strict=True)}}
        for said in (*SAID, ""):
            yield {**some, **{name: FULL[name] if name == said else "" for name in SAID}}


@pytest.mark.parametrize("text", shipped_texts(), ids=lambda text: text[:30])
def test_every_mix_of_empty_fields_reads_well(text: str) -> None:
    """No stranded comma, double space, bracket or empty name, whichever fields of a text are empty."""
    for values in mixes(text):
        shown = render(text, values)
        assert not STRANDED.search(shown), shown
        assert "\n\n\n" not in shown


def test_passage_needs_its_fields() -> None:
    """A passage stands where all its fields are filled, and vanishes with its spaces where one is not."""
    text = "the job[[ of {role}]][[ at {company}]]."
    assert render(text, {"role": "clerk", "company": "Acme"}) == "the job of clerk at Acme."
    assert render(text, {"company": "Acme"}) == "the job at Acme."
    assert render(text, {}) == "the job."


def test_first_alternative_that_fits() -> None:
    """Of several alternatives the first whose fields are all filled is taken."""
    text = "[[{role} at {company}|{role}|this job]]"
    assert render(text, {"role": "clerk", "company": "Acme"}) == "clerk at Acme"
    assert render(text, {"role": "clerk", "company": ""}) == "clerk"
    assert render(text, {"role": "", "company": "Acme"}) == "this job"


def test_paragraph_that_vanishes_leaves_no_hole() -> None:
    """An empty paragraph takes its blank lines with it."""
    assert render("One\n\n[[{role}]]\n\nTwo\n", {}) == "One\n\nTwo"


def test_what_is_typed_is_no_template() -> None:
    """Brackets and braces that a reader types come out as they are."""
    assert render("{role}[[, {company}]]", {"role": "[[a|b]]", "company": "{role}"}) == "[[a|b]], {role}"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{nam}", "is no field"),
        ("{name", "stands alone"),
        ("[[ {name}", "opened or closed only once"),
        ("{name} ]]", "opened or closed only once"),
        ("[[ a [[ {name} ]] ]]", "inside another"),
        ("{paragraphs}", "is no field"),
    ],
)
def test_template_that_cannot_be(text: str, words: str) -> None:
    """A slip in a template is named."""
    with pytest.raises(ValueError, match=words):
        check(text, DRAFT_FIELDS)


def test_template_that_can_be() -> None:
    """A sound template is given back as it is."""
    assert check("{paragraphs}[[ {name}|]]", PARAGRAPH_FIELDS) == "{paragraphs}[[ {name}|]]"
