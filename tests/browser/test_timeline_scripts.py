"""The calculator's pure scripts, in a real browser: against the worked days, and against their twins in Python."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from playwright.sync_api import Page

from plugins.core.facts import Opening
from plugins.core.pages import Site
from plugins.timeline.contexts import follow_up
from plugins.timeline.drafts import render
from plugins.timeline.holidays import Country, read_countries
from plugins.timeline.model import Step
from plugins.timeline.packed_holidays import packed_country
from plugins.timeline.schedule import Calendar
from tests.fuzzing import examples
from tests.timeline.cases import CALENDARS, CASES, MARKED, STEPS, day, decision_in, make_step, unpack
from tests.timeline.reference import DECISION_LIMITS, marks, plan

# Runs each case through schedule.js and gives it back in ISO dates, as `python_plan` does below.
PLANS = """async ([steps, calendars, cases]) => {
  const { calendarOf, isoDay, marks, parseDay, plan } = await import('/plan/schedule.js');
  const iso = (day) => (day === null ? null : isoDay(day));
  return cases.map((one) => {
    const calendar = calendarOf(calendars[one.calendar] ?? undefined);
    try {
      const made = plan(steps, {
        interview: parseDay(one.interview), decision: one.decision ? parseDay(one.decision) : null,
        decisionIn: one.decision_in ?? null }, calendar);
      return {
        said: iso(made.said), promised: iso(made.promised), beyond: made.beyondHolidays,
        steps: made.steps.map((each) => [each.step.id, iso(each.day), iso(each.movedFrom), iso(each.alternative)]),
        left_out: made.leftOut.map((each) => [each.step.id, iso(each.day), each.after.step.id]),
        marks: one.today ? marks(made, new Set(one.done), parseDay(one.today), calendar)
          .map((mark) => [mark.state, mark.next, iso(mark.lateUntil)]) : [],
      };
    } catch (error) {
      return { refused: error.name === 'Error' && error.constructor.name };
    }
  });
}"""


def run_plans(
    page: Page, cases: list[dict[str, Any]], steps: Any = CASES["steps"], calendars: Any = CASES["calendars"]
) -> list[Any]:
    found = page.evaluate(PLANS, [steps, calendars, cases])
    assert isinstance(found, list)
    return found


def python_plan(
    case: dict[str, Any], steps: Sequence[Step] = STEPS, calendars: Mapping[str, Calendar] = CALENDARS
) -> dict[str, Any]:
    calendar = calendars[case["calendar"]]
    interview = date.fromisoformat(case["interview"])
    made = plan(steps, interview, day(case.get("decision")), decision_in(case), calendar)
    found = marks(made, case["done"], date.fromisoformat(case["today"]), calendar) if "today" in case else ()
    return {
        "said": iso(made.said),
        "promised": iso(made.promised),
        "beyond": made.beyond_holidays,
        "steps": [[each.step.id, iso(each.day), iso(each.moved_from), iso(each.alternative)] for each in made.steps],
        "left_out": [[each.step.id, iso(each.day), each.after.step.id] for each in made.left_out],
        "marks": [[mark.state.value, mark.next, iso(mark.late_until)] for mark in found],
    }


def iso(value: date | None) -> str | None:
    return value.isoformat() if value else None


def test_worked_plans(in_zone: Page) -> None:
    """Each day of the worked table comes out in the browser, wherever the reader is."""
    for case, found in zip(CASES["plans"], run_plans(in_zone, CASES["plans"]), strict=True):
        assert {name: at for name, at, _, _ in found["steps"]} == case["days"], case["why"]
        assert {name: at for name, _, at, _ in found["steps"] if at} == case.get("moved_from", {}), case["why"]
        assert {name: at for name, _, _, at in found["steps"] if at} == case.get("alternative", {}), case["why"]
        assert {name: at for name, at, _ in found["left_out"]} == case.get("left_out", {}), case["why"]
        assert found["promised"] == case["promised"], case["why"]
        assert found["said"] == case.get("said", case.get("decision")), case["why"]
        assert found["beyond"] == case.get("beyond", False), case["why"]


def test_refused(in_zone: Page) -> None:
    """What Python refuses, the browser refuses."""
    cases = [{"calendar": "none", **case} for case in CASES["refused"]]
    assert run_plans(in_zone, cases) == [{"refused": "InputError"}] * len(cases)


def test_marks(in_zone: Page) -> None:
    """Late, passed, done and next are the worked ones."""
    cases = [{**MARKED, **case} for case in CASES["marks"]]
    for case, found in zip(cases, run_plans(in_zone, cases), strict=True):
        names = [name for name, *_ in found["steps"]]
        by_name = dict(zip(names, found["marks"], strict=True))
        states = {name: state for name, (state, _, _) in by_name.items() if state != "open"}
        assert states == case["states"], case["why"]
        assert [name for name, (_, is_next, _) in by_name.items() if is_next] == [case["next"]] * bool(case["next"])
        assert {name: until for name, (_, _, until) in by_name.items() if until} == case.get("late_until", {})


@st.composite
def random_case(draw: st.DrawFn, calendars: Sequence[str], ids: Sequence[str]) -> dict[str, Any]:
    interview = draw(st.dates(date(2025, 6, 1), date(2028, 6, 1)))
    case: dict[str, Any] = {"calendar": draw(st.sampled_from(calendars)), "interview": interview.isoformat()}
    kind = draw(st.sampled_from(("none", "decision", "decision_in")))
    if kind == "decision":
        case["decision"] = (interview + timedelta(days=draw(st.integers(0, 90)))).isoformat()
    if kind == "decision_in":
        unit, most = draw(st.sampled_from((("days", 182), ("weeks", 26), ("business_days", 130))))
        case["decision_in"] = {"n": draw(st.integers(1, most)), "unit": unit}
    case["today"] = (interview + timedelta(days=draw(st.integers(-5, 120)))).isoformat()
    case["done"] = draw(st.lists(st.sampled_from(ids), unique=True))
    return case


def random_offset(*anchors: str) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(
        {
            "anchor": st.sampled_from(anchors),
            "offset": st.integers(-15, 25),
            "unit": st.sampled_from(("days", "business_days")),
        }
    )


@st.composite
def random_rules(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Steps as rules.yaml could have them, in any order, anchored anywhere, close together and far apart."""
    rules = []
    for index in range(draw(st.integers(1, 8))):
        known = draw(st.none() | random_offset("interview", "decision"))
        unknown = draw(random_offset("interview") | st.none() if known else random_offset("interview"))
        rules.append(
            {
                "id": f"step_{index}",
                "to": draw(st.sampled_from(("self", "panel", "recruiter"))),
                "with_decision": known,
                "without_decision": unknown,
                "if_too_close": draw(st.sampled_from(("drop", "move"))),
            }
        )
        if rules[-1]["to"] != "self":
            rules[-1]["late"] = draw(st.none() | st.integers(1, 20))
    return rules


