"""What the form "Post a job" makes of days, sums and descriptions as people write them."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from playwright.sync_api import Browser, Page

from plugins.core.markdown import safe_markdown
from plugins.core.templates import day_words
from plugins.jobs.board.pay import full_pay, period_words
from plugins.jobs.model import PayPeriod, Salary
from plugins.jobs.pages.preview import pay_words
from tests.fuzzing import examples
from tests.serving import served

TODAY = date(2026, 11, 23)
CURRENCIES = ["CAD", "USD", "EUR", "GBP", "INR", "ALL"]


@pytest.fixture(scope="module")
def beside(browser: Browser, root: Path) -> Iterator[Page]:
    """A page from which the form's pure scripts can be imported."""
    with served(root / "plugins" / "jobs" / "static") as address:
        context = browser.new_context()
        page = context.new_page()
        page.goto(f"{address}/post_form/pay.js")
        page.evaluate(
            """async () => {
              window.post = {};
              for (const name of ['last_day', 'pay', 'description']) Object.assign(window.post, await import(`/post_form/${name}.js`));
            }"""
        )
        yield page
        context.close()


def day(page: Page, text: str, today: date = TODAY) -> Any:
    """What is understood: a day, a list of days to choose from, or None."""
    read = page.evaluate("([text, today]) => post.readDay(text, today)", [text, today.isoformat()])
    return read["day"] or read["choices"] or None


MONTHS = "January February March April May June July August September October November December".split()


def written(value: date) -> dict[str, str]:
    """A day in the ways in which people write it with its year, and one that a machine would."""
    month, short, th = MONTHS[value.month - 1], MONTHS[value.month - 1][:3], _th(value.day)
    return {
        "iso": value.isoformat(),
        "slashes": f"{value.year}/{value.month}/{value.day}",
        "day first": f"{value.day} {month} {value.year}",
        "month first": f"{month} {value.day}, {value.year}",
        "short": f"{short.lower()} {th} {value.year}",
        "dotted": f"{short}. {value.day}, {value.year}",
        "hyphens": f"{value.day:02}-{short}-{value.year}",
        "of": f"by the {th} of {month.upper()}, '{value.year % 100:02}",
        "in words": day_words(value),
    }


def _th(number: int) -> str:
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10 if number not in (11, 12, 13) else 0, "th")
    return f"{number}{ending}"


@pytest.mark.hypothesis
def test_a_day_with_its_year(beside: Page) -> None:
    """However a day of this century is written, it is understood, and said as the site says it."""

    @examples(200)
    @given(st.dates(date(2010, 1, 1), date(2099, 12, 31)))
    def compare(value: date) -> None:
        assert {way: day(beside, text) for way, text in written(value).items()} == dict.fromkeys(
            written(value), value.isoformat()
        )
        said = beside.evaluate("([day, today]) => post.dayWords(day, today)", [value.isoformat(), TODAY.isoformat()])
        assert said == day_words(value, TODAY.year)

    compare()


@pytest.mark.hypothesis
def test_a_day_without_a_year_lies_ahead(beside: Page) -> None:
    """It is the next one, for ten months; one that has just passed is that one, so that the form can say so."""

    @examples(200)
    @given(st.dates(date(2020, 1, 1), date(2090, 1, 1)), st.integers(-30, 300))
    def compare(today: date, ahead: int) -> None:
        value = today + timedelta(days=ahead)
        if (value.month, value.day) == (2, 29):
            return
        for text in (f"{value.day} {MONTHS[value.month - 1]}", f"{MONTHS[value.month - 1][:3]} {value.day}"):
            assert day(beside, text, today) == value.isoformat()

    compare()


SPOKEN = [
    ("today", "2026-11-23"),
    ("tomorrow", "2026-11-24"),
    ("in two weeks", "2026-12-07"),
    ("In 10 days", "2026-12-03"),
    ("a fortnight", "2026-12-07"),
    ("in a couple of weeks", "2026-12-07"),
    ("three weeks from now", "2026-12-14"),
    ("in a month", "2026-12-23"),
    ("Friday", "2026-11-27"),
    ("Monday", "2026-11-30"),
    ("next Friday", "2026-12-04"),
    ("end of the month", "2026-11-30"),
    ("end of next month", "2026-12-31"),
    ("end of February", "2027-02-28"),
    ("the end of December 2027", "2027-12-31"),
    ("the 15th", "2026-12-15"),
    ("12/15/2026", "2026-12-15"),
    ("15.12.2026", "2026-12-15"),
    ("04/12/2026", "2026-12-04"),  # the other reading has passed
    ("04/05/2027", ["2027-05-04", "2027-04-05"]),
    ("Friday, 15 December", ["2026-12-15", "2026-12-18"]),
    *((text, None) for text in ("", "soon", "31 Feb", "December", "5", "2026", "13/13/2026", "Dec 15 or so then", "0")),
]


@pytest.mark.parametrize(("text", "meant"), SPOKEN, ids=[text or "nothing" for text, _ in SPOKEN])
def test_a_day_as_it_is_said(beside: Page, text: str, meant: Any) -> None:
    """Days that are counted from today; two where either may be meant, and none where nothing is clear."""
    assert day(beside, text) == meant


def pay(page: Page, text: str) -> Any:
    return page.evaluate("([text, currencies]) => post.readPay(text, currencies)", [text, CURRENCIES])


def read(low: float | None, high: float | None, currency: str = "", per: str = "") -> dict[str, Any]:
    ends = {name: end for name, end in (("min", low), ("max", high)) if end is not None}
    return {**ends, "currency": currency, "per": per, "unsure": False}


