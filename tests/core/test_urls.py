"""Addresses and the files behind them."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.core.urls import file_of, slugify


@given(st.text())
def test_a_slug_is_an_address(text: str) -> None:
    """Only a-z, 0-9 and single hyphens between them come out; twice is the same as once."""
    slug = slugify(text)
    assert re.fullmatch(r"([a-z0-9]+(-[a-z0-9]+)*)?", slug)
    assert slugify(slug) == slug


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Thank-you notes", "thank-you-notes"),
        ("Don't ask", "dont-ask"),
        ("Don’t ask", "dont-ask"),
        ("Résumés & Çoffee", "resumes-coffee"),
        ("  C++ / C#  ", "c-c"),
        ("ﬁrst", "first"),
        ("!!!", ""),
    ],
)
def test_slugs(text: str, slug: str) -> None:
    """The words as one would type them, without accents and apostrophes; nothing where there is no letter."""
    assert slugify(text) == slug


@pytest.mark.parametrize(
    ("path", "file"),
    [("", "index.html"), ("jobs/", "jobs/index.html"), ("404.html", "404.html"), ("feeds/jobs.rss", "feeds/jobs.rss")],
)
def test_files(path: str, file: str) -> None:
    """A folder's address is answered by its index.html, any other by the file of that name."""
    assert file_of(path) == file
