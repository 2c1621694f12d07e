"""A file of rules: what it says in words, and what is said about a rule that cannot be."""

from pathlib import Path

import pytest

from plugins.core.report import Report
from plugins.timeline.rules import RuleBook, check_sources, read_rules
from plugins.timeline.wording import either_words, rule_words
from tests.timeline.cases import ROOT, RULES

SMALL = """\
example: {interview: 2026-11-20, decision: 2026-12-04}
steps:
  - id: thank_you
    to: panel
    channel: email
    with_decision: {anchor: decision, offset: -1, unit: days}
    without_decision: {anchor: interview, offset: 1, unit: days}
    title: Say thank you
    do: Write.
    why: It helps.
    avoid: Silence.
    draft:
      subject: Thank you
      body: Hello {name}
    source: following-up#notes
  - id: wait
    to: self
    channel: self
    with_decision: null
    without_decision: {anchor: interview, offset: 9, unit: business_days}
    title: Wait
    do: Wait.
    why: It takes time.
    avoid: Calling.
    source: following-up#notes
common_ground:
  prompts: [What hung on the wall?]
  source: following-up#notes
courses:
  offer:
    - id: decide
      to: self
      channel: self
      with_decision: {anchor: deadline, offset: 0, unit: days}
      without_decision: {anchor: offer, offset: 5, unit: days}
      title: Decide
      do: Decide.
      why: They wait.
      avoid: Silence.
      source: following-up#notes
  no:
    - id: dinner
      to: self
      channel: self
      with_decision: null
      without_decision: {anchor: no, offset: 0, unit: days}
      title: Have dinner
      do: Eat.
      why: It is late.
      avoid: Brooding.
      source: following-up#notes
guard:
  not_yet: Not yet.
  send: Send {step}.
  enough: That is enough.
  over: That was all.
  exception: Another offer.
  draft:
    subject: Another offer
    body: Hello {recruiter}
late_thanks: Late.
"""


def read(folder: Path, text: str) -> tuple[RuleBook | None, list[str]]:
    report = Report()
    path = folder / "rules.yaml"
    path.write_text(text, encoding="utf-8")
    return read_rules(path, folder, report), [str(entry) for entry in report.problems]


def problems(folder: Path, old: str, new: str) -> list[str]:
    assert SMALL.count(old) >= 1
    return read(folder, SMALL.replace(old, new, 1))[1]


def test_small_rules(tmp_path: Path) -> None:
    """The rules that the other tests spoil are sound."""
    book, found = read(tmp_path, SMALL)
    assert found == []
    assert book is not None
    assert [step.id for step in book.rules.steps] == ["thank_you", "wait"]


@pytest.mark.parametrize(
    ("old", "new", "place", "words"),
    [
        ("avoid: Silence.", "avoid: Silence.\n    avoids: Noise.", "rules.yaml:12:5", "Did you mean avoid?"),
        ("anchor: decision", "anchor: decided", "rules.yaml:6:29", '"decided" is not one of interview, decision'),
        ("unit: business_days", "unit: workdays", "rules.yaml:20:60", '"workdays" is not one of days, business_days'),
        ("channel: email", "channel: pigeon", "rules.yaml:5:14", '"pigeon" is not one of self, email, phone'),
        ("to: panel", "to: boss", "rules.yaml:4:9", '"boss" is not one of self, panel, recruiter'),
        ("title: Say", "late: 0\n    title: Say", "rules.yaml:8:11", "1"),
        ("title: Say", "late: -5\n    title: Say", "rules.yaml:8:11", "1"),
        ("title: Say", "late: 366\n    title: Say", "rules.yaml:8:11", "365"),
        ("title: Say", "late: soon\n    title: Say", "rules.yaml:8:11", '"soon" is not a number'),
        ("title: Say", "lates: 5\n    title: Say", "rules.yaml:8:5", "Did you mean late?"),
        ("title: Wait", "late: 5\n    title: Wait", "rules.yaml:16:5", "late is for messages"),
        ("id: wait", "id: Wait!", "rules.yaml:16:9", "want lower-case letters"),
        ("id: wait", "id: thank_you", "rules.yaml:16:9", 'the id "thank_you" is given twice (first in line 3)'),
        ("{anchor: interview, offset: 9, unit: business_days}", "null", "rules.yaml:16:5", "in no plan"),
        ("interview, offset: 1", "decision, offset: 1", "rules.yaml:3:5", "nobody named a day"),
        ("offset: 9", "offset: soon", "rules.yaml:20:51", '"soon" is not a number'),
        ("{name}", "{nmae}", "rules.yaml:14:13", '"{nmae}" is no field'),
        ("{name}", "[[{name}", "rules.yaml:14:13", "opened or closed only once"),
        ("{name}", "{opening}", "rules.yaml:13:7", "uses {opening} but has no list of notes"),
        ("      subject: Thank you\n", "", "rules.yaml:13:7", "uses {subject} but has no list of notes"),
        (" {name}", " {nmae} {second}", "rules.yaml:14:13", '"{nmae}" is no field'),
        ("late_thanks: Late.", "late_thanks: Late, {name}.", "rules.yaml:61:14", '"{name}" is no field'),
        ("title: Wait", "title: Wait for {name}", "rules.yaml:21:12", '"{name}" is no field'),
        ("source: following-up#notes", "source: following-up", "rules.yaml:15:13", "names no section"),
        ("decision: 2026-12-04", "decision: 2026-11-04", "rules.yaml:1:10", "before the interview"),
        ("anchor: deadline", "anchor: decision", "rules.yaml:34:31", 'with_decision: cannot count from "decision" here'),
        ("anchor: decision", "anchor: deadline", "rules.yaml:6:29", "Want interview or decision."),
        ("anchor: no", "anchor: offer", "rules.yaml:46:34", 'without_decision: cannot count from "offer" here'),
        ("anchor: offer", "anchor: deadline", "rules.yaml:31:7", "without_decision cannot count from the deadline"),
        ("id: dinner", "id: wait", "rules.yaml:42:11", 'the id "wait" is given twice (first in line 16)'),
        ("Send {step}.", "Send {name}.", "rules.yaml:54:9", '"{name}" is no field'),
        ("  over: That was all.\n", "", "rules.yaml:53:3", "guard.over: is missing"),
        ("to: self", "to: recruiter", "rules.yaml:16:5", "go together"),
    ],
)  # fmt: skip
def test_spoiled_rules(tmp_path: Path, old: str, new: str, place: str, words: str) -> None:
    """Each fault is named once, with its line and column and in an author's words."""
    found = problems(tmp_path, old, new)
    assert len(found) == 1, found
    assert found[0].startswith(place)
    assert words in found[0]


