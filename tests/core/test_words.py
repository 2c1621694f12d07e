"""The few words that templates may use: days, counts, links."""

from datetime import UTC, date, datetime

import pytest
from markupsafe import Markup

from plugins.core.pages import Site
from plugins.core.templates import day_words, flush, plural, short_day_words


@pytest.mark.parametrize(
    ("day", "long", "short"),
    [
        (date(2026, 11, 24), "Tuesday, 24 November", "24 November"),
        (date(2027, 1, 1), "Friday, 1 January 2027", "1 January 2027"),
        (datetime(2025, 12, 31, 23, tzinfo=UTC), "Wednesday, 31 December 2025", "31 December 2025"),
    ],
)
def test_days(day: date, long: str, short: str) -> None:
    """In words, with the year only where it is not the build's."""
    assert day_words(day, 2026) == long
    assert short_day_words(day, 2026) == short


def test_plural() -> None:
    """One is one; none and two are many; what is counted is escaped."""
    assert [plural(number, "job", "jobs") for number in (0, 1, 2)] == ["0 jobs", "1 job", "2 jobs"]
    assert plural(2, "x", "<b>") == "2 &lt;b&gt;"


def test_flush() -> None:
    """Lines lose what stands before them, and nothing else: an empty line stays, and what was escaped."""
    html = Markup("<ul>\n  <li>a  b &lt;\n\n\t c</li>\n</ul>")
    assert flush(html) == Markup("<ul>\n<li>a  b &lt;\n\nc</li>\n</ul>")


@pytest.mark.parametrize(
    ("url", "base", "link", "absolute"),
    [
        ("https://callback.example", "", "/jobs/", "https://callback.example/jobs/"),
        ("https://example.org/blog", "/blog", "/blog/jobs/", "https://example.org/blog/jobs/"),
    ],
)
def test_links(url: str, base: str, link: str, absolute: str) -> None:
    """Links start at the root and follow the path of SITEURL; full addresses start with SITEURL."""
    site = Site(name="", tagline="", description="", language="en", url=url, author="", year=2026, preview=False)
    assert (site.base, site.link("jobs/"), site.absolute("jobs/")) == (base, link, absolute)
    assert site.link("") == f"{base}/"
