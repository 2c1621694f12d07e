"""What the device keeps of the board, read back by the scripts alone: damaged, older, full, from two devices."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Tabs
from tests.serving import served

PLAN = "0123456789abcdef0123456789abcdef"
ENTRY = {
    "id": "hr-coordinator", "title": "HR Coordinator", "company": "Søn & Co", "where": "Toronto, ON, Canada",
    "closes": "2026-12-21T00:00:00-05:00", "plan": PLAN,
    "changes": [["saved", "2026-11-20T15:00:00.000Z"], ["applied", "2026-11-21T15:00:00.000Z"]],
}  # fmt: skip


@pytest.fixture(scope="module")
def rooms(root: Path) -> Iterator[str]:
    """The address of all rooms' scripts, as they are written."""
    with served(root / "plugins") as address:
        yield address


@pytest.fixture
def beside(tabs: Tabs, rooms: str) -> Iterator[Page]:
    """A page from which the rooms' scripts can be imported."""
    page = tabs.open({})
    page.goto(f"{rooms}/jobs/static/kept/storage.js")
    yield page
    tabs.give_back(page)


def run(page: Page, body: str, *given: Any, module: str = "jobs/static/kept/saved_jobs") -> Any:
    """What an async body gives back that knows a module as `m` and its arguments as `given`."""
    return page.evaluate(f"async (given) => {{ const m = await import('/{module}.js'); {body} }}", list(given))


def put(page: Page, content: object, key: str = "saved-jobs") -> None:
    text = content if isinstance(content, str) else json.dumps(content)
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [key, text])


def found(page: Page, key: str = "saved-jobs") -> Any:
    text = page.evaluate("key => localStorage.getItem(key)", key)
    return None if text is None else json.loads(text)


def test_what_is_kept_comes_back_as_it_was(beside: Page) -> None:
    """A job that is kept is read and written without a change; where the last one goes, the key goes."""
    put(beside, {"v": 1, "saved": [ENTRY]})
    run(beside, "m.keep(m.savedJobs()[0]);")
    assert found(beside) == {"v": 1, "saved": [ENTRY]}
    run(beside, "m.drop('hr-coordinator');")
    assert found(beside) is None


DAMAGED = [
    "", "{", "null", "7", '"saved"', "[]", '{"v":1}', '{"v":1,"saved":{}}', '{"v":1,"saved":[null,7,"x",[],{}]}',
    '{"v":0,"saved":[]}', '{"v":"1","saved":[]}',
    *(
        json.dumps({"v": 1, "saved": [{**ENTRY, **wrong}]})
        for wrong in (
            {"id": "../../etc"}, {"id": 7}, {"id": "x" * 81}, {"title": ""}, {"title": 7}, {"title": "\u202e"},
            {"changes": []}, {"changes": {}}, {"changes": [["hired", "2026-11-20T15:00:00.000Z"]]},
            {"changes": [["saved", "whenever"]]}, {"changes": [None, 7, "saved"]},
        )
    ),
]  # fmt: skip


def test_what_is_damaged_is_left_out(beside: Page) -> None:
    """Whatever stands there, reading throws nothing, finds no job and changes nothing."""
    for text in DAMAGED:
        put(beside, text)
        assert run(beside, "return m.savedJobs();") == [], text
        assert beside.evaluate("localStorage.getItem('saved-jobs')") == text


def test_a_damaged_entry_stays_where_it_is(beside: Page) -> None:
    """Beside others that are kept or dropped, what can't be read is left alone."""
    other = {**ENTRY, "id": "bookkeeper"}
    put(beside, {"v": 1, "saved": [{"id": "broken", "more": 1}, ENTRY, other]})
    run(beside, "m.drop('hr-coordinator');")
    assert found(beside)["saved"] == [{"id": "broken", "more": 1}, other]


def test_odd_values_become_plain_words(beside: Page) -> None:
    """A field that can't be is empty; a text is one line that turns nothing around, of 200 characters at most."""
    odd = {"company": "a\n\u202eb", "where": "x" * 300, "closes": "soon", "plan": "../x"}
    put(beside, {"v": 1, "saved": [{**ENTRY, **odd}]})
    (job,) = run(beside, "return m.savedJobs();")
    assert (job["company"], job["where"], job["closes"], job["plan"]) == ("a b", "x" * 200, "", "")


