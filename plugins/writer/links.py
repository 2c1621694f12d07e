"""Checks that every link within the site leads somewhere, and reports it with the file that it stands in."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from plugins.core.build import Build
from plugins.core.pages import Page
from plugins.core.urls import address_of, file_of

from .page_links import PageLinks, read_links

_Leading = dict[str, list[Page]]
"""An address as it is written, and the pages that it is written on."""


@dataclass(slots=True)
class Links:
    """What the pages of one build hold: the ids of each, and the addresses that each leads to.

    `by_readers` are the addresses that the site's readers wrote (rel="ugc").
    """

    ids: dict[str, tuple[str, ...]] = field(default_factory=dict)
    found: _Leading = field(default_factory=dict)
    by_readers: _Leading = field(default_factory=dict)
    doubled: list[tuple[str, Page]] = field(default_factory=list)

    def add(self, page: Page, links: PageLinks) -> None:
        self.ids[file_of(page.path)] = tuple(map(sys.intern, links.ids))
        self.doubled += [(id, page) for id in links.doubled]
        for address in links.addresses:
            self.found.setdefault(address, []).append(page)
        for address in links.by_readers:
            self.by_readers.setdefault(address, []).append(page)

    def add_addresses(self, page: Page, html: str) -> None:
        """Of a text that no page shows: where its links lead, and nothing of what it holds."""
        if html.strip():
            links = read_links(html)
            for address in links.addresses:
                self.found.setdefault(address, []).append(page)


def check_links(build: Build, folder: Path) -> None:
    """Reports every address within the site that no file, or no id on its page, answers; and every id given twice.

    A reader's mistake is a note: it must not keep the author from publishing.
    """
    links = build.get(Links)
    if links is None:
        return
    for page, html in build.unread:
        links.add_addresses(page, html)
    for id, page in links.doubled:
        build.report.problem(
            page.source or f"/{page.path}",
            f'two places of this page are called "{id}", so that a link cannot tell them apart',
            line=_line_of_id(build, page, id),
            hint="Give one of them another id.",
        )
    for address, page, fault in _faults(build, links, folder, links.found):
        source = page.source or f"/{page.path}"
        build.report.problem(source, f"the link to {address} {fault}", line=_line(build, page, address))
    for address, page, fault in _faults(build, links, folder, links.by_readers):
        build.report.note(page.source or f"/{page.path}", f"the link to {address} in a comment {fault}")


def _faults(build: Build, links: Links, folder: Path, leading: _Leading) -> Iterator[tuple[str, Page, str]]:
    """The addresses that lead nowhere, each with every page that it stands on."""
    for address, pages in leading.items():
        if _is_same_everywhere(address):
            fault = _fault(build, links, folder, "", address)
            yield from ((address, page, fault) for page in pages if fault)
        else:
            for page in pages:
                if fault := _fault(build, links, folder, page.path, address):
                    yield address, page, fault


def _is_same_everywhere(address: str) -> bool:
    """Whether an address means the same on every page: /jobs/, https://..., mailto:..."""
    return address.startswith("/") or ":" in address.partition("/")[0].partition("?")[0].partition("#")[0]


def _fault(build: Build, links: Links, folder: Path, path: str, address: str) -> str:
    """What is wrong with an address on the page at `path`, "" where nothing is."""
    try:
        target = _inside(build, path, address)
    except ValueError:  # what urllib says of "http://[..."
        return "cannot be read as an address"
    if target is None:
        return ""
    file, fragment = target
    asked = f"{address_of(file)}#{fragment}"
    if any(asked.startswith(doubt) for doubt in build.doubts):
        return ""
    if not (folder / file).is_file():
        return "leads nowhere"
    if "=" in fragment:
        return ""  # words for the page's script, such as "c=Northwind", and no place
    if fragment and file in links.ids and fragment not in links.ids[file]:
        return f'leads to a page that has no place called "{fragment}"'
    return ""


def _inside(build: Build, path: str, address: str) -> tuple[str, str] | None:
    """The file and the fragment that an address on the page at `path` means, or None where it leads out of the site.

    An address of this host that misses the site's own path (SITEURL's) is taken for one that should be inside:
    it is how a forgotten `link()` shows. Raises ValueError where it is no address at all.
    """
    full = urlsplit(urljoin(build.site.absolute(path), address.strip()))
    home = urlsplit(build.site.absolute(""))
    if (full.scheme, full.netloc) != (home.scheme, home.netloc):
        return None
    if not full.path.startswith(home.path):
        return ("", "") if address.startswith("/") else None  # no file has this name
    return file_of(unquote(full.path.removeprefix(home.path))), unquote(full.fragment)


def _line_of_id(build: Build, page: Page, id: str) -> int | None:
    """Where the page's content file gives an id away for the last time."""
    path = build.root / page.source
    if not page.source or not path.is_file():
        return None
    written = (f'id="{id}"', f"id='{id}'", f"id={id}", f"{{#{id}}}")
    lines = enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
    return max((number for number, text in lines if any(words in text for words in written)), default=None)


def _line(build: Build, page: Page, address: str) -> int | None:
    """Where the address stands in the page's content file: as it is, or as it was before ({filename}x.md#part)."""
    path = build.root / page.source
    if not page.source or not path.is_file():
        return None
    lines = path.read_text(encoding="utf-8").splitlines()
    fragment = address.partition("#")[2]
    for words in (address, address.removeprefix(build.site.base), f"#{fragment}" if fragment else ""):
        for number, text in enumerate(lines, 1):
            if words and words in text:
                return number
    return None
