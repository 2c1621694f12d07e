"""A disk that takes nothing more, an author's umask, and what was there at the last build."""

import errno
import os
import stat
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from plugins.core.report import Report
from plugins.writer.last_build import read_counts, report_vanished, write_counts
from tests import processes
from tests.articles.writing import GROUND, article, articles
from tests.building import EPOCH, ROOT, SiteBuild, build
from tests.writer.trees import tree

Build = Callable[..., SiteBuild]
ONE = articles(first=article("First"))

# Pelican with a limit on how large a file may grow: what the system then says is what a full disk says.
SMALL = """
import resource, runpy, signal, sys
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), int(sys.argv[1])))
sys.argv = ["pelican", "-s", sys.argv[2], "--fatal", "errors", "--log-handler", "plain"]
runpy.run_module("pelican", run_name="__main__")
"""


def pelican(project: Path, *before: str) -> processes.Done:
    """Runs a build of a project that was built before."""
    command = before or ("-m", "pelican", "-s", str(project / "conf.py"), "--fatal", "errors", "--log-handler", "plain")
    env = {"SOURCE_DATE_EPOCH": EPOCH, "PYTHONPATH": str(ROOT)}
    return processes.run([sys.executable, *command], cwd=ROOT, env=env)


def plain(done: processes.Done) -> str:
    """What a build said that could not write: a sentence, with a status, and no stack."""
    said = done.stdout + done.stderr
    assert done.returncode == 1, said
    assert "Traceback" not in said
    assert "Cannot write the site: " in said
    assert "Nothing was published." in said
    return said


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A site that is published, with a change that is not."""
    built = build(tmp_path, {**ONE, "content/images/a.svg": "<svg/>"}, bare=True, PLUGINS=GROUND)
    assert built.status == 0, built.report
    (tmp_path / "content/articles/first.md").write_text(article("Changed"), encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("most", [0, 2_000, 20_000])
def test_a_full_disk(most: int, project: Path) -> None:
    """Wherever in a build the disk is full: a sentence, the site as it was, and nothing half-written left."""
    (project / "content/images/large.svg").write_text("<svg>" + "x" * 30_000 + "</svg>", encoding="utf-8")
    before, left = tree((project / "output").resolve()), sorted((project / ".builds/output").iterdir())
    said = plain(pelican(project, "-c", SMALL, str(most), str(project / "conf.py")))
    assert os.strerror(errno.EFBIG) in said
    assert tree((project / "output").resolve()) == before
    assert sorted((project / ".builds/output").iterdir()) == left


def test_a_picture_that_the_disk_does_not_take(project: Path) -> None:
    """Everything fits but one picture: it is not published by half, with a line in a log."""
    (project / "content/images/large.png").write_bytes(b"x" * 2_000_000)
    said = plain(pelican(project, "-c", SMALL, "1000000", str(project / "conf.py")))
    assert "content/images/large.png: " in said
    assert not (project / "output/images/large.png").exists()


def test_the_site_is_not_taken_away_once_it_is_there(project: Path) -> None:
    """What the disk refuses after the swap, the record of the build, is not worth the site that is published by then."""
    record = project / ".builds/output.counts.json"
    record.unlink()
    record.mkdir()
    done = pelican(project)
    assert (done.returncode, "Cannot write" in done.stderr) == (0, False), done.stderr
    assert "Changed" in (project / "output/articles/first/index.html").read_text(encoding="utf-8")


def test_a_real_folder_stays_until_the_link_is_there(project: Path) -> None:
    """A folder of the author's is moved aside for the link alone: where that cannot be made, it is where it was."""
    output, shelf = project / "output", project / ".builds/output"
    output.unlink()
    output.mkdir()
    (output / "by-hand.html").write_text("by hand", encoding="utf-8")
    (project / ".output.new/x").mkdir(parents=True)
    left = sorted(shelf.iterdir())
    plain(pelican(project))
    assert tree(output) == {"by-hand.html": b"by hand"}
    assert not (project / "output.before").exists()
    assert sorted(shelf.iterdir()) == left


def test_what_died_makes_room_first(project: Path) -> None:
    """What a killed build was writing goes before the next one writes: that one may need the room, and may fail too."""
    dead = project / ".builds/output/writing-20261101-000000-abcdefgh"
    dead.mkdir()
    (project / "content/articles/first.md").write_text(article("Broken", standfrist="x"), encoding="utf-8")
    assert pelican(project).returncode == 1
    assert not dead.exists()
    assert (project / "output/index.html").is_file()


# Root may look into everything. Without these two rights (CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH) it is as anybody else.
BOUND = """
import ctypes, os, sys
for right in (1, 2):
    ctypes.CDLL(None).prctl(24, right, 0, 0, 0)
os.execv(sys.executable, [sys.executable, *sys.argv[1:]])
"""
RUN = ("-m", "pelican", "--fatal", "errors", "--log-handler", "plain", "-s")


