"""An author's Markdown: what every Markdown reader shows well, made into the site's own markup.

A quotation that begins with a bold "Do", "Don't" or "Ask a recruiter" becomes a callout, any other a pull quote.
A fenced block marked `letter` is a message to read, not code. A paragraph `{name}` is an embed of another room.
"""

import re
from dataclasses import dataclass
from html import escape, unescape
from xml.etree.ElementTree import Element

import markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markupsafe import Markup

from plugins.core.articles import Embed, Heading
from plugins.core.urls import slugify

from .typography import typographic

CALLOUTS = {"do": "do", "don't": "dont", "ask a recruiter": "ask"}
_EMBED = re.compile(r"\{([a-z]+)\}")
_MARKER = re.compile(r'<p data-embed="([a-z]+)"></p>')


@dataclass(frozen=True, slots=True)
class Rendered:
    """The HTML of a text, with markers where embeds stand, and its headings in order."""

    html: str
    headings: tuple[Heading, ...]


def render(text: str) -> Rendered:
    parser = markdown.Markdown(
        extensions=["tables", "fenced_code", "footnotes", "def_list", "sane_lists", "smarty", "toc", _House()],
        extension_configs={"toc": {"slugify": lambda value, _: slugify(value)}, "footnotes": {"BACKLINK_TEXT": "↩"}},
        output_format="html",
    )
    html = parser.convert(text)
    tokens = getattr(parser, "toc_tokens", [])
    return Rendered(html, tuple(_headings(tokens)))


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


class _Letters(Preprocessor):
    """Fenced blocks marked `letter`: paragraphs and line breaks as in a mail, typographic quotes, no markup."""

    _fence = re.compile(r"^```[ ]*letter[ ]*\n(.*?)\n```[ ]*$", re.DOTALL | re.MULTILINE)

    def run(self, lines: list[str]) -> list[str]:
        text = self._fence.sub(lambda match: self._letter(match.group(1)), "\n".join(lines))
        return text.split("\n")

    def _letter(self, text: str) -> str:
        paragraphs = re.split(r"\n\s*\n", escape(typographic(text.strip()), quote=False))
        lines = ("<br>\n".join(line.strip() for line in paragraph.splitlines()) for paragraph in paragraphs)
        body = "\n".join(f"<p>{text}</p>" for text in lines)
        return str(self.md.htmlStash.store(f'<div class="letter">{body}</div>'))


class _Marks(Treeprocessor):
    """Callouts, pull quotes and embeds, from blockquotes and paragraphs."""

    def run(self, root: Element) -> None:
        for element in list(root):
            if element.tag == "blockquote":
                self._quote(element)
            elif element.tag == "p" and len(element) == 0:
                match = _EMBED.fullmatch((element.text or "").strip())
                if match:
                    element.text = None
                    element.set("data-embed", match.group(1))

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
        md.preprocessors.register(_Letters(md), "letter", 28)
        md.treeprocessors.register(_Marks(md), "house", 15)
        md.treeprocessors.register(_Columns(md), "columns", 14)
