"""The scripts of the form "Post a job" against the model of a posting: what they let through, and what they write."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page

from plugins.core.report import Report
from plugins.core.validation import validate
from plugins.core.yaml import load
from plugins.jobs.model import RESERVED_IDS, Entry, id_of
from plugins.jobs.pages.form_rules import form_rules
from plugins.jobs.pages.post_form import currency_of
from tests.fuzzing import examples
from tests.serving import served

CHECK = """([typed, today]) => {
  const { rules, entryOf, faultsOf, yamlOf } = window.post;
  const entry = entryOf(typed, today, rules);
  return { text: yamlOf(entry), faults: faultsOf(entry, rules).map(({ name, words }) => (name ? `${name}: ${words}` : words)) };
}"""


@pytest.fixture(scope="module")
def beside(browser: Browser, root: Path) -> Iterator[Page]:
    """A page from which the board's pure scripts can be imported."""
    with served(root / "plugins" / "jobs" / "static") as address:
        context = browser.new_context()
        page = context.new_page()
        page.goto(f"{address}/post_form/entry.js")
        page.evaluate(
            "async (rules) => { window.post = { rules, ...await import('/post_form/entry.js'), ...await import('/post_form/validate.js') }; }",
            {**form_rules(), "currencyOf": currency_of(2026)},
        )
        yield page
        context.close()


def run(page: Page, typed: dict[str, Any], today: str = "2026-11-23") -> dict[str, Any]:
    """The entry that the form makes, as `text`, and what it finds wrong with it, as `faults`."""
    found = page.evaluate(CHECK, [typed, today])
    assert isinstance(found, dict)
    return found