@st.composite
def random_region(draw: st.DrawFn) -> dict[str, Any]:
    """A country with its own weekend, of up to three days, and holidays that may stand in long rows."""
    weekend = draw(st.lists(st.integers(1, 7), unique=True, max_size=3).map(sorted))
    first = draw(st.dates(date(2025, 1, 1), date(2028, 11, 1)))
    days = {first + timedelta(days=index) for index in range(draw(st.integers(0, 12)))}
    days |= set(draw(st.lists(st.dates(date(2025, 1, 1), date(2028, 12, 31)), max_size=40)))
    holidays = {str(year): "".join(f"{d:%m%d}" for d in sorted(days) if d.year == year) for year in range(2025, 2029)}
    return {"weekend": "".join(map(str, weekend)), "holidays": holidays}


@pytest.mark.hypothesis
def test_the_twins_agree(in_zone: Page) -> None:
    """On any dates, schedule.js and plan.py give the same plan and the same marks."""
    shipped = random_case(list(CALENDARS), [step.id for step in STEPS])

    @examples(2)
    @given(st.lists(shipped, min_size=150, max_size=150))
    def compare(cases: list[dict[str, Any]]) -> None:
        for case, found in zip(cases, run_plans(in_zone, cases), strict=True):
            assert found == python_plan(case), case

    compare()


