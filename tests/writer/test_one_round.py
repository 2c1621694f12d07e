"""One round names everything: what is wrong with keys, texts, links, data and templates, and nothing that only follows."""

from collections.abc import Callable
from pathlib import Path

from tests.articles.writing import article, articles
from tests.building import SiteBuild

Build = Callable[..., SiteBuild]
PLUGINS = [f"plugins.{room}" for room in ("core", "writer", "articles", "jobs", "services", "comments", "feeds")]
SOURCES = [{"path": "content/data/jobs.yaml", "format": "ours"}]
JOB = "- {id: clerk-b, title: Clerk, company: B, locations: Leeds, posted: 2026-11-20, apply: 'https://b.example/'}\n"


def test_an_import_with_faults_of_every_kind(tmp_path: Path, build_site: Build) -> None:
    """Files with wrong keys and dead links in them, links to what is left out for its faults, and a faulty job feed."""
    broken = article("Broken", slug="was-called-so", standfrist="x", category="Alone", tags=["Only here"], body=(
        "[a](/nowhere/) [b]({filename}gone.md) [c]({filename}fine.md) ![d]({static}/images/none.svg)\n\n"
        "[e](/articles/fine/) [f](/tag/only-here/) [g](#its-own)\n"
    ))  # fmt: skip
    files = {
        **articles(broken=broken),
        **articles(
            fine=article(
                "Fine",
                body=(
                    "[a](/articles/was-called-so/) [b](/articles/broken/) [c](/category/alone/) [d](/jobs/clerk-b/)\n\n"
                    "[e](/services/) [f](/also-nowhere/) [g]({filename}broken.md) [h](/articles/unclosed/)\n"
                ),
            )
        ),
        "content/articles/unclosed.md": "---\ntitle: Unclosed\n\n[a](/third-nowhere/)\n",
        "content/pages/about.md": "---\ntitel: About\n---\n\n[a](/fourth-nowhere/) [b](/articles/fine/)\n",
        "content/data/jobs.yaml": JOB.replace("posted: 2026-11-20", "posted: 31 Feb"),
        "content/data/services.yaml": "services:\n  - {id: a}\n",
        "content/data/comments/fine.yaml": "- {id: a, author: Maya, date: never, text: Hi.}\n",
    }
    built = build_site(tmp_path, files, bare=True, PLUGINS=PLUGINS, JOB_SOURCES=SOURCES)
    assert (built.status, "Traceback" in built.report) == (1, False), built.report
    lines = [line for line in built.report.splitlines() if line.startswith("content/")]
    for place, words in (
        ("content/articles/broken.md:", '"standfrist" is not a key'),
        ("content/articles/broken.md:", "the link to /nowhere/ leads nowhere"),
        ("content/articles/broken.md:", "the link to {filename}gone.md leads nowhere"),
        ("content/articles/broken.md:", "the link to {static}/images/none.svg leads nowhere"),
        ("content/articles/fine.md:", "the link to /also-nowhere/ leads nowhere"),
        ("content/articles/unclosed.md:", "---"),
        ("content/pages/about.md:", '"titel" is not a key'),
        ("content/pages/about.md:", "the link to /fourth-nowhere/ leads nowhere"),
        ("content/data/jobs.yaml:", '"31 Feb" is not a date'),
        ("content/data/services.yaml:", 'service "a"'),
        ("content/data/comments/fine.yaml:", "is not a date"),
    ):
        assert [line for line in lines if line.startswith(place) and words in line], (place, words, built.report)
    for follows in ("was-called-so", "/articles/broken/", "/category/alone/", "clerk-b", "/services/", "its-own", "only-here",
                    "/articles/fine/", "{filename}fine.md", "{filename}broken.md", "/articles/unclosed/"):  # fmt: skip
        assert [line for line in lines if f"link to {follows}" in line or f"link to #{follows}" in line] == [], (
            built.report
        )
    assert len([line for line in lines if " leads " in line]) in (5, 6), built.report
    assert not built.output.exists()


def test_what_is_mended_is_gone_at_once(tmp_path: Path, build_site: Build) -> None:
    """After the faults that one round named are mended, the next round publishes: none was kept for later."""
    text = article("A", standfrist="x", body="[a](/nowhere/) [b]({filename}gone.md)\n")
    built = build_site(tmp_path, articles(a=text), bare=True, PLUGINS=PLUGINS, JOB_SOURCES=[])
    assert built.status == 1
    mended = article("A", standfirst="x", body="[a](/articles/) [b]({filename}a.md)\n")
    built = build_site(tmp_path, articles(a=mended), bare=True, PLUGINS=PLUGINS, JOB_SOURCES=[])
    assert built.status == 0, built.report
