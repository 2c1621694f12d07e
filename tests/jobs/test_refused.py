"""Real builds of a board with faults: what refuses the site, what is left out, and what stays as it was."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.building import SiteBuild
from tests.jobs.making import yaml_of

ROOMS = ["plugins.core", "plugins.writer", "plugins.articles", "plugins.jobs"]
FEED = "content/data/jobs.yaml"
THEIRS = "content/data/theirs.yaml"
GOOD = yaml_of("id: good")
BAD = yaml_of("id: good\ntitle: Renamed", "id: bad\ntitel: x\nposted: 31 Feb")
SOURCES = [{"path": FEED, "format": "ours"}, {"path": THEIRS, "fields": {}}]


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("text", [BAD, "- title: [", "[" * 100_000, GOOD + GOOD])
def test_a_refused_build_changes_nothing(tmp_path: Path, build_site: Callable[..., SiteBuild], text: str) -> None:
    """A board with a fault ends the build with a status and a report; the site built before stays to the byte."""
    first = build_site(tmp_path, {FEED: GOOD}, bare=True, PLUGINS=ROOMS)
    assert first.status == 0, first.report
    before, link = tree(first.output), first.output.resolve()
    refused = build_site(tmp_path, {FEED: text}, bare=True, PLUGINS=ROOMS)
    assert refused.status == 1
    assert f"{FEED}:" in refused.report
    assert "Nothing was published." in refused.report
    assert "Traceback" not in refused.report
    assert (refused.output.resolve(), tree(refused.output)) == (link, before)
    shelf = [folder for folder in link.parent.iterdir() if folder.is_dir()]
    assert shelf == [link]


def test_all_faults_of_all_files_in_one_report(tmp_path: Path, build_site: Callable[..., SiteBuild]) -> None:
    """A refused build names every fault of the board, ours as problems and theirs as notes, each with its place."""
    theirs = yaml_of("title: One\napply: http://a.example/").replace("- title", "- company: A\n  title", 1)
    built = build_site(tmp_path, {FEED: BAD, THEIRS: theirs}, bare=True, PLUGINS=ROOMS, JOB_SOURCES=SOURCES)
    assert built.status == 1
    assert f'{FEED}:8:3  posting "bad"  "titel" is not a key that is known here. Did you mean title?' in built.report
    assert f'{FEED}:9:11  posting "bad"  posted: "31 Feb" is not a date' in built.report
    assert f"note: {THEIRS}" in built.report
    assert "2 problems" in built.report


def test_somebody_elses_faults_stop_nothing(tmp_path: Path, build_site: Callable[..., SiteBuild]) -> None:
    """A foreign file that is broken through and through is a note, and our own postings are built."""
    files = {FEED: GOOD, THEIRS: "- a: [\n"}
    built = build_site(tmp_path, files, bare=True, PLUGINS=ROOMS, JOB_SOURCES=SOURCES)
    assert built.status == 0, built.report
    assert f"note: {THEIRS}:2:1" in built.report
    assert built.exists("jobs/good/index.html")


def test_a_preview_leaves_the_bad_one_out(tmp_path: Path, build_site: Callable[..., SiteBuild]) -> None:
    """In a preview the bad posting is missing, the rest is new, and the report says what is left out and why."""
    built = build_site(tmp_path, {FEED: BAD}, bare=True, PLUGINS=ROOMS, BUILD_MODE="preview")
    assert built.status == 0, built.report
    assert "Renamed" in built.read("jobs/good/index.html")
    assert not built.exists("jobs/bad/index.html")
    assert f'left out: {FEED}:8:3  posting "bad"' in built.report
