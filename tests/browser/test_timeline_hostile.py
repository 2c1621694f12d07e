"""Hostile content on every way into the calculator: each field, an address, a file, what is stored. Nothing of it runs."""

import base64
import json
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Dialog, Locator, Page, expect

from tests.timeline.calculator import DATES, STEPS, fill_dates, keep, plan_of, visit

KEY = "follow-up-timeline"
# `ran` is a function of the page, which tells the test that it was called.
TEXTS = {
    "markup": '<img src=x onerror="ran()">',
    "script": "</script><script>ran()</script>",
    "end of a field": '"></textarea></template><svg onload="ran()">',
    "attribute": "' onfocus='ran()' autofocus tabindex='0",
    "address": "javascript:ran()",
    "field of a draft": "{company} [[{role}|x]] ${ran()} {{ ran() }}",
    "long": "x" * 10_000,
    "many words": "1 or 2 " * 1_500,
    "direction": "\u202egnirts\u2066 \u200f",
    "prototype": "__proto__",
    "half a character": "a\ud83db",
    "nul": "a\0b",
    "more than an address": "a@b.example?bcc=c@d.example&body=x%0D%0ABcc: e@f.example",
}
SOUND = {
    "id": "an-interview",
    "revision": 1,
    "title": "The good one",
    "link": "v1;i=2026-11-20;d=2026-12-04;r=CA-ON",
    "said": "4 Dec 2026",
    "words": {
        "role": "",
        "company": "Acme",
        "recruiter": {"name": "", "email": "", "greeting": ""},
        "interviewers": [],
    },
    "done": [],
    "ahead": [],
}
STRANGE = {"toString": None, "valueOf": None}


def tidy(text: str) -> str:
    """What the page makes of a text: one line of at most 120 characters, none of them half or turning others around."""
    line = re.sub(r"\s+", " ", re.sub("[\ud800-\udfff\u202a-\u202e\u2066-\u2069]", "", text).strip())
    return line[:120].strip()


def words_of(text: str) -> dict[str, Any]:
    """Words for the drafts, hostile in each of their places."""
    addressed = {"name": text, "email": text, "greeting": text}
    person = {**addressed, "detail": text, "common_ground": text}
    return {
        "role": text,
        "company": text,
        "common_ground": text,
        "recruiter": addressed,
        "interviewers": [person, person],
    }


def listed(*entries: object, **more: object) -> str:
    return json.dumps({"v": 2, "interviews": entries, **more})


@pytest.fixture
def at(new_page: Callable[..., Page], site_url: str) -> Iterator[Callable[..., Page]]:
    """at(path, stored): a page of the shipped site on Monday, 23 November 2026, where `stored` was kept before.

    When the test is over, no code may have run that came with the content, and no dialog have opened.
    """
    ran: list[str] = []

    def opened(dialog: Dialog) -> None:
        ran.append(f"a dialog: {dialog.message}")
        dialog.dismiss()

    def go(path: str = "/timeline/", stored: str | None = None) -> Page:
        page = new_page(timezone_id="America/Toronto")
        page.expose_function("ran", lambda: ran.append(page.url))
        page.on("dialog", opened)
        if stored is not None:
            visit(page, f"{site_url}/404.html")
            keep(page, stored)
        return visit(page, site_url + path)

    yield go
    assert ran == []


def stored_in(page: Page) -> Any:
    return page.evaluate("key => localStorage.getItem(key)", KEY)


def put(field: Locator, text: str) -> None:
    """Puts a text into a field as a script or a browser's extension would: past its greatest length, and half characters too."""
    field.evaluate(
        """(input, text) => {
          input.value = JSON.parse(text);
          for (const type of ['input', 'change']) input.dispatchEvent(new Event(type, { bubbles: true }));
        }""",
        json.dumps(text),
    )


def unfold(page: Page) -> None:
    """Opens all that is folded: parts of the page, and the steps in the line of days."""
    rows = page.locator(".timeline-row[aria-expanded=false]")
    while rows.count():
        rows.first.click()
    page.locator("follow-up-timeline").evaluate(
        "root => { for (const part of root.querySelectorAll('details')) part.open = true; }"
    )