@pytest.mark.hypothesis
def test_the_twins_agree_on_any_rules(beside: Page) -> None:
    """The same in any country, under whatever rules an author could write."""

    @examples(20)
    @given(st.data(), random_rules(), random_region())
    def compare(data: st.DataObject, rules: list[dict[str, Any]], region: dict[str, Any]) -> None:
        cases = data.draw(st.lists(random_case(["it"], [rule["id"] for rule in rules]), min_size=15, max_size=15))
        steps, calendar = [make_step(**rule) for rule in rules], unpack(region)
        for case, found in zip(cases, run_plans(beside, cases, rules, {"it": region}), strict=True):
            assert found == python_plan(case, steps, {"it": calendar}), (rules, region, case)
            for (name, at, *_), (state, is_next, until) in zip(found["steps"], found["marks"], strict=True):
                to = next(rule["to"] for rule in rules if rule["id"] == name)
                behind = is_next and at < case["today"]
                assert not behind or (state == "late" and until >= case["today"] and to != "self"), (rules, case)

    compare()


RENDER = """async (cases) => {
  const { render } = await import('/plan/drafts.js');
  return cases.map(([text, values]) => render(text, values));
}"""
pieces = st.sampled_from(
    ["{role}", "{company}", "{name}", "[[", "]]", "|", " ", ",", "\n", "\n\n", "a word", "[[ at {company}]]", "$&"]
)
words = st.sampled_from(["", "clerk", "Acme | Co", "[[{name}]]", "$1", "é\u200d"])


@pytest.mark.hypothesis
def test_templates_agree(beside: Page) -> None:
    """drafts.js and drafts.py fill the same template in the same way, whatever stands in it."""
    filled = st.fixed_dictionaries({"role": words, "company": words, "name": words})
    cases = st.tuples(st.lists(pieces, max_size=12).map("".join), filled)

    @examples(4)
    @given(st.lists(cases, min_size=200, max_size=200))
    def compare(cases: list[tuple[str, dict[str, str]]]) -> None:
        shown = beside.evaluate(RENDER, [list(case) for case in cases])
        assert shown == [render(text, values) for text, values in cases]

    compare()


def test_links(beside: Page) -> None:
    """An address gives back its dates; a broken or hostile one gives nothing; what is written is read again."""
    script = """async ([good, bad]) => {
      const { readLink } = await import('/kept/read_link.js');
      const { writeLink } = await import('/kept/write_link.js');
      const { isoDay } = await import('/plan/schedule.js');
      const words = (link) => ({
        interview: isoDay(link.interview),
        ...(link.day !== null && { decision: isoDay(link.day) }),
        ...(link.said && { said: link.said }),
        ...(link.region !== null && { region: link.region }),
      });
      return [
        good.map((text) => words(readLink(text))),
        good.map((text) => words(readLink(writeLink(readLink(text))))),
        bad.filter((text) => readLink(text) !== null),
      ];
    }"""
    links = CASES["links"]
    read, again, wrongly_read = beside.evaluate(script, [list(links["read"]), links["refused"]])
    assert read == list(links["read"].values())
    assert again == [{name: part for name, part in link.items() if name != "said"} for link in read]
    assert wrongly_read == []


def test_what_is_hung_on_a_link(beside: Page) -> None:
    """A link reads as if nothing stood behind it, whatever a mail or chat program has put there, encoded or not."""
    script = """async (links) => {
      const { readLink } = await import('/kept/read_link.js');
      const read = (text) => JSON.stringify(readLink(text));
      return links.filter(([link, more]) => read(link) === 'null' || read(link) !== read(link + more));
    }"""
    links = [[link, more] for link, ends in CASES["links"]["hung_on"].items() for more in ends]
    assert len(links) > 90
    assert beside.evaluate(script, links) == []


def test_an_end_that_never_ends(beside: Page) -> None:
    """A link of 40,000 marks, or of as many counters of clicks, is refused."""
    script = """async () => {
      const { readLink } = await import('/kept/read_link.js');
      const ends = ['.'.repeat(39000) + 'x', '&aa='.repeat(9900) + ';', '?aa'.repeat(13000), '&'.repeat(39000) + '=;'];
      return ends.map((end) => readLink('v1;i=2026-11-20' + end));
    }"""
    assert beside.evaluate(script) == [None] * 4


texts_of_postings = st.text(st.sampled_from("Aé .,;:!?'\"()[]{}<>*&=%#+/@-_~`|…”»。x"), min_size=1, max_size=12)


