"""What earlier builds have made is used again where nothing has changed, and only there: a warm build is a cold one."""

import os
import re
import shutil
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import processes
from tests.articles.writing import article, articles
from tests.building import EPOCH, ROOT, SiteBuild, build
from tests.fuzzing import examples
from tests.writer.trees import tree

pytestmark = pytest.mark.outside
KEPT = ("assets/", "cards/", "pictures/")
"""Where a site keeps for a while what the builds before it have published."""


class Site:
    """The shipped site with a theme of its own, built again and again with one cache."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.cache = folder, folder / "cache"
        self.settings: dict[str, object] = {"THEME": str(folder / "theme")}
        self.rules = folder / "rules.yaml"
        shutil.copytree(ROOT / "theme", folder / "theme")
        shutil.copy(ROOT / "plugins" / "timeline" / "rules.yaml", self.rules)
        shutil.copytree(ROOT / "content", folder / "content")
        self.write("content/articles/of-the-test.md", article("Of the test", tags=["Notes"]))
        self.write("content/articles/beside-it.md", article("Beside it", tags=["Notes"]))
        self.edits = 0

    def write(self, name: str, text: str) -> None:
        (self.folder / name).write_text(text, encoding="utf-8")

    def change(self, name: str, old: str, new: str) -> None:
        path = self.folder / name
        text = path.read_text(encoding="utf-8")
        assert old in text, f"{name} has no {old!r}"
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    def build(self, output: str = "output", cache: Path | None = None) -> dict[str, bytes]:
        done = build(
            self.folder,
            rules=self.rules,
            OUTPUT_PATH=str(self.folder / output),
            CACHE_PATH=str(cache or self.cache),
            **self.settings,
        )
        assert done.status == 0, done.report
        return tree(self.folder / output)

    def check(self) -> None:
        """The site as it stands is what a build that knows nothing makes, beside what is kept of the builds before."""
        warm = self.build()
        cold = self.build("cold", self.folder / "cold-cache")
        shutil.rmtree(self.folder / "cold-cache")
        assert [name for name in cold if warm.get(name) != cold[name]] == []
        assert [name for name in warm if name not in cold and not name.startswith(KEPT)] == []


def text(site: Site) -> None:
    site.write(
        "content/articles/of-the-test.md", article("Of the test", body=f"Words, {site.edits}.\n", tags=["Notes"])
    )


def title(site: Site) -> None:
    site.write("content/articles/of-the-test.md", article(f"Title {site.edits}", slug="of-the-test", tags=["Notes"]))


def tag(site: Site) -> None:
    site.write("content/articles/of-the-test.md", article("Of the test", tags=["Notes", f"Tag {site.edits}"]))


def day(site: Site) -> None:
    date = f"2026-10-{site.edits % 28 + 1:02}"
    site.write("content/articles/of-the-test.md", article("Of the test", date, tags=["Notes"]))


def deletion(site: Site) -> None:
    path = site.folder / "content/articles/beside-it.md"
    path.unlink() if path.exists() else site.write("content/articles/beside-it.md", article("Beside it"))


def posting(site: Site) -> None:
    file = "content/data/jobs.yaml"
    site.change(file, "title: Talent", f"title: Talent {site.edits}")


def comment(site: Site) -> None:
    site.change("content/data/comments/when-they-go-silent.yaml", "author: ", f"author: Number {site.edits} ")


def template(site: Site) -> None:
    """A partial that lists import: what a page names is not all that it is made of."""
    site.change("theme/templates/partials/articles.html", "<h", f"<!-- {site.edits} --><h")


def styles(site: Site) -> None:
    site.change(
        "theme/static/css/base.css", "@layer base {", f"@layer base {{\n  .of-{site.edits} {{ color: inherit; }}\n"
    )


def setting(site: Site) -> None:
    site.settings["SITE_TAGLINE"] = f"Tagline {site.edits}"


def advice(site: Site) -> None:
    site.change("rules.yaml", "title: ", f"title: Number {site.edits} ")


EDITS = (text, title, tag, day, deletion, posting, comment, template, styles, setting, advice)


def edit(site: Site, change: Callable[[Site], None]) -> None:
    site.edits += 1
    change(site)


@pytest.mark.parametrize(
    "some", [EDITS[at : at + 4] for at in range(0, len(EDITS), 4)], ids=lambda some: some[0].__name__
)
def test_a_warm_build_is_a_cold_one_after_each_kind_of_edit(
    tmp_path: Path, some: tuple[Callable[[Site], None], ...]
) -> None:
    """One after the other, each built: what an edit left stale would still stand there at the end."""
    site = Site(tmp_path)
    site.build()
    for change in some:
        edit(site, change)
        before = tree(site.folder / "output")
        assert site.build() != before, change.__name__
    site.check()


@examples(1)
@given(st.lists(st.sampled_from(EDITS), min_size=2, max_size=5))
def test_whatever_comes_after_what(
    tmp_path_factory: pytest.TempPathFactory, changes: list[Callable[[Site], None]]
) -> None:
    site = Site(tmp_path_factory.mktemp("site"))
    site.build()
    for change in changes:
        edit(site, change)
        site.build()
    site.check()


def small(folder: Path, **settings: object) -> SiteBuild:
    """The shipped site, in a cache of its own."""
    done = build(folder, {}, **{"CACHE_PATH": str(folder / "cache"), **settings})
    assert done.status == 0, done.report
    return done


def inodes(output: Path) -> dict[str, int]:
    return {path.relative_to(output).as_posix(): path.stat().st_ino for path in output.rglob("*.html")}


def test_what_has_not_changed_is_not_written(tmp_path: Path) -> None:
    before = inodes(small(tmp_path).output)
    file = tmp_path / "content/articles/when-they-go-silent.md"
    file.write_text(file.read_text(encoding="utf-8") + "\nOne sentence more.\n", encoding="utf-8")
    after = inodes(small(tmp_path).output)
    changed = {name for name in after if after[name] != before[name]}
    assert "articles/when-they-go-silent/index.html" in changed
    assert not {name for name in changed if name.startswith(("jobs/", "services/", "about/"))}


def test_a_cache_is_good_in_another_checkout(tmp_path: Path) -> None:
    """Copied as a build server does, with new times: its files are linked, and it names no place of a machine."""
    here, there = tmp_path / "here", tmp_path / "there"
    for folder in (here, there):
        folder.mkdir()
    expected = tree(small(here).output)
    shutil.copytree(here / "cache", there / "cache", copy_function=shutil.copyfile)
    assert not [name for name, data in tree(there / "cache").items() if str(tmp_path).encode() in data]
    files = {path.stat().st_ino for path in (there / "cache" / "files").rglob("*") if path.is_file()}
    found = small(there)
    assert tree(found.output) == expected
    assert set(inodes(found.output).values()) <= files


def another_version(folder: Path) -> None:
    with sqlite3.connect(folder / "made.sqlite") as base:
        base.execute("PRAGMA user_version = 77")


def other_bytes(folder: Path) -> None:
    """Of the same length."""
    for path in (folder / "files").rglob("*"):
        if path.is_file():
            path.write_bytes(b"x" * path.stat().st_size)


DAMAGE: dict[str, Callable[[Path], object]] = {
    "no database": lambda folder: (folder / "made.sqlite").write_bytes(b"nothing of the kind" * 500),
    "half a database": lambda folder: os.truncate(folder / "made.sqlite", (folder / "made.sqlite").stat().st_size // 2),
    "an empty database": lambda folder: (folder / "made.sqlite").write_bytes(b""),
    "another version": another_version,
    "other bytes": other_bytes,
    "no files": lambda folder: shutil.rmtree(folder / "files"),
    "nothing": shutil.rmtree,
}


def said(report: str) -> list[str]:
    """What a build says, without its count of pages and seconds."""
    return [line for line in report.splitlines() if not re.search(r"^\d+ pages: |\bDone: |seconds\.$", line)]


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_cache_is_made_again_without_a_word(tmp_path: Path, damage: str) -> None:
    first = small(tmp_path)
    expected = tree(first.output)
    for path in first.output.rglob("*.html"):  # which are the cache's own files: it keeps the bytes, not the place
        path.unlink()
    DAMAGE[damage](tmp_path / "cache")
    again = small(tmp_path)
    assert tree(again.output) == expected
    assert said(again.report) == said(first.report)


@pytest.mark.parametrize("cores", [1, 2])
def test_one_core_gives_what_two_give(tmp_path: Path, cores: int, shipped: SiteBuild) -> None:
    small(tmp_path, CACHE_PATH=str(tmp_path / "unused"))
    shutil.rmtree(tmp_path / "unused")
    program = f"import os, runpy; os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:{cores}]); runpy.run_module('pelican', run_name='__main__', alter_sys=True)"
    command = [sys.executable, "-c", program, "-s", str(tmp_path / "conf.py"), "--fatal", "errors"]
    done = processes.run(command, cwd=ROOT, env={"SOURCE_DATE_EPOCH": EPOCH, "PYTHONPATH": str(ROOT)})
    assert done.returncode == 0, done.stdout + done.stderr
    assert tree(tmp_path / "output") == tree(shipped.output)


def test_a_page_that_somebody_changed_in_the_site_is_written_again(tmp_path: Path) -> None:
    first = small(tmp_path)
    expected = tree(first.output)
    (first.output / "about" / "index.html").write_text("changed by hand", encoding="utf-8")
    assert tree(small(tmp_path).output) == expected


def test_the_time_of_a_page_changes_with_the_page(tmp_path: Path) -> None:
    """A page that is as before keeps its time. One that is again what it was gets a new one: servers compare times."""
    file = tmp_path / "content/articles/when-they-go-silent.md"
    pages = ("articles/when-they-go-silent/index.html", "services/index.html")

    def times() -> list[int]:
        output = small(tmp_path).output
        return [(output / page).stat().st_mtime_ns for page in pages]

    first = times()
    text = file.read_text(encoding="utf-8")
    file.write_text(f"{text}\nOne sentence more.\n", encoding="utf-8")
    changed = times()
    file.write_text(text, encoding="utf-8")
    undone = times()
    assert first[0] < changed[0] < undone[0]
    assert first[1] == changed[1] == undone[1]
    assert times() == undone


def test_a_check_keeps_nothing(tmp_path: Path) -> None:
    done = build(tmp_path, articles(one=article("One")), CACHE_PATH=str(tmp_path / "cache"), BUILD_MODE="check")
    assert done.status == 0, done.report
    assert not (tmp_path / "cache").exists()