EMPTY: dict[str, Any] = {
    "title": "",
    "company": "",
    "places": [{"city": "", "region": "", "country": ""}],
    "remote": "none",
    "countries": [""],
    "types": [],
    "category": "",
    "pay": "",
    "currency": "",
    "per": "year",
    "expires": "",
    "apply": "",
    "description": "",
}
SOUND = {
    **EMPTY,
    "title": "Payroll Clerk",
    "company": "Acme",
    "places": [{"city": "Toronto", "region": "ON", "country": "CA"}],
    "apply": "jobs@acme.example",
}
HOSTILE = [
    *(
        "no",
        "null",
        "true",
        "~",
        "1.10",
        "0x1F",
        "2026-02-31",
        "12:30",
        "yes: no",
        "# not a comment",
        "a #b",
        "- a",
        "---",
    ),
    *(
        "'",
        '"',
        '\\"',
        "\\",
        "\\n",
        "{a: b}",
        "[",
        "*alias",
        "&anchor",
        "!!python/object",
        "!tag",
        "%YAML",
        "| x",
        "> x",
    ),
    *(
        "\n",
        "\r\n",
        "\r",
        "\t",
        "\n\n",
        "\n  ",
        "\n- ",
        "\n---\n",
        "\n...\n",
        "\n# h\n",
        " ",
        "\x85",
        "\u2028",
        "\u2029",
    ),
    *(
        "\x00",
        "\x07",
        "\x1b",
        "\x1c",
        "\x7f",
        "\x9f",
        "\ufeff",
        "\ufffe",
        "\u00a0",
        "\u202e",
        "\u2066",
        "\u200f",
        "\u200d",
    ),
    *(
        "😀",
        "👩‍💻",
        "שלום",
        "مرحبا",
        "é",
        "e\u0301",
        "ß",
        "Ø",
        "\U0001fffe",
        "</script>",
        "<!--",
        "{value}",
        "{{ x }}",
        "$&",
    ),
]
texts = st.lists(
    st.sampled_from(HOSTILE) | st.text(max_size=6) | st.sampled_from(["word", "Two words"]), max_size=6
).map("".join)
lines = texts | st.sampled_from(["", "Clerk", "x" * 61, "x" * 121, "é" * 201, "😀" * 100])
categories = st.sampled_from(
    ["", "Finance", "People & HR", "!!", "—", "Финансы", "財務", "€", "½", "😀", "’", "ß", "a" * 60, "a" * 61, "  "]
)
AMOUNTS = [
    *("", "", "0", "0.00", "1", "52000", " 52000 ", "52000.50", "52000.5", "9999999999.99", "12345678901", "52,000"),
    *("$5k", "007", "-5", "1e5", "5.", ".5", "1.123", "~", "true", "５", '"', "{value}", "99k", "$24.50 an hour"),
    *("up to 60k", "from 5", "52.000", "EUR 5", "$9999999999k", "1,250,000 CAD a year"),
]
amounts = st.sampled_from(AMOUNTS)
DAYS = [
    *(
        "",
        "",
        "never",
        "2026-12-18",
        "2026-02-31",
        "2024-02-29",
        "2026-11-22",
        "2026-11-23",
        "1999-12-31",
        "2101-01-01",
        "0000-01-01",
    ),
    *("Dec 15", "in two weeks", "04/05/2027", "Friday, 15 December", "end of the month", "31 Dec 2099"),
    *("0001-01-01", "2026-1-1", "18 Dec", "today-3d", "no", "true", "２０２６-12-01", '"', "2026-12-18 x"),
]
days = st.sampled_from(DAYS)
ADDRESS_PARTS = [
    *(
        "https://",
        "HTTPS://",
        "http://",
        "https:",
        "mailto:",
        "MailTo:",
        "javascript:",
        "//",
        "/",
        "1a:",
        ":",
        "@",
        ".",
    ),
    *("acme.example", "jobs@acme.example", "a b", "\t", "[", "]", "[::1]", "?x=@y.z", "#z", "é", "℀", "／"),
    *('"', "<", "x", "\u2028", "😀"),
]
addresses = st.lists(st.sampled_from(ADDRESS_PARTS), max_size=4).map("".join)
countries = st.sampled_from(["", "CA", "NO", "IE"])
places = st.fixed_dictionaries({"city": lines, "region": lines | st.just(""), "country": countries})
forms = st.fixed_dictionaries(
    {
        "title": lines,
        "company": lines,
        "places": st.lists(places, min_size=1, max_size=3),
        "remote": st.sampled_from(["none", "hybrid", "full"]),
        "countries": st.lists(countries, min_size=1, max_size=3),
        "types": st.lists(st.sampled_from(["full-time", "contract", "per-diem"]), unique=True),
        "category": categories,
        "pay": amounts | st.builds("{}{}{}".format, amounts, st.sampled_from(["-", " to ", "–", ", "]), amounts),
        "currency": st.sampled_from(["", "CAD", "EUR", "JPY"]),
        "per": st.sampled_from(["hour", "day", "week", "month", "year"]),
        "expires": days,
        "apply": addresses | st.sampled_from(["https://acme.example/jobs?x=1#y", "jobs@acme.example", ""]),
        "description": texts,
    }
)
near_sound = st.builds(
    lambda form, names: {**SOUND, **{name: form[name] for name in names}},
    forms,
    st.sets(st.sampled_from(sorted(SOUND)), min_size=1, max_size=3),
)
todays = st.dates(date(2000, 1, 1), date(2100, 12, 31)).map(date.isoformat) | st.just("2026-11-23")

NOWHERE = form_rules()["words"]["nowhere"]


def judged(text: str) -> tuple[Entry | None, list[str]]:
    """What the board makes of an entry that arrived: the posting's entry, or what is wrong with it."""
    report = Report()
    document = load(f"postings:\n{text}", "jobs.yaml", report)
    assert document is not None, report.text()
    (value,) = document.value["postings"]
    entry = validate(Entry, value, document, report, at=("postings", 0))
    return entry, [problem.message for problem in report.problems]


def told(faults: list[str]) -> list[str]:
    """The model asks whether there is a place once all fields are sound; the form asks at once."""
    return sorted([fault for fault in faults if fault != NOWHERE] or faults)


@pytest.mark.hypothesis
def test_form_and_model_agree(beside: Page) -> None:
    """Whatever is typed, the form finds the faults that the build would, in the same words; else the entry is sound."""

    @examples(500)
    @given(forms | near_sound, todays)
    @example({**SOUND, "expires": "2026-11-23"}, "2026-11-23")
    @example({**SOUND, "pay": "5-5", "currency": "CAD"}, "2026-11-23")
    @example({**SOUND, "title": "7", "company": "—"}, "2026-11-23")
    def compare(typed: dict[str, Any], today: str) -> None:
        found = run(beside, typed, today)
        entry, problems = judged(found["text"])
        assert told(found["faults"]) == sorted(problems), found["text"]
        assert (entry is not None) == (found["faults"] == [])

    compare()


