"""The maps that come with the board: `maps/*.yaml`, in the language of an author's own."""

from functools import cache
from pathlib import Path

from pydantic import Field

from plugins.core.report import Report
from plugins.core.validation import validate
from plugins.core.yaml import load_file

from .feed_map import FeedMap, Texts

FOLDER = Path(__file__).parent / "maps"


class ShippedMap(FeedMap):
    """The map of one system. `addresses` are what its addresses begin with, with holes ("jobs.lever.co/{company}");
    `answer` is the address of the feed, made of what the holes held. `known_by` are paths that only its answers have.
    """

    name: str
    addresses: Texts = ()
    answer: str = ""
    known_by: Texts = Field(default=())


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
