"""A comment whose text, name and website are each an attack ends as words, in the page and in each feed as readers show it."""

import html
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import feedparser
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.articles.writing import article
from tests.building import ROOT, SiteBuild
from tests.comments.database import Isso
from tests.serving import served

ESCAPES = {r"\n": "\n", r"\t": "\t", r"\0": "\0"}
PAYLOADS = [
    re.sub(
        r"\\u([0-9a-fA-F]{4})", lambda found: chr(int(found[1], 16)), re.sub(r"\\[nt0]", lambda f: ESCAPES[f[0]], line)
    )
    for line in (ROOT / "tests/comments/data/payloads.txt").read_text(encoding="utf-8").splitlines()
]
ROOMS = ["plugins.core", "plugins.writer", "plugins.articles", "plugins.comments", "plugins.feeds"]
ARTICLE = article("Ask <i>them</i>", slug="ask")
TAGS = "a bdi b blockquote br code del div em li ol p pre span strong sub sup table tbody td th thead time tr ul"
"""What words in a comment, and the house around them, are made of."""
FAULTS = """(root) => [...root.querySelectorAll('*')].flatMap((element) => {
  const name = element.localName;
  const faults = TAGS.includes(name) ? [] : [`<${name}>`];
  for (const { name: key, value } of element.attributes) {
    if (/^on|^(style|src|srcset|action|formaction|xlink:href|background|poster|data|ping|is|name)$/.test(key)) faults.push(`${name} ${key}=${value}`);
    if (key === 'href' && !/^(https?:\\/\\/|mailto:|\\/|#)/.test(value)) faults.push(`${name} href=${value}`);
    if (key === 'target') faults.push(`${name} target`);
  }
  return faults;
})"""


def walk(more: str = "") -> str:
    """A script that names what is in an element and should not be."""
    return FAULTS.replace("TAGS", json.dumps(f"{TAGS} {more}".split()))


@pytest.fixture(scope="module")
def built(build_site: Callable[..., SiteBuild], tmp_path_factory: pytest.TempPathFactory) -> SiteBuild:
    """A site whose one article has a comment for each payload, as they come from Isso's database."""
    project = tmp_path_factory.mktemp("hostile")
    isso = Isso(project)
    for payload in PAYLOADS:
        # Isso keeps names and addresses escaped, and texts as they were typed.
        isso.say(payload, html.escape(payload, quote=False), website=html.escape(f"https://x.example/{payload}"))
    assert isso.fetch()
    settings = {
        "PLUGINS": ROOMS,
        "COMMENTS_ISSO": "https://talk.example",
        "COMMENTS_FEED_ITEMS": 500,
        "COMMENTS_EMAIL": "",
    }
    site = build_site(project, {"content/articles/ask.md": ARTICLE}, **settings, bare=True)
    assert site.status == 0, site.report
    return site


@pytest.fixture(scope="module")
def address(built: SiteBuild) -> Iterator[str]:
    with served(built.output) as address:
        yield f"{address}/articles/ask/"


def test_there_are_many() -> None:
    """The list is long, and no attack stands in it twice."""
    assert len(PAYLOADS) == len(set(PAYLOADS)) > 140


def test_in_the_page(page: Page, address: str) -> None:
    """Each comment is in its place under its name, nothing in it can run, and nothing has run."""
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    page.goto(address)
    comments = page.locator("#comments > .thread > li > .comment")
    assert comments.count() == len(PAYLOADS)
    assert page.locator("#comments .comment").count() == len(PAYLOADS)
    assert page.evaluate(f"({walk('article header')})(document.querySelector('#comments > .thread'))") == []
    assert page.locator("comment-form, #comments form, #comments script").count() == 3
    expect(page.locator("#comments > h2")).to_have_text(f"{len(PAYLOADS)} thoughts on “Ask <i>them</i>”")
    page.locator("comment-form").scroll_into_view_if_needed()
    for payload in ("<script>alert(1)</script>", "<img src=x onerror=alert(19)>"):
        comment = page.locator(".comment", has=page.locator("bdi", has_text=payload)).first
        expect(comment.locator(".comment-text")).to_have_text(payload)
        comment.locator("[data-reply]").click()
        expect(page.locator("[data-name]:not(a)")).to_have_text(payload)
    assert (
        page.evaluate(
            f"({walk('article header')})(document.querySelector('comment-form + p') ?? document.body.appendChild(document.createElement('p')))"
        )
        == []
    )
    assert dialogs == []


