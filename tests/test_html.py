"""Every page of a site is HTML by the standard's own checker (the Nu Html Checker), whatever words are in it."""

import json
from collections.abc import Callable
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

import pytest
import yaml
from lxml import html as lxml_html

from plugins.core.headers import SCHEME_SCRIPT
from tests import processes
from tests.building import ROOT, SiteBuild
from tests.servers import program

pytestmark = pytest.mark.outside

CHECKER = ROOT / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"

WORDS = (
    """<img src=x onerror=alert(1)> </script><!-- "a" 'b' & &lt; &#x80; <b>ß</b> ]]> \u202e\u2066 مرحبا {{ 7*7 }} C++"""
)
"""What is markup elsewhere, and a name here."""
NAME = """<img src=x> "a" 'b' & &lt; </b> مرحبا C++ {{7}}"""
ADDRESS = "https://a.example/?q=a%20b&c=%3Cb%3E&d='x'#e~f(g)"
BODY = """
A paragraph with <kbd>keys</kbd>, `</script>`, **a [link](https://a.example/?a=1&b=2 "a title")** and ~~more~~.

| left | middle | right |
|:-----|:------:|------:|
| 1    | 2      | 3     |

1. one
    - two

## One & the &lt;same>

### C++ & C#

> A quotation

```html
<p onclick="alert(1)">
```

![A chair](/images/empty-chair.svg)

[A file](/feeds/articles.rss)
"""


def quoted(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def article(slug: str, title: str, extra: str = "") -> str:
    return (
        f"---\ntitle: {quoted(title)}\nslug: {slug}\ndate: 2026-10-0{len(slug) % 9 + 1}\ncategory: {quoted(NAME)}\n"
        f"authors: [{quoted(NAME)}]\ntags: [{quoted(NAME)}, plain]\nsummary: {quoted(title)}\n"
        f"guid: urn:uuid:{uuid5(NAMESPACE_URL, slug)}\n{extra}---\n{BODY}"
    )


def posting(number: int, **more: object) -> dict[str, object]:
    return {
        "id": f"hostile-{number}",
        "title": f"{number} {NAME}",
        "company": {"name": WORDS, "url": ADDRESS},
        "locations": {"city": WORDS[:40], "region": WORDS[:40], "country": "CA"},
        "category": WORDS[:50],
        "posted": "2026-11-20",
        "apply": f"{ADDRESS}{number}",
        "description": f"{WORDS}\n{BODY}",
        **more,
    }


ROOMS = [f"plugins.{room}" for room in ("core", "writer", "articles", "related", "comments", "feeds", "discovery")]
SERVICE = {"for_whom": WORDS, "summary": WORDS, "includes": [WORDS], "not_included": [WORDS], "book": ADDRESS}
HOSTILE = {
    "content/articles/hostile.md": article("hostile", WORDS, f"standfirst: {quoted(WORDS)}\nseries: {quoted(NAME)}\n"),
    "content/articles/hostile-too.md": article("hostile-too", WORDS, f"series: {quoted(NAME)}\n"),
    "content/articles/with-timeline.md": article("with-timeline", "Plain").replace("> A quotation", "{timeline}"),
    "content/data/jobs.yaml": yaml.safe_dump(
        {
            "postings": [
                *(posting(number) for number in range(5)),
                posting(5, expires="2026-11-21"),
                posting(6, filled="2026-11-22", salary={"min": 1, "max": 2, "currency": "CAD", "per": "hour"}),
                posting(7, remote="full", apply="mailto:a@a.example", locations=None),
            ]
        },
        allow_unicode=True,
    ).replace("locations: null", ""),
    "content/data/services.yaml": yaml.safe_dump(
        {
            "services": [
                {**SERVICE, "id": "a", "name": WORDS, "price": {"on_request": True}},
                {**SERVICE, "id": "b", "name": "B", "price": {"from": 90, "currency": "CAD"}},
            ],
            "questions": [{"q": WORDS, "a": WORDS}],
            "testimonials": [{"quote": WORDS, "who": WORDS, "consent": True}],
        },
        allow_unicode=True,
    ),
    "content/data/comments/hostile.yaml": yaml.safe_dump(
        {
            "comments": [
                {
                    "id": "c1",
                    "author": NAME,
                    "date": "2026-11-20T10:00:00-05:00",
                    "status": "approved",
                    "text": f"{WORDS}\n{BODY}",
                }
            ]
        },
        allow_unicode=True,
    ),
}


@pytest.fixture(scope="module")
def sites(
    tmp_path_factory: pytest.TempPathFactory, build_site: Callable[..., SiteBuild], shipped: SiteBuild
) -> list[Path]:
    """The shipped site, one with hostile words in every field, and one in which there is next to nothing."""
    bare = {
        "content/articles/one.md": "---\ntitle: One\nslug: one\ncategory: One\nguid: urn:uuid:93e7f617-b6c7-4298-95f2-2e4d16217622\ndate: 2026-11-01\nsummary: One.\n---\nOne.\n"
    }
    hostile = build_site(tmp_path_factory.mktemp("hostile"), HOSTILE, COMMENTS_ISSO="https://talk.example")
    least = build_site(tmp_path_factory.mktemp("bare"), bare, bare=True, PLUGINS=ROOMS)
    for built in (hostile, least):
        assert built.status == 0, built.report
    return [built.output.resolve() for built in (shipped, hostile, least)]


def test_no_page_has_an_error(sites: list[Path]) -> None:
    """The checker names no error in any page or picture."""
    java = program("java", "default-jre-headless")
    options = ["--errors-only", "--format", "json", "--exit-zero-always", "--also-check-svg"]
    command = [java, "-jar", str(CHECKER), *options, "--skip-non-html", *map(str, sites)]
    done = processes.run(command)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stderr)["messages"]
    errors = {f"{each['message']} {each.get('extract', '')} ({each.get('url', '')})" for each in told}
    assert errors == set()


def test_no_markdown_is_stopped_by_the_policy(sites: list[Path]) -> None:
    """What is written in Markdown, a table's columns too, needs no style and no script inside the page."""
    for site in sites:
        for page in site.rglob("*.html"):
            tree = lxml_html.document_fromstring(page.read_text(encoding="utf-8"))
            inline = tree.xpath(
                "//@style | //@*[starts-with(name(), 'on')] | //style | //script[not(@src)][not(@type)]"
            )
            # One script stands in every page; the policy names it by its hash.
            assert [each for each in inline if getattr(each, "text", "") != SCHEME_SCRIPT] == [], page
    table = (sites[1] / "articles/hostile/index.html").read_text(encoding="utf-8")
    assert [f'<td class="align-{side}">' in table for side in ("left", "center", "right")] == [True] * 3


def test_the_checker_finds_an_error(tmp_path: Path) -> None:
    """A page that is wrong is told of: the checker is asked in earnest."""
    (tmp_path / "a.html").write_text("<!doctype html><title>A</title><time>soon</time>", encoding="utf-8")
    command = [program("java", "default-jre-headless"), "-jar", str(CHECKER), "--errors-only", str(tmp_path)]
    done = processes.run(command)
    assert (done.returncode, "time-datetime" in done.stderr) == (1, True)