def is_harmless(page: Page) -> None:
    """No element has come with the content, and no link leads anywhere but to a page, a mail, or the places it names."""
    strange = "follow-up-timeline :is(img, iframe, object, embed, script:not([src^='/assets/']), textarea, [onerror], [onload], [onfocus], [autofocus])"
    expect(page.locator(strange)).to_have_count(0)
    places = page.locator("follow-up-timeline a[href]").evaluate_all(
        "links => links.map(({ protocol, hostname }) => protocol === 'mailto:' ? protocol : hostname)"
    )
    known = {"127.0.0.1", "mailto:", "www.linkedin.com", "duckduckgo.com", "calendar.google.com", "outlook.live.com"}
    assert set(places) <= known


def is_usable(page: Page) -> None:
    """Two dates still make a plan, and a step of it can be ticked."""
    fill_dates(page)
    assert [line.split()[0] for line in plan_of(page)] == [line.split()[0] for line in STEPS]
    follow_up = page.locator(".timeline-step[data-step=follow_up]")
    if follow_up.get_by_role("button").first.get_attribute("aria-expanded") == "false":
        follow_up.get_by_role("button").first.click()
    follow_up.get_by_role("button", name="Done").click()
    expect(follow_up.locator(".timeline-mark")).to_have_text("done")


@pytest.mark.parametrize("turn", range(3))
def test_in_every_field(at: Callable[..., Page], turn: int) -> None:
    """Whatever is put into the fields for the drafts stands in the drafts as text, after a reload and through a link too.

    Each field gets another text than its neighbours, and in each turn one that it has not had.
    """
    page = at(f"/timeline/{DATES}")
    unfold(page)
    expect(page.get_by_label("Your name")).to_be_visible()
    for _ in range(2):
        page.get_by_role("button", name="Add someone").click()
    fields = page.locator(".timeline-names input")
    expect(fields).to_have_count(16)
    hostile = [*TEXTS.values()]
    texts = [hostile[(5 * turn + number) % len(hostile)] for number in range(16)]
    for field, text in zip(fields.all(), texts, strict=True):
        put(field, text)

    def is_there(page: Page, *, mine: bool) -> None:
        fields = page.locator(".timeline-names input")
        expect(fields).to_have_count(16)
        values = fields.evaluate_all("fields => fields.map(({ value }) => value)")
        assert values[0] == (tidy(texts[0]) if mine else ""), "the reader's own name goes into no link"
        assert values[1:] == [tidy(text) for text in texts[1:]]
        drafts = " ".join(" ".join(page.locator(".timeline-draft:visible").all_inner_texts()).split())
        wanted = page.locator(
            ".timeline-names input:is([data-word=role], [data-person=detail], [data-person=common_ground])"
        )
        for word in wanted.evaluate_all("all => all.map((one) => one.value)"):
            assert " ".join(word.split()) in drafts
        is_harmless(page)

    with page.expect_download():
        page.get_by_role("button", name="Add the plan to my calendar").click()
    page.get_by_label("with names and email addresses").check()
    page.get_by_label("with what I wrote").check()
    page.get_by_role("button", name="Copy the link").click()
    link = page.get_by_label("The link", exact=True).input_value()
    page.reload()
    unfold(page)
    is_there(page, mine=True)
    friend = at(f"/timeline/#{link.partition('#')[2]}", listed(SOUND))
    unfold(friend)
    is_there(friend, mine=False)
    assert stored_in(friend) == listed(SOUND)


def test_in_the_fields_for_days(at: Callable[..., Page]) -> None:
    """What is no day is said to be none, at each field that asks for one, and a day in its place makes a plan."""
    page = at()
    panel = page.locator(".timeline-changes")
    ask = page.get_by_role("button", name="Show my plan")
    for name, text in TEXTS.items():
        for field in ("interview", "decision"):
            put(page.locator(f"#timeline-{field}"), text)
        ask.click()
        expect(page.locator("#timeline-interview"), name).to_have_attribute("aria-invalid", "true")
        put(page.locator("#timeline-interview"), "20 Nov")
        ask.click()
        expect(page.locator("#timeline-decision"), name).to_have_attribute("aria-invalid", "true")
        expect(page.locator(".timeline-remarks"), name).to_contain_text("so the plan counts from the interview")
        panel.locator("summary").click()
        panel.get_by_role("button", name="They made an offer").click()
        for field in ("heard", "named"):
            put(page.locator(f"#timeline-{field}"), text)
        panel.get_by_role("button", name="Change the plan").click()
        expect(panel.locator("[aria-invalid=true]"), name).to_have_count(2)
        is_harmless(page)
        panel.get_by_role("button", name="Never mind").click()
        panel.locator("summary").click()
        fill_dates(page)
        assert plan_of(page) == STEPS, name
        page.get_by_role("button", name="Change", exact=True).click()


