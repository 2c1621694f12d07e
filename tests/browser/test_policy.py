"""The site under its own content policy, from a real nginx over TLS: a real Chromium has nothing to object to."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import listen
from tests.browser.waiting import until
from tests.building import MOMENT, SiteBuild
from tests.servers import certificate, nginx
from tests.serving import served

STOPPED = """
  window.stopped = [];
  document.addEventListener('securitypolicyviolation', (event) =>
    stopped.push(`${location.pathname}: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`));
"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, shipped: SiteBuild) -> Iterator[str]:
    """The shipped site on a real nginx."""
    folder = tmp_path_factory.mktemp("nginx")
    with nginx(folder, shipped.output, certificate(folder)) as ports:
        yield f"https://127.0.0.1:{ports.secure}"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page that hears what the policy stops; an error in its console fails the test."""
    faults: list[str] = []
    context = browser.new_context(ignore_https_errors=True)
    context.clock.set_fixed_time(MOMENT)
    context.add_init_script(STOPPED)
    page = context.new_page()
    listen(page, faults)
    yield page
    context.close()
    assert faults == []


def one_of_each_kind(output: Path) -> list[str]:
    """The address of one page for each kind of page, and for each set of scripts and forms that a page may have."""
    found: dict[tuple[str, ...], str] = {}
    for file in sorted(output.rglob("*.html")):
        html = file.read_text(encoding="utf-8")
        if "<body class=" not in html:
            continue
        kind = re.findall(r'<body class="([^"]*)"', html)
        parts = sorted(set(re.findall(r'<script [^>]*src="[^"]*"|<(?:form|img|template)\b', html)))
        found.setdefault((*kind, *parts), file.relative_to(output).as_posix().removesuffix("index.html"))
    return list(found.values())


def test_no_page_is_stopped(page: Page, address: str, shipped: SiteBuild) -> None:
    """Each kind of page loads whole, with all its scripts, styles, fonts and pictures."""
    pages = one_of_each_kind(shipped.output)
    assert len(pages) > 12
    for path in pages:
        answer = page.goto(f"{address}/{path}", wait_until="networkidle")
        assert answer is not None
        assert "require-trusted-types-for" in answer.headers["content-security-policy"]
        assert page.evaluate("stopped") == [], path
        page.evaluate("for (const image of document.images) image.loading = 'eager'")
        page.wait_for_load_state("networkidle")
        assert page.evaluate("[...document.images].every((image) => image.complete && image.naturalWidth)"), path
        assert page.evaluate("document.fonts.check('1em Fraunces') && document.styleSheets.length > 0"), path


def test_what_scripts_do_is_not_stopped(page: Page, address: str) -> None:
    """The board's search makes its rows, and the calculator fetches a country's holidays and makes a plan."""
    page.goto(f"{address}/jobs/")
    page.get_by_role("searchbox", name="Title, company or place").fill("clerk")
    expect(page.locator("[data-found] .posting-title")).to_have_text(["Accounts Payable Clerk"])
    expect(page.locator("[data-found] posting-age")).to_have_text(re.compile("ago|yesterday|today|closes"))
    page.goto("about:blank")
    with page.expect_response("**/timeline/holidays/*.json"):
        page.goto(f"{address}/timeline/#v1;i=2026-04-24;d=2026-05-04;r=JP")
    expect(page.locator(".timeline-row time:visible").first).to_have_attribute("datetime", re.compile("^2026-"))
    assert page.evaluate("stopped") == []


def test_what_others_put_in_is_stopped(browser: Browser, address: str) -> None:
    """A script that would write HTML is refused, and so is a picture from elsewhere: the policy is in force."""
    context = browser.new_context(ignore_https_errors=True)
    context.add_init_script(STOPPED)
    page = context.new_page()
    page.goto(address)
    refused = page.evaluate(
        """() => ['innerHTML', 'outerHTML'].map((name) => {
          try { document.querySelector('main')[name] = '<img src=x>'; return 'written'; } catch (error) { return error.name; }
        })"""
    )
    assert refused == ["TypeError", "TypeError"]
    loaded = "() => new Promise((done) => { const image = new Image(); image.onerror = () => done('refused'); image.src = 'https://elsewhere.example/a.png'; })"
    assert page.evaluate(loaded) == "refused"
    until(page, "stopped.some((told) => told.includes('img-src https://elsewhere.example/a.png'))")
    context.close()


def test_pictures_and_feeds_are_for_everybody(browser: Browser, address: str, tmp_path: Path) -> None:
    """A page of another site may show a picture and read a feed, and nothing else."""
    (tmp_path / "index.html").write_text("<!doctype html><title>A reader</title>", encoding="utf-8")
    context = browser.new_context(ignore_https_errors=True)
    page = context.new_page()
    shown = """(src) => new Promise((done) => {
      const image = new Image(); image.onload = () => done(true); image.onerror = () => done(false); image.src = src; })"""
    read = "(address) => fetch(address).then((answer) => answer.ok, () => false)"
    page.goto(address)
    icon = page.locator("link[rel=icon]").get_attribute("href")
    with served(tmp_path) as elsewhere:
        page.goto(f"{elsewhere}/")
        assert page.evaluate(shown, f"{address}/images/empty-chair.svg")
        assert page.evaluate(read, f"{address}/feeds/articles.json")
        assert not page.evaluate(shown, f"{address}{icon}")
        assert not page.evaluate(read, f"{address}/jobs/open.json")
    context.close()