@pytest.mark.parametrize("what", ["articles", "articles/sub", "images", "data", "articles/first.md", "images/a.svg"])
def test_what_may_not_be_read(what: str, project: Path) -> None:
    """A folder or a file that the builder may not open is named, in a sentence: what is in it would be missing."""
    for name in ("articles/sub/two.md", "data/comments/first.yaml"):
        (project / "content" / name).parent.mkdir(parents=True, exist_ok=True)
        (project / "content" / name).write_text(article("Two") if name.endswith(".md") else "[]\n", encoding="utf-8")
    closed = project / "content" / what
    mode = stat.S_IMODE(closed.stat().st_mode)
    closed.chmod(0)
    try:
        done = pelican(project, "-c", BOUND, *RUN, str(project / "conf.py"))
    finally:
        closed.chmod(mode)
    said = done.stdout + done.stderr
    assert (done.returncode, "Traceback" in said) == (1, False), said
    (told,) = [line for line in said.splitlines() if os.strerror(errno.EACCES) in line]
    assert f"content/{what}" in told
    assert "First" in (project / "output/articles/first/index.html").read_text(encoding="utf-8")
    assert len(list((project / ".builds/output").iterdir())) == 1


def test_a_folder_that_takes_no_link(project: Path) -> None:
    """Where the folder of `output` is closed, the new site is taken away again, and the link stays as it was."""
    before = (project / "output").readlink()
    project.chmod(0o555)
    try:
        plain(pelican(project, "-c", BOUND, *RUN, str(project / "conf.py")))
    finally:
        project.chmod(0o755)
    assert (project / "output").readlink() == before
    assert [path.name for path in (project / ".builds/output").iterdir()] == [before.name]


def in_the_way(project: Path) -> Iterator[tuple[str, Callable[[], None]]]:
    """Ways in which a folder can't be written, which hold for root too: something else has its name."""
    builds, output = project / ".builds", project / "output"
    yield "a file called .builds", lambda: (builds.rename(project / "kept"), builds.write_text(""), None)[-1]
    yield "a file in the place of the builds", lambda: (
        (builds / "output").rename(project / "kept"), (builds / "output").write_text(""), None,
    )[-1]  # fmt: skip
    yield "a folder in the place of the new link", lambda: (output.with_name(".output.new") / "x").mkdir(parents=True)


@pytest.mark.parametrize("number", range(3))
def test_a_folder_that_cannot_be_written(number: int, project: Path) -> None:
    """Whatever stands in the way, from the first folder to the last link: a sentence, and the link stays as it was."""
    before = (project / "output").readlink()
    what, arrange = list(in_the_way(project))[number]
    arrange()
    plain(pelican(project))
    assert (project / "output").readlink() == before, what


