"""Addresses that carry what somebody typed: whatever it is, it arrives as it was, and nothing else does."""

import re
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Page

from tests.fuzzing import examples

ENCODED = re.compile(r"(?:[A-Za-z0-9_.!~*'()-]|%[0-9A-F]{2})*")
HOSTILE = [
    "Ada & Bo?#",
    "100% é",
    "a+b",
    "<script>",
    "\u202egnirts",
    "😀",
    '"; DROP',
    "https://x.example/?q=1&r=2",
    "%0D%0A",
]
texts = st.sampled_from(HOSTILE) | st.text(st.characters(exclude_categories=["Cs"]), max_size=60)


def made(page: Page, script: str, function: str, given: list[Any]) -> Any:
    run = "async ([script, name, given]) => { const made = await import(script); return given.map(made[name]); }"
    return page.evaluate(run, [script, function, given])


@pytest.mark.hypothesis
def test_searches(beside: Page) -> None:
    """A search asks for exactly the words that stand in the form, at the place that the page names."""

    @examples(4)
    @given(st.lists(texts, min_size=100, max_size=100))
    def compare(words: list[str]) -> None:
        for function, place, key in (
            ("peopleSearch", "https://www.linkedin.com/search/results/people/", "keywords"),
            ("webSearch", "https://duckduckgo.com/", "q"),
        ):
            for wanted, address in zip(words, made(beside, "/later/search_links.js", function, words), strict=True):
                base, _, query = address.partition("?")
                assert base == place
                assert ENCODED.fullmatch(query.removeprefix(f"{key}=")), address
                assert parse_qsl(query, keep_blank_values=True) == [(key, wanted)]

    compare()


@pytest.mark.hypothesis
def test_mail_links(beside: Page) -> None:
    """A mailto: link has one address, one subject and one body, percent-encoded, its lines ended by CRLF (RFC 6068)."""

    @examples(4)
    @given(st.lists(st.tuples(texts, texts, texts), min_size=100, max_size=100))
    def compare(cases: list[tuple[str, str, str]]) -> None:
        drafts = [
            {"to": "", "email": "nair+hr&co?=@a.example", "subject": subject, "body": f"{one}\n\n{other}"}
            for subject, one, other in cases
        ]
        for draft, link in zip(drafts, made(beside, "/plan/drafts.js", "mailto", drafts), strict=True):
            found = urlsplit(link)
            assert (found.scheme, unquote(found.path), found.fragment) == ("mailto", draft["email"], "")
            names, values = zip(*(field.split("=") for field in found.query.split("&")), strict=True)
            assert names == ("subject", "body")
            assert all(ENCODED.fullmatch(value) for value in values), link
            assert unquote(values[0]) == draft["subject"]
            assert unquote(values[1]) == draft["body"].replace("\n", "\r\n")

    compare()


def test_half_a_character(beside: Page) -> None:
    """Half an emoji, which no address can carry, does not get past the form."""
    script = "async (text) => (await import('/kept/tidy.js')).tidy(`a${String.fromCharCode(0xd83d)}b ${text}`)"
    assert beside.evaluate(script, "😀") == "ab 😀"