def test_in_a_name_of_the_readers_own(at: Callable[..., Page]) -> None:
    """An interview may have any name; it stands in the list as text, and the list goes on working."""
    page = at(stored=listed(SOUND))
    page.locator(".timeline-interviews summary").click()
    for name, text in TEXTS.items():
        page.get_by_role("button", name=re.compile("^Rename: ")).click()
        put(page.get_by_role("textbox", name="A name of your own"), text)
        page.get_by_role("button", name="Save", exact=True).click()
        expect(page.locator(".timeline-interviews li > a"), name).to_have_text(tidy(text))
        is_harmless(page)
        page.get_by_role("button", name=re.compile("^Delete: ")).click()
        page.get_by_role("button", name="Undo").click()
        assert json.loads(stored_in(page))["interviews"][0]["title"] == tidy(text), name


def test_on_the_home_page(at: Callable[..., Page]) -> None:
    """What is due is said as text, whatever it is called; a hostile answer to the question is no day."""
    page = at("/", listed(SOUND))
    for name, text in TEXTS.items():
        due = {**SOUND, "title": text, "ahead": [{"title": text, "day": "2026-11-23", "until": "2026-11-25"}]}
        keep(page, listed(due))
        page.reload()
        expect(page.locator(".timeline-due"), name).to_have_text(f"Next: {tidy(text)}, today ({tidy(text)})")
        expect(page.locator(".timeline-ask :is(img, script, svg[onload], textarea, [autofocus])"), name).to_have_count(
            0
        )
        put(page.locator("#timeline-ask"), text)
        page.get_by_role("button", name="Show my plan").click()
        expect(page.locator("#timeline-ask"), name).to_have_attribute("aria-invalid", "true")
        assert stored_in(page) == listed(due), name


def packed(text: str) -> str:
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


ADDRESSES = [
    "<img src=x onerror=ran()>",
    "%3Cimg%20src%3Dx%20onerror%3Dran()%3E",
    "javascript:ran()",
    "__proto__",
    "constructor",
    "%00",
    "%ED%A0%BD",
    "%E2%80%AE",
    "v99;i=2026-11-20",
    "v1;i=<script>ran()</script>",
    "v1;i=2026-11-20;r=__proto__",
    "v1;i=2026-11-20;p=<img src=x onerror=ran()>",
    "v1;i=2026-11-20;__proto__=1",
    "v1;i=2026-11-20;c=" + "x" * 10_000,
    "v1;i=10000-01-01",
    "v1;i=0000-00-00",
    "v1;" + ";" * 10_000,
    "x" * 50_000,
    "v1;i=2026-11-20;w=" + packed('{"__proto__":{"role":"x"}}'),
    "v1;i=2026-11-20;w=" + packed(json.dumps(words_of("\ud83d"))),
    "v1;i=2026-11-20;w=" + packed(json.dumps(words_of("x" * 10_000))),
    "v1;i=2026-11-20;w=" + packed("[" * 5_000),
    "v1;i=2026-11-20;w=" + packed(json.dumps({**words_of("x"), "interviewers": STRANGE})),
]


def test_an_address(at: Callable[..., Page]) -> None:
    """A hostile address is answered in a sentence, on arrival and on a page that is open, and touches nothing kept."""
    page = at("/timeline/#main", listed(SOUND))
    before = stored_in(page)
    for fragment in ADDRESSES:
        page.evaluate("fragment => { location.hash = fragment; }", fragment)
        for _ in range(2):
            broken = page.get_by_text("That link is broken, or newer than this page")
            expect(broken, fragment[:60]).to_be_visible()
            expect(page.get_by_label("When was your interview?", exact=True)).to_have_value("")
            is_harmless(page)
            page.reload()
        assert stored_in(page) == before, fragment[:60]
    is_usable(page)
    assert json.loads(stored_in(page))["interviews"][0] == json.loads(before)["interviews"][0]


