"""What lies beside the content: strays are neither read nor published, and what an author meant is not passed over."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.core.strays import files_below, is_stray
from tests.articles.writing import article, articles
from tests.building import SiteBuild
from tests.writer.trees import holding, tree

Build = Callable[..., SiteBuild]
ROOMS = ["core", "writer", "articles", "jobs", "services", "comments", "feeds"]
PLUGINS = [f"plugins.{room}" for room in ROOMS]
JOBS = [{"path": "content/data/jobs.yaml", "format": "ours"}]

STRAYS = [
    ".DS_Store", "._first.md", ".#first.md", "#first.md#", "first.md~", ".first.md.swp", "first.md.bak", "first.md.orig",
    "Thumbs.db", "thumbs.db", "Thumbs.db:encryptable", "desktop.ini", "Desktop.ini", ".~lock.first.md#", "~$first.md",
    "first.md.part", "first.md.crdownload", ".gitkeep", ".hidden.md", "first (conflicted copy 2026-11-20).md",
    "first.sync-conflict-20261120-101010-ABCDEFG.md", "first.md.tmp", ".nfs0000001", "ehthumbs_vista.db", "first.md.rej",
    "Icon\r", ".jobs.yaml.swp", "x.pyc",
]  # fmt: skip
FOLDERS = [".git", ".Trash-1000", "@eaDir", "__MACOSX", "$RECYCLE.BIN", ".thumbnails", "lost+found", "__pycache__"]
MEANT = [
    "first.md", "a~b.md", "index.html", "thumbs.md", "desktop.md", "#1-hire.md", "icon.svg", "temp.md", "bak.md", "c#.md",
    "part.md", "conflicted.md", "résumé.md",
]  # fmt: skip


@pytest.mark.parametrize("name", [*STRAYS, *FOLDERS])
def test_a_stray(name: str) -> None:
    """Nobody wrote it for the site."""
    assert is_stray(name)


@pytest.mark.parametrize("name", MEANT)
def test_no_stray(name: str) -> None:
    """Somebody may have."""
    assert not is_stray(name)


def test_a_site_among_strays(tmp_path: Path, build_site: Build) -> None:
    """Every stray in every folder, dead links and loops among them: the site is the same to the byte, without a word."""
    files: dict[str, str | None] = {
        **articles(first=article("First", body="![A chair](/images/chair.svg)\n")),
        "content/images/chair.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
        "content/data/jobs.yaml": "[]\n",
        "content/data/services.yaml": "services: []\n",
        "content/data/comments/first.yaml": "[]\n",
    }
    clean = build_site(tmp_path, files, bare=True, PLUGINS=PLUGINS, JOB_SOURCES=JOBS)
    assert clean.status == 0, clean.report
    before, content = tree(clean.output), tmp_path / "content"
    for folder in ("", "articles", "pages", "images", "data", "data/comments"):
        place = content / folder
        place.mkdir(exist_ok=True)
        for name in STRAYS:
            (place / name).write_text("---\ntitle: Zebra\n---\nzebra", encoding="utf-8")
        for name in FOLDERS:
            (place / name).mkdir(exist_ok=True)
            for file in ("zebra.md", "zebra.svg", "zebra.yaml"):
                (place / name / file).write_text("zebra", encoding="utf-8")
        for ending in ("md", "yaml", "svg", "lnk"):
            (place / f"dangling.{ending}").symlink_to("zebra-that-is-gone")
        (place / ".loop").symlink_to("..", target_is_directory=True)
    built = build_site(tmp_path, bare=True, PLUGINS=PLUGINS, JOB_SOURCES=JOBS)
    assert (built.status, holding(built.output, "zebra")) == (0, []), built.report
    assert "zebra" not in built.report.lower()
    assert tree(built.output) == before


def test_strays_among_what_is_published(tmp_path: Path, root: Path) -> None:
    """A room's scripts and the theme's files are listed without strays, in one order."""
    for name in ("b.js", "a.js", ".a.js.swp", "a.js~", "sub/c.js", "sub/.DS_Store", ".git/x.js"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("", encoding="utf-8")
    (tmp_path / "dead.js").symlink_to("nowhere")
    assert [path.relative_to(tmp_path).as_posix() for path in files_below(tmp_path)] == ["a.js", "b.js", "sub/c.js"]


def test_strays_in_what_was_published(tmp_path: Path, build_site: Build) -> None:
    """Somebody looked into the published folders with a file manager: assets are carried along, and what it left is not."""
    clean = build_site(tmp_path, articles(first=article("First")), bare=True, PLUGINS=PLUGINS[:3])
    assert clean.status == 0, clean.report
    assets = clean.output / "assets"
    (assets / "jobs-0000000000").mkdir()
    (assets / "jobs-0000000000/jobs.js").write_text("export {}", encoding="utf-8")
    (assets / "jobs-0000000000/dead.js").symlink_to("nowhere")
    for folder in (clean.output, assets, assets / "jobs-0000000000"):
        (folder / ".DS_Store").write_text("zebra", encoding="utf-8")
    (assets / "Thumbs.db").write_text("zebra", encoding="utf-8")
    (assets / "notes").write_text("zebra", encoding="utf-8")
    built = build_site(tmp_path, bare=True, PLUGINS=PLUGINS[:3])
    assert built.status == 0, built.report
    assert holding(built.output, "zebra") == []
    assert {name: data for name, data in tree(built.output).items() if "0000000000" in name} == {
        "assets/jobs-0000000000/jobs.js": b"export {}"
    }


def test_links_that_lead_in_circles(tmp_path: Path, build_site: Build) -> None:
    """A link to a folder around it adds nothing; a link to a folder elsewhere is that folder."""
    files: dict[str, str | None] = {
        **articles(first=article("First")),
        "content/images/chair.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
    }
    clean = build_site(tmp_path, files, bare=True, PLUGINS=PLUGINS[:3])
    assert clean.status == 0, clean.report
    before, content = tree(clean.output), tmp_path / "content"
    for name, target in (("articles/round", "../articles"), ("articles/up", ".."), ("images/round", "../images")):
        (content / name).symlink_to(target, target_is_directory=True)
    (content / "articles/self").symlink_to("self")
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere/lamp.svg").write_text("<svg/>", encoding="utf-8")
    (content / "images/more").symlink_to("../../elsewhere", target_is_directory=True)
    built = build_site(tmp_path, bare=True, PLUGINS=PLUGINS[:3])
    assert built.status == 0, built.report
    assert tree(built.output).keys() == {*before, "images/more/lamp.svg"}


OVERLOOKED = {
    "content/articles/notes.md.txt": ("is a text file by its name", "Rename it to notes.md."),
    "content/articles/UPPER.MD": ("its ending has capitals", "Rename it to UPPER.md."),
    "content/pages/Imprint.Markdown": ("its ending has capitals", "Rename it to Imprint.markdown."),
    "content/articles/draft.txt": ("articles and pages are Markdown", "call it draft.md."),
    "content/articles/letter.docx": ("articles and pages are Markdown", "call it letter.md."),
    "content/lost.md": ("lies outside content/articles and content/pages", "Move it."),
    "content/images/lost.md": ("lies outside content/articles and content/pages", "Move it."),
    "content/data/jobs.yml": ("data files end in .yaml", "Rename it to jobs.yaml."),
    "content/data/comments/first.yml": ("data files end in .yaml", "Rename it to first.yaml."),
    "content/jobs.yaml": ("isn't read by anything", "Move it to content/data/jobs.yaml."),
    "content/articles/services.yaml": ("isn't read by anything", "Move it to content/data/services.yaml."),
    "content/data/first.yaml": ("isn't read by anything", "Comments lie in content/data/comments"),
    "content/comments/first.yaml": ("isn't read by anything", "Comments lie in content/data/comments"),
    "content/data/services.YAML": ("its ending has capitals", "Rename it to services.yaml."),
    "content/photo.jpg": ("isn't published", "Move it to content/images."),
    "content/data/jobs.yaml.txt": ("is a text file by its name", "Rename it to jobs.yaml."),
    "content/data/comments/first.YML.txt": ("is a text file by its name", "Rename it to first.yaml."),
    "content/articles/SHOUTED.TXT": ("articles and pages are Markdown", "call it SHOUTED.md."),
    "content/articles/twice.md.docx": ("articles and pages are Markdown", "call it twice.md."),
    "content/articles/bare": ("is neither read nor published", "Texts end in .md"),
    "content/data/job.yaml": ("isn't read by anything", "Did you mean jobs.yaml?"),
    "content/data/services.yamll": ("is neither read nor published", "Did you mean services.yaml?"),
    "content/jobs.txt": ("is neither read nor published", "Did you mean jobs.yaml?"),
    "content/articles/photo.png": ("isn't published", "Move it to content/images."),
}


def test_what_was_meant_is_said(tmp_path: Path, build_site: Build) -> None:
    """Each file that nothing reads, for its name or its place, is one note with a remedy; the site is published."""
    files: dict[str, str | None] = {**articles(first=article("First")), **dict.fromkeys(OVERLOOKED, "x")}
    files["content/articles/linked.gif"] = "x"
    files["content/articles/first.md"] = article("First", body="![A]({attach}linked.gif)\n")
    files["content/data/jobs.yaml"] = "[]\n"
    files["content/README"] = files["content/LICENSE.txt"] = "For people."
    files["content/articles/second.mdown"] = article("Second")
    built = build_site(tmp_path, files, bare=True, PLUGINS=PLUGINS, JOB_SOURCES=JOBS)
    assert built.status == 0, built.report
    notes = [line for line in built.report.splitlines() if line.startswith("note: content/")]
    for name, (words, remedy) in OVERLOOKED.items():
        told = [line for line in notes if line.startswith(f"note: {name}  ")]
        assert len(told) == 1, (name, notes)
        assert words in told[0]
        assert remedy in told[0]
    assert len(notes) == len(OVERLOOKED), notes


def test_a_folder_that_may_not_be_read(tmp_path: Path) -> None:
    """A pipe or a socket among the files is no file to read."""
    os.mkfifo(tmp_path / "pipe.md")
    (tmp_path / "a.md").write_text("", encoding="utf-8")
    assert [path.name for path in files_below(tmp_path)] == ["a.md"]
