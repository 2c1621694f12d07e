"""Readers write, the author moderates in a real Isso, and what she approves is on the page and in the feeds."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import feedparser
import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests import isso, processes
from tests.browser.accessibility import faults
from tests.building import ROOT, SiteBuild
from tests.serving import served

pytestmark = pytest.mark.outside

SLUG = "what-following-up-really-means"
ARTICLE = f"articles/{SLUG}/"
COMMENTS = "content/data/comments"
PHONE = {"width": 320, "height": 700}


class Site:
    """A built site with its Isso."""

    def __init__(self, project: Path, port: int, build_site: Any) -> None:
        self.project, self.port, self._build = project, port, build_site
        self.built = self.build()

    def build(self) -> SiteBuild:
        built: SiteBuild = self._build(self.project, COMMENTS_ISSO=f"http://localhost:{self.port}")
        assert built.status == 0, built.report
        return built

    def publish(self, running: isso.Isso) -> None:
        """make fetch, make build."""
        assert running.fetch()
        self.build()

    def feed(self, name: str) -> list[Any]:
        return list(feedparser.parse(self.built.output / "feeds" / name).entries)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return isso.environment(tmp_path_factory.getbasetemp().parent)


@pytest.fixture(scope="module")
def site(build_site: Any, tmp_path_factory: pytest.TempPathFactory) -> Site:
    return Site(tmp_path_factory.mktemp("talk"), processes.free_port(), build_site)


@pytest.fixture(scope="module")
def address(site: Site) -> Iterator[str]:
    with served(site.built.output) as address:
        yield address


@pytest.fixture
def running(site: Site, address: str, made: Path) -> Iterator[isso.Isso]:
    """An Isso that has heard nothing in the last minute: its database is new, and so is the site's content."""
    (site.project / ".isso" / "comments.db").unlink(missing_ok=True)
    shutil.rmtree(site.project / COMMENTS)
    shutil.copytree(ROOT / COMMENTS, site.project / COMMENTS)
    with isso.running(site.project, made, address, site.port) as running:
        yield running


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Any]:
    """Opens a page whose faults count, but for the browser's own words on what Isso refused or where it is not."""
    faults: list[str] = []
    contexts = []

    def open_page(url: str, **options: Any) -> Page:
        context = browser.new_context(**{"viewport": PHONE, "locale": "en-CA", **options})
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on(
            "console",
            lambda said: (
                faults.append(said.text)
                if said.type == "error" and not said.text.startswith("Failed to load resource")
                else None
            ),
        )
        page.goto(url)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert faults == []


def form_of(page: Page) -> Locator:
    """The form, once its script is there."""
    page.locator("comment-form").scroll_into_view_if_needed()
    field = page.get_by_label("Your comment")
    expect(field).to_be_enabled()
    return page.locator("comment-form form, .comment + form")


def write(page: Page, text: str, name: str = "", website: str = "") -> None:
    page.get_by_label("Your comment").fill(text)
    page.get_by_label("The name to show").fill(name)
    page.get_by_label("Your website").fill(website)
    page.get_by_role("button", name="Send my comment").click()


def test_from_the_form_to_the_page(site: Site, address: str, running: isso.Isso, open_page: Any) -> None:
    """A comment waits until it is approved; then it is on the page, in the feeds and in the count. Erased, it is in none."""
    page = open_page(f"{address}/{ARTICLE}")
    form_of(page)
    before = page.locator("#comments > h2").inner_text()
    write(page, "I waited *thirty-four* days.\n\n<b>Thirty-four!</b>", "Ngozi <O>", "ngozi.example")
    expect(
        page.get_by_role("status").filter(has_text="Thanks. I read every comment before it appears.")
    ).to_be_focused()
    site.publish(running)
    assert "thirty-four" not in (site.built.output / ARTICLE / "index.html").read_text(encoding="utf-8")

    assert list(running.waiting().values()) == ["I waited *thirty-four* days.\n\n&lt;b&gt;Thirty-four!&lt;/b&gt;"]
    running.approve()
    site.publish(running)
    page.reload()
    comment = page.locator("#comment-isso-1")
    expect(comment.locator(".comment-text")).to_contain_text("<b>Thirty-four!</b>")
    expect(comment.locator("em")).to_have_text("thirty-four")
    name = comment.get_by_role("link", name="Ngozi <O>", exact=True)
    expect(name).to_have_attribute("href", "https://ngozi.example")
    assert page.locator("#comments > h2").inner_text() != before
    for kind in ("rss", "atom", "json"):
        text = (site.built.output / f"feeds/comments/{SLUG}.{kind}").read_text(encoding="utf-8")
        assert "thirty-four" in text
    newest = site.feed("comments.rss")[0]
    assert newest.link.endswith(f"/{ARTICLE}#comment-isso-1")
    everything = [path for path in site.built.output.rglob("*") if path.suffix in {".html", ".rss", ".atom", ".json"}]
    assert [path for path in everything if "127.0.0" in path.read_text(encoding="utf-8")] == []

    running.delete(1)
    running.post("/articles/when-they-go-silent/", "So that the database is not empty.")
    site.publish(running)
    page.reload()
    expect(page.locator("#comments > h2")).to_have_text(before)
    assert "Thirty-four!" not in "".join(path.read_text(encoding="utf-8") for path in everything if path.exists())
    assert "Thirty-four!" not in (site.project / f"content/data/comments/{SLUG}.yaml").read_text(encoding="utf-8")