@pytest.mark.parametrize("year", ["0001", "1969", "9999"])
def test_a_year_far_away(at: Callable[..., Page], year: str) -> None:
    """A day of any year is a plan or no day, and the page can be used afterwards."""
    page = at(f"/timeline/#v1;i={year}-12-30;d={year}-12-31;r=US", listed(SOUND))
    broken = page.get_by_text("That link is broken, or newer than this page")
    assert broken.is_visible() or plan_of(page)
    assert stored_in(page) == listed(SOUND)
    page.locator(".timeline-other").get_by_role("button", name=re.compile("Keep this one too|Go back to it")).first.or_(
        broken
    ).first.click()
    is_usable(page)


FILES = {
    "markup": "<script>ran()</script>",
    "future": json.dumps({"v": 3, "interviews": [SOUND]}),
    "version of another kind": json.dumps({"v": STRANGE, "interviews": [SOUND]}),
    "list of another kind": json.dumps({"v": 2, "interviews": {"0": SOUND, "length": 1}}),
    "prototype": '{"__proto__":{"v":2,"interviews":[{}]}}',
    "entry of another kind": listed({**SOUND, "id": "another-one"}, [SOUND]),
    "id that is markup": listed({**SOUND, "id": '"><img src=x onerror=ran()>'}),
    "link that is an address": listed({**SOUND, "id": "another-one", "link": "javascript:ran()"}),
    "revision beyond all": listed({**SOUND, "id": "another-one", "revision": 1e300}),
    "nul": "\0" * 100,
    "half a character": '{"v":2,"interviews":["\\ud83d"]}',
    "deep": "[" * 100_000,
    "large": listed({**SOUND, "id": "another-one", "title": "x" * 1_000_000}),
}


def bring_in(page: Page, text: str) -> Locator:
    """Brings a file in by the open list. What the page says of it."""
    choose = page.get_by_label("Restore a backup")
    expect(choose).to_be_enabled()
    choose.set_input_files({"name": "x.json", "mimeType": "application/json", "buffer": text.encode()})
    return page.locator(".timeline-interviews [role=status]")


def test_a_file(at: Callable[..., Page]) -> None:
    """A hostile file stays out as a whole: one sentence says so, and what is kept is the same in every letter."""
    page = at(stored=listed(SOUND))
    before = stored_in(page)
    page.locator(".timeline-interviews summary").click()
    for name, text in FILES.items():
        expect(bring_in(page, text), name).to_have_text(
            "That file is damaged, or it isn’t a backup from this site. Nothing has changed."
        )
        expect(page.locator(".timeline-interviews li > a"), name).to_have_text(["The good one"])
        is_harmless(page)
        assert stored_in(page) == before, name
        expect(bring_in(page, listed(SOUND)), name).to_contain_text("it’s all here already")
    is_usable(page)


def test_a_file_with_hostile_words(at: Callable[..., Page]) -> None:
    """Words that came in a file are text wherever they stand, and the interview that was there stays as it was."""
    others = [
        {
            **SOUND,
            "id": f"another-one-{number}",
            "title": text,
            "said": text,
            "words": words_of(text),
            "done": [text],
            "ahead": [{"title": text, "day": "2026-11-23", "until": "2026-11-25"}],
            "more": text,
        }
        for number, text in enumerate(TEXTS.values())
    ]
    page = at(stored=listed(SOUND))
    (mine,) = json.loads(stored_in(page))["interviews"]
    page.locator(".timeline-interviews summary").click()
    expect(bring_in(page, listed(*others))).to_have_text(f"{len(others)} interviews restored.")
    assert json.loads(stored_in(page))["interviews"][0] == mine
    unfold(page)
    for number, (name, text) in enumerate(TEXTS.items()):
        link = page.locator(f"[data-id=another-one-{number}] a")
        expect(link, name).to_have_text(tidy(text))
        link.click()
        expect(page.get_by_label("The company"), name).to_have_value(tidy(text))
        is_harmless(page)
    is_usable(page)
    assert json.loads(stored_in(page))["interviews"][0] == mine