def test_message_without_words(tmp_path: Path) -> None:
    """A step by email needs a draft, one by phone needs what to say."""
    lines = SMALL.splitlines(keepends=True)
    without = "".join(line for number, line in enumerate(lines, 1) if number not in (12, 13, 14))
    assert "needs a draft" in read(tmp_path, without)[1][0]
    assert "needs a phone_script" in read(tmp_path, without.replace("channel: email", "channel: phone"))[1][0]


@pytest.mark.parametrize(
    ("sections", "words"),
    [
        ({}, 'there is no published article "following-up"'),
        ({"following-up-well": {}}, "Did you mean following-up-well?"),
        ({"following-up": {"note": "Note"}}, 'has no section "notes". Did you mean note?'),
        ({"following-up": {}}, "Its sections: none."),
    ],
)
def test_source_that_is_no_section(tmp_path: Path, sections: dict[str, dict[str, str]], words: str) -> None:
    """A step whose source is gone is a problem of the rules, in the line of the source."""
    book, _ = read(tmp_path, SMALL)
    assert book is not None
    report = Report()
    assert not check_sources(book, sections, report)
    assert [entry.line for entry in report.problems] == [15, 25, 28, 40, 51]
    assert words in str(report.problems[0])


def test_source_that_is_there(tmp_path: Path) -> None:
    """Where each source is a section, nothing is reported."""
    book, _ = read(tmp_path, SMALL)
    assert book is not None
    report = Report()
    assert check_sources(book, {"following-up": {"notes": "Notes"}}, report)
    assert report.problems == []


def test_rules_in_words(tmp_path: Path) -> None:
    """The table says when a step falls as one would say it."""
    book = read_rules(RULES, ROOT, Report())
    assert book is not None
    words = [(rule_words(step.with_decision), rule_words(step.without_decision)) for step in book.rules.steps]
    assert words == [
        ("the day of the interview", "the day of the interview"),
        ("the day after the interview", "the day after the interview"),
        ("3 business days before the date they gave you", "5 business days after the interview"),
        ("the date they gave you", ""),
        ("2 business days after the date they gave you", "10 business days after the interview"),
        ("7 business days after the date they gave you", "15 business days after the interview"),
    ]


def test_answers_in_words() -> None:
    """So does the table for the time after an answer."""
    book = read_rules(RULES, ROOT, Report())
    assert book is not None
    steps = (*book.rules.courses.offer, *book.rules.courses.no)
    assert [either_words(step.with_decision, step.without_decision) for step in steps] == [
        "the day of the offer",
        "2 business days before the day they want your answer",
        "2 business days before the day they want your answer; where they named none, 2 business days after the offer",
        "the day they want your answer; where they named none, 5 business days after the offer",
        "the day after the no",
    ]


def chasing(offsets: dict[str, str]) -> str:
    """SMALL with further messages to the recruiter: id -> its rule and what happens where it is too close."""
    steps = "".join(
        f"""\
  - id: {name}
    to: recruiter
    channel: email
    {rule}
    without_decision: null
    title: Ask
    do: Ask.
    why: It helps.
    avoid: Silence.
    draft: {{subject: Ask, body: Ask}}
    source: following-up#notes
"""
        for name, rule in offsets.items()
    )
    return SMALL.replace("common_ground:\n", f"{steps}common_ground:\n", 1)


AFTER = "with_decision: {anchor: decision, offset: 2, unit: business_days}"
PUT_OFF = "with_decision: {anchor: decision, offset: -3, unit: business_days}"
LEFT_OUT = f"{PUT_OFF}\n    if_too_close: drop"


@pytest.mark.parametrize("third", [AFTER, PUT_OFF])
def test_a_third_message_after_the_promised_day(tmp_path: Path, third: str) -> None:
    """Also one that would only be put off beyond it: refused at its line, with what to do."""
    text = chasing({"one": AFTER, "two": AFTER, "three": third})
    book, said = read(tmp_path, text)
    assert book is None
    (problem,) = said
    assert problem.startswith(f"rules.yaml:{text.splitlines().index('  - id: three') + 1}:")
    assert 'step "three"' in problem
    assert '"one", "two"' in problem
    assert "if_too_close: drop" in problem


def test_two_messages_after_the_promised_day(tmp_path: Path) -> None:
    """Two are allowed, and beside them one before it that falls away rather than being put off."""
    book, said = read(tmp_path, chasing({"zero": LEFT_OUT, "one": AFTER, "two": AFTER}))
    assert said == []
    assert book is not None
