"""Advice on the text of an article or a page: nothing of it stops a build. Knows no Pelican."""

import re
from collections import Counter
from collections.abc import Iterator
from html import unescape
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from plugins.core.markdown.closing import Remark

from .markdown import DECORATION, Media, Rendered, plain_text

MOST_BYTES = 2_000_000
"""A picture that is larger takes long on a phone."""

_ODD_KINDS = {
    ".heic": "only Safari shows HEIC",
    ".heif": "only Safari shows HEIF",
    ".tif": "only Safari shows TIFF",
    ".tiff": "only Safari shows TIFF",
    ".psd": "no browser shows Photoshop's files",
    ".bmp": "browsers show BMP, but it is many times larger than it need be",
    ".eps": "no browser shows EPS",
    ".ai": "no browser shows Illustrator's files",
    ".raw": "no browser shows a camera's raw files",
    ".dng": "no browser shows a camera's raw files",
    ".jp2": "only older Safari shows JPEG 2000",
    ".jxl": "only Safari shows JPEG XL",
}
_PULL_QUOTE = re.compile(r'<blockquote class="pull">(?P<quote>.*?)</blockquote>', re.DOTALL)
_LAST_PARAGRAPH = re.compile(r".*<p>(?=.*</p>\s*\Z)", re.DOTALL)
"""All that stands before the last paragraph."""
_CONVERT = "Save it as JPEG (photographs) or PNG, with any program that opens it: Export, or Save As."
_BLOCKED = {
    "img": "picture",
    "video": "film",
    "audio": "sound",
    "source": "file",
    "track": "file",
    "input": "picture",
}


def remarks(made: Rendered, source: str, first_line: int) -> Iterator[Remark]:
    """What there is to say of a rendered text that begins in `first_line` of `source`. Lines are those of the file."""
    for remark in made.remarks:
        yield Remark(remark.line + first_line - 1, remark.message, remark.hint)
    yield from _of_headings(made, first_line)
    yield from _of_media(made.media, source)
    yield from _of_pull_quotes(made.html, source)


def _of_pull_quotes(html: str, source: str) -> Iterator[Remark]:
    """A pull quote is there for who leafs through: beside the sentence that it repeats it is said twice."""
    for match in _PULL_QUOTE.finditer(html):
        quote = plain_text(match["quote"])
        before = plain_text(_LAST_PARAGRAPH.sub("", html[: match.start()]))
        after = plain_text(html[match.end() :].partition("</p>")[0])
        if quote and (quote in before or quote in after):
            begins = _letters(quote)[:30]
            lines = enumerate(source.splitlines(), 1)
            yield Remark(
                next((line for line, text in lines if text[:1] == ">" and _letters(text).startswith(begins)), 1),
                "this quotation repeats a sentence of the paragraph beside it",
                "Move it to another place of the text, or quote another sentence.",
            )


def _letters(text: str) -> str:
    """What is left of a text without its marks."""
    return re.sub(r"[\W_]", "", text)


def _of_headings(made: Rendered, first_line: int) -> Iterator[Remark]:
    before = 1
    for line, level in made.levels:
        place = line + first_line - 1
        if level == 1:
            yield Remark(
                place,
                "this heading has the rank of the title, of which a page has one",
                "Begin it with ##, and what is below it with ###.",
            )
        elif level > before + 1:
            yield Remark(
                place,
                f"this heading is of level {level}, and the one before it of level {before}: a level is skipped",
                f"Begin it with {'#' * (before + 1)}.",
            )
        before = level


def _of_media(media: tuple[Media, ...], source: str) -> Iterator[Remark]:
    seen: Counter[str] = Counter()
    for item in media:
        seen[item.address] += 1
        line = line_of_address(item.address, source, seen[item.address])
        remote = urlsplit(item.address.strip()).scheme in ("http", "https") or item.address.strip().startswith("//")
        if item.element == "script":
            hint = "Take it out: the site runs its own scripts only."
            yield Remark(line, "the script in this text will not run: the site's policy stops it", hint)
        elif item.element in ("iframe", "embed", "object"):
            what = f" {item.address}" if item.address else ""
            hint = "Link to it instead: [the film](https://...)."
            yield Remark(line, f"the frame{what} will not show: the site's policy lets in nothing from elsewhere", hint)
        elif remote:
            word = _BLOCKED[item.element]
            yield Remark(
                line,
                f"the {word} {item.address} will not show: the site's policy lets in nothing from elsewhere",
                f"Save it in content/images and write {{static}}/images/{_file_name(item.address)}.",
            )
        elif item.element == "img" and (odd := odd_kind(item.address)):
            yield Remark(line, f"the picture {item.address}: {odd}", _CONVERT)
        if item.described is False:
            yield Remark(
                line,
                f"the picture {item.address} has no words for those who do not see it",
                f"Say between the brackets what it shows. Is it mere decoration? Write ![{DECORATION}](...).",
            )


def _file_name(address: str) -> str:
    return PurePosixPath(urlsplit(address).path).name or "name.jpg"


def line_of_address(address: str, source: str, which: int = 1) -> int:
    """The line of `source` in which an address stands for the `which`-th time, else the last; 1 where there is none."""
    found = [
        number
        for number, text in enumerate(source.splitlines(), 1)
        for _ in range(max(text.count(address), unescape(text).count(address)))
        if address
    ]
    return found[min(which, len(found)) - 1] if found else 1


def odd_kind(path: str) -> str:
    """What is odd about a picture of this kind, "" where every browser shows it well."""
    return _ODD_KINDS.get(PurePosixPath(unquote(path.partition("?")[0].partition("#")[0])).suffix.lower(), "")


def of_picture(path: str, length: int) -> Iterator[tuple[str, str]]:
    """(message, hint) for what makes a picture of the site hard to show. `length` is that of what is published."""
    if odd := odd_kind(path):
        yield f"{path}: {odd}", _CONVERT
    if length > MOST_BYTES:
        hint = "Make it smaller: 1600 pixels wide is enough, as JPEG at 80 percent."
        yield f"{path} has {length / 1e6:.1f} MB, which takes long on a phone", hint