DAMAGED = [
    "<img src=x onerror=ran()>",
    {"__proto__": SOUND, "constructor": {"prototype": {}}},
    {**SOUND, "id": "from-the-future", "link": "v2;i=2026-11-20"},
    {**SOUND, "id": "<img src=x onerror=ran()>"},
    {**SOUND, "id": "another-one", "revision": "1"},
    {**SOUND, "id": STRANGE, "revision": STRANGE, "link": STRANGE},
]


@pytest.mark.parametrize("path", ["/timeline/", "/articles/what-following-up-really-means/", "/"])
def test_what_is_stored(at: Callable[..., Page], path: str) -> None:
    """Hostile entries are left out and left alone; the one beside them is shown, and can be changed."""
    due = {**SOUND, "ahead": [{"title": "Follow up", "day": "2026-11-23", "until": "2026-11-25"}]}
    before = listed(*DAMAGED, due)
    page = at(path, before)
    if path == "/":
        expect(page.locator(".timeline-due")).to_contain_text("Next: Follow up, today (The good one)")
        assert stored_in(page) == before
        return
    assert plan_of(page)[0] == STEPS[0]
    is_harmless(page)
    is_usable(page)
    *others, mine = json.loads(stored_in(page))["interviews"]
    assert others == DAMAGED
    assert (mine["id"], mine["done"]) == (SOUND["id"], ["follow_up"])


@pytest.mark.parametrize("version", [3, [3]], ids=repr)
def test_what_a_newer_page_has_stored(at: Callable[..., Page], version: object) -> None:
    """Whatever the reader does here, what a newer page has kept stays in every letter."""
    before = json.dumps({"v": version, "interviews": [SOUND], "more": "<img src=x onerror=ran()>"})
    page = at(stored=before)
    is_usable(page)
    page.locator(".timeline-interviews summary").click()
    expect(bring_in(page, listed(SOUND))).to_contain_text("A newer version of this page")
    page.get_by_text("Names, and what you talked about").click()
    page.get_by_label("Your name").fill("Robin Park")
    expect(page.locator(".timeline-kept")).to_contain_text("A newer version of this page has kept something here")
    is_harmless(page)
    assert stored_in(page) == before


def test_a_damaged_day_hides_no_neighbour(at: Callable[..., Page]) -> None:
    """An entry whose day is an object that is no text is left out; the one beside it is shown."""
    page = at("/timeline/", listed({**SOUND, "id": "another-one", "course": {"kind": "no", "day": STRANGE}}, SOUND))
    assert plan_of(page) == STEPS


def test_a_file_with_a_damaged_day(at: Callable[..., Page]) -> None:
    """The day is left out, and nobody says that the device cannot remember."""
    page = at("/timeline/", listed(SOUND))
    page.locator(".timeline-interviews summary").click()
    strange = {**SOUND, "id": "another-one", "ahead": [{"title": "x", "day": STRANGE, "until": ""}]}
    expect(bring_in(page, listed(strange))).to_have_text("1 interview restored.")


def test_the_highest_revision(at: Callable[..., Page]) -> None:
    """An interview with the highest revision that is read can be changed, and is there after a reload."""
    page = at("/timeline/", listed({**SOUND, "revision": 2**53 - 1}))
    fill_dates(page, "20 Nov", "11 Dec")
    assert "2026-12-11 The day they promised" in plan_of(page)
    page.goto(page.url.partition("#")[0])
    page.reload()
    assert "2026-12-11 The day they promised" in plan_of(page)


def test_overrides_do_not_leak(at: Callable[..., Page]) -> None:
    """A name with an override of direction turns nothing that stands after it around."""
    page = at(f"/timeline/{DATES}")
    page.get_by_text("Names, and what you talked about").click()
    page.get_by_role("button", name="Add someone").click()
    page.get_by_role("group", name="Person").get_by_label("Name", exact=True).fill("\u202eSam")
    expect(page.locator("#timeline-next")).to_have_text("Today: say thank you to Sam")