def test_an_answer_at_its_place(site: Site, address: str, running: isso.Isso, open_page: Any) -> None:
    """Reply brings the form to the comment; the answer stands there, and so does an answer to it, in its own place."""
    page = open_page(f"{address}/{ARTICLE}")
    page.locator("#comment-c8").get_by_role("link", name="Reply to Anneke V.").click()
    expect(page.get_by_label("Your comment")).to_be_focused()
    expect(page.get_by_role("heading", name="Reply to Anneke V.")).to_be_visible()
    above, form = page.locator("#comment-c8").bounding_box(), page.locator(".comment + form").bounding_box()
    assert above
    assert form
    assert form["y"] - above["y"] - above["height"] < 30
    write(page, "The second one worked for me.", "Ines")
    expect(page.get_by_text("Thanks. I read every comment")).to_be_visible()
    assert "Reply to Anneke V.: What following up really means" in running._admin(2)
    running.approve()
    site.publish(running)
    page.reload()
    page.locator("#comment-isso-1").get_by_role("link", name="Reply to Ines").click()
    write(page, "What did he answer?", "Dana Reyes")
    expect(page.get_by_text("Thanks. I read every comment")).to_be_visible()
    running.approve()
    site.publish(running)
    page.reload()
    expect(page.locator("#comment-c8 + ol #comment-isso-1 + ol #comment-isso-2 .by-author")).to_be_visible()


def test_faults_stand_beside_their_fields(address: str, running: isso.Isso, open_page: Any) -> None:
    """What is missing or wrong is said at the field, which has the focus, and nothing is sent. Corrected, it goes."""
    page = open_page(f"{address}/{ARTICLE}")
    form_of(page)
    write(page, "  ", website="javascript:alert(1)")
    text, website = page.get_by_label("Your comment"), page.get_by_label("Your website")
    expect(text).to_be_focused()
    expect(text).to_have_accessible_description(
        "Write your comment first. Leave a line empty for a new paragraph. *One star* is italic, **two** are bold, and > begins a quote."
    )
    expect(website).to_have_accessible_description("Enter an address such as https://maya.example, or leave it empty.")
    assert running.waiting() == {}
    write(page, "Now it is right.")
    expect(page.get_by_text("Thanks. I read every comment")).to_be_visible()
    assert list(running.waiting().values()) == ["Now it is right."]


def test_nothing_typed_is_lost(address: str, running: isso.Isso, open_page: Any) -> None:
    """A closed tab keeps the text of the article and of each answer apart; what was sent is forgotten, the name is not."""
    page = open_page(f"{address}/{ARTICLE}")
    form_of(page)
    page.get_by_label("Your comment").fill("Half a thought")
    page.get_by_label("The name to show").fill("Ola")
    page.locator("#comment-c3").get_by_role("link", name="Reply").click()
    expect(page.get_by_label("Your comment")).to_have_value("")
    page.get_by_label("Your comment").fill("Half an answer")
    page.reload()
    form_of(page)
    expect(page.get_by_label("Your comment")).to_have_value("Half a thought")
    page.locator("#comment-c3").get_by_role("link", name="Go on with your reply").click()
    expect(page.get_by_label("Your comment")).to_have_value("Half an answer")
    page.get_by_role("button", name="Send my comment").click()
    expect(page.get_by_text("Thanks. I read every comment")).to_be_visible()
    page.reload()
    form_of(page)
    expect(page.get_by_label("Your comment")).to_have_value("Half a thought")
    expect(page.get_by_label("The name to show")).to_have_value("Ola")
    expect(page.locator("#comment-c3").get_by_role("link", name="Reply to")).to_be_visible()


