"""An author's Markdown: what every Markdown reader shows well, made into the site's own markup.

A quotation that begins with a bold "Do", "Don't" or "Ask a recruiter" becomes a callout, any other a pull quote.
A fenced block marked `letter` is a message to read, not code. A paragraph `{name}` is an embed of another room. A
picture with a title, alone in its paragraph, is a figure with a caption.
"""

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass
from html import escape, unescape
from xml.etree.ElementTree import Element

import markdown
from markdown.extensions import Extension
from markdown.extensions.toc import TocExtension
from markdown.treeprocessors import Treeprocessor
from markupsafe import Markup

from plugins.core.articles import Embed, Heading
from plugins.core.markdown.blocks import Blocks
from plugins.core.markdown.closing import Remark
from plugins.core.markdown.dialect import parser
from plugins.core.markdown.tags import Kind, attributes, balance, tokens
from plugins.core.urls import free_id, slugify

from .typography import typographic

CALLOUTS = {"do": "do", "don't": "dont", "ask a recruiter": "ask"}
DECORATION = "decoration"
"""`![decoration](...)`: a picture that says nothing, and of which nothing is said to those who do not see it."""
_DECORATION_MARK = ' data-decoration="decoration"'
_SHOWING = frozenset("img iframe script video audio source embed object track input".split())
_EMBED = re.compile(r"\{([a-z]+)\}")
_MARKER = re.compile(r'<p data-embed="([a-z]+)"></p>')


@dataclass(frozen=True, slots=True)
class Media:
    """A picture, a frame or anything else that a text shows from a file. `described` is None where it need not be."""

    element: str
    address: str
    described: bool | None


@dataclass(frozen=True, slots=True)
class Rendered:
    """The HTML of a text, with markers where embeds stand, and its headings in order.

    `levels` are the headings again, as (line, level); `remarks` are for the author. Lines count from 1 in the text.
    """

    html: str
    headings: tuple[Heading, ...]
    levels: tuple[tuple[int, int], ...] = ()
    remarks: tuple[Remark, ...] = ()
    media: tuple[Media, ...] = ()
    ids: frozenset[str] = frozenset()


def render(text: str, reserved: Container[str] = ()) -> Rendered:
    """The text as HTML that closes all that it opens: nothing in it can reach the page around it.

    No heading gets an id of `reserved`: those of an embed, which its script knows.
    """
    toc = TocExtension(slugify=lambda value, _: free_id(slugify(value), reserved))
    made = parser(toc, _House(), fences={"letter": _letter})
    html = balance(made.convert(text))
    blocks = made.preprocessors["blocks"]
    assert isinstance(blocks, Blocks)
    headings = tuple(_headings(getattr(made, "toc_tokens", [])))
    return Rendered(
        html.replace(_DECORATION_MARK, ""),
        headings,
        tuple(blocks.found.headings),
        tuple(blocks.found.remarks),
        tuple(_media(html)),
        frozenset(_ids(html)),
    )


def _ids(html: str) -> Iterator[str]:
    for token in tokens(html):
        if token.kind in (Kind.OPEN, Kind.WHOLE) and " id" in token.text and (id := attributes(token.text).get("id")):
            yield id


def _media(html: str) -> Iterator[Media]:
    for token in tokens(html):
        if token.kind not in (Kind.OPEN, Kind.WHOLE) or token.name not in _SHOWING:
            continue
        said = attributes(token.text)
        address = said.get("src") or said.get("data", "")
        described = bool(said.get("alt", "").strip()) or "data-decoration" in said or said.get("role") == "presentation"
        yield Media(token.name, address, described if token.name == "img" else None)


def has_embed(text: str) -> bool:
    """Whether a Markdown text has a line that may be an embed."""
    return any(_EMBED.fullmatch(line.strip()) for line in text.splitlines())