def test_what_was_written_is_read(page: Page, address: str) -> None:
    """A tag that somebody wrote is words to read, in the text and in the name: it is not swallowed."""
    page.goto(address)
    texts = page.locator(".comment-text").all_inner_texts()
    names = page.locator(".comment header b bdi").all_inner_texts()
    plain = [
        (n, p) for n, p in enumerate(PAYLOADS) if re.match(r"<[a-z]", p) and not re.search(r"[`\n\t\0_*~]|https?://", p)
    ]
    assert len(plain) > 50
    for number, payload in plain:
        want = html.unescape(payload)
        # Typography makes curly quotes and dashes of straight ones.
        letters = [char for char in want if char.isalnum() or char in "<>=()/"]
        assert [char for char in texts[number] if char.isalnum() or char in "<>=()/"] == letters, payload
        assert names[number] == " ".join(want.split())[:80].strip(), payload


def test_without_script_it_is_the_same(new_page: Callable[..., Page], page: Page, address: str) -> None:
    """Every comment can be read without script, word for word."""
    page.goto(address)
    plain = new_page(java_script_enabled=False)
    plain.goto(address)
    told = [one.locator(".comment header b, .comment-text").all_inner_texts() for one in (page, plain)]
    assert len(told[0]) == 2 * len(PAYLOADS)
    assert told[0] == told[1]


def entries(built: SiteBuild, name: str) -> list[dict[str, str]]:
    """What a feed reader has of each item: nothing is cleaned for it."""
    path = built.output / "feeds" / name
    if name.endswith(".json"):
        items = json.loads(path.read_text(encoding="utf-8"))["items"]
        return [
            {"title": i["title"], "content": i["content_html"], "author": i["authors"][0]["name"], "link": i["url"]}
            for i in items
        ]
    feed = feedparser.parse(path, sanitize_html=False, resolve_relative_uris=False)
    assert not feed.bozo, feed.bozo_exception
    return [
        {
            "title": entry.title,
            "summary": entry.get("summary", ""),
            "content": entry.content[0].value,
            "author": entry.author,
            "link": entry.link,
        }
        for entry in feed.entries
    ]


READER = """(items) => {
  const faults = [];
  for (const item of items) for (const [key, value] of Object.entries(item)) {
    const shown = document.createElement('div');
    document.body.append(shown);
    shown.innerHTML = value;
    item[key] = shown.textContent;
    faults.push(...(WALK)(shown).map((fault) => `${key}: ${fault}`));
  }
  return [faults, items];
}"""


@pytest.mark.parametrize(
    "name", [f"{feed}.{kind}" for feed in ("comments", "comments/ask") for kind in ("rss", "atom", "json")]
)
def test_in_a_feed(browser: Browser, built: SiteBuild, name: str) -> None:
    """A reader that takes everything for HTML, titles and names too, and cleans nothing, gets nothing to run."""
    items = entries(built, name)
    assert len(items) == len(PAYLOADS)
    context = browser.new_context()
    page = context.new_page()
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    # What Atom (RFC 4287 section 3.1.1) and JSON Feed have as plain text no reader takes for HTML.
    as_text = () if name.endswith(".rss") else ("title", "author", "summary")
    faults, shown = page.evaluate(
        READER.replace("WALK", walk()), [{k: v for k, v in item.items() if k not in as_text} for item in items]
    )
    assert faults == []
    page.wait_for_timeout(50)
    assert dialogs == []
    script = next(item for item in items if item["author"].replace("\u2060", "").startswith("<script>alert(1)"))
    assert html.unescape(script["title"]).replace("\u2060", "") == "<script>alert(1)</script> on “Ask <i>them</i>”"
    assert any("<script>alert(1)</script>" in item["content"] for item in shown)
    context.close()


def test_no_address_of_anybody(built: SiteBuild) -> None:
    """Nothing of the site says from which network, or under which email address, somebody wrote."""
    for path in built.output.rglob("*"):
        if path.is_file() and path.suffix in {".html", ".rss", ".atom", ".json", ".xml"}:
            text = path.read_text(encoding="utf-8")
            assert not [word for word in ("198.51.100", "private.example") if word in text], path


def test_a_file_by_hand(build_site: Callable[..., SiteBuild], tmp_path: Path) -> None:
    """The same payloads as addresses in a file: none is linked but one that begins with https, and it stays one address."""
    lines = [
        f"- {{id: c{number}, author: A, date: 2026-01-13, text: x, url: {json.dumps(payload)}}}\n"
        for number, payload in enumerate(payload.replace("\0", "") for payload in PAYLOADS)
    ]
    files = {"content/articles/ask.md": ARTICLE, "content/data/comments/ask.yaml": "".join(lines)}
    site: Any = build_site(tmp_path, files, bare=True, PLUGINS=ROOMS)
    assert site.status == 0, site.report
    linked = re.findall(r'<b id="by_[^"]*"><a href="([^"]*)"', site.read("articles/ask/index.html"))
    assert [html.unescape(address) for address in linked] == [p for p in PAYLOADS if p.startswith("https://")]
