"""A word without end, in every text that an author can write: no page is wider than its window for it."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from plugins.articles.model import ArticleFront, PageFront
from plugins.comments.model import Comment
from plugins.services.model import Question, Service, Testimonial
from tests.articles.writing import GROUND, article, articles
from tests.browser.accessibility import faults
from tests.browser.waiting import until
from tests.building import SiteBuild
from tests.serving import served

ROOMS = [*GROUND, *(f"plugins.{room}" for room in ("related", "services", "comments", "feeds", "discovery"))]
WORD = "Donaudampfschifffahrtselektrizitaetenhauptbetriebswerkbauunterbeamtengesellschaftsvorstand"
NAME = WORD[:60]
ADDRESS = f"https://words.example/{WORD}/{WORD}?{WORD}"
assert len(WORD) == 90

FRONT: dict[str, Any] = {
    "title": WORD, "date": "2026-11-02", "modified": "2026-11-03", "slug": "long", "guid": "urn:x:long", "category": NAME,
    "tags": [NAME, f"Tag{NAME[:50]}"], "authors": [NAME, f"By{NAME[:50]}"], "standfirst": WORD, "summary": WORD,
    "image": "images/chair.svg", "image_alt": WORD, "image_credit": WORD, "image_credit_url": ADDRESS,
    "image_licence": WORD, "series": NAME, "related": ["other"], "status": "published", "aliases": [f"/{WORD}/"],
    "comments": "open",
}  # fmt: skip
BODY = f"""
{WORD} `{WORD}{WORD}` {ADDRESS} **{WORD}**[^1]

## {WORD}

> **Do** {WORD}

text

> {WORD}

1. {WORD}
   - {WORD}

     ```sh
     {WORD}{WORD}{WORD}
     ```

### `{WORD}`

```letter
{WORD}

{ADDRESS}
```

## Two {WORD}

| {WORD} | b | c | d | e | f |
|---|---|---|---|---|---|
| `{WORD}` | {ADDRESS} | several words in a cell | several words in a cell | more words | and more |

## Three {WORD}

{WORD}
:   {WORD}

<table><tr><td>{WORD}</td><td><pre>{WORD}{WORD}</pre></td></tr></table>

