"""What is kept, linked and taken out, read back by the scripts alone: damaged, hostile, older and newer."""

import base64
import json
from typing import Any

from playwright.sync_api import Page

from tests.timeline.cases import CASES

ID = "0123456789abcdef0123456789abcdef"
WORDS = {
    "role": "HR Coordinator",
    "company": "Northwind; Søn & Co",
    "recruiter": {"name": "Priya Nair", "email": "priya@northwind.example", "greeting": "Ms. Nair"},
    "interviewers": [
        {"name": "סם", "email": "", "greeting": "", "detail": "🛶 canoes", "common_ground": "the lake"},
        {"name": "Ada Lund", "email": "", "greeting": "Dr. Lund", "detail": "", "common_ground": ""},
    ],
}
OLD_WORDS = {
    "role": "HR Coordinator",
    "company": "Northwind; Søn & Co",
    "common_ground": "the lake",
    "recruiter": {"name": "Priya Nair", "email": "priya@northwind.example"},
    "interviewers": [{"name": "סם", "email": "", "detail": "🛶 canoes"}],
}
"""What was kept and linked before each person had a greeting, and something in common, of their own."""
ENTRY = {"id": ID, "revision": 3, "title": "The good one", "link": "v1;i=2026-11-20;d=2026-12-04;r=CA", "said": "in two weeks",
         "phrase": "in two weeks",
         "words": WORDS, "done": ["notes"], "ahead": [{"title": "Follow up", "day": "2026-12-01", "until": "2026-12-04"}],
         "course": {"kind": "offer", "day": "2026-11-30", "deadline": "2026-12-07"},
         "rounds": [{"interview": "2026-11-10", "done": ["thank_you"]}],
         "exported": [{"id": "check_in", "title": "Check in", "day": "2026-12-08"}]}  # fmt: skip


def run(page: Page, module: str, body: str, *given: Any) -> Any:
    """What an async body gives back that knows a module as `m` and its arguments as `given`."""
    return page.evaluate(f"async (given) => {{ const m = await import('/{module}.js'); {body} }}", list(given))


def put(page: Page, stored: object) -> str:
    text = stored if isinstance(stored, str) else json.dumps(stored)
    page.evaluate("text => localStorage.setItem('follow-up-timeline', text)", text)
    return text


def kept(page: Page) -> Any:
    return run(page, "kept/interviews", "return m.interviews('none');")


def found_in_storage(page: Page) -> str:
    text = page.evaluate("localStorage.getItem('follow-up-timeline')")
    assert isinstance(text, str)
    return text


def try_to(page: Page, body: str, *given: Any) -> Any:
    """What the page would say of a failure, or None where there was none."""
    read = "const { drop, interviews } = await import('/kept/interviews.js');"
    return run(
        page,
        "kept/storage",
        f"{read} try {{ {body} }} catch (error) {{ return m.whyNot(error); }} return null;",
        *given,
    )


def take_out(page: Page) -> str:
    """What the room puts into a backup, as the text of a file."""
    text = run(page, "backup_part", "return JSON.stringify({ v: 2, ...m.part.takeOut() });")
    assert isinstance(text, str)
    return text


def bring_in(page: Page, file: str) -> Any:
    """How many of a file's interviews were new or newer; None where the room finds nothing of its own, or can't read it."""
    return run(page, "backup_part", "try { return m.part.read(given[0]).bringIn(); } catch { return null; }", file)


def test_what_is_kept_comes_back_as_it_was(beside: Page) -> None:
    """An interview that is read, changed in nothing and kept again is the same in every letter."""
    before = put(beside, {"v": 2, "interviews": [ENTRY]})
    (one,) = kept(beside)
    assert (one["title"], one["revision"], one["words"], one["done"]) == ("The good one", 3, WORDS, ["notes"])
    run(beside, "kept/storage", "m.keep(given[0]);", one)
    assert json.loads(found_in_storage(beside)) == json.loads(before)


def test_the_first_versions_interview_is_taken_over(beside: Page) -> None:
    """The one interview of the first version is there, under an id that stays."""
    old = {
        "v": 1,
        "link": "v1;i=2026-11-20;n=2w;r=IE",
        "undated": False,
        "words": OLD_WORDS,
        "done": ["notes", "thank_you"],
    }
    before = put(beside, old)
    first, again = kept(beside), kept(beside)
    assert found_in_storage(beside) == before
    assert first == again
    assert (first[0]["said"], first[0]["day"]) == ("2 weeks", None)
    assert (first[0]["region"], first[0]["words"]["role"]) == ("IE", "HR Coordinator")
    assert (first[0]["done"], first[0]["exported"]) == (["notes", "thank_you"], [])
    run(beside, "kept/storage", "m.keep(given[0]);", first[0])
    assert [one["id"] for one in json.loads(found_in_storage(beside))["interviews"]] == [first[0]["id"]]


