"""Every draft of the shipped advice, with every filling, made by the page's own scripts, and read as a recruiter would."""

import json
import re
from collections.abc import Iterator
from datetime import date
from itertools import product
from typing import Any

import pytest
from playwright.sync_api import Page

from plugins.core.report import Report
from plugins.timeline.rules import read_rules
from tests.timeline.cases import ROOT, SHIPPED_RULES

NAMES = ("Priya Nair", "Tom Baker", "Ms. Ada Lund", "Bo Lin", "Cy Ray", "Di Moss", "Ed Ali", "Flo Gray", "Gus Hart")
NAMES += ("Hal Ito", "Ivy Jones", "Jo Kaye")
DETAILS = ("", "the warehouse move", "the new dashboards", "how you run your stand-ups")
GROUND = "the lighthouse at Peggy's Cove"
ROLES = ("", "an HR Coordinator")
COMPANIES = ("", "Northwind Dairy Inc.")
YOUS = ("", "Leila Karimi")
INTERVIEWS = ("2026-11-20", "2026-12-24", "2026-11-26")
PHRASES = ("in about two weeks", "by Friday", "next week")
SAID: tuple[tuple[str, int | None], ...] = (
    ("", None),
    ("", 0),
    ("", 14),
    ("", 45),
    *((phrase, 14) for phrase in PHRASES),
)
"""A phrase or a typed date, and the days from the interview to the day it means."""