@pytest.mark.hypothesis
def test_a_posting_comes_through_whole(beside: Page) -> None:
    """Whatever a company or a job is called, with a full stop, a bracket or a quote at its end: the form gets all of it."""
    script = """async (links) => {
      const { readLink } = await import('/kept/read_link.js');
      return links.map((link) => readLink(link)?.words ?? {}).map(({ company, role }) => [company, role]);
    }"""
    site = Site("", "", "", "en", "https://callback.example", "", 2026, preview=False)
    named = st.tuples(*[texts_of_postings.map(lambda text: " ".join(text.split())).filter(bool)] * 2)

    @examples(3)
    @example([("Acme Inc.", "Dev (remote)"), ("Yahoo!", "Sr. Dev."), ("Acme", "etc..."), ("A&bc=d", "R&D?x=y.")])
    @given(st.lists(named, min_size=100, max_size=100))
    def compare(cases: list[tuple[str, str]]) -> None:
        links = [follow_up(Opening(role=role, company=company), site).link.partition("#")[2] for company, role in cases]
        assert beside.evaluate(script, links) == [list(case) for case in cases]

    compare()


CHANGED = """async ([change, before]) => {
  const { changed } = await import('/plan/changes.js');
  const kept = { revision: 3, interview: 20777, said: 'soon', phrase: '', day: 20791, done: ['notes'], rounds: [],
    course: { kind: 'waiting' }, ...before };
  return changed(kept, change, 20780, 20790);
}"""


def test_each_change_is_a_new_revision(beside: Page) -> None:
    """Whatever changes, the revision grows by one, so that calendars take what comes of it."""
    changes = ("moved", "round", "answered", "offer", "no", "waiting")
    for change in changes:
        for course in ({"kind": "waiting"}, {"kind": "offer", "day": 20779, "deadline": None}):
            assert beside.evaluate(CHANGED, [change, {"course": course}])["revision"] == 4, change


def test_news_is_not_what_was_said_at_the_interview(beside: Page) -> None:
    """A day that was named later takes the place of what they said: no draft tells it as said when they met."""
    before = {"course": {"kind": "waiting"}, "said": "in two weeks", "phrase": "in two weeks"}
    for change in ("moved", "answered"):
        found = beside.evaluate(CHANGED, [change, before])
        assert (found["said"], found["phrase"], found["day"]) == ("", "", 20790), change


def test_back_to_waiting(beside: Page) -> None:
    """An offer or a no that was none leaves everything else as it was."""
    for course in ({"kind": "offer", "day": 20779, "deadline": 20785}, {"kind": "no", "day": 20779}):
        before = {"course": course, "done": ["thanks"], "rounds": [{"interview": 20770, "done": []}]}
        found = beside.evaluate(CHANGED, ["waiting", before])
        rest = {"interview": 20777, "said": "soon", "phrase": "", "day": 20791}
        assert found == {"revision": 4, **rest, **before, "course": {"kind": "waiting"}}


def test_what_is_said_of_a_plan_without_a_day(beside: Page) -> None:
    """Words that have no day are quoted; where nothing was said, or they have answered, that's not what is said."""
    script = """async (cases) => {
      const { remarksOn } = await import('/plan/remarks.js');
      const texts = { undated: 'No date.', unclear: 'No day in “{said}”.' };
      return cases.map(([said, day, kind]) => remarksOn({
        plan: { said: day, promised: day, beyondHolidays: false },
        kept: { course: { kind }, rounds: [], said, day },
        calendar: { years: null },
        world: { today: 20777, language: 'en', advice: { steps: [] } },
      }, texts));
    }"""
    cases = [
        ["soon {said} [[x]]", None, "waiting"],
        ["soon", None, "answered"],
        ["", None, "waiting"],
        ["in a week", 20784, "waiting"],
        ["soon", None, "offer"],
        ["soon", None, "no"],
    ]
    assert beside.evaluate(script, cases) == [
        ["No day in “soon {said} [[x]]”."],
        ["No day in “soon”."],
        ["No date."],
        [],
        [],
        [],
    ]


