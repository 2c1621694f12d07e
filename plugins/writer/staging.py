"""Where a build writes until it is whole, and how it becomes the site.

The site is a folder of its own below `.builds/` beside the output; `output` is a link to it. A build writes a
new folder, and when nothing is wrong the link is turned over in one step: a reader sees the old site or the new.
"""

import os
import re
import shutil
import sys
import tempfile
import time
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path

from pelican import Pelican

from plugins.core.build import Build, Mode, build_of
from plugins.core.errors import plainly
from plugins.core.headers import KEPT_FOR_EVER, KINDS
from plugins.core.overlooked import report_overlooked
from plugins.core.strays import is_stray

from . import lock
from .disk import disk, link_or_copy
from .last_build import read_counts, report_vanished, write_counts
from .links import check_links
from .rollback import builds
from .server_files import Served, server_files
from .settings import WriterSettings
from .summary import Phases, summary
from .swap import UNFINISHED, beside, shelf_of, swap
from .writer import StagingWriter

KEEP_ASSETS_DAYS = 30


@plainly()
def open_staging(pelican: Pelican) -> None:
    """A receiver of `get_generators`: from here on Pelican and every generator write into a fresh folder.

    (Pelican hands `output_path` to the generators after this signal: the one door through which it can be set.)
    """
    build = build_of(pelican)
    phases = Phases()
    phases.begin("reading")
    build.keep(phases)
    shelf = shelf_of(_output(pelican))
    with disk():
        if build.mode is Mode.CHECK:
            pelican.output_path = tempfile.mkdtemp(prefix="check-")
            return
        shelf.mkdir(parents=True, exist_ok=True)
        lock.take(beside(_output(pelican), "lock"), build.clock.now)
        _drop_unfinished(shelf)
        moment = build.clock.now.strftime("%Y%m%d-%H%M%S-")
        pelican.output_path = tempfile.mkdtemp(prefix=f"{UNFINISHED}{moment}", dir=shelf)


@plainly()
def close_staging(pelican: Pelican) -> None:
    """A receiver of `finalized`: the last checks, the report, and the swap where there is no problem."""
    build = build_of(pelican)
    writer = build.get(StagingWriter)
    phases = build.get(Phases) or Phases()
    if writer is not None:
        with disk(pelican.output_path):
            writer.finish()
    phases.begin("checking")
    check_links(build, Path(pelican.output_path))
    folders = [*pelican.settings["ARTICLE_PATHS"], *pelican.settings["PAGE_PATHS"]]
    report_overlooked(build.content, folders, build.report.read, build.static_files, build.report)
    record = beside(_output(pelican), "counts.json")
    if build.mode is not Mode.PREVIEW:
        report_vanished(read_counts(record), build.counts, build.report)
    try:
        stop_on_problems(pelican)
        if not build.report.problems and (build.report.notes or build.report.left_out):
            print(build.report.text(), file=sys.stderr)
        if build.report.problems or build.mode is Mode.CHECK:
            shutil.rmtree(pelican.output_path, ignore_errors=True)
            return
        with disk(pelican.output_path):
            before = _publish(pelican, build)
        # From here on the new folder is the site: whatever the disk says now, nothing may take it away.
        with suppress(OSError):
            write_counts(record, build.counts)
        if writer is not None and build.mode is Mode.BUILD:
            phases.begin("tidying")
            _sum_up(beside(_output(pelican), "pages.txt"), writer, phases)
        if writer is not None:
            writer.cache.forget()
        with suppress(OSError):
            _drop_old_builds(_output(pelican), before, build.setting(WriterSettings).builds_kept)
    finally:
        build.store.close()
        lock.release(beside(_output(pelican), "lock"))


def _sum_up(record: Path, writer: StagingWriter, phases: Phases) -> None:
    pages = sorted(page.path for page in writer.pages)
    with suppress(OSError):
        before = record.read_text(encoding="utf-8").splitlines() if record.is_file() else []
        print(summary(before, pages, writer.rendered, phases))
        record.write_text("".join(f"{path}\n" for path in pages), encoding="utf-8")


def stop_on_problems(pelican: Pelican) -> None:
    """Prints what there is to say, and ends a build that has problems. Under `pelican -r` it only prints.

    There an exception would make Pelican build again at once and for ever; the swap is skipped instead.
    """
    report = build_of(pelican).report
    if report.problems:
        print(report.text(), file=sys.stderr)
        if not watching(sys.argv):
            shutil.rmtree(pelican.output_path, ignore_errors=True)
            raise SystemExit(1)