def test_older_words_are_read(beside: Page) -> None:
    """What all had in common is the only interviewer's; where there are several or none, it's dropped, and nothing else."""
    sam, ada = OLD_WORDS["interviewers"][0], {"name": "Ada", "email": "", "detail": ""}
    for people, ground in (([sam], ["the lake"]), ([sam, ada], ["", ""]), ([], [])):
        put(beside, {"v": 2, "interviews": [{**ENTRY, "words": {**OLD_WORDS, "interviewers": people}}]})
        (one,) = kept(beside)
        assert [person["common_ground"] for person in one["words"]["interviewers"]] == ground
        assert [person["detail"] for person in one["words"]["interviewers"]] == [person["detail"] for person in people]
        assert (one["title"], one["words"]["recruiter"]["name"]) == ("The good one", "Priya Nair")
        assert "common_ground" not in one["words"]


DAMAGED_EXPORTS = [
    None,
    7,
    "check_in",
    {"id": "check_in", "title": "Check in"},
    {"id": "check_in", "title": "Check in", "day": "2026-02-31"},
    {"id": "check_in", "title": "Check in", "day": 20777},
    {"id": "check_in", "title": " ", "day": "2026-12-08"},
    {"id": "check_in", "title": {}, "day": "2026-12-08"},
    {"id": ["check_in"], "title": "Check in", "day": "2026-12-08"},
    {"id": "check in\r\nBEGIN:VALARM", "title": "Check in", "day": "2026-12-08"},
    {"id": "", "title": "Check in", "day": "2026-12-08"},
]


def test_what_calendars_hold_is_read_strictly(beside: Page) -> None:
    """Of what calendar files have held, damaged entries are dropped, the sound ones stay, and there's an end to them."""
    sound = {"id": "check_in", "title": "Check in", "day": "2026-12-08"}
    found = [{"id": "check_in", "title": "Check in", "day": 20795}]
    put(beside, {"v": 2, "interviews": [{**ENTRY, "exported": [*DAMAGED_EXPORTS, sound]}]})
    assert kept(beside)[0]["exported"] == found
    for nothing in (None, 7, {}, "x", [[sound]]):
        put(beside, {"v": 2, "interviews": [{**ENTRY, "exported": nothing}]})
        assert kept(beside)[0]["exported"] == []
    put(beside, {"v": 2, "interviews": [{**ENTRY, "exported": [sound] * 5000}]})
    assert kept(beside)[0]["exported"] == found * 50


def test_your_name_stays(beside: Page) -> None:
    """The reader's name is kept for all interviews: writing or dropping one leaves it, and it leaves them."""
    put(beside, {"v": 2, "interviews": [ENTRY]})
    assert run(beside, "kept/storage", "return m.yourName();") == ""
    run(beside, "kept/storage", "m.keepName('  Zoë   Lund ');")
    assert json.loads(found_in_storage(beside)) == {"v": 2, "name": "Zoë Lund", "interviews": [ENTRY]}
    (one,) = kept(beside)
    run(beside, "kept/storage", "m.keep({ ...given[0], title: 'Another' }); m.keep(m.nothing('none'));", one)
    assert run(beside, "kept/storage", "return m.yourName();") == "Zoë Lund"
    drop_all = (
        "const { drop } = await import('/kept/interviews.js'); for (const { id } of m.stored().entries) drop(id);"
    )
    run(beside, "kept/storage", drop_all)
    assert json.loads(found_in_storage(beside)) == {"v": 2, "name": "Zoë Lund", "interviews": []}
    run(beside, "kept/storage", "m.keepName('');")
    assert beside.evaluate("localStorage.getItem('follow-up-timeline')") is None


def test_your_name_beside_what_the_first_version_kept(beside: Page) -> None:
    """Keeping a name loses no interview of the first version."""
    put(beside, {"v": 1, "link": "v1;i=2026-11-20", "words": OLD_WORDS, "done": ["notes"]})
    run(beside, "kept/storage", "m.keepName('Zoë');")
    assert [one["done"] for one in kept(beside)] == [["notes"]]
    assert run(beside, "kept/storage", "return m.yourName();") == "Zoë"