RULE = {
    "subject": "{subject}",
    "body": "Hello[[ {name}]], {opening} {second}[[ And {common_ground}.]]",
    "notes": [
        {"subject": "One", "opening": "first.", "second": "A[[ about {detail}]]."},
        {"subject": "Two", "opening": "second.", "second": "B[[ about {detail}]]."},
    ],
    "pass_on": {
        "subject": "A favor",
        "body": "Hello {recruiter}\n\n{paragraphs}",
        "paragraph": "For {name}: {opening} {second}[[ And {common_ground}.]]",
    },
}


def drafts(page: Page, recruiter_email: str, people: list[tuple[str, str, str, str]]) -> Any:
    script = """async ([draft, words]) => {
      const { draftsFor } = await import('/plan/people.js');
      return draftsFor({ to: 'panel', draft }, words, { recruiter: 'Ms. Nair' });
    }"""
    keys = ("name", "email", "detail", "common_ground")
    interviewers = [dict(zip(keys, person, strict=True), greeting=person[0].partition(" ")[0]) for person in people]
    recruiter = {"name": "Ms. Nair", "email": recruiter_email, "greeting": "Ms. Nair"}
    return page.evaluate(
        script, [RULE, {"role": "", "company": "", "recruiter": recruiter, "interviewers": interviewers}]
    )


def test_a_draft_for_each_person(beside: Page) -> None:
    """Each interviewer has an email with a subject, an opening, a detail and common ground of their own."""
    found = drafts(beside, "", [("Sam Okafor", "sam@a.example", "the move", "dogs"), ("", "ada@a.example", "", "")])
    assert [(draft["to"], draft["email"], draft["subject"], draft["body"]) for draft in found] == [
        ("Sam Okafor", "sam@a.example", "One", "Hello Sam, first. A about the move. And dogs."),
        ("", "ada@a.example", "Two", "Hello, second. B."),
    ]


def test_thanks_that_the_recruiter_passes_on(beside: Page) -> None:
    """Who has no address gets a named paragraph in the recruiter's email, where hers is known; no common ground in it."""
    people = [("Sam", "sam@a.example", "", ""), ("Ada Lund", "", "soup", "dogs"), ("Bo", "no", "", "")]
    found = drafts(beside, "nair@a.example", people)
    assert [(draft["to"], draft["email"], draft["body"]) for draft in found] == [
        ("Sam", "sam@a.example", "Hello Sam, first. A."),
        ("Ms. Nair", "nair@a.example", "Hello Ms. Nair\n\nFor Ada Lund: second. B about soup.\n\nFor Bo: first. A."),
    ]


def test_nobody_named(beside: Page) -> None:
    """Without a name there is one draft, to the panel."""
    assert [(draft["to"], draft["body"]) for draft in drafts(beside, "", [])] == [("the panel", "Hello, first. A.")]


FIELDS = """async ([rows]) => {
  const { valuesFor } = await import('/plan/drafts.js');
  const { fieldsOf } = await import('/plan/people.js');
  const { greetingOf } = await import('/plan/greetings.js');
  const { parseDay } = await import('/plan/schedule.js');
  return rows.map(([interview, decision, said, today, names, step]) => {
    const person = (name) => ({ name, email: '', greeting: greetingOf(name), detail: '', common_ground: '' });
    const words = { role: 'a clerk', company: '', recruiter: person(''), interviewers: names.map(person) };
    const steps = step ? [{ step: { id: 'a', to: 'recruiter' }, day: parseDay(step) }] : [];
    const plan = { interview: parseDay(interview), said: parseDay(decision), promised: null, steps, leftOut: [] };
    const kept = { words, interview: plan.interview, day: plan.said, phrase: said, course: { kind: 'waiting' } };
    const world = { today: parseDay(today), language: 'en-CA', advice: { late_thanks: 'Thanks.' } };
    const shown = { plan, marks: [{ state: 'open' }], kept, named: fieldsOf(words), you: '', world };
    return valuesFor(shown, step ? 0 : -1);
  });
}"""
MONDAY, FRIDAY = "2026-11-02", "2026-11-06"


