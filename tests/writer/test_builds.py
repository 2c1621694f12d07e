"""How a build becomes the site: identical twice, swapped in one step, with what readers still hold kept."""

from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.core.report import Report
from plugins.timeline.rules import read_rules
from tests.articles.writing import GROUND, article, articles
from tests.building import EPOCH, SiteBuild
from tests.writer.trees import tree

Build = Callable[..., SiteBuild]
ROOMS = ["related", "timeline", "jobs", "services", "comments", "feeds", "discovery"]
ALL = [*GROUND, *(f"plugins.{room}" for room in ROOMS)]
ONE = articles(first=article("First", body="One.\n\n## A\n\nTwo.\n"))


def test_two_builds_are_identical(tmp_path: Path, shipped: SiteBuild, build_site: Build) -> None:
    """The shipped site, built again elsewhere at the same SOURCE_DATE_EPOCH, is the same to the byte."""
    again = build_site(tmp_path)
    assert again.status == 0, again.report
    first, second = tree(shipped.output), tree(again.output)
    assert first.keys() == second.keys()
    assert [name for name in first if first[name] != second[name]] == []


def test_from_build_to_build(tmp_path: Path, build_site: Build) -> None:
    """A real output folder is moved aside once; the build before is kept and older ones go; assets are carried on."""
    output = tmp_path / "output"
    (output / "old").mkdir(parents=True)
    (output / "old" / "page.html").write_text("by hand", encoding="utf-8")
    first = build_site(tmp_path, ONE, bare=True, PLUGINS=GROUND)
    assert first.status == 0, first.report
    assert output.is_symlink()
    assert not output.readlink().is_absolute()
    assert tree(tmp_path / "output.before") == {"old/page.html": b"by hand"}
    assert "output.before/" in first.report
    one = output.resolve()
    # A page that a reader has open asks for the assets of its own build.
    gone = one / "assets" / "jobs-0000000000"
    gone.mkdir()
    (gone / "jobs.js").write_text("export {}", encoding="utf-8")
    stale = tmp_path / ".builds" / "output" / "half-made"
    stale.mkdir()

    second = build_site(tmp_path, {"content/articles/first.md": article("Changed")}, bare=True, PLUGINS=GROUND)
    assert second.status == 0, second.report
    two = output.resolve()
    assert {path.name for path in one.parent.iterdir()} == {one.name, two.name}
    assert second.read("assets/jobs-0000000000/jobs.js") == "export {}"
    assert "Changed" in second.read("articles/first/index.html")
    assert "Changed" not in (one / "articles/first/index.html").read_text(encoding="utf-8")

    third = build_site(tmp_path, None, bare=True, PLUGINS=GROUND)
    assert third.status == 0, third.report
    three = output.resolve()
    assert {path.name for path in one.parent.iterdir()} == {two.name, three.name}
    assert not (tmp_path / "output.before-2").exists()


def test_every_build_has_a_folder_of_its_own(tmp_path: Path, build_site: Build) -> None:
    """Two builds at the same moment of the clock do not write into each other, and a page that is gone is gone."""
    build_site(tmp_path, {**ONE, **articles(second=article("Second"))}, bare=True, PLUGINS=GROUND)
    built = build_site(tmp_path, {"content/articles/second.md": None}, bare=True, PLUGINS=GROUND)
    assert built.status == 0, built.report
    assert built.exists("articles/first/index.html")
    assert not built.exists("articles/second/index.html")