def test_isso_is_down(site: Site, address: str, open_page: Any) -> None:
    """Where Isso does not answer, the comment is offered as an email with the text in it, and stays on the device."""
    page = open_page(f"{address}/{ARTICLE}")
    form_of(page)
    write(page, "Nobody hears & sees me?", "Ola")
    link = page.get_by_role("link", name="Email me this comment")
    expect(link).to_be_visible()
    mail = urlsplit(link.get_attribute("href") or "")
    assert mail.path == "dana@callback.example"
    assert parse_qs(mail.query)["body"] == ["Nobody hears & sees me?\r\n\r\nOla"]
    page.reload()
    form_of(page)
    expect(page.get_by_label("Your comment")).to_have_value("Nobody hears & sees me?")
    write(page, "A long one. " * 300)
    expect(page.get_by_role("button", name="Copy my comment")).to_be_visible()


def test_too_many_in_a_minute(address: str, running: isso.Isso, open_page: Any) -> None:
    """Who sends very much in a short time is told to wait, and the text stays."""
    for number in range(4):
        running.post(f"/{ARTICLE}", f"Number {number}")
    page = open_page(f"{address}/{ARTICLE}")
    form_of(page)
    write(page, "Number five")
    expect(page.get_by_text("Wait a minute, then send it again")).to_be_visible()
    expect(page.get_by_label("Your comment")).to_have_value("Number five")


def test_by_keyboard_alone(address: str, running: isso.Isso, open_page: Any) -> None:
    """From the Reply link to the thanks, and back to a new comment, without a mouse."""
    page = open_page(f"{address}/{ARTICLE}")
    page.locator("#comment-c1").get_by_role("link", name="Reply").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_label("Your comment")).to_be_focused()
    page.keyboard.type("All keys.")
    for _ in range(3):
        page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Send my comment")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Thanks. I read every comment")).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Your comment")).to_be_focused()
    expect(page.get_by_role("heading", name="Write a comment")).to_be_visible()
    assert len(running.waiting()) == 1


def test_without_script(address: str, open_page: Any) -> None:
    """Without script the page has every comment and the email; no form, and no link that does nothing."""
    page = open_page(f"{address}/{ARTICLE}", java_script_enabled=False)
    assert page.locator(".comment").count() >= 12
    expect(page.locator("comment-form form")).to_be_hidden()
    expect(page.get_by_role("link", name="Email me your comment and the name to show")).to_be_visible()
    assert page.get_by_role("link", name="Reply").count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_on_a_small_phone(address: str, open_page: Any, scheme: str) -> None:
    """At 320 px nothing scrolls sideways, and every control is at least 44 px high, in an answer as well."""
    page = open_page(f"{address}/{ARTICLE}", has_touch=True, is_mobile=True, color_scheme=scheme)
    form_of(page)
    page.locator("#comment-c7").get_by_role("link", name="Reply").click()
    expect(page.get_by_label("Your comment")).to_be_focused()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    controls = page.locator(".comment + form :is(input, textarea, button:not([hidden])), .comment-reply a")
    heights = controls.evaluate_all(
        "all => all.filter(one => one.checkVisibility()).map(one => one.getBoundingClientRect().height)"
    )
    assert len(heights) > 10
    assert min(heights) >= 44


def test_axe_has_nothing_to_say(address: str, open_page: Any) -> None:
    """In each state of the form: as it is, as an answer with faults, and with Isso down."""
    page = open_page(f"{address}/{ARTICLE}", viewport={"width": 1280, "height": 900}, bypass_csp=True)
    form_of(page)
    assert faults(page) == []
    page.locator("#comment-c7").get_by_role("link", name="Reply").click()
    write(page, "", website="x")
    assert faults(page) == []
    write(page, "Is anybody there?")
    expect(page.get_by_role("link", name="Email me this comment")).to_be_visible()
    assert faults(page) == []


def test_the_script_comes_when_it_is_needed(address: str, open_page: Any, browser: Browser) -> None:
    """At the head of a long article a few hundred bytes are loaded; the form itself when it comes near."""
    asked: list[str] = []
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}/{ARTICLE}", wait_until="networkidle")
    assert [url for url in asked if "/near.js" in url]
    assert not [url for url in asked if "/form" in url]
    form_of(page)
    (url,) = [url for url in asked if "/form" in url]
    assert len(page.request.get(url).body()) < 6000
    context.close()


def test_only_isso_may_be_asked(site: Site, shipped: SiteBuild) -> None:
    """The content policy names Isso's origin where the setting does, in pages and for servers, and nowhere otherwise."""
    origin = f"http://localhost:{site.port}"
    for path in (f"{ARTICLE}index.html", "index.html", "_headers", ".server/nginx-server.conf", ".server/Caddyfile"):
        assert f"connect-src 'self' {origin};" in site.built.read(path)
        assert "connect-src 'self';" in shipped.read(path)
    assert "comment-form" not in shipped.read(f"{ARTICLE}index.html")