SUMS: list[tuple[str, dict[str, Any]]] = [
    ("52000", read(52000, 52000)),
    ("52,000", read(52000, 52000)),
    ("52 000", read(52000, 52000)),
    ("52k", read(52000, 52000)),
    ("$52.5K", read(52500, 52500, "$")),
    ("$24.50 an hour", read(24.5, 24.5, "$", "hour")),
    ("24,50 €/hr", read(24.5, 24.5, "EUR", "hour")),
    ("£310 a day", read(310, 310, "GBP", "day")),
    ("CA$4,200 monthly", read(4200, 4200, "CAD", "month")),
    ("55,000-65,000", read(55000, 65000)),
    ("55–65k", read(55000, 65000)),
    ("$55k to $65k USD per year", read(55000, 65000, "USD", "year")),
    ("65,000–55,000", read(55000, 65000)),
    ("between 50,000 and 60,000 annually", read(50000, 60000, per="year")),
    ("up to 60k", read(None, 60000)),
    ("from 52,000", read(52000, None)),
    ("52,000+", read(52000, None)),
    ("1.250.000 INR", read(1250000, 1250000, "INR")),
    ("0", read(0, 0)),
    *((text, read(None, None)) for text in ("competitive", "-5", "1e5", "007", "5.", ".5", "52,0000", "all", "{sum}")),
    *((text, {**read(None, None), "unsure": True}) for text in ("52.000", "1.123", "55-65,000")),
]


@pytest.mark.parametrize(("text", "meant"), SUMS, ids=[text for text, _ in SUMS])
def test_a_sum_as_it_is_written(beside: Page, text: str, meant: dict[str, Any]) -> None:
    """One sum or a range, with its currency and its period where they stand there; what may be two sums is asked about."""
    assert pay(beside, text) == meant


@pytest.mark.hypothesis
def test_pay_is_said_as_the_posting_says_it(beside: Page) -> None:
    """The line below the field, and the preview, use the words of a posting's page."""
    sums = st.decimals(Decimal(1), Decimal(10**8), places=2)

    @examples(200)
    @given(st.tuples(st.none() | sums, st.none() | sums).filter(any), st.sampled_from(PayPeriod))
    def compare(ends: tuple[Decimal | None, Decimal | None], per: PayPeriod) -> None:
        low, high = sorted(ends) if all(ends) else ends  # type: ignore[type-var]
        said = beside.evaluate(
            "([sums, symbol, per, words]) => post.payWords(sums, symbol, per, words)",
            [
                {name: float(end) for name, end in (("min", low), ("max", high)) if end is not None},
                "CA$",
                period_words(per),
                {"upTo" if kind == "up-to" else kind: words for kind, words in pay_words().items()},
            ],
        )
        assert said == full_pay(Salary(min=low, max=high, currency="CAD", per=per))

    compare()


PLAIN = [
    "We",
    "run",
    "nine boats.",
    '"kindly"',
    "it's",
    "2 * 3",
    "a_b_c",
    "(see)",
    "--",
    "…",
    "R&D",
    "5 < 6",
    "C++",
    "...",
]
MARKED = ["**bold**", "*slanted*", "_so_", "#1", "https://acme.example/a?b=c.", "[our page](https://acme.example/)"]
words = st.sampled_from([*PLAIN, *MARKED])
line = st.lists(words, min_size=1, max_size=5).map(lambda parts: "x " + " ".join(parts))
paragraph = st.lists(line, min_size=1, max_size=3).map("\n".join)
block = st.one_of(
    paragraph,
    st.lists(line, min_size=1, max_size=3).map(lambda items: "\n".join(f"- {item}" for item in items)),
    st.lists(line, min_size=1, max_size=3).map(
        lambda items: "\n".join(f"{number}. {item}" for number, item in enumerate(items, 1))
    ),
    st.builds(lambda level, text: f"{'#' * level} {text}", st.integers(1, 4), line),
)


def tree(element: html.HtmlElement) -> list[Any]:
    """An element as the scripts have it, without what only the published page adds."""
    inside: list[Any] = [element.text or ""]
    for child in element:
        inside += [tree(child), child.tail or ""]
    return [element.tag, {k: v for k, v in element.attrib.items() if k == "href"}, *merged(inside)]


def merged(inside: list[Any]) -> list[Any]:
    """Texts that stand beside each other are one, and the line's end after a break is none."""
    made: list[Any] = []
    for each in inside:
        if isinstance(each, str) and made and isinstance(made[-1], str):
            made[-1] += each
        elif each != "":
            made.append(each)
    trimmed = [each.strip("\n") if isinstance(each, str) else each for each in made]
    return [each for each in trimmed if each != ""]


def normal(part: list[Any]) -> list[Any]:
    name, attributes, *inside = part
    return [name, attributes, *merged([each if isinstance(each, str) else normal(each) for each in inside])]


@pytest.mark.hypothesis
def test_a_description_looks_as_it_will(beside: Page) -> None:
    """Paragraphs, lists, headings, emphasis, links and quotes come out as the build makes them.

    Two lists in a row are one with more air between its items there, and without it here.
    """

    @examples(200)
    @given(st.lists(block, min_size=1, max_size=4).map("\n\nThen:\n\n".join))
    def compare(text: str) -> None:
        shown = [normal(part) for part in beside.evaluate("(text) => post.blocksOf(text, 5)", text)]
        page = html.fragment_fromstring(str(safe_markdown(text, headings_from=5)), create_parent="div")
        assert shown == tree(page)[2:], text

    compare()