def test_a_read_only_disk(project: Path) -> None:
    """A disk that is mounted read-only says so. (Where nothing may be mounted, the folder is made immutable or closed.)"""
    closed = project / ".builds"
    undo: list[list[str]] = []
    if processes.run(["mount", "--bind", closed, closed]).returncode == 0:
        processes.run(["mount", "-o", "remount,ro,bind", closed])
        undo = [["umount", str(closed)]]
    elif processes.run(["chattr", "+i", closed / "output"]).returncode == 0:
        undo = [["chattr", "-i", str(closed / "output")]]
    elif os.geteuid():
        (closed / "output").chmod(0o555)
        undo = [["chmod", "755", str(closed / "output")]]
    else:
        pytest.skip("root may write everywhere here, and may neither mount nor chattr")
    try:
        plain(pelican(project))
    finally:
        for command in undo:
            processes.run(command, check=True)
    assert "First" in (project / "output/articles/first/index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("umask", [0o077, 0o000])
def test_readable_whatever_the_umask(umask: int, project: Path) -> None:
    """A web server of another user can read every file and enter every folder, and nobody else write there."""
    (project / "content/images/a.svg").chmod(0o600)
    old = os.umask(umask)
    try:
        done = pelican(project)
    finally:
        os.umask(old)
    assert done.returncode == 0, done.stderr
    site = (project / "output").resolve()
    for path in (project / ".builds", site.parent, site, *site.rglob("*")):
        mode = stat.S_IMODE(path.stat().st_mode)
        assert mode == (0o755 if path.is_dir() else 0o644), (path, oct(mode))
    assert (site / "images/a.svg").is_file()


pytestmark = pytest.mark.outside

EMPTY = ["", "\n", "# later\n", "null\n", "~\n", "---\n", "\ufeff", "---\n# nothing yet\n...\n"]


@pytest.mark.parametrize("name", ["jobs.yaml", "services.yaml", "comments/first.yaml"])
def test_a_file_that_holds_nothing(name: str, tmp_path: Path, build_site: Build) -> None:
    """A data file that is empty by mistake is a problem; one that says it has nothing to list is none."""
    plugins = [*GROUND, "plugins.jobs", "plugins.services", "plugins.comments"]
    files = {**ONE, "content/data/jobs.yaml": "[]\n", "content/data/services.yaml": "services: []\n"}
    sources = [{"path": "content/data/jobs.yaml", "format": "ours"}]
    for text in EMPTY[:: 7 if name != "jobs.yaml" else 3]:
        built = build_site(
            tmp_path, {**files, f"content/data/{name}": text}, bare=True, PLUGINS=plugins, JOB_SOURCES=sources
        )
        assert built.status == 1, text
        told = [line for line in built.report.splitlines() if line.startswith("content/")]
        assert len(told) == 1, built.report
        assert told[0].startswith(f"content/data/{name}:1  holds nothing: it is empty, or all of it is comments.")
    built = build_site(tmp_path, {**files, f"content/data/{name}": "[]\n" if "serv" not in name else "services: []\n"},
                       bare=True, PLUGINS=plugins, JOB_SOURCES=sources)  # fmt: skip
    assert built.status == 0, built.report


def test_what_vanished_is_said(tmp_path: Path, build_site: Build) -> None:
    """A source that held something at the last build and holds nothing now is a note with the number, once."""
    plugins = [*GROUND, "plugins.jobs", "plugins.services", "plugins.comments"]
    sources = [{"path": "content/data/jobs.yaml", "format": "ours"}]
    job = "- {id: a-b, title: A, company: B, locations: Leeds, posted: 2026-11-20, expires: 2027-01-20, apply: 'https://b.example/'}\n"
    service = "services:\n  - {id: a, name: A, for_whom: You., summary: S., price: {on_request: true}, duration: 1 h, includes: [One call], book: 'https://b.example/'}\n"
    comment = (
        "- {id: a, author: Maya, date: 2026-11-12, text: Hi.}\n- {id: b, author: Joe, date: 2026-11-13, text: Ho.}\n"
    )
    full = {
        **ONE, "content/data/jobs.yaml": job, "content/data/services.yaml": service,
        "content/data/comments/first.yaml": comment,
    }  # fmt: skip
    built = build_site(tmp_path, full, bare=True, PLUGINS=plugins, JOB_SOURCES=sources)
    assert built.status == 0, built.report
    assert "at the last build" not in built.report
    gone: dict[str, str | None] = {
        "content/articles/first.md": None, "content/data/jobs.yaml": "[]\n", "content/data/services.yaml": "services: []\n",
        "content/data/comments/first.yaml": None,
    }  # fmt: skip
    checked = build_site(tmp_path, gone, bare=True, PLUGINS=plugins, JOB_SOURCES=sources, BUILD_MODE="check")
    assert checked.report.count("at the last build") == 4, checked.report
    built = build_site(tmp_path, bare=True, PLUGINS=plugins, JOB_SOURCES=sources)
    assert built.status == 0, built.report
    assert [line.removeprefix("note: ") for line in built.report.splitlines() if "at the last build" in line] == [
        "content/articles  holds nothing now; at the last build it held 1 entry. If you meant that, all is well.",
        "content/data/comments/first.yaml  holds nothing now; at the last build it held 2 entries. If you meant that, all is well.",
        "content/data/jobs.yaml  holds nothing now; at the last build it held 1 entry. If you meant that, all is well.",
        "content/data/services.yaml  holds nothing now; at the last build it held 1 entry. If you meant that, all is well.",
    ]
    assert "at the last build" not in build_site(tmp_path, bare=True, PLUGINS=plugins, JOB_SOURCES=sources).report


@pytest.mark.parametrize("text", [None, "", "{", "[]", '{"a": "b", "c": true, "d": 1.5}', "\x00", "9" * 5000])
def test_a_damaged_record(text: str | None, tmp_path: Path) -> None:
    """The record of the last build is a help and never a hindrance."""
    file = tmp_path / "counts.json"
    if text is not None:
        file.write_text(text, encoding="utf-8")
    assert read_counts(file) == {}
    write_counts(file, {"a": 1, "ü": 0})
    assert read_counts(file) == {"a": 1, "ü": 0}


def test_no_note_beside_a_problem() -> None:
    """A file whose faults are told is not said to be empty as well."""
    report = Report()
    report.problem("a.yaml", "wrong")
    report_vanished({"a.yaml": 3, "b.yaml": 0}, {}, report)
    assert report.notes == []