@pytest.mark.parametrize("faulty", [False, True])
def test_check_writes_nothing(faulty: bool, tmp_path: Path, build_site: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    """BUILD_MODE="check" only reports: no output, no shelf, and no temporary folder is left."""
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setenv("TMPDIR", str(scratch))
    files = articles(first=article("First", body="[x](/nowhere/)" if faulty else "Fine."))
    built = build_site(tmp_path / "site", files, bare=True, PLUGINS=GROUND, BUILD_MODE="check")
    assert built.status == (1 if faulty else 0), built.report
    assert ("content/articles/first.md:9  the link to /nowhere/ leads nowhere." in built.report) is faulty
    left = {path.name for path in built.project.iterdir()} - {"__pycache__"}  # Python's own, of the settings
    assert left == {"content", "conf.py"}
    assert list(scratch.iterdir()) == []


@pytest.mark.parametrize(
    ("setting", "value", "word"),
    [
        ("DELETE_OUTPUT_DIRECTORY", True, "would empty the published site"),
        ("RELATIVE_URLS", True, "RELATIVE_URLS is not needed"),
        ("BUILD_MODE", "biuld", 'BUILD_MODE: "biuld" is not one of build, check, preview'),
        ("TIMEZONE", "Toronto", "TIMEZONE"),
    ],
)
def test_settings_that_are_refused(setting: str, value: object, word: str, tmp_path: Path, build_site: Build) -> None:
    """A setting that would lose or leak something ends the build before it has touched the site."""
    output = tmp_path / "output"
    output.mkdir()
    (output / "kept.html").write_text("kept", encoding="utf-8")
    built = build_site(tmp_path, ONE, bare=True, PLUGINS=GROUND, **{setting: value})
    assert built.status != 0
    assert word in built.report
    assert tree(output) == {"kept.html": b"kept"}


def test_an_unknown_plugin_fails(tmp_path: Path, build_site: Build) -> None:
    """A misspelt room is no room that is left out."""
    built = build_site(tmp_path, ONE, bare=True, PLUGINS=[*GROUND, "plugins.jobz"])
    assert built.status != 0
    assert "plugins.jobz" in built.report
    assert not built.output.exists()


def test_notes_are_told_and_publish(tmp_path: Path, build_site: Build) -> None:
    """Advice is printed, and the site is built."""
    built = build_site(tmp_path, ONE, bare=True, PLUGINS=GROUND, LEAD_ARTICLE="frist")
    assert built.status == 0, built.report
    assert 'note: pelicanconf.py  LEAD_ARTICLE: there is no published article "frist"' in built.report
    assert built.exists("index.html")


def test_an_empty_site(tmp_path: Path, build_site: Build) -> None:
    """No content at all, every room there: it builds, and says honestly that nothing is there yet."""
    # (The calculator's rules quote articles, so that room waits for the first of them.)
    rooms = [name for name in ALL if name != "plugins.timeline"]
    built = build_site(tmp_path, bare=True, PLUGINS=rooms, JOB_SOURCES=[])
    assert built.status == 0, built.report
    assert "The first article is on its way." in built.read("index.html")
    assert "No article has been published yet." in built.read("articles/index.html")
    assert "No article has been published yet." in built.read("subjects/index.html")
    assert "0 articles" in built.read("articles/index.html")


def quoted_articles(root: Path) -> dict[str, str | None]:
    """Articles with the sections that the calculator's rules quote."""
    book = read_rules(root / "plugins" / "timeline" / "rules.yaml", root, Report())
    assert book is not None
    sections: dict[str, list[str]] = {}
    for source in book.rules.sources:
        slug, _, section = source.partition("#")
        sections.setdefault(slug, []).append(section)
    return {
        f"content/articles/{slug}.md": article(slug, slug=slug, body="\n\n".join(f"## {name}" for name in names))
        for slug, names in sections.items()
    }


def test_a_site_below_a_path(tmp_path: Path, root: Path, build_site: Build) -> None:
    """SITEURL with a path: every link, asset, canonical address, feed and sitemap carries it, and leads somewhere."""
    files = {
        **quoted_articles(root),
        **articles(
            first=article(
                "First", tags=["silence"], aliases=["/old/"], image="images/a.svg", image_alt="A.",
                body="[two](/articles/second/#part), [three]({filename}second.md).\n\n![p](/images/a.svg)\n",
            ),
            second=article("Second", tags=["silence"], body="## Part\n\nText.\n"),
        ),
        "content/pages/about.md": "---\ntitle: About\n---\n\nSee [one](/articles/first/).\n",
        "content/images/a.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"/>',
        "content/data/jobs.yaml": (root / "content" / "data" / "jobs.yaml").read_text(encoding="utf-8"),
        "content/data/services.yaml": (root / "content" / "data" / "services.yaml").read_text(encoding="utf-8"),
    }  # fmt: skip
    built = build_site(tmp_path, files, bare=True, PLUGINS=ALL, SITEURL="https://example.org/blog")
    assert built.status == 0, built.report
    for name, data in tree(built.output).items():
        text = data.decode("utf-8", "replace")
        assert "https://example.org/" not in text.replace("https://example.org/blog", ""), name
        if name.endswith(".html"):
            for attribute in ('href="/', 'src="/', "url=/", 'action="/'):
                assert text.count(attribute) == text.count(f"{attribute}blog/"), name
    page = built.read("articles/first/index.html")
    assert '<link rel="canonical" href="https://example.org/blog/articles/first/">' in page
    assert 'href="/blog/articles/second/#part"' in page
    assert "<loc>https://example.org/blog/articles/first/</loc>" in built.read("sitemap.xml")
    assert "https://example.org/blog/sitemap.xml" in built.read("robots.txt")
    for feed in ("feeds/articles.rss", "feeds/articles.atom", "feeds/articles.json"):
        assert "https://example.org/blog/articles/second/" in built.read(feed)


def test_the_clock_is_the_epoch(tmp_path: Path, build_site: Build) -> None:
    """The copy of the build that is kept is named by the build's own clock."""
    built = build_site(tmp_path, ONE, bare=True, PLUGINS=GROUND, epoch=EPOCH, TIMEZONE="UTC")
    assert built.output.resolve().name.startswith("20261123-160000-")