def test_a_damaged_name(beside: Page) -> None:
    """A name that is none is read as none, a long one is cut, and the interviews are there all the same."""
    for found, name in ((7, ""), ({"a": 1}, ""), (["Zoë"], ""), ("x" * 9999, "x" * 120), ("a\u202eb\nc", "ab c")):
        put(beside, {"v": 2, "name": found, "interviews": [ENTRY]})
        assert run(beside, "kept/storage", "return m.yourName();") == name
        assert len(kept(beside)) == 1


def test_your_name_where_nothing_may_be_kept(beside: Page) -> None:
    """A newer version's storage gives no name and takes none, and a browser that keeps nothing is no exception."""
    before = put(beside, {"v": 3, "name": "Zoë", "interviews": []})
    assert run(beside, "kept/storage", "return m.yourName();") == ""
    assert try_to(beside, "m.keepName('Ada')") == "newer"
    assert found_in_storage(beside) == before


def test_your_name_in_a_file(beside: Page) -> None:
    """A file carries the name; bringing it in fills it only where none is kept."""
    put(beside, {"v": 2, "name": "Zoë", "interviews": [ENTRY]})
    file = take_out(beside)
    for mine, name in (("", "Zoë"), ("Ada", "Ada")):
        put(beside, {"v": 2, "name": mine, "interviews": []})
        assert bring_in(beside, file) == 1
        assert json.loads(found_in_storage(beside)) == {"v": 2, "name": name, "interviews": [ENTRY]}


def test_a_file_of_a_name_alone(beside: Page) -> None:
    """What was taken out can be brought in, also where there was nothing but a name."""
    put(beside, {"v": 2, "name": "Zoë", "interviews": []})
    file = take_out(beside)
    put(beside, {"v": 2, "interviews": [ENTRY]})
    assert bring_in(beside, file) == 0
    assert json.loads(found_in_storage(beside)) == {"v": 2, "name": "Zoë", "interviews": [ENTRY]}


def test_your_name_is_in_no_link(beside: Page) -> None:
    """Whatever is shared of an interview, the reader's own name isn't in it."""
    put(beside, {"v": 2, "name": "Zoë Quill", "interviews": [ENTRY]})
    assert "Quill" not in json.dumps(kept(beside))


DAMAGED = [
    None,
    7,
    [],
    {**ENTRY, "id": "../x"},
    {**ENTRY, "id": None},
    {**ENTRY, "revision": -1},
    {**ENTRY, "revision": "3"},
    {**ENTRY, "link": "v1;i=2026-02-31"},
    {**ENTRY, "link": {"toString": 1}},
    {**ENTRY, "link": "v2;i=2026-11-20"},
]


def test_a_damaged_entry_is_left_out_and_left_alone(beside: Page) -> None:
    """What cannot be read is not shown; its neighbour is, and writing that one destroys nothing."""
    for damaged in DAMAGED:
        other = {**ENTRY, "id": "other-interview"}
        before = put(beside, {"v": 2, "interviews": [damaged, other]})
        (one,) = kept(beside)
        assert one["id"] == "other-interview", damaged
        assert found_in_storage(beside) == before, damaged
        run(beside, "kept/storage", "m.keep({ ...given[0], title: 'Another name' });", one)
        assert json.loads(found_in_storage(beside))["interviews"] == [damaged, {**other, "title": "Another name"}]


SAYING_NOTHING = [
    "{",
    "null",
    "7",
    '"v"',
    "[]",
    '{"v":2}',
    '{"v":2,"interviews":{}}',
    '{"__proto__":{"v":2}}',
    "x" * 10000,
]


def test_a_storage_that_says_nothing(beside: Page) -> None:
    """What is no list of this page's is read as nothing, and is only written over by a new interview."""
    for text in SAYING_NOTHING:
        put(beside, text)
        assert kept(beside) == [], text
        assert found_in_storage(beside) == text


