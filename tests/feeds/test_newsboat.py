"""A feed reader that people use takes the site's feeds over http."""

import json
import os
import shutil
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from plugins.core.feed import Feed, atom, rss
from plugins.core.pages import Site
from tests import processes
from tests.core.test_feed_reading import LIVE, of, written
from tests.feeds.reading import as_text
from tests.feeds.sample import FEED, SITE

WHY = "newsboat is not on this machine (Debian, Ubuntu: apt-get install newsboat)"


@pytest.fixture(scope="session")
def newsboat() -> str:
    path = shutil.which("newsboat")
    if path is None:
        if os.environ.get("CI"):
            pytest.fail(WHY)
        pytest.skip(WHY)
    return path


def run(newsboat: str, home: Path, *command: str) -> str:
    """Runs newsboat with a home, a list of feeds and a cache of its own."""
    places: list[str | Path] = ["-C", home / "config", "-u", home / "urls", "-c", home / "cache.db"]
    environment = {"HOME": str(home), "LC_ALL": "C.UTF-8"}
    return processes.run([newsboat, *places, "-x", *command], env=environment, check=True).stdout


@pytest.mark.parametrize("path", ["feeds/articles.rss", "feeds/articles.atom", "feeds/jobs.rss", "feeds/jobs.atom"])
def test_newsboat_reads_the_feed(newsboat: str, path: str, site_url: str, site_dir: Path, tmp_path: Path) -> None:
    """Every item arrives, with its title, its author, its address on the site and its text in full."""
    (tmp_path / "config").touch()
    (tmp_path / "urls").write_text(f"{site_url}/{path}\n", encoding="utf-8")
    run(newsboat, tmp_path, "reload")

    expected = json.loads((site_dir / path).with_suffix(".json").read_bytes())["items"]
    assert run(newsboat, tmp_path, "print-unread").split()[0] == str(len(expected)) != "0"
    with sqlite3.connect(tmp_path / "cache.db") as cache:
        items = cache.execute("select guid, title, author, url, content from rss_item").fetchall()
        ((feed_title, feed_link),) = cache.execute("select title, url from rss_feed").fetchall()
    cache.close()
    assert {guid: (as_text(title), author, url, content.strip()) for guid, title, author, url, content in items} == {
        item["id"]: (
            item["title"],
            ", ".join(author["name"] for author in item["authors"]),
            item["url"],
            item["content_html"].strip(),
        )
        for item in expected
    }
    assert feed_title.startswith("Callback: ")
    assert feed_link.startswith("https://callback.example/")


@pytest.mark.outside
@pytest.mark.parametrize("serialise", [rss, atom])
def test_newsboat_shows_what_was_written(
    newsboat: str, serialise: Callable[[Feed, Site], bytes], tmp_path: Path
) -> None:
    """Titles and names that look like markup come through as the words that they are."""
    (tmp_path / "config").touch()
    items = [replace(of(text).items[0], guid=f"urn:{number}") for number, text in enumerate(LIVE)]
    (tmp_path / "feed.xml").write_bytes(serialise(replace(FEED, items=tuple(items)), SITE))
    (tmp_path / "urls").write_text(f"file://{tmp_path / 'feed.xml'}\n", encoding="utf-8")
    run(newsboat, tmp_path, "reload")
    with sqlite3.connect(tmp_path / "cache.db") as cache:
        found = cache.execute("select title, author from rss_item").fetchall()
    cache.close()
    assert {tuple(map(as_text, row)) for row in found} == {(written(f"t{text}"), written(f"a{text}")) for text in LIVE}