def test_a_newer_version_is_never_written_over(beside: Page) -> None:
    """What a newer page has kept stays in every letter, for each of the keys."""
    newer = {"v": 2, "saved": [ENTRY], "ids": ["a"], "now": {"at": "2026-11-20T15:00:00Z"}}
    for key in ("saved-jobs", "seen-jobs", "job-visits"):
        put(beside, newer, key)
    why = "const { whyNot } = await import('/jobs/static/kept/storage.js');"
    for act in ("m.keep(m.read(given[0]))", "m.drop('hr-coordinator')"):
        body = f"{why} try {{ {act}; }} catch (error) {{ return whyNot(error); }}"
        assert run(beside, body, ENTRY) == "newer"
    run(beside, "m.see('b');", module="jobs/static/kept/seen_jobs")
    assert run(beside, "return m.look(Date.now(), []);", module="jobs/static/kept/visits") is None
    assert [found(beside, key) for key in ("saved-jobs", "seen-jobs", "job-visits")] == [newer] * 3


def test_a_full_storage(beside: Page) -> None:
    """Where there is no room, nothing of what is there is lost, and the reader is told."""
    put(beside, {"v": 1, "saved": [ENTRY]})
    beside.evaluate(
        """() => {
          for (let size = 1 << 22, key = 0; size >= 1; size >>= 1, key += 1) {
            try { localStorage.setItem(`rest ${key}`, 'x'.repeat(size)); } catch { /* half as much may fit */ }
          }
        }"""
    )
    why = "const { whyNot } = await import('/jobs/static/kept/storage.js');"
    body = (
        f"{why} try {{ m.keep({{ ...m.read(given[0]), id: 'another' }}); }} catch (error) {{ return whyNot(error); }}"
    )
    assert run(beside, body, ENTRY) == "full"
    assert found(beside) == {"v": 1, "saved": [ENTRY]}