def test_hostile_values_become_plain_words(beside: Page) -> None:
    """Wrong types are dropped, long texts cut, a crowd thinned out, and no prototype is touched."""
    hostile = json.dumps(ENTRY)[:-1] + ', "__proto__": {"polluted": true}}'
    words = {"role": {"a": 1}, "company": "x" * 10000, "recruiter": 7, "interviewers": [{"name": ["y"]}] * 50}
    put(beside, f'{{"v":2,"interviews":[{hostile}]}}')
    assert kept(beside)[0]["id"] == ID
    put(
        beside,
        {
            "v": 2,
            "interviews": [
                {**ENTRY, "words": words, "done": [1, "notes", None], "ahead": [7, {"day": "x"}], "title": 9}
            ],
        },
    )
    (one,) = kept(beside)
    assert one["words"]["company"] == "x" * 120
    assert (one["words"]["role"], one["words"]["recruiter"]) == ("", {"name": "", "email": "", "greeting": ""})
    assert (
        one["words"]["interviewers"]
        == [{"name": "", "email": "", "greeting": "", "detail": "", "common_ground": ""}] * 12
    )
    assert (one["done"], one["ahead"], one["title"]) == (["notes"], [], "")
    assert beside.evaluate("({}).polluted") is None


NEWER = [3, 99, "3"]


def test_a_newer_version_is_never_written_over(beside: Page) -> None:
    """What a newer page has kept stays in every letter, and the reader is told."""
    for version in NEWER:
        before = put(beside, {"v": version, "interviews": [ENTRY], "more": True})
        assert kept(beside) == []
        for act in ("m.keep(m.nothing('none'))", f"drop('{ID}')"):
            assert try_to(beside, act) == "newer"
        assert found_in_storage(beside) == before


def test_a_full_storage(beside: Page) -> None:
    """Where there is no room, nothing of what is there is lost, and the reader is told."""
    before = put(beside, {"v": 2, "interviews": [ENTRY]})
    beside.evaluate(
        """() => {
          for (let size = 1 << 22, key = 0; size >= 1; size >>= 1, key += 1) {
            try { localStorage.setItem(`rest ${key}`, 'x'.repeat(size)); } catch { /* half as much may fit */ }
          }
        }"""
    )
    said = try_to(beside, "const [one] = interviews('none'); m.keep({ ...one, title: 'x'.repeat(120) });")
    assert said == "full"
    assert found_in_storage(beside) == before


def test_two_tabs_write_one_interview_each(beside: Page) -> None:
    """What another tab has kept meanwhile is still there; of one interview, the last write stands."""
    put(beside, {"v": 2, "interviews": [ENTRY]})
    (mine,) = kept(beside)
    put(beside, {"v": 2, "interviews": [{**ENTRY, "title": "Theirs"}, {**ENTRY, "id": "the-other-tab"}]})
    run(beside, "kept/storage", "m.keep({ ...given[0], title: 'Mine' });", mine)
    assert sorted((one["id"], one["title"]) for one in kept(beside)) == [
        (ID, "Mine"),
        ("the-other-tab", "The good one"),
    ]
    run(beside, "kept/interviews", "m.drop(given[0]); m.drop('the-other-tab');", ID)
    assert beside.evaluate("localStorage.getItem('follow-up-timeline')") is None


def test_the_order_is_that_of_the_next_step(beside: Page) -> None:
    """What is due first comes first; what is behind the reader comes last, however early."""

    def entry(name: str, *ahead: tuple[str, str], interview: str = "2026-11-20") -> dict[str, Any]:
        steps = [{"title": "x", "day": day, "until": until} for day, until in ahead]
        return {**ENTRY, "id": name * 8, "title": name, "link": f"v1;i={interview}", "ahead": steps}

    entries = [
        entry("d", ("2026-11-01", "2026-11-02")),
        entry("c"),
        entry("b", ("2026-11-01", "2026-11-02"), ("2026-12-01", "2026-12-01")),
        entry("a", ("2026-11-22", "2026-11-23")),
        entry("e", interview="2026-01-05"),
    ]
    put(beside, {"v": 2, "interviews": entries})
    today = "Date.UTC(2026, 10, 23) / 86400000"
    names = run(beside, "kept/interviews", f"return m.inOrder(m.interviews('none'), {today}).map((one) => one.title);")
    assert (names[:2], sorted(names[2:4]), names[4]) == (["a", "b"], ["c", "d"], "e")


def test_a_file_brings_in_what_is_new_or_newer(beside: Page) -> None:
    """A file that was taken out comes in whole on another device; what is older than what is kept there stays out."""
    put(beside, {"v": 2, "interviews": [ENTRY, {**ENTRY, "id": "the-second-one"}]})
    file = take_out(beside)
    mine = {**ENTRY, "revision": 4, "title": "Newer here"}
    put(beside, {"v": 2, "interviews": [mine, {**ENTRY, "id": "the-third-one"}]})
    assert bring_in(beside, file) == 1
    titles = {one["id"]: one["title"] for one in kept(beside)}
    assert titles == {ID: "Newer here", "the-second-one": "The good one", "the-third-one": "The good one"}
    put(beside, {"v": 2, "interviews": [{**mine, "revision": 2}]})
    assert bring_in(beside, file) == 2
    assert {one["revision"] for one in kept(beside)} == {3}


