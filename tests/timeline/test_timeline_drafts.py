"""Drafts read well whatever is filled in, and a template that cannot is refused."""

import re
from itertools import product
from pathlib import Path

import pytest

from plugins.core.report import Report
from plugins.timeline.drafts import DRAFT_FIELDS, PARAGRAPH_FIELDS, check, render
from plugins.timeline.rules import read_rules

ROOT = Path(__file__).resolve().parents[2]

FULL = {
    "role": "HR Coordinator",
    "company": "Northwind Dairy Inc.",
    "common_ground": "large dogs",
    "weekday": "Friday",
    "interview_day": "20 November",
    "promised_day": "Friday, 4 December",
    "recruiter": "Priya",
    "panel": "Sam and Ada",
    "name": "Sam",
    "detail": "the warehouse move",
    "paragraphs": "For Ada: thank you.",
    "step": "Follow up",
    "step_day": "Tuesday, 1 December",
    "reason": "They are talking.",
}
ALWAYS = ("weekday", "interview_day", "paragraphs", "step", "step_day", "reason")
STRANDED = re.compile(r" {2}| [,.;:?!]|[\[\]{}|]|,,|,\.|[^.]\.\.(?!\.)|\bundefined\b|\bNone\b|^[,.;]| $", re.MULTILINE)


def shipped_texts() -> list[str]:
    book = read_rules(ROOT / "plugins" / "timeline" / "rules.yaml", ROOT, Report())
    assert book is not None
    guard = book.rules.guard
    texts = [guard.not_yet, guard.send, guard.enough, guard.over, guard.exception]
    texts += [guard.draft.subject, guard.draft.body]
    for step in book.rules.every_step:
        texts += [step.title, step.do, step.why, step.phone_script or ""]
        if step.draft:
            openings = step.draft.openings or ("",)
            texts += [step.draft.subject, *step.draft.openings]
            texts += [step.draft.body.replace("{opening}", opening) for opening in openings]
            if step.draft.pass_on:
                texts += [step.draft.pass_on.subject, step.draft.pass_on.body]
                paragraph = step.draft.pass_on.paragraph.replace("{name}", "Ada")  # only the named are passed on
                texts += [paragraph.replace("{opening}", opening) for opening in openings]
    return texts


@pytest.mark.parametrize("text", shipped_texts(), ids=lambda text: text[:30])
def test_every_mix_of_empty_fields_reads_well(text: str) -> None:
    """No stranded comma, double space, bracket or empty name, whichever fields of a text are empty."""
    used = [name for name in FULL if f"{{{name}}}" in text and name not in ALWAYS]
    for filled in product((True, False), repeat=len(used)):
        values = {**FULL, **{name: FULL[name] if there else "" for name, there in zip(used, filled, strict=True)}}
        shown = render(text, values)
        assert not STRANDED.search(shown), shown
        assert "\n\n\n" not in shown


@pytest.mark.parametrize("detail", ["", "the warehouse move"])
def test_a_panel_that_compares_notes(detail: str) -> None:
    """Twelve people get twelve mails whose first sentence, and what they say after it, nobody else has."""
    book = read_rules(ROOT / "plugins" / "timeline" / "rules.yaml", ROOT, Report())
    assert book is not None
    draft = next(step.draft for step in book.rules.steps if step.to == "panel")
    assert draft is not None
    openings = [render(opening, {**FULL, "detail": detail}) for opening in draft.openings]
    sentences = [opening.partition(". ")[::2] for opening in openings]
    for part in zip(*sentences, strict=True):
        assert len(set(part)) == 12, part


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
