"""Every link inside the site leads somewhere: checked on what was written, said with the file it stands in."""

from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml import etree
from lxml import html as lxml_html

from plugins.core.build import Build
from plugins.core.pages import Page
from plugins.core.urls import file_of

_ADDRESSES = ("href", "src", "action")


@dataclass(slots=True)
class Links:
    """What the pages of one build hold: the ids of each, and the addresses that each leads to."""

    ids: dict[str, frozenset[str]] = field(default_factory=dict)
    found: dict[tuple[str, str], Page] = field(default_factory=dict)

    def read(self, page: Page, html: str) -> None:
        tree = lxml_html.document_fromstring(html)
        ids: set[str] = set()
        for element in tree.iter(etree.Element):
            ids.add(element.get("id", ""))
            for attribute in _ADDRESSES:
                address = element.get(attribute)
                if address is not None:
                    self.found.setdefault((page.path, address), page)
        self.ids[file_of(page.path)] = frozenset(ids)


def check_links(build: Build, folder: Path) -> None:
    """Reports every address within the site that no file, or no id on its page, answers."""
    links = build.get(Links)
    if links is None:
        return
    for (path, address), page in links.found.items():
        target = _inside(build, path, address)
        if target is None:
            continue
        file, fragment = target
        if not (folder / file).is_file():
            _report(build, page, address, "leads nowhere")
        elif fragment and file in links.ids and fragment not in links.ids[file] and not fragment.startswith("v1;"):
            _report(build, page, address, f'leads to a page that has no place called "{fragment}"')


def _inside(build: Build, path: str, address: str) -> tuple[str, str] | None:
    """The file and the fragment that an address means, or None where it leads out of the site."""
    for prefix in (build.site.url + "/", build.site.base + "/"):
        if address.startswith(prefix) and not address.startswith("//"):
            address = "/" + address.removeprefix(prefix)
            break
    else:
        if urlsplit(address).scheme or address.startswith("/"):
            return None
        if not address or address[0] in "#?":
            address = f"/{path}{address}"
        else:
            address = f"/{path.rpartition('/')[0]}/{address}"
    parts = urlsplit(address)
    return file_of(unquote(parts.path).removeprefix("/")), unquote(parts.fragment)


def _report(build: Build, page: Page, address: str, message: str) -> None:
    if not page.source:
        build.report.problem(f"/{page.path}", f"the link to {address} {message}")
        return
    path = build.root / page.source
    lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    line = next((number for number, text in enumerate(lines, 1) if address in text), None)
    build.report.problem(page.source, f"the link to {address} {message}", line=line)
