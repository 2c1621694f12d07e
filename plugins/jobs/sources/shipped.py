"""The maps that come with the board: `maps/*.yaml`, in the language of an author's own."""

from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from pydantic import Field

from plugins.core.report import Report
from plugins.core.validation import validate
from plugins.core.yaml import load_file

from .feed_map import FeedMap, Texts
from .rows import read_address

_NOBODY = {"www", "api", "app", "help", "support"}
FOLDER = Path(__file__).parent / "maps"


class ShippedMap(FeedMap):
    """The map of one system. `addresses` are what its addresses begin with, with holes ("jobs.lever.co/{company}");
    `answer` is the address of the feed, made of what the holes held. `known_by` are paths that only its answers have.
    """

    name: str
    addresses: Texts = ()
    answer: str = ""
    known_by: Texts = Field(default=())


def feed_of(system: ShippedMap, address: str) -> tuple[str, str]:
    """The employer's key in an address of a system's board, and where the feed of that board is; "" for neither.

    The address of a feed stays as it is: it may ask for more than ours would.
    """
    company = read_address(address, sorted(system.addresses, key=len, reverse=True)).get("company", "")
    if not company or company.casefold() in _NOBODY:
        return "", ""
    here, feed = urlsplit(address), system.answer.replace("{company}", company)
    if "api" in here.netloc.split(".")[0] or "/api/" in here.path or here.path.endswith((".json", "/xml", ".rss")):
        return company, address
    there = urlsplit(feed)
    own_host = here.netloc.split(".")[0] == there.netloc.split(".")[0]  # .com for .de
    return company, feed.replace(there.netloc, here.netloc, 1) if own_host else feed


@cache
def shipped_maps() -> dict[str, ShippedMap]:
    """All of them by their names in `format:`."""
    return {path.stem: _read(path) for path in sorted(FOLDER.glob("*.yaml"))}


def _read(path: Path) -> ShippedMap:
    report = Report()
    document = load_file(path, FOLDER, report)
    made = validate(ShippedMap, document.value, document, report) if document else None
    assert made is not None and not made.unfillable, f"{path.name}: {report.text()} {made and made.unfillable}"
    return made
