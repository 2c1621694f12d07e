"""`make serve` as an author lives with it: the real command, a real browser, a file saved."""

import shutil
import socket
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from plugins.core.headers import headers_of
from plugins.preview.__main__ import outcome_of
from plugins.preview.server import Outcome
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
    preview.change("plugins/related/relate.py", "Reason(Why.CHOSEN)", "Reason(Why.ABOVE)")
    preview.change("theme/templates/404.html", "the address may have a typo in it", "there may be a slip")
    page.wait_for_event("load", timeout=30_000)
    page.goto(f"{preview.address}/drafts/reading-a-job-posting/")
    expect(page.locator(".preview-note")).to_contain_text("A draft")
    page.goto(f"{preview.address}/articles/what-to-ask-at-the-end/")
    expect(page.locator(".related")).to_contain_text("Mentioned in the text above")
    answer = page.goto(f"{preview.address}/no/such/page/")
    assert answer is not None
    assert answer.status == 404
    expect(page.locator("main")).to_contain_text("there may be a slip")
    assert page.request.get(f"{preview.address}/robots.txt").text() == "User-agent: *\nDisallow: /\n"


def test_a_preview_shows_what_the_site_will(preview: Preview, browser: Browser) -> None:
    """It sends the site's headers, and says in an author's words what they stop, before a script of the page has run too."""
    page = browser.new_context(viewport={"width": 360, "height": 640}).new_page()
    address = f"{preview.address}/articles/when-they-go-silent/"
    box = page.locator("#preview-box")
    for path in ("", "articles/when-they-go-silent/", "feeds/articles.rss", "images/empty-chair.svg", "no/such/page/"):
        sent = page.request.get(f"{preview.address}/{path}").headers
        meant = {**headers_of(path, https=False), "Cache-Control": "no-store"}
        assert {name: sent.get(name.lower()) for name in meant} == meant
        assert "strict-transport-security" not in sent
    page.goto(address)
    expect(page.locator("#preview-stopped")).to_have_count(0)
    page.route("https://elsewhere.example/**", lambda route: route.abort())
    preview.change(
        ARTICLE,
        "(Good.)\n",
        "(Good.)\n\n![A cup](https://elsewhere.example/a.png)\n\n"
        f'<iframe title="A map" src="https://elsewhere.example/{"long" * 40}"></iframe>\n\n<p style="color: red">Red</p>\n',
    )
    stopped = page.locator("#preview-stopped")
    expect(stopped).to_contain_text("This picture won’t show: it comes from another site.", timeout=30_000)
    expect(stopped).to_contain_text("https://elsewhere.example/a.png")
    expect(stopped).to_contain_text("This frame won’t show")
    expect(stopped).to_contain_text("won’t count")
    expect(stopped.locator("pre")).to_have_count(3)
    covers = box.bounding_box()
    assert covers is not None
    assert covers["height"] <= 320
    assert covers["width"] <= 360
    assert box.evaluate("box => box.scrollWidth <= box.clientWidth")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_notes_are_there_and_out_of_the_way(preview: Preview, browser: Browser) -> None:
    """A build that worked shows its notes folded; with a problem, that stands first and the notes stay folded."""
    page = browser.new_context(viewport={"width": 360, "height": 640}).new_page()
    preview.change("content/data/jobs.yaml", "    title: Analytics Manager", "    title: ANALYTICS MANAGER!!!")
    page.goto(f"{preview.address}/jobs/")
    notes = page.locator("#preview-notes")
    expect(notes).to_contain_text("shouts", timeout=30_000)
    expect(notes.locator("pre").first).to_be_hidden()
    expect(page.locator("#preview-problems")).to_have_count(0)
    notes.locator("summary").click()
    expect(notes.locator("pre").first).to_be_visible()
    preview.change(ARTICLE, "title: It is probably", f"titel{'l' * 90}: It is probably")
    expect(page.locator("#preview-problems")).to_contain_text(f"{ARTICLE}:2:1", timeout=30_000)
    assert page.locator("#preview-box > *").evaluate_all("parts => parts.map(({ id }) => id)")[0] == "preview-problems"
    height = page.locator("#preview-box").evaluate("box => box.getBoundingClientRect().height")
    assert height <= 320


@pytest.mark.parametrize(
    ("built", "said", "problems", "notes"),
    [
        (True, "note: a.md:1  One.\nDone.", "", "a.md:1  One."),
        (True, "Done.", "", ""),
        (False, "note: a.md:1  One.\nb.md:2  Two.\n\n1 problem.", "b.md:2  Two.\n\n1 problem.", "a.md:1  One."),
        (False, "note: a.md:1  One.", "The build ended without a word.", "a.md:1  One."),
    ],
)
def test_problems_and_notes_are_told_apart(built: bool, said: str, problems: str, notes: str) -> None:
    """What a build printed is what is wrong, and what might be better."""
    assert outcome_of(built, said) == Outcome(built, problems, notes)