NO_FILES = [
    "",
    "not json",
    "null",
    '{"v":2,"interviews":[]}',
    '{"v":3,"interviews":[{}]}',
    json.dumps({"v": 2, "interviews": [ENTRY, None]}),
    json.dumps({"v": 2, "interviews": [ENTRY, ENTRY]}),
    json.dumps({"v": 2, "interviews": [{**ENTRY, "id": f"interview-{number}"} for number in range(201)]}),
    json.dumps({"v": 2, "interviews": [{**ENTRY, "link": "javascript:alert(1)"}]}),
    '{"v":2,"interviews":[{"__proto__":{"id":"' + ID + '"}}]}',
]


def test_a_file_that_is_none_changes_nothing(beside: Page) -> None:
    """Whatever is wrong with a file, all of it stays out."""
    for file in NO_FILES:
        before = put(beside, {"v": 2, "interviews": [{**ENTRY, "revision": 0}]})
        assert bring_in(beside, file) is None, file
        assert found_in_storage(beside) == before


def test_a_link_comes_back_as_it_was(beside: Page) -> None:
    """Dates, region, id and words of any script survive the way through an address."""
    link = {"interview": 20777, "said": "", "day": 20791, "region": "CA-ON", "id": ID, "words": WORDS}
    bare = {"interview": 20777, "said": "", "day": None, "region": None, "id": None, "words": None}
    texts = run(beside, "later/shared_link", "return given.map(m.sharedLink);", link, bare)
    back = run(beside, "kept/read_link", "return given.map(m.readLink);", *texts)
    assert back == [link, bare]


def test_a_link_from_a_posting(beside: Page) -> None:
    """Role and company come from a posting, with no day yet; a messenger may have encoded all of it once more."""
    link = run(
        beside, "kept/read_link", "return m.readLink(given[0]);", "v1;c=Northwind%3B%20S%C3%B8n;j=HR%20Coordinator"
    )
    assert link["interview"] is None
    assert (link["words"]["company"], link["words"]["role"]) == ("Northwind; Søn", "HR Coordinator")
    encoded = run(beside, "kept/read_link", "return m.readLink(given[0]);", "v1%3Bi%3D2026-11-20%3Br%3DUS")
    assert (encoded["interview"], encoded["region"]) == (20777, "US")


def packed(words: object) -> str:
    """A fragment that carries the words, sound or not."""
    text = json.dumps(words, separators=(",", ":"), ensure_ascii=False)
    return repr("v1;i=2026-11-20;w=" + base64.urlsafe_b64encode(text.encode()).decode().rstrip("="))


NO_LINKS = [
    "''",
    "'v1'",
    "'v1;'",
    "'v2;i=2026-11-20'",
    "'v1;i=2026-11-20;i=2026-11-21'",
    "'v1;i=2026-11-20;x=1'",
    "'v1;i=2026-11-20;d=2026-11-19'",
    "'v1;i=2026-11-20;d=2026-12-04;n=2w'",
    "'v1;i=2026-11-20;n=27w'",
    "'v1;d=2026-12-04'",
    "'v1;i=2026-11-20;p=short'",
    "'v1;i=2026-11-20;p=' + 'x'.repeat(65)",
    "'v1;i=2026-11-20;p=<b>12345678'",
    "'v1;i=2026-11-20;r=us'",
    "'v1;i=2026-11-20;c=%E0%A4%A'",
    "'v1;c=' + 'x'.repeat(121)",
    "'v1;c=%20x'",
    "'v1;i=2026-11-20;w=!!'",
    "'v1;i=2026-11-20;w=' + btoa('{')",
    "'v1;i=2026-11-20;w=' + btoa('\\xff\\xfe')",
    "'v1;i=2026-11-20;w=' + 'QUFB'.repeat(10001)",
    packed({**WORDS, "role": "x" * 121}),
    packed({**WORDS, "role": 7}),
    packed({**WORDS, "more": ""}),
    packed({**WORDS, "__proto__": {}}),
    packed({**WORDS, "interviewers": [{"name": "x"}] * 13}),
    packed({**WORDS, "interviewers": {"0": {"name": "x"}}}),
    packed({**WORDS, "interviewers": [None]}),
    packed({**WORDS, "interviewers": [{"name": "x", "role": ""}]}),
    packed({**WORDS, "interviewers": [{"name": "x", "common_ground": "x" * 121}]}),
    packed({**WORDS, "recruiter": []}),
    packed({**WORDS, "recruiter": None}),
    packed({**WORDS, "recruiter": {"greeting": 7}}),
    packed({**WORDS, "common_ground": "x" * 121}),
    packed({**WORDS, "common_ground": None}),
    packed({**OLD_WORDS, "common_ground": ["the lake"]}),
    packed("words"),
    packed(7),
    packed([]),
    packed(None),
]