def days(page: Page, *changes: str) -> Any:
    """The hour at which each stage was reached, of changes at one, two, three o'clock and so on."""
    entry = {
        **ENTRY,
        "changes": [[stage, f"2026-11-20T{hour:02}:00:00.000Z"] for hour, stage in enumerate(changes, 1)],
    }
    body = "const job = m.read(given[0]); return m.STAGES.map((stage) => m.reached(job, stage));"
    at = run(page, f"{body}", entry)
    first = 1_795_132_800_000  # midnight of that day
    return [None if one is None else (one - first) // 3_600_000 for one in at]


def test_each_stage_has_its_day(beside: Page) -> None:
    """A stage has the time at which it was reached from below; going back keeps those before it, and hides what is ahead."""
    assert days(beside, "saved") == [1, None, None]
    assert days(beside, "saved", "applied", "interview") == [1, 2, 3]
    assert days(beside, "saved", "interview") == [1, None, 2]
    assert days(beside, "saved", "applied", "interview", "applied") == [1, 2, None]
    assert days(beside, "saved", "applied", "interview", "applied", "interview") == [1, 2, 5]
    assert days(beside, "saved", "applied", "saved") == [1, None, None]


def test_a_change_is_kept_with_those_before(beside: Page) -> None:
    """Each change has its moment; the same stage again is none."""
    put(beside, {"v": 1, "saved": [ENTRY]})
    at = "Date.parse('2026-11-23T16:00:00Z')"
    run(beside, f"const [job] = m.savedJobs(); m.keep(m.moved(m.moved(job, 'applied', {at}), 'interview', {at}));")
    (entry,) = found(beside)["saved"]
    assert entry["changes"] == [*ENTRY["changes"], ["interview", "2026-11-23T16:00:00.000Z"]]


def visits(page: Page, *looks: tuple[str, list[str]]) -> Any:
    """The visit before, at the last of several looks at a list: when each was, and what of its day was shown."""
    page.evaluate("localStorage.clear()")
    last = None
    for moment, shown in looks:
        body = "return m.look(Date.parse(given[0]), given[1]);"
        last = run(page, body, moment, shown, module="jobs/static/kept/visits")
    return last and page.evaluate("at => new Date(at).toISOString().slice(0, 16)", last["at"])


def test_half_an_hour_of_quiet_ends_a_visit(beside: Page) -> None:
    """There is none before the first; within half an hour of the last look it is the same visit, however long it gets."""
    assert visits(beside, ("2026-11-20T10:00Z", [])) is None
    assert visits(beside, ("2026-11-20T10:00Z", []), ("2026-11-20T10:30Z", [])) is None
    assert visits(beside, ("2026-11-20T10:00Z", []), ("2026-11-20T10:31Z", [])) == "2026-11-20T10:00"
    long = [(f"2026-11-20T{hour:02}:{minute}Z", []) for hour in range(8, 12) for minute in ("00", "29", "58")]
    assert visits(beside, *long) is None
    assert visits(beside, *long, ("2026-11-23T10:00Z", []), ("2026-11-23T10:20Z", [])) == "2026-11-20T11:58"


def test_a_posting_goes_on_with_a_visit_and_begins_none(beside: Page) -> None:
    """Who reads a posting for half an hour is still here; who came to one by a link has not looked at the board."""
    go_on = "m.goOn(Date.parse(given[0]));"
    where = "jobs/static/kept/visits"
    run(beside, go_on, "2026-11-20T10:00Z", module=where)
    assert found(beside, "job-visits") is None
    visits(beside, ("2026-11-20T10:00Z", []))
    run(beside, go_on, "2026-11-20T10:20Z", module=where)
    assert run(beside, "return m.look(Date.parse('2026-11-20T10:45Z'), []);", module=where) is None
    run(beside, go_on, "2026-11-21T10:00Z", module=where)
    assert found(beside, "job-visits")["now"]["at"] == "2026-11-20T10:45:00.000Z"


def test_what_is_new(beside: Page) -> None:
    """Posted on a later day than that of the last visit, where the posting is; or on that day, and not in a list then."""
    visit = {"at": 1_795_230_000_000, "shown": ["there"]}  # 2026-11-21 03:00 UTC, still the 20th in Toronto
    for id, listed, zone, new in (
        ("a", "2026-11-21", "America/Toronto", True),
        ("a", "2026-11-20", "America/Toronto", True),
        ("there", "2026-11-20", "America/Toronto", False),
        ("a", "2026-11-19", "America/Toronto", False),
        ("a", "2026-11-20", "Europe/London", False),
        ("there", "2026-11-22", "Europe/London", True),
    ):
        posting = {"id": id, "listed": listed, "zone": zone}
        body = "return m.isNew(given[0], given[1]);"
        assert run(beside, body, posting, visit, module="jobs/static/kept/visits") is new, posting
        assert run(beside, body, posting, None, module="jobs/static/kept/visits") is False


def test_damaged_visits_are_none(beside: Page) -> None:
    """Whatever stands there, a look at a list begins a visit, and nothing is new."""
    for text in ("{", "null", '{"v":1}', '{"v":1,"now":7,"last":"x"}', '{"v":1,"now":{"at":"x","shown":7}}'):
        put(beside, text, "job-visits")
        assert run(beside, "return m.look(Date.now(), ['a', 7]);", module="jobs/static/kept/visits") is None
    for text in ("{", '{"v":1,"ids":7}', '{"v":1,"ids":[7,null]}'):
        put(beside, text, "seen-jobs")
        assert run(beside, "return [...m.seenJobs()];", module="jobs/static/kept/seen_jobs") == []


def test_what_was_opened_is_remembered_to_a_limit(beside: Page) -> None:
    """The five hundred opened last."""
    put(beside, {"v": 1, "ids": [f"job-{number}" for number in range(500)]}, "seen-jobs")
    run(beside, "m.see('job-0'); m.see('fresh');", module="jobs/static/kept/seen_jobs")
    ids = found(beside, "seen-jobs")["ids"]
    assert (len(ids), ids[0], ids[-2:]) == (500, "job-2", ["job-0", "fresh"])


def take_out(page: Page, *parts: str) -> str:
    text = run(page, PARTS + "return m.fileOf(parts);", list(parts), module="core/static/backup/backup")
    assert isinstance(text, str)
    return text


PARTS = "const parts = (await Promise.all(given[0].map((path) => import(path)))).map(({ part }) => part);"
JOBS, INTERVIEWS = "/jobs/static/kept/backup_part.js", "/timeline/static/backup_part.js"


def restore(page: Page, text: str, *parts: str) -> Any:
    """What was new in words, and whether something was left; or why nothing came in."""
    body = "try { const { restored, left } = m.restore(given[1], parts); return [restored, left]; } catch (error) { return error.fault; }"
    return run(page, PARTS + body, list(parts), text, module="core/static/backup/backup")


INTERVIEW = {
    "id": PLAN, "revision": 1, "title": "", "link": "v1;i=2026-11-20;r=CA", "said": "", "phrase": "",
    "words": {"role": "Clerk", "company": "Acme", "recruiter": {"name": "", "email": "", "greeting": ""}, "interviewers": []},
    "done": [], "rounds": [], "ahead": [],
}  # fmt: skip


def test_one_file_holds_interviews_and_jobs(beside: Page) -> None:
    """Both go out and come in without loss; the file is the one that held interviews alone before."""
    kept = {"saved-jobs": {"v": 1, "saved": [ENTRY]}, "follow-up-timeline": {"v": 2, "interviews": [INTERVIEW]}}
    for key, content in kept.items():
        put(beside, content, key)
    file = take_out(beside, INTERVIEWS, JOBS)
    assert json.loads(file) == {"v": 2, "interviews": [INTERVIEW], "jobs": kept["saved-jobs"]}
    beside.evaluate("localStorage.clear()")
    assert restore(beside, file, INTERVIEWS, JOBS) == [["1 interview", "1 job"], False]
    assert {key: found(beside, key) for key in kept} == kept
    assert restore(beside, file, INTERVIEWS, JOBS) == [[], False]
    assert {key: found(beside, key) for key in kept} == kept


def test_files_of_before_and_of_other_sites(beside: Page) -> None:
    """A file without jobs comes in; of a file with jobs the interviews come in where no room knows jobs, and it is said."""
    old = json.dumps({"v": 2, "name": "Robin", "interviews": [INTERVIEW]})
    assert restore(beside, old, INTERVIEWS, JOBS) == [["1 interview"], False]
    both = json.dumps({"v": 2, "interviews": [{**INTERVIEW, "revision": 2}], "jobs": {"v": 1, "saved": [ENTRY]}})
    assert restore(beside, both, INTERVIEWS) == [["1 interview"], True]
    assert restore(beside, json.dumps({"v": 2, "jobs": {"v": 1, "saved": [ENTRY]}}), INTERVIEWS) == "unknown"
    assert restore(beside, json.dumps({"v": 2, "jobs": {"v": 1, "saved": [ENTRY]}}), JOBS) == [["1 job"], False]


def test_a_file_that_is_none_changes_nothing(beside: Page) -> None:
    """Where one part of a file can't be read, nothing of it comes in."""
    before = {"v": 1, "saved": [{**ENTRY, "id": "mine"}]}
    put(beside, before)
    wrong: list[object] = [
        {}, [], 7, None, {"jobs": []}, {"jobs": 7}, {"jobs": {"v": 2, "saved": []}}, {"jobs": {"v": 1, "saved": [{}]}},
        {"jobs": {"v": 1, "saved": [ENTRY, ENTRY]}}, {"v": 2, "interviews": [INTERVIEW], "jobs": {"v": 1, "saved": [7]}},
        {"v": 2, "interviews": [{}], "jobs": {"v": 1, "saved": [ENTRY]}},
    ]  # fmt: skip
    for text in ("", "{", *map(json.dumps, wrong)):
        assert restore(beside, text, INTERVIEWS, JOBS) == "damaged", text
    assert found(beside) == before
    assert found(beside, "follow-up-timeline") is None


def test_nothing_comes_in_by_halves(beside: Page) -> None:
    """Where the second part finds no room, the first is taken back."""
    file = json.dumps({"v": 2, "interviews": [INTERVIEW], "jobs": {"v": 1, "saved": [ENTRY]}})
    beside.evaluate(
        """() => {
          const set = Storage.prototype.setItem;
          Storage.prototype.setItem = function (key, text) {
            if (key === 'saved-jobs') throw new DOMException('', 'QuotaExceededError');
            set.call(this, key, text);
          };
        }"""
    )
    assert restore(beside, file, INTERVIEWS, JOBS) == "full"
    assert found(beside, "follow-up-timeline") is None


def test_a_job_of_two_devices_has_the_changes_of_both(beside: Page) -> None:
    """Whichever file comes in last, no change is lost, and the latest says how far the reader is."""
    here = {**ENTRY, "changes": [["saved", "2026-11-20T15:00:00.000Z"], ["interview", "2026-11-23T15:00:00.000Z"]]}
    put(beside, {"v": 1, "saved": [here]})
    assert restore(beside, json.dumps({"v": 2, "jobs": {"v": 1, "saved": [ENTRY]}}), JOBS) == [["1 job"], False]
    (entry,) = found(beside)["saved"]
    assert [stage for stage, _ in entry["changes"]] == ["saved", "applied", "interview"]
    assert entry["plan"] == PLAN


def test_the_way_to_a_plan_is_that_of_the_posting(beside: Page) -> None:
    """My jobs and the posting's page lead to the same interview, whatever the job is called; here with the plan's id."""
    for role, company in (
        ("Clerk (part-time)", "Søn; & Co."),
        ("It's 100% *yours*!", "#1 = ~best~"),
        ("סוכן", "A.C.M.E..."),
        ("Clerk", ""),
    ):
        fragment = run(
            beside, "return m.openingLink(given[0], given[1]);", {"role": role, "company": company}, PLAN,
            module="timeline/static/kept/opening_link",
        )  # fmt: skip
        link = run(beside, "return m.readLink(given[0]);", f"{fragment}.", module="timeline/static/kept/read_link")
        assert (link["words"]["role"], link["words"]["company"], link["id"]) == (role, company, PLAN), fragment
        bare = run(
            beside, "return m.openingLink(given[0], '');", {"role": role, "company": company},
            module="timeline/static/kept/opening_link",
        )  # fmt: skip
        link = run(beside, "return m.readLink(given[0]);", f"{bare}).", module="timeline/static/kept/read_link")
        assert (link["words"]["role"], link["words"]["company"], link["id"]) == (role, company, None), bare
