"""`make serve` as an author lives with it: the real command, a real browser, a file saved."""

import shutil
import socket
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests import processes
from tests.building import ROOT

ARTICLE = "content/articles/when-they-go-silent.md"


@dataclass
class Preview:
    """A running preview of a copy of the project."""

    project: Path
    address: str
    said: str

    def change(self, name: str, old: str, new: str) -> None:
        path = self.project / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[Preview]:
    """The preview of a copy of the project, on a port whose number is already taken by somebody else."""
    for name in ("content", "theme", "plugins"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pelicanconf.py", "publishconf.py"):
        shutil.copy(ROOT / name, tmp_path)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        command = [sys.executable, "-m", "plugins.preview", "--port", str(taken.getsockname()[1])]
        with processes.running(command, cwd=tmp_path, env={"PYTHONPATH": str(tmp_path)}) as running:
            lines = processes.said_until(running, "  http://localhost:")
            yield Preview(tmp_path, lines[-1].strip(), "".join(lines))


def test_saving_reloads_and_a_fault_shows_until_it_is_mended(preview: Preview, browser: Browser) -> None:
    """A save reloads the page; a fault shows over the last good page with file and line; mending takes it away."""
    assert "is taken" in preview.said
    page = browser.new_context().new_page()
    page.goto(f"{preview.address}/articles/when-they-go-silent/")
    expect(page.get_by_role("heading", level=1)).to_have_text("It is probably the budget")

    preview.change(ARTICLE, "title: It is probably the budget", "title: It is surely the budget")
    expect(page.get_by_role("heading", level=1)).to_have_text("It is surely the budget", timeout=30_000)

    preview.change(ARTICLE, "title: It is surely", "titel: It is surely")
    box = page.locator("#preview-problems")
    expect(box).to_contain_text(f"{ARTICLE}:2:1", timeout=30_000)
    expect(box).to_contain_text("Did you mean title?")
    expect(page.get_by_role("heading", level=1)).to_have_text("It is surely the budget")

    preview.change(ARTICLE, "titel: It is surely", "title: It was")
    expect(page.get_by_role("heading", level=1)).to_have_text("It was the budget", timeout=30_000)
    expect(box).to_have_count(0)


def test_a_bad_posting_is_left_out_and_the_page_says_so(preview: Preview, browser: Browser) -> None:
    """A posting with a fault is missing from the new page, which names it; mended, it is back and nothing is said."""
    jobs = preview.project / "content/data/jobs.yaml"
    page = browser.new_context().new_page()
    page.goto(f"{preview.address}/jobs/")
    rows = page.locator(".posting")
    count = rows.count()
    text = jobs.read_text(encoding="utf-8")
    preview.change(
        "content/data/jobs.yaml", text, text.replace("company: {name: Northwind", "compny: {name: Northwind")
    )
    box = page.locator("#preview-problems")
    expect(box).to_contain_text("Did you mean company?", timeout=30_000)
    expect(box).to_contain_text("left out of the site")
    expect(rows).to_have_count(count - 1)
    preview.change("content/data/jobs.yaml", "compny: ", "company: ")
    expect(rows).to_have_count(count, timeout=30_000)
    expect(box).to_have_count(0)


def test_drafts_show_and_code_counts(preview: Preview, browser: Browser) -> None:
    """A draft is there to be read; a change to a template, a style or a room's Python reaches the page."""
    page = browser.new_context().new_page()
    page.goto(preview.address)
    preview.change(
        "content/articles/reading-a-job-posting.md",
        "slug: reading-a-job-posting",
        "slug: reading-a-job-posting\nstatus: draft",
    )
    preview.change("plugins/related/relate.py", "Both about ", "Each about ")
    preview.change("theme/templates/404.html", "The address may have a slip in it", "There may be a slip")
    page.wait_for_event("load", timeout=30_000)
    page.goto(f"{preview.address}/drafts/reading-a-job-posting/")
    expect(page.locator(".preview-note")).to_contain_text("A draft")
    page.goto(f"{preview.address}/articles/what-to-ask-at-the-end/")
    expect(page.locator(".related")).to_contain_text("Each about")
    answer = page.goto(f"{preview.address}/no/such/page/")
    assert answer is not None
    assert answer.status == 404
    expect(page.locator("main")).to_contain_text("There may be a slip")
    assert page.request.get(f"{preview.address}/robots.txt").text() == "User-agent: *\nDisallow: /\n"