def test_a_link_that_is_none(beside: Page) -> None:
    """Whatever this page would not have written is no link."""
    for fragment in NO_LINKS:
        assert run(beside, "kept/read_link", f"return m.readLink({fragment});") is None, fragment


def test_the_words_of_a_link_are_read_where_they_are_sound(beside: Page) -> None:
    """The hostile links above fail for what is wrong in them, not for how they are packed."""
    assert run(beside, "kept/read_link", f"return m.readLink({packed(WORDS)});")["words"] == WORDS


def test_a_link_of_older_words_still_opens(beside: Page) -> None:
    """What all had in common is the only interviewer's, as in what is kept; for several it's dropped."""
    words = run(beside, "kept/read_link", f"return m.readLink({packed(OLD_WORDS)});")["words"]
    sam = {"name": "סם", "email": "", "greeting": "", "detail": "🛶 canoes", "common_ground": "the lake"}
    assert words["interviewers"] == [sam]
    assert words["recruiter"] == {"name": "Priya Nair", "email": "priya@northwind.example", "greeting": ""}
    two = {**OLD_WORDS, "interviewers": OLD_WORDS["interviewers"] * 2}
    words = run(beside, "kept/read_link", f"return m.readLink({packed(two)});")["words"]
    assert [person["common_ground"] for person in words["interviewers"]] == ["", ""]


def test_empty_fields_stay_out_of_a_link(beside: Page) -> None:
    """A link carries what was typed, and comes back whole: people of whom nothing is known, too."""
    nobody = {"name": "", "email": "", "greeting": "", "detail": "", "common_ground": ""}
    words = {"role": "Clerk", "company": "", "recruiter": {"name": "", "email": "", "greeting": ""},
             "interviewers": [nobody, {**nobody, "name": "Ada"}]}  # fmt: skip
    link = {"interview": 20777, "said": "", "day": None, "region": None, "id": None, "words": words}
    text = run(beside, "later/shared_link", "return m.sharedLink(given[0]);", link)
    short = base64.urlsafe_b64decode(text.rpartition("w=")[2] + "==")
    assert json.loads(short) == {"role": "Clerk", "recruiter": {}, "interviewers": [{}, {"name": "Ada"}]}
    assert run(beside, "kept/read_link", "return m.readLink(given[0]);", text) == link


def test_what_is_ahead_agrees_with_the_marks(beside: Page) -> None:
    """On every day of every worked plan, the first step whose last day has not passed is the one that is marked as next."""
    wrong, looked_at = run(
        beside,
        "plan/schedule",
        """const wrong = [];
        let lookedAt = 0;
        const [steps, calendars, cases] = given;
        for (const one of cases) {
          const calendar = m.calendarOf(calendars[one.calendar] ?? undefined);
          const interview = m.parseDay(one.interview);
          const inputs = { interview, decision: one.decision ? m.parseDay(one.decision) : null, decisionIn: one.decision_in ?? null };
          let made;
          try { made = m.plan(steps, inputs, calendar); } catch { continue; }
          for (const done of [[], ['thank_you'], ['notes', 'follow_up'], one.done ?? []]) {
            const ahead = made.steps
              .map(({ step }, index) => ({ step, until: m.lastDay(made, index, new Set(done), calendar) }))
              .filter(({ step }) => !done.includes(step.id));
            for (let today = interview - 3; today < interview + 60; today += 1) {
              const marked = made.steps[m.marks(made, new Set(done), today, calendar).findIndex((mark) => mark.next)]?.step.id;
              const first = ahead.find(({ until }) => today <= until)?.step.id;
              lookedAt += 1;
              if (marked !== first) wrong.push([one, done, today, marked, first]);
            }
          }
        }
        return [wrong, lookedAt];""",
        CASES["steps"],
        CASES["calendars"],
        CASES["plans"],
    )
    assert looked_at > 1000
    assert wrong == []
