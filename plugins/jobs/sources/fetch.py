"""`make fetch`: brings the remote job feeds into content/data/sources/. Nothing else uses a network."""

import tempfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from plugins.core.report import Report, count_words

from .download import Answer, DownloadError, Version, download
from .paging import follow
from .postings import read_copy
from .rows import public, rows_of
from .snapshot import Snapshot, gone_since, known_now, write_copy
from .source import Source

Get = Callable[[str, Version], Answer]


class HeldError(DownloadError):
    """What came is so much less than before that it is most likely a fault of theirs."""


def fetch_sources(
    root: Path, sources: tuple[Source, ...], now: datetime, get: Get = download, accept: str = ""
) -> bool:
    """Fetches every source that has an address, and prints a line on each. `now` is aware, in the site's time zone.

    What fails leaves the last good copy as it was; so does what brings nothing, or under half, unless the source is
    called `accept`. False where a source has no copy: then a build would miss it.
    """
    remote = [source for source in sources if source.url]
    if not remote:
        print('No source in JOB_SOURCES has a "url": there is nothing to fetch.')
    fetched = [_fetch(root, source, now, get, source.called.casefold() == accept.casefold()) for source in remote]
    return all(fetched)


def _fetch(root: Path, source: Source, now: datetime, get: Get, accept: bool) -> bool:
    path = root / source.file
    heard = Report()
    old = read_copy(path, root, heard)[1] if path.exists() else None
    # The words of another address, or those that went with a file that is broken, say nothing about this one; nor does
    # the first of several pages about the others.
    known = Version(old.etag, old.last_modified) if old and old.url == source.url and old.pages == 1 else Version()
    try:
        copy = _renewed(source, old, get(source.feed_url, known), now, get, accept)
        text = write_copy(copy)
        if text is None:
            raise DownloadError("it is too large to be kept")
        _replace(path, text)
    except DownloadError as error:
        if old is None:
            print(f"{source.called}: {error}. There is no copy of it yet, so a build would refuse it. {source.url}")
            return False
        hint = f" Where that is right, run make fetch ACCEPT={source.called!r}." if isinstance(error, HeldError) else ""
        print(f"{source.called}: {error}. The copy of {old.fetched.date().isoformat()} stays.{hint} {source.url}")
        return True
    listed = list(public(rows_of(copy.feed, source.manner) or []))
    gone = f", {len(copy.gone)} withdrawn since" if copy.gone else ""
    pages = f" on {copy.pages} pages" if copy.pages > 1 else ""
    print(f"{source.called}: {count_words(len(listed), 'posting')}{pages}{gone} -> {source.file}")
    return True


def _renewed(source: Source, old: Snapshot | None, answer: Answer, now: datetime, get: Get, accept: bool) -> Snapshot:
    """The copy that takes the place of the old one. Raises DownloadError where what came is no feed."""
    if answer.data is None and old is not None:
        return old.model_copy(update={"fetched": now})
    manner, today = source.manner, now.date()
    feed, pages = follow(source.feed_url, answer, source.feed_map, source.called, get)
    rows = rows_of(feed, manner) or []
    if old is not None and not accept:
        count, before = len(list(public(rows))), len(list(public(rows_of(old.feed, manner) or [])))
        if before and count * 2 < before:
            came = "nothing came" if not count else f"only {count} of {count_words(before, 'posting')} came"
            raise HeldError(f"{came}, so nothing is closed")
    gone = gone_since(old, rows, manner, today)
    return Snapshot(
        url=source.url,
        fetched=now,
        etag=answer.version.etag,
        last_modified=answer.version.last_modified,
        pages=pages,
        feed=feed,
        gone=gone,
        known=known_now(old, rows, gone, manner, today),
    )


def _replace(path: Path, text: str) -> None:
    """Writes the file in one step: a build that reads meanwhile has the old one or the new one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=path.parent, delete=False) as made:
        made.write(text)
    Path(made.name).chmod(0o644)
    Path(made.name).replace(path)