[^1]: {WORD} {ADDRESS}
"""
COMMENT = {
    "id": "c1", "author": WORD[:80], "url": ADDRESS, "date": "2026-11-12", "status": "approved", "by_author": True,
    "text": BODY,
}  # fmt: skip
SERVICE = {
    "id": WORD[:80].lower(), "name": WORD, "for_whom": WORD, "summary": f"{WORD} `{WORD}` {ADDRESS}",
    "price": {"on_request": True}, "duration": WORD, "turnaround": WORD, "includes": [WORD, ADDRESS],
    "not_included": [WORD], "book": "https://book.example/", "featured": True,
}  # fmt: skip
CATALOGUE = {
    "sample": True,
    "services": [SERVICE, {**SERVICE, "id": "two", "featured": False}, {**SERVICE, "id": "three", "featured": False}],
    "questions": [{"q": WORD, "a": BODY}],
    "testimonials": [{"quote": f"{WORD} {ADDRESS}", "who": WORD, "consent": True}],
}
PAGE = {
    "title": WORD,
    "slug": "about",
    "summary": WORD,
    "status": "published",
    "modified": "2026-11-20",
    "portrait": True,
}
REPLIES = [
    COMMENT,
    *({**COMMENT, "id": f"c{number}", "parent": f"c{number - 1}", "by_author": False} for number in range(2, 6)),
]
KINDS = {
    "home": "",
    "article": "articles/long/",
    "its neighbour": "articles/other/",
    "articles": "articles/",
    "category": f"category/{NAME.lower()}/",
    "tag": f"tag/{NAME.lower()}/",
    "author": f"author/{NAME.lower()}/",
    "series": f"series/{NAME.lower()}/",
    "subjects": "subjects/",
    "page": "about/",
    "services": "services/",
    "subscribe": "subscribe/",
    "not found": "404.html",
}


def front(keys: dict[str, Any]) -> str:
    return "\n".join(["---", *(f"{key}: {json.dumps(value)}" for key, value in keys.items()), "---", ""])


@pytest.fixture(scope="module")
def site(build_site: Callable[..., SiteBuild], tmp_path_factory: pytest.TempPathFactory) -> SiteBuild:
    files = {
        **articles(
            long=front(FRONT) + BODY,
            other=article("Other", "2026-11-01", category=NAME, tags=[NAME], series=NAME, related=["long"]),
        ),
        "content/pages/about.md": front(PAGE) + BODY,
        "content/images/chair.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 480"/>',
        "content/data/comments/long.yaml": json.dumps({"sample": True, "comments": REPLIES}),
        "content/data/services.yaml": json.dumps(CATALOGUE),
    }
    built = build_site(
        tmp_path_factory.mktemp("words"), files, bare=True, PLUGINS=ROOMS, COMMENTS_ISSO="https://talk.example"
    )
    assert built.status == 0, built.report
    return built


@pytest.fixture(scope="module")
def address(site: SiteBuild) -> Iterator[str]:
    with served(site.output) as found:
        yield found


def test_no_field_is_forgotten() -> None:
    """The word stands in each text of each model: a new field asks to be tried as well."""
    for model, keys, but in (
        (ArticleFront, FRONT, set()),
        (PageFront, PAGE, set()),
        (Comment, COMMENT, {"parent", "origin"}),
        (Service, SERVICE, set()),
        (Question, CATALOGUE["questions"][0], set()),
        (Testimonial, CATALOGUE["testimonials"][0], set()),
    ):
        assert set(model.model_fields) - set(keys) == but


def test_every_kind_is_there(site: SiteBuild) -> None:
    """The pages that are looked at are those that the site has."""
    made = {path.relative_to(site.output).as_posix() for path in site.output.rglob("*.html")}
    looked = {path if path.endswith(".html") else f"{path}index.html" for path in KINDS.values()}
    assert looked <= made
    assert {Path(path).parts[0] for path in made - looked} <= {WORD, "tag", "author", "archive"}


@pytest.mark.parametrize("kind", KINDS)
def test_no_page_scrolls_sideways(new_page: Callable[..., Page], address: str, kind: str) -> None:
    """Not at 320 px, which is a desk at 400 %, nor on a phone, a tablet or a desk; no text is cut off either."""
    page = new_page(viewport={"width": 320, "height": 800})
    page.goto(f"{address}/{KINDS[kind]}")
    for width in (320, 360, 768, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        wide = page.evaluate(
            """() => [...document.querySelectorAll('body *')]
              .filter((one) => !one.closest('.scroll *, .visually-hidden, .skip, [hidden]') && one.checkVisibility())
              .map((one) => [one, one.getBoundingClientRect()])
              .filter(([, box]) => box.right > innerWidth + 1 || box.left < -1)
              .map(([one, box]) => `${one.outerHTML.slice(0, 90)} from ${box.left} to ${box.right}`)"""
        )
        assert page.evaluate("document.documentElement.scrollWidth") <= width, (width, wide[:5])
        assert wide == [], width


def test_what_is_wide_is_reached_by_keyboard(new_page: Callable[..., Page], address: str) -> None:
    """Tables and code scroll in boxes that take the focus and have a name; words in a table do not break."""
    page = new_page(viewport={"width": 320, "height": 800})
    page.goto(f"{address}/articles/long/")
    boxes = page.locator(".prose > .scroll, .prose li > .scroll")
    assert boxes.count() == 3
    for box in boxes.all():
        assert box.evaluate("one => one.scrollWidth > one.clientWidth")
        box.focus()
        assert box.evaluate("one => document.activeElement === one")
        page.keyboard.press("ArrowRight")
    until(page, "document.querySelector('.prose > .scroll').scrollLeft > 0")
    names = boxes.evaluate_all("all => all.map(one => one.getAttribute('aria-label'))")
    assert len(set(names)) == len(names)
    assert faults(page) == []
