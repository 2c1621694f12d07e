"""The one dialect of Markdown of this site: Python-Markdown with what people write elsewhere."""

import re
from collections.abc import Mapping
from typing import Any
from xml.etree.ElementTree import Element

import markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import HtmlInlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE

from .blocks import Blocks, Fence
from .tags import known

EXTENSIONS = (
    "tables",
    "footnotes",
    "def_list",
    "sane_lists",
    "smarty",
    "abbr",
    "pymdownx.tilde",
    "pymdownx.magiclink",
)
_CONFIGS: dict[str, dict[str, Any]] = {
    "footnotes": {"BACKLINK_TEXT": "↩"},
    "pymdownx.tilde": {"subscript": False},
}
_ID = re.compile(r"\s*\{#([A-Za-z][\w.-]*)\}\s*$")
_TAG_NAME = re.compile(r"</?([A-Za-z][\w.-]*)")


def parser(*extensions: str | Extension, fences: Mapping[str, Fence] | None = None) -> markdown.Markdown:
    """A parser for one text. `fences` are makers of HTML for fenced blocks of a name, in place of code."""
    return markdown.Markdown(
        extensions=[*EXTENSIONS, *extensions, Dialect(fences or {})],
        extension_configs=_CONFIGS,
        output_format="html",
    )


class Dialect(Extension):
    """What the extensions of others lack."""

    def __init__(self, fences: Mapping[str, Fence]) -> None:
        super().__init__()
        self.fences = fences

    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802 - Markdown's own name
        md.preprocessors.deregister("html_block")
        md.preprocessors.register(Blocks(md, self.fences), "blocks", 27)
        md.inlinePatterns.register(_Tags(md.inlinePatterns["html"].pattern, md), "html", 90)
        md.treeprocessors.register(_HeadingIds(md), "heading_ids", 8)


class _Tags(HtmlInlineProcessor):
    """Tags in a line. `<your name>` is no element but words, and stays readable."""

    def handleMatch(  # type: ignore[override]  # noqa: N802 - Markdown's own name
        self, m: re.Match[str], data: str
    ) -> tuple[str | Element | None, int | None, int | None]:
        name = _TAG_NAME.match(m.group(0))
        if name and not known(name.group(1)):
            words = self.unescape(m.group(0)[1:-1])
            return f"{AMP_SUBSTITUTE}lt;{words}{AMP_SUBSTITUTE}gt;", m.start(0), m.end(0)
        return super().handleMatch(m, data)


class _HeadingIds(Treeprocessor):
    """`## Words {#id}`: the author's own id of a heading."""

    def run(self, root: Element) -> None:
        for element in root.iter():
            if re.fullmatch("h[1-6]", str(element.tag)):
                last = element[-1] if len(element) else None
                words = (last.tail if last is not None else element.text) or ""
                if found := _ID.search(words):
                    element.set("id", found.group(1))
                    rest = words[: found.start()]
                    if last is not None:
                        last.tail = rest
                    else:
                        element.text = rest
