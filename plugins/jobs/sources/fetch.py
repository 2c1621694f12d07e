"""`make fetch`: brings the remote job feeds into content/data/sources/. Nothing else uses a network."""

import tempfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from plugins.core.report import Report, count_words

from .download import Answer, DownloadError, Version, download
from .snapshot import Snapshot, entries, gone_since, read_feed, write_copy
from .source import Source, read_copy

Get = Callable[[str, Version], Answer]


def fetch_sources(root: Path, sources: tuple[Source, ...], now: datetime, get: Get = download) -> bool:
    """Fetches every source that has an address, and prints a line on each. `now` is aware, in the site's time zone.

    What fails leaves the last good copy as it was. False where a source has none: then a build would miss it.
    """
    remote = [source for source in sources if source.url]
    if not remote:
        print('No source in JOB_SOURCES has a "url": there is nothing to fetch.')
    fetched = [_fetch(root, source, now, get) for source in remote]
    return all(fetched)


def _fetch(root: Path, source: Source, now: datetime, get: Get) -> bool:
    path = root / source.file
    heard = Report()
    old = read_copy(path, root, heard)[1] if path.exists() else None
    # The words of another address, or those that went with a file that is broken, say nothing about this one.
    known = Version(old.etag, old.last_modified) if old and old.url == source.url else Version()
    try:
        copy = _renewed(source, old, get(source.url, known), now)
        text = write_copy(copy)
        if text is None:
            raise DownloadError("it is too large to be kept")
        _replace(path, text)
    except DownloadError as error:
        if old is None:
            print(f"{source.called}: {error}. There is no copy of it yet, so a build would refuse it. {source.url}")
            return False
        print(f"{source.called}: {error}. The copy of {old.fetched.date().isoformat()} stays. {source.url}")
        return True
    listed = entries(copy.feed, source.feed_map) or []
    gone = f", {len(copy.gone)} withdrawn since" if copy.gone else ""
    print(f"{source.called}: {count_words(len(listed), 'posting')}{gone} -> {source.file}")
    return True


def _renewed(source: Source, old: Snapshot | None, answer: Answer, now: datetime) -> Snapshot:
    """The copy that takes the place of the old one. Raises DownloadError where what came is no feed."""
    if answer.data is None:
        if old is None:
            raise DownloadError("it answered that nothing has changed, but there is no copy")
        return old.model_copy(update={"fetched": now})
    heard = Report()
    document = read_feed(answer.data, source.called, heard)
    if document is None:
        raise DownloadError(f"what came is no feed ({heard.problems[0].message})")
    if entries(document.value, source.feed_map) is None:
        where = f' at "{source.postings}"' if source.postings else ""
        raise DownloadError(f"what came has no list of postings{where}")
    return Snapshot(
        url=source.url,
        fetched=now,
        etag=answer.version.etag,
        last_modified=answer.version.last_modified,
        feed=document.value,
        gone=gone_since(old, document.value, source.feed_map, now.date()),
    )


def _replace(path: Path, text: str) -> None:
    """Writes the file in one step: a build that reads meanwhile has the old one or the new one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=path.parent, delete=False) as made:
        made.write(text)
    Path(made.name).chmod(0o644)
    Path(made.name).replace(path)