@pytest.mark.parametrize(
    ("row", "fields"),
    [
        ((MONDAY, None, "", MONDAY, [], None), {"when": "today", "weekday": "Monday", "since": "", "you": "[your name]"}),
        ((MONDAY, None, "", MONDAY, [], "2026-11-03"), {"when": "yesterday", "role": "clerk"}),
        ((MONDAY, None, "", "2026-11-08", [], None), {"when": "on Monday", "since": ""}),
        ((MONDAY, None, "", "2026-11-09", [], None), {"when": "on 2 November", "since": "a week"}),
        ((MONDAY, None, "", "2026-11-10", [], None), {"weekday": "2 November", "since": "more than a week"}),
        ((MONDAY, None, "", MONDAY, [], "2026-11-15"), {"since": "more than a week"}),
        ((MONDAY, None, "", MONDAY, [], "2026-11-16"), {"since": "two weeks"}),
        ((MONDAY, None, "", "2026-11-22", [], "2026-11-16"), {"since": "more than two weeks"}),
        ((MONDAY, None, "", "2027-02-02", [], None), {"since": "more than 13 weeks", "when": "on 2 November 2026"}),
        ((MONDAY, None, "", "2026-10-30", [], None), {"when": "on 2 November", "weekday": "2 November", "since": ""}),
        ((MONDAY, FRIDAY, "", "2026-11-05", [], None), {"said_day": "Friday, 6 November", "said": None}),
        ((MONDAY, FRIDAY, "", FRIDAY, [], None), {"said_day_then": "Friday, 6 November", "said_day": None}),
        ((MONDAY, FRIDAY, "by Friday", "2026-11-05", [], None), {"said": "by Friday", "said_day": None}),
        ((MONDAY, FRIDAY, "by Friday", MONDAY, [], FRIDAY), {"said_then": "by Friday", "said": None}),
        ((MONDAY, None, "soon", MONDAY, [], None), {"said": None, "said_then": None, "promised_day": ""}),
        ((MONDAY, None, "", MONDAY, ["Ana Ruiz", "Bo", "Cy", "Di"], None), {"panel": "Ana, Bo, Cy and Di"}),
        ((MONDAY, None, "", MONDAY, ["Ana", "Bo"], None), {"panel": "Ana and Bo"}),
        ((MONDAY, None, "", MONDAY, ["Ana", "Bo", "Cy", "Di", "Ed"], None), {"panel": "the team"}),
        ((MONDAY, None, "", MONDAY, ["Ana", "HR"], None), {"panel": "the team"}),
        ((MONDAY, None, "", MONDAY, ["Ana", "Ana"], None), {"panel": "the team"}),
        ((MONDAY, None, "", MONDAY, ["HR"], None), {"panel": ""}),
    ],
)  # fmt: skip
def test_fields(beside: Page, row: tuple[Any, ...], fields: dict[str, str | None]) -> None:
    """Each field is true on the day on which the message is written: today, or the step's day where that is to come."""
    (found,) = beside.evaluate(FIELDS, [[list(row)]])
    assert {name: found.get(name) for name in fields} == fields


def test_limits_are_the_same(beside: Page) -> None:
    """Both twins allow the same spans."""
    script = "async () => (await import('/plan/schedule.js')).DECISION_LIMITS"
    assert beside.evaluate(script) == DECISION_LIMITS


UNPACKED = """async (files) => {
  const [{ calendarIn }, { isoDay }] = await Promise.all([import('/plan/regions.js'), import('/plan/schedule.js')]);
  const read = (file, part) => {
    const { weekend, holidays, years } = calendarIn(file, part);
    return { weekend, holidays: [...holidays].map(isoDay).sort(), years };
  };
  return files.map((file) => ({ whole: read(file, ''),
    parts: Object.fromEntries(Object.keys(file.parts).map((part) => [part, read(file, part)])) }));
}"""


def test_every_country_comes_out_of_its_file(beside: Page) -> None:
    """The script takes out of each file what the build put in, for the whole country and for each part."""
    countries = read_countries(range(2025, 2029))

    def in_script(country: Country, holidays: frozenset[date]) -> dict[str, Any]:
        days = sorted(day.isoformat() for day in holidays)
        weekend = "".join(str(weekday + 1) for weekday in sorted(country.calendar.weekend))
        return {"weekend": weekend, "holidays": days, "years": ["2025", "2026", "2027", "2028"]}

    found = beside.evaluate(UNPACKED, [packed_country(country) for country in countries])
    assert len(found) > 200
    assert found == [
        {
            "whole": in_script(country, country.calendar.holidays),
            "parts": {part.code: in_script(country, part.holidays) for part in country.parts},
        }
        for country in countries
    ]