UNSEEN = {*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), *range(0x7F, 0x85), *range(0x86, 0xA0), 0xFEFF, 0xFFFE, 0xFFFF}
TURNING = {*range(0x202A, 0x202F), *range(0x2066, 0x206A)}


def seen(text: str) -> str:
    return text.translate(dict.fromkeys(UNSEEN | TURNING))


def line_of(text: str) -> str:
    return " ".join(seen(text).split())


def lines_of(text: str) -> str:
    return "\n".join(
        seen(text)
        .replace("\r\n", "\n")
        .replace("\r", "\n")
        .translate(dict.fromkeys([0x85, 0x2028, 0x2029], "\n"))
        .split("\n")
    ).strip()


@pytest.mark.hypothesis
def test_what_is_typed_is_what_is_posted(beside: Page) -> None:
    """A hostile text comes back from the entry as it was typed: nothing breaks out of its field, nothing is lost."""
    typed = st.builds(
        lambda title, company, city, text, apply: {
            **SOUND,
            "title": f"Clerk {title}"[:100],
            "company": f"{company} Acme"[:100],
            "places": [EMPTY["places"][0], {"city": f"{city} Cork"[:90], "region": "", "country": "IE"}],
            "types": ["full-time", "contract"],
            "category": "Finance",
            "pay": "from 52,000.50",
            "currency": "CAD",
            "expires": "18 Dec",
            "apply": apply,
            "description": f"A{text}Z",
        },
        *(texts, texts, texts, texts),
        st.sampled_from(["jobs@acme.example", 'https://acme.example/a?b="c"&d=%20#e']),
    )

    @examples(300)
    @given(typed)
    def compare(form: dict[str, Any]) -> None:
        found = run(beside, form)
        assert found["faults"] == []
        entry, problems = judged(found["text"])
        assert entry is not None, problems
        (place,) = entry.locations
        assert (entry.title, entry.company.name) == (line_of(form["title"]), line_of(form["company"]))
        assert (place.city, place.country) == (line_of(form["places"][1]["city"]), "IE")
        assert entry.description == lines_of(form["description"])
        assert entry.apply.removeprefix("mailto:") == form["apply"]
        assert [kind.value for kind in entry.type] == form["types"]
        assert entry.salary is not None
        assert (str(entry.salary.min), entry.salary.max, entry.salary.currency) == ("52000.5", None, "CAD")
        assert (entry.posted, entry.expires) == (date(2026, 11, 23), date(2026, 12, 18))

    compare()


@pytest.mark.hypothesis
def test_ids_are_made_alike(beside: Page) -> None:
    """Of Latin letters, the form makes the id that `make new job` would make; a page of the board keeps its address."""
    latin = st.text(
        st.characters(max_codepoint=0x24F, exclude_categories=["Cc"]) | st.sampled_from("’“”–—…€™"), max_size=60
    )

    @examples(300)
    @given(latin, latin)
    def compare(title: str, company: str) -> None:
        made = id_of(line_of(title), line_of(company))
        found = run(beside, {**SOUND, "title": title, "company": company})["text"].splitlines()[0]
        assert found == (f"  - id: {made}-2" if made in RESERVED_IDS else f"  - id: {made}")

    compare()
    assert run(beside, {**SOUND, "title": "By", "company": "Pay"})["text"].startswith("  - id: by-pay-2\n")


def test_half_a_character_is_left_out(beside: Page) -> None:
    """A lone surrogate, which no file can hold, does not reach the entry or stop the mail."""
    text, _ = beside.evaluate(
        """(typed) => {
          const { entryOf, mailto, rules, yamlOf } = window.post;
          const text = yamlOf(entryOf({ ...typed, title: 'A\\ud800b', description: '\\udc00c' }, '2026-11-23', rules));
          return [text, mailto('a@b.example', 'Job', text)];
        }""",
        SOUND,
    )
    entry, _ = judged(text)
    assert entry is not None
    assert (entry.title, entry.description) == ("Ab", "c")


def test_a_long_description_is_measured(beside: Page) -> None:
    """One character more than the model takes is told, with the count."""
    assert run(beside, {**SOUND, "description": "é" * 60_000})["faults"] == []
    long = run(beside, {**SOUND, "description": "é" * 60_001})
    assert long["faults"] == ["description: is 60001 characters long; 60000 is the most."]
    assert judged(long["text"])[1] == long["faults"]