def split_embeds(html: str) -> tuple[Markup | Embed, ...]:
    """HTML and embeds in turn; empty pieces are left out."""
    pieces = _MARKER.split(html)
    parts: list[Markup | Embed] = []
    for index, piece in enumerate(pieces):
        if index % 2:
            parts.append(Embed(piece))
        elif piece.strip():
            parts.append(Markup(piece))  # noqa: S704 - the site's own author wrote it
    return tuple(parts)


def plain_text(html: str) -> str:
    """The words of an HTML text, one space between them."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def _headings(tokens: list[dict[str, object]]) -> list[Heading]:
    found: list[Heading] = []
    for token in tokens:
        found.append(Heading(str(token["id"]), unescape(str(token["name"])), int(str(token["level"]))))
        children = token["children"]
        found += _headings(children) if isinstance(children, list) else []
    return found


def _letter(text: str) -> str:
    """A fence marked `letter`: paragraphs and line breaks as in a mail, typographic quotes, no markup."""
    paragraphs = re.split(r"\n\s*\n", escape(typographic(text.strip()), quote=False))
    lines = ("<br>\n".join(line.strip() for line in paragraph.splitlines()) for paragraph in paragraphs)
    body = "\n".join(f"<p>{text}</p>" for text in lines)
    return f'<div class="letter">{body}</div>'


class _Marks(Treeprocessor):
    """Callouts, pull quotes, figures and embeds, from blockquotes and paragraphs; pictures that are decoration."""

    def run(self, root: Element) -> None:
        for picture in root.iter("img"):
            if picture.get("alt", "").lower() == DECORATION:
                picture.set("alt", "")
                picture.set("data-decoration", "decoration")
        for element in list(root):
            if element.tag == "blockquote":
                self._quote(element)
            elif element.tag == "p" and [child.tag for child in element] == ["img"]:
                self._figure(element, element[0])
            elif element.tag == "p" and len(element) == 0:
                match = _EMBED.fullmatch((element.text or "").strip())
                if match:
                    element.text = None
                    element.set("data-embed", match.group(1))

    def _figure(self, paragraph: Element, picture: Element) -> None:
        """A picture that is a paragraph by itself and has a title: the title is its caption."""
        if (paragraph.text or "").strip() or (picture.tail or "").strip() or not picture.get("title", "").strip():
            return
        paragraph.tag = "figure"
        caption = Element("figcaption")
        caption.text = typographic(picture.attrib.pop("title"))
        paragraph.append(caption)

    def _quote(self, quote: Element) -> None:
        first = quote.find("p")
        label = first.find("strong") if first is not None and not (first.text or "").strip() else None
        words = "".join(label.itertext()) if label is not None else ""
        kind = CALLOUTS.get(_plain_quotes(words).lower().rstrip(".:! "))
        if kind is None or first is None or label is None:
            quote.set("class", "pull")
            return
        quote.tag = "div"
        quote.set("class", f"callout {kind}")
        quote.set("role", "note")
        rest = (label.tail or "").lstrip(" :.\n")
        first.remove(label)
        first.text = rest
        heading = Element("p", {"class": "callout-label"})
        heading.text = words.rstrip(".: ")
        quote.insert(0, heading)
        if not rest and len(first) == 0:
            quote.remove(first)


class _Columns(Treeprocessor):
    """Says by a class how a table's column is aligned: a `style` is what the site's content policy refuses."""

    def run(self, root: Element) -> None:
        for cell in (*root.iter("th"), *root.iter("td")):
            side = re.fullmatch(r"text-align: (left|center|right);", cell.attrib.pop("style", ""))
            if side:
                cell.set("class", f"align-{side[1]}")


def _plain_quotes(words: str) -> str:
    return unescape(re.sub("\x02[^\x03]*\x03", "'", words)).replace("’", "'")


class _House(Extension):
    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802 - Markdown's own name
        md.treeprocessors.register(_Marks(md), "house", 15)
        md.treeprocessors.register(_Columns(md), "columns", 14)
