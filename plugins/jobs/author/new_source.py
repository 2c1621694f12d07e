"""`make new source URL=...`: recognises the system behind an address, or proposes a map, and writes the source."""

import re
from collections.abc import Callable, Mapping
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import urlsplit

from plugins.core.clock import read_clock
from plugins.core.errors import SiteError
from plugins.core.prompt import ask
from plugins.core.report import Report
from plugins.jobs.sources.download import Answer, DownloadError, Version, download
from plugins.jobs.sources.paths import at
from plugins.jobs.sources.reader import BoardSettings
from plugins.jobs.sources.reading import read_feed
from plugins.jobs.sources.shipped import feed_of, shipped_maps
from plugins.jobs.sources.source import Source

from .propose import Proposal, propose
from .settings_file import SETTING, with_source, written
from .source_check import describe_source

FILE = "pelicanconf.py"
_ZONE = "UTC"
Get = Callable[[str, Version], Answer]


def start_source(root: Path, title: str, get: Get = download) -> str:
    """Writes the source, and says how it reads. `title` is what it is to be called.

    Raises SiteError where there is no feed at the address: nothing is written.
    """
    address = ask("The address of the board or its feed (https://...)", "", "URL")
    if not address.startswith("https://"):
        raise SiteError(f'"{address}" is not an address that is fetched from (want https://...).')
    format, source = recognised(address)
    data, feed = _fetched(source["url"], get)
    proposal = None
    if format is None:
        format = recognised_answer(feed)
        if format:
            source["format"] = format
        elif (proposal := propose(feed)) is not None:
            source |= {key: value for key, value in proposal.source.items() if value}
        else:
            raise SiteError(f"There is no list of postings at {source['url']}, so nothing was written.")
    source = {"name": title or source.get("name") or _host_name(source["url"]), **source}
    path = root / FILE
    text = path.read_text(encoding="utf-8") if path.is_file() else ""
    if f'"{source["url"]}"' in text:
        raise SiteError(f"{source['url']} stands in {FILE} already.")
    changed = with_source(text, source)
    path.write_text(changed, encoding="utf-8")
    return "\n".join(
        [
            f"{FILE} has a new source in {SETTING}{f', {shipped_maps()[format].name}' if format else ''}:",
            written(source).rstrip(),
            *_unplaced(proposal),
            preview(source, data),
            "make fetch brings it; make check tells what of it is shown.",
        ]
    )


def recognised(address: str) -> tuple[str | None, dict[str, Any]]:
    """The format that an address belongs to (None where nobody knows), and the source with the feed's own address."""
    for name, system in shipped_maps().items():
        company, feed = feed_of(system, address)
        if company:
            return name, {"name": re.sub(r"[-_]+", " ", company).title(), "url": feed, "format": name}
    if address.rstrip("/").endswith("/jobs/open.json"):
        return "board", {"url": address, "format": "board"}
    return None, {"url": address}


def recognised_answer(feed: Any) -> str | None:
    """The format that an answer has, by what only its answers have."""
    if isinstance(feed, Mapping):
        if (
            str(feed.get("version", "")).startswith("https://jsonfeed.org/")
            and at(feed, "items.0._jobposting")[0] is None
        ):
            return "json-feed"
        if at(feed, "channel.title")[0] is not None or (
            at(feed, "entry")[0] is not None and at(feed, "title")[0] is not None
        ):
            return "rss"
    # A board's own system says more than the common format that it answers in.
    common = ("json-feed", "jobposting", "rss")
    for name, system in sorted(shipped_maps().items(), key=lambda each: each[0] in common):
        if any(at(feed, path)[0] is not None for path in system.known_by):
            return name
    return None


def _fetched(url: str, get: Get) -> tuple[bytes, Any]:
    try:
        answer = get(url, Version())
    except DownloadError as error:
        raise SiteError(f"{url}: {error}, so nothing was written.") from None
    heard = Report()
    document = read_feed(answer.data or b"", url, heard)
    if document is None:
        raise SiteError(f"{url}: {heard.problems[0].message}. Nothing was written. Is there a feed (JSON, XML, RSS)?")
    return answer.data or b"", document.value


def _unplaced(proposal: Proposal | None) -> list[str]:
    """What a proposal could not place: ours that nothing was found for, and theirs that nothing is made of."""
    if proposal is None:
        return []
    said = ["No system that is known here: this map is a proposal. Read it before you use it."]
    if proposal.missing:
        said.append(f"Found nothing for: {', '.join(proposal.missing)}. Write it in fields, or in defaults for all.")
    if proposal.left_over:
        said.append(f"Made nothing of: {', '.join(proposal.left_over[:30])}.")
    return said


def preview(source: dict[str, Any], data: bytes) -> str:
    """How the answer reads with this source, as `make check SOURCE=...` tells it."""
    with TemporaryDirectory() as folder:
        suffix = "xml" if data.lstrip()[:1] == b"<" else "json"
        path = Path(folder) / f"feed.{suffix}"
        path.write_bytes(data)
        given = {key: value for key, value in source.items() if key != "url"}
        parts = urlsplit(source["url"])
        local = Source.model_validate({"site": f"{parts.scheme}://{parts.netloc}", **given, "path": path.name})
        clock = read_clock(_ZONE)
        return describe_source(local, BoardSettings(Path(folder), _ZONE, timedelta(days=60), clock.today_in))


def _host_name(url: str) -> str:
    host = (urlsplit(url).hostname or "").removeprefix("www.")
    return host.split(".")[-2].title() if host.count(".") else host