def watching(arguments: list[str]) -> bool:
    """Whether Pelican was called with -r (--autoreload), which it tells no plugin."""
    return any(word == "--autoreload" or re.fullmatch(r"-[a-zA-Z]*r[a-zA-Z]*", word) for word in arguments[1:])


def _output(pelican: Pelican) -> Path:
    return Path(pelican.settings["OUTPUT_PATH"])


def _publish(pelican: Pelican, build: Build) -> Path:
    """Makes the folder of this build the site. Gives back the one that was the site before."""
    output, staging = _output(pelican), Path(pelican.output_path)
    if build.mode is Mode.BUILD:
        _write_server_files(build, staging)
        _carry_assets(output, staging, build.of_content)
    _open_to_servers(staging)
    before = output.resolve()
    whole = staging.rename(staging.with_name(staging.name.removeprefix(UNFINISHED)))
    try:
        swap(output, whole)
    except OSError:
        shutil.rmtree(whole, ignore_errors=True)
        raise
    return before


def _open_to_servers(staging: Path) -> None:
    """Lets a web server read everything and nobody else write it, whatever the author's umask is."""
    for within, _, files in os.walk(staging):
        Path(within).chmod(0o755)
        for name in files:
            Path(within, name).chmod(0o644)
    for folder in (staging.parent, staging.parent.parent):
        folder.chmod(folder.stat().st_mode & 0o777 | 0o755)


def _write_server_files(build: Build, staging: Path) -> None:
    """What web servers are told, of the files that are there. One that an author put there is left alone."""
    files = sorted(path.relative_to(staging).as_posix() for path in staging.rglob("*") if path.is_file())
    gone, moved = tuple(sorted(set(build.gone))), tuple(sorted(build.moved.items()))
    for name, text in server_files(Served(build.site, tuple(files), gone, moved, build.allowed)).items():
        target = staging / name
        if not target.exists():
            target.parent.mkdir(exist_ok=True)
            target.write_text(text, encoding="utf-8")


def _carry_assets(output: Path, staging: Path, of_content: Collection[str]) -> None:
    """Keeps for a while what earlier builds published under a digest.

    So a tab that was opened before meets no 404, nor does a chat that shows the card of a link. Folders `of_content`
    are left behind: what somebody has taken back is gone.
    """
    limit = time.time() - KEEP_ASSETS_DAYS * 86400
    for earlier in (output / kind.folder for kind in KINDS if kind.cache == KEPT_FOR_EVER):
        for entry in sorted(earlier.iterdir()) if earlier.is_dir() else []:
            target = staging / earlier.name / entry.name
            if entry.name.rpartition("-")[0] in of_content:
                continue
            if is_stray(entry.name) or target.exists() or not entry.exists() or entry.stat().st_mtime <= limit:
                continue
            if entry.is_dir():
                shutil.copytree(entry, target, copy_function=_link, ignore=_not_published)
            elif earlier.name != "assets":
                target.parent.mkdir(exist_ok=True)
                link_or_copy(entry, target)


def _link(source: str, target: str) -> None:
    link_or_copy(Path(source), Path(target))


def _not_published(folder: str, names: list[str]) -> set[str]:
    """What somebody who looked into a published folder has left in it: a file manager's own, a link that is dead."""
    return {name for name in names if is_stray(name) or not Path(folder, name).exists()}


def _drop_unfinished(shelf: Path) -> None:
    """Takes away what builds that have died were writing: with a full disk, nothing could be built before."""
    for folder in shelf.glob(f"{UNFINISHED}*"):
        shutil.rmtree(folder, ignore_errors=True)


def _drop_old_builds(output: Path, before: Path, count: int) -> None:
    """Leaves the live build and those before it, `count` in all. The one that was live just now is among them.

    A server may still be reading from that one. Whoever holds the lock is the only one who writes here.
    """
    live = output.resolve()
    earlier = [folder for folder in builds(output) if folder.resolve() not in (live, before)]
    kept = earlier[max(0, len(earlier) - (count - 2)) :] if count > 2 else []
    for folder in earlier:
        if folder not in kept:
            shutil.rmtree(folder, ignore_errors=True)