NOT_OURS = re.compile(
    r"\b(ring(s|ing)?|rang|fortnight\w*|supper|diary|mail|mails|mailed|post|posted|whilst|amongst|cheerio|cheers|keen|"
    r"holiday|shall|reckon|sack(ed)?|redundant|cv|mobile|colour|favour\w*|organis\w+|apologis\w+|realis\w+|enquir\w+|"
    r"learnt|herewith|sincerely hope|hereby|queue|undefined|null|NaN|None)\b",
    re.IGNORECASE,
)
UNCONTRACTED = re.compile(
    r"\b(I am|I have (been|never|always)|I would|I will|it has been|do not|does not|did not|cannot|is not|are not|"
    r"you are|you will|you would|you have (read|sent|been)|they are|they have (read|kept)|they will|that is|there is|what is)"
    r"(?= [a-z])",
    re.IGNORECASE,
)
STRANDED = re.compile(r" {2}| [,.;:?!]|[{}|]|\[\[|\]\]|,,|,\.|\.\.|^[,.;]| $|\n{3}", re.MULTILINE)
MONTHS = "January|February|November|December"
NUMBERS = {"January": 1, "February": 2, "November": 11, "December": 12}
TOLD = re.compile(r"[^.?!\n]*\b(?:[Yy]ou said|I understand|[Yy]ou (?:hope|were hoping)|expected|asked)\b[^.?!\n]*")
COMING = re.compile(rf"(?:hopes? to decide|have your answer|hear from me) by (\w+, )?(\d+) ({MONTHS})( \d{{4}})?")
SPAN = re.compile(r"(more than )?\b(a|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d+) weeks?\b")
COUNTS = ("", "a", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")

SCRIPT = """async ([advice, cases]) => {
  const { marksFor } = await import('/page/answer.js');
  const { render, valuesFor } = await import('/plan/drafts.js');
  const { planFor } = await import('/plan/course.js');
  const { draftsFor, fieldsOf } = await import('/plan/people.js');
  const { calendarOf, isoDay, parseDay } = await import('/plan/schedule.js');
  const calendar = calendarOf(undefined);
  const found = [];
  const seen = new Map();
  const { greetingOf } = await import('/plan/greetings.js');
  for (const { kept, you, said, delays } of cases) {
    // As the form does where a name is typed.
    for (const one of [kept.words.recruiter, ...kept.words.interviewers]) one.greeting = greetingOf(one.name);
    const plan = planFor(advice, kept, calendar);
    const days = new Set([plan.interview, ...plan.steps.flatMap(({ day }) => delays.map((delay) => day + delay))]);
    for (const today of days) {
      const marks = marksFor(plan, kept, today, calendar);
      const world = { today, language: 'en-CA', advice };
      const shown = { plan, marks, kept: { ...kept, phrase: said }, named: fieldsOf(kept.words), you, world };
      const add = (id, sent, kind, texts) => {
        const key = JSON.stringify([kept.words, kept.interview, kept.day, said, you, id, sent, kind, texts]);
        if (seen.has(key)) return;
        seen.set(key, true);
        found.push({ id, sent: isoDay(sent), kind, texts, ago: sent - plan.interview, people: kept.words.interviewers.length,
                     typed: plan.said !== null && (!said || kept.course.kind === 'offer'), dated: plan.said !== null, course: kept.course.kind,
                     thanked: !marks.some((mark, at) => plan.steps[at].step.to === 'panel' && mark.state === 'passed') });
      };
      plan.steps.forEach(({ step, day }, index) => {
        const values = valuesFor(shown, index);
        const sent = Math.max(today, day);
        const drafts = draftsFor(step, kept.words, values);
        add(step.id, sent, 'advice', ['title', 'do', 'why'].map((name) => render(step[name], values)).concat(step.avoid));
        if (step.phone_script) add(step.id, sent, 'call', [render(step.phone_script, values)]);
        if (drafts.length) add(step.id, sent, 'drafts', drafts.map(({ to, subject, body }) => [to, subject, body]));
      });
      const values = valuesFor(shown, -1);
      const { draft, ...words } = advice.guard;
      const fields = { ...values, step: 'Follow up', step_day: 'Friday, 4 December', reason: 'It helps.' };
      add('guard', today, 'advice', Object.values(words).map((text) => render(text, fields)));
      const drafts = draftsFor({ to: 'recruiter', draft }, kept.words, values);
      add('guard', today, 'drafts', drafts.map(({ to, subject, body }) => [to, subject, body]));
    }
  }
  return JSON.stringify(found);
}"""


def number(text: str) -> int:
    return (date.fromisoformat(text) - date(1970, 1, 1)).days


def person(name: str, email: str = "", detail: str = "", ground: str = "") -> dict[str, str]:
    return {"name": name, "email": email, "greeting": "", "detail": detail, "common_ground": ground}


def people(count: int, detail: str, email: bool) -> list[dict[str, str]]:
    """The first of them shares something with the reader."""
    return [
        person(name, f"p{index}@northwind.example" if email else "", detail, "" if index else GROUND)
        for index, name in enumerate(NAMES[:count])
    ]


def kept(interview: int, day: int | None, words: dict[str, Any], course: dict[str, Any]) -> dict[str, Any]:
    return {"interview": interview, "day": day, "words": words, "course": course, "done": [], "rounds": []}


def cases() -> Iterator[dict[str, Any]]:
    """Every filling of what is typed with one set of dates, and every set of dates with few fillings."""
    recruiter = person("Priya Nair", "priya@northwind.example")
    first = number(INTERVIEWS[0])
    for count, detail, email, role, company, you in product(
        (0, 1, 4, 12), DETAILS, (True, False), ROLES, COMPANIES, YOUS
    ):
        words = {"role": role, "company": company, "recruiter": recruiter if you else person("")}
        words["interviewers"] = people(count, detail, email)
        for said, days in SAID[:5]:
            day = None if days is None else first + days
            yield {"kept": kept(first, day, words, {"kind": "waiting"}), "you": you, "said": said, "delays": []}
    for text, (said, days), (count, role, writer) in product(
        INTERVIEWS, SAID, ((0, "", person("")), (4, ROLES[1], recruiter))
    ):
        interview = number(text)
        words = {"role": role, "company": "", "recruiter": writer, "interviewers": people(count, DETAILS[2], True)}
        waiting = {"you": "", "said": said, "delays": [0, 1, 5, 30]}
        day = None if days is None else interview + days
        heard = interview + 5
        courses = [{"kind": "waiting"}, {"kind": "no", "day": heard}, {"kind": "answered", "day": heard}]
        courses += [{"kind": "offer", "day": heard, "deadline": deadline} for deadline in (None, heard, heard + 10)]
        for course in courses:
            yield {**waiting, "kept": kept(interview, day, words, course)}


@pytest.fixture(scope="module")
def advice() -> dict[str, Any]:
    book = read_rules(SHIPPED_RULES, ROOT, Report())
    assert book is not None
    return json.loads(json.dumps(book.rules.model_dump(mode="json")))


Found = list[dict[str, Any]]


@pytest.fixture(scope="module")
def found(browser: Any, scripts: str, advice: dict[str, Any]) -> Iterator[Found]:
    """All that the scripts make of all cases, once for all tests."""
    page: Page = browser.new_page()
    page.goto(f"{scripts}/plan/schedule.js")
    yield json.loads(page.evaluate(SCRIPT, [advice, list(cases())]))
    page.close()


@pytest.fixture(scope="module")
def drafts(found: Found) -> Found:
    """One entry per draft, with `to`, `subject` and `body`."""
    split = [
        {**each, "to": to, "subject": subject, "body": body}
        for each in found
        if each["kind"] == "drafts"
        for to, subject, body in each["texts"]
    ]
    assert {each["id"] for each in split} == {
        "thank_you", "follow_up", "check_in", "last_note", "offer_thanks", "ask_for_time", "closing_note", "guard",
    }  # fmt: skip
    return split


@pytest.fixture(scope="module")
def texts(found: Found, drafts: Found) -> list[tuple[str, dict[str, Any]]]:
    """Every text that a reader or a recruiter sees, with where it's from; each once."""
    all_of_them = [(text, each) for each in found if each["kind"] != "drafts" for text in each["texts"]]
    all_of_them += [(text, each) for each in drafts for text in (each["subject"], each["body"])]
    return list({text: (text, each) for text, each in all_of_them}.values())


def test_nothing_changes_before_anybody_is_named(beside: Page, advice: dict[str, Any]) -> None:
    """Two dates give the same plan, titles and drafts with what an answer takes beyond them and without it."""
    script = """async ([advice, kept]) => {
      const { answerOf, callOf, draftsOf } = await import('/page/answer.js');
      const { nothing } = await import('/kept/storage.js');
      const { beyond } = await import('/plan/beyond.js');
      const { calendarOf } = await import('/plan/schedule.js');
      return [undefined, beyond].map((beyond) => kept.map((dates) => {
        const state = { kept: { ...nothing('none'), id: 'one', ...dates }, you: '', answered: true };
        const world = { today: dates.interview + 3, language: 'en', advice, beyond, calendarOf: () => calendarOf(undefined) };
        const answer = answerOf(state, world);
        return answer.steps.map((shown) =>
          [shown.dated.step.id, shown.dated.day, shown.mark, shown.title, draftsOf(shown, answer), callOf(shown)]);
      }));
    }"""
    day = number(INTERVIEWS[0])
    said = [
        {"day": None},
        {"day": None, "said": "soon"},
        {"day": day + 14},
        {"day": day + 14, "phrase": "in two weeks"},
    ]
    without, with_more = beside.evaluate(script, [advice, [{"interview": day, **each} for each in said]])
    assert without == with_more
    assert all(len(steps) >= 4 for steps in without)


def test_greeting_and_signature(drafts: Found) -> None:
    """A draft greets somebody or nobody, goes on with a capital, and ends with a name below the regards."""
    for each in drafts:
        assert re.match(r"Hello(?: [A-Z][\w. ]*)?,\n\n[A-Z]", each["body"]), each["body"]
        assert re.search(r"[.?]\n\nKind regards,\n(Leila Karimi|\[your name\])$", each["body"]), each["body"]
        assert each["body"].count("Kind regards") == 1


def test_nothing_stranded(texts: list[tuple[str, dict[str, Any]]]) -> None:
    """No brace, double space or stray punctuation, whatever is empty; a sentence begins with a capital."""
    for text, _ in texts:
        assert not STRANDED.search(text), text
        assert not re.search(r"(?<!Inc)[.?!] [a-z]", text), text


def test_words_that_belong(texts: list[tuple[str, dict[str, Any]]]) -> None:
    """No word that a North American recruiter would not write, and contractions where one would speak them."""
    for text, _ in texts:
        assert not NOT_OURS.search(text), (NOT_OURS.search(text), text)
        assert not UNCONTRACTED.search(text), (UNCONTRACTED.search(text), text)


def test_what_they_said(texts: list[tuple[str, dict[str, Any]]]) -> None:
    """A date stands in what they said only where a date was typed, a phrase only where a phrase was."""
    dated = spoken = 0
    for text, each in texts:
        for told in TOLD.findall(text):
            if each["id"] == "guard" and each["course"] == "offer":  # the deadline is theirs to give, not to keep
                assert not re.search(rf"\d+ ({MONTHS})", told), text
            assert each["typed"] or not re.search(rf"\d+ ({MONTHS})", told), text
            dated += bool(re.search(rf"\d+ ({MONTHS})", told))
            spoken += any(phrase in told for phrase in PHRASES)
    assert dated and spoken


def test_days_to_come(texts: list[tuple[str, dict[str, Any]]]) -> None:
    """What is spoken of as to come is after the day of sending, and what was hoped for is not."""
    seen = 0
    for text, each in texts:
        sent = date.fromisoformat(each["sent"])
        for _, day, month, year in COMING.findall(text):
            assert date(int(year or sent.year), NUMBERS[month], int(day)) > sent, (each["sent"], text)
            seen += 1
    assert seen


def test_spans(drafts: Found) -> None:
    """A count of weeks is the calendar's."""
    seen = set()
    for each in drafts:
        body = re.sub("|".join(PHRASES) + "|end of next week", "", each["body"])
        for more, count in SPAN.findall(body):
            weeks = COUNTS.index(count) if count in COUNTS else int(count)
            assert divmod(each["ago"], 7)[0] == weeks, (each["ago"], body)
            assert bool(more) == bool(each["ago"] % 7), (each["ago"], body)
            seen.add((more, count))
    assert len(seen) > 4


def test_weekdays(drafts: Found) -> None:
    """A weekday without a date is one of the last six days."""
    bare = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b(?!, \d)")
    seen = 0
    for each in drafts:
        text = "\n".join((each["subject"], each["body"])).replace("by Friday", "")
        if bare.search(text):
            seen += 1
            assert 0 <= each["ago"] <= 6, (each["ago"], text)
        assert ("yesterday" in text) <= (each["ago"] == 1), text
        assert ("today" in text) <= (each["ago"] == 0), text
    assert seen


def test_the_recruiter_was_not_there(drafts: Found) -> None:
    """She's never told what was said in the room, nor that she met the reader there."""
    for each in drafts:
        if each["id"] != "thank_you" or "pass this on" in each["body"]:
            own = re.sub(r"^For .*$", "", each["body"], flags=re.MULTILINE)
            assert not re.search(
                r"\b(we (spoke|met|talked)|you (said|expected|hoped?|were hoping|told))\b", own, re.I
            ), own


def test_the_first_note(drafts: Found) -> None:
    """60 to 130 words, greeting and signature included."""
    for each in drafts:
        if each["id"] == "thank_you" and "pass this on" not in each["body"]:
            assert 60 <= len(each["body"].split()) <= 130, each["body"]


def test_one_question(drafts: Found) -> None:
    """The last paragraph asks for one thing at most."""
    for each in drafts:
        last = each["body"].split("\n\n")[-2]
        assert last.count("?") <= 1, last


def test_a_panel_that_compares_notes(found: Found) -> None:
    """No two of a panel share subject, opening or second paragraph; twelve without addresses are told apart as well."""
    panels = [each["texts"] for each in found if each["id"] == "thank_you" and each["kind"] == "drafts"]
    assert max(map(len, panels)) == 12
    for panel in panels:
        for parts in zip(*((subject, *body.split("\n\n")[1:3]) for _, subject, body in panel), strict=True):
            assert len(set(parts)) == len(panel), parts
        for _, _, body in panel:
            passed_on = re.findall(r"^For .*?: (.*)$", body, re.MULTILINE)
            assert len(set(passed_on)) == len(passed_on), body


def test_common_ground(drafts: Found) -> None:
    """It's told to the person it is with, and to nobody else: not to the recruiter, who is asked to pass thanks on."""
    told = [each["to"] for each in drafts if GROUND in each["subject"] + each["body"]]
    assert set(told) == {NAMES[0]}
    assert all(each["id"] == "thank_you" for each in drafts if GROUND in each["body"])
    assert not [each for each in drafts if GROUND in each["body"] and "pass this on" in each["body"]]


def test_thanks_that_come_late(drafts: Found) -> None:
    """After a thank-you that passed, one message of the plan begins with thanks; before that, none does."""
    late = [each for each in drafts if "sooner" in each["body"]]
    assert {each["id"] for each in late} == {"follow_up", "check_in", "last_note"}
    for each in late:
        assert not each["thanked"], each["body"]
        assert re.match(r"Hello.*,\n\nFirst, my thanks", each["body"]), each["body"]


def test_acts(texts: list[tuple[str, dict[str, Any]]], advice: dict[str, Any]) -> None:
    """A title can follow "Today: ", what to avoid follows "Don't: ", and what to do is two sentences at most."""
    steps = [*advice["steps"], *advice["courses"]["offer"], *advice["courses"]["no"]]
    for step in steps:
        assert re.match(r"(Write|Say|Follow|Keep|Check|Send|Thank|Read|Ask|Give) ?", step["title"])
        assert re.match(r"[a-z]+ ", step["avoid"]), step["avoid"]
        assert not re.match(r"\w+ing\b", step["avoid"]), step["avoid"]
    for each_text, each in texts:
        if each["kind"] == "advice" and each["id"] != "guard" and each["texts"][1] == each_text:
            assert len(re.findall(r"[.?!](?: |$)", each_text)) <= 2, each_text


def test_they_ask_only_where_nothing_was_said(drafts: Found) -> None:
    """The first note asks when they decide only where they named no time."""
    for each in drafts:
        if each["id"] == "thank_you":
            assert ("?" in each["body"].split("\n\n")[-2]) != each["dated"], each["body"]
