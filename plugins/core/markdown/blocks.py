"""Makes what people write elsewhere (CommonMark, GitHub's dialect) into what Python-Markdown reads the same way.

Works on lines, before anything else does. Lists may begin right under a line of text and nest by two spaces, fences may
stand in lists and carry attributes, tables may follow a line; HTML ends with its block, whether it is closed or not.
What is not closed is remarked on with its line.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from html import escape

from markdown import Markdown
from markdown.preprocessors import Preprocessor

from .closing import Chunk, Remark, close_chunks, loose_tags
from .tags import BLOCKS as _BLOCKS

Fence = Callable[[str], str]
"""Makes HTML of what a fence holds."""

_MARKER = re.compile(r"([-+*]|(\d{1,9})[.)])( +|$)")
_RULE = re.compile(r"(?:(?:\* *){3,}|(?:- *){3,}|(?:_ *){3,})$")
_FENCE = re.compile(r"(`{3,})([^`]*)$|(~{3,})(.*)$")
_LANGUAGE = re.compile(r"[\s{.]*([\w#+-]+)")
_HEADING = re.compile(r"(#{1,6})(?= |$)")
_UNDERLINE = re.compile(r"(=+|-+) *$")
_DELIMITERS = re.compile(r"\|? *:?-+:? *(\| *:?-+:? *)*\|? *$")
_NOTE = re.compile(r"\[\^[^\]]+\]:|: {1,3}(?=\S)")
_HTML = re.compile(r"<(?:!--|[!?]|/?([A-Za-z][A-Za-z0-9-]*)(?=[\s/>]|$))")
_TASK = re.compile(r"\[([ xX])\] +(?=\S)")
_UNTIL = {"script": "</script", "style": "</style", "pre": "</pre", "textarea": "</textarea", "title": "</title"}
_ALONE = frozenset("svg math video audio object canvas picture noscript template map".split())
_CODE = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)", re.DOTALL)


@dataclass(slots=True)
class _Container:
    """A list's item, or a note or definition, that further lines may belong to.

    `indent` is where its mark stands, `text` where its text does; a line from `least` on is within it.
    """

    indent: int
    text: int
    least: int
    ordered: bool | None = None


@dataclass(slots=True)
class _Paragraph:
    """Lines of text that go on until something ends them. `after_mark`: it began behind a list's mark."""

    line: int
    after_mark: bool
    lines: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Found:
    """What a text holds that is told apart by lines: remarks for its author, and its headings as (line, level)."""

    remarks: list[Remark] = field(default_factory=list)
    headings: list[tuple[int, int]] = field(default_factory=list)
    chunks: list[Chunk] = field(default_factory=list)


class Blocks(Preprocessor):
    """Runs first of Python-Markdown's steps on the text, and takes the place of its own for HTML."""

    def __init__(self, md: Markdown, fences: Mapping[str, Fence]) -> None:
        super().__init__(md)
        self.fences = fences
        self.found = Found()

    def run(self, lines: list[str]) -> list[str]:
        self.found = Found()
        made = _Pass(self, lines, 1).run()
        for chunk in close_chunks(self.found.chunks, self.found.remarks):
            self.md.htmlStash.rawHtmlBlocks[chunk.place] = chunk.text
        self.found.headings.sort()
        while made and not made[-1]:
            made.pop()
        return [*made, "", ""]

    def stash(self, html: str) -> str:
        return str(self.md.htmlStash.store(html))


class _Pass:
    """One walk over the lines of a text, or of a quotation in it. `first` is the line that they begin in."""

    def __init__(self, blocks: Blocks, lines: list[str], first: int) -> None:
        self.blocks = blocks
        self.found = blocks.found
        self.lines = [line.expandtabs(4) for line in lines]
        self.first = first
        self.at = 0
        self.made: list[str] = []
        self.stack: list[_Container] = []
        self.paragraph: _Paragraph | None = None

    @property
    def number(self) -> int:
        return self.at + self.first

    def run(self) -> list[str]:
        while self.at < len(self.lines):
            line = self.lines[self.at]
            text = line.lstrip(" ")
            if not text:
                self.end_paragraph()
                self.put("")
            else:
                indent = len(line) - len(text)
                if not self.item(text, indent):
                    self.other(text, indent)
        self.end_paragraph()
        return self.made

    def put(self, text: str, depth: int = 0) -> None:
        """Writes the current line as Python-Markdown wants it: four spaces for each container around it."""
        self.made.append("    " * depth + text if text else "")
        self.at += 1

    def gap(self) -> None:
        if self.made and self.made[-1].strip():
            self.made.append("")

    def depth_of(self, indent: int) -> int:
        """How many of the open containers a line with this indent is within."""
        depth = 0
        for container in self.stack:
            if indent < container.least:
                break
            depth += 1
        return depth

    def further_in(self, indent: int, depth: int) -> int:
        return indent - (self.stack[depth - 1].text if depth else 0)

    def end_paragraph(self) -> None:
        if self.paragraph:
            text = _CODE.sub(lambda code: re.sub(r"[^\n]", " ", code.group()), "\n".join(self.paragraph.lines))
            self.found.remarks += loose_tags(text, self.paragraph.line)
        self.paragraph = None

    def item(self, text: str, indent: int) -> bool:
        """Whether the line begins a list's item; if so, it is written."""
        mark = _MARKER.match(text)
        if mark is None or _RULE.match(text):
            return False
        depth = self.depth_of(indent)
        sibling = self.stack[depth] if len(self.stack) > depth and self.stack[depth].ordered is not None else None
        ordered, content = mark.group(2) is not None, text[mark.end() :]
        if sibling is None:
            if self.further_in(indent, depth) >= 4 and (self.paragraph is None or depth == 0):
                return False
            if self.paragraph and (not content or (ordered and int(mark.group(2)) != 1)):
                return False  # "It was in\n1986. We" goes on; so does a hyphen alone
        if (sibling and sibling.ordered != ordered) or (
            sibling is None and self.paragraph and not self.paragraph.after_mark
        ):
            self.end_paragraph()
            self.gap()
        self.end_paragraph()
        width = len(mark.group(3)) if len(mark.group(3)) in (1, 2, 3, 4) else 1
        begins = indent + len(mark.group(1)) + width
        self.stack[depth:] = [_Container(indent, begins, min(begins, indent + 2), ordered)]
        sign = f"{mark.group(2)}. " if ordered else f"{mark.group(1)} "
        if content and (fence := _FENCE.match(content)):
            self.fence(fence, begins, depth, sign)
            return True
        content = _TASK.sub(lambda task: "☐ " if task.group(1) == " " else "☑ ", content, count=1)
        if heading := _HEADING.match(content):
            self.found.headings.append((self.number, len(heading.group(1))))
        self.paragraph = _Paragraph(self.number, True, [content]) if content and not heading else None
        self.put(sign + _text_line(content), depth)
        return True

    def other(self, text: str, indent: int) -> None:
        """Writes a line that begins no item, and whatever belongs to it."""
        depth = self.depth_of(indent)
        further = self.further_in(indent, depth)
        block = None if further >= 4 else self.block(text, depth)
        if self.paragraph and block is None:
            self.go_on(text, depth)
            return
        within = self.stack and self.paragraph
        self.end_paragraph()
        if within or block in (self.html, self.quote, self.table):
            self.gap()
        del self.stack[depth:]
        if further >= 4:
            html = self.html_is_open(text)
            self.html(text, indent, depth) if html else self.put(" " * further + text, depth)
        elif block:
            block(text, indent, depth)
        else:
            self.paragraph = _Paragraph(self.number, False, [text])
            if note := _NOTE.match(text):
                self.stack.append(_Container(indent, indent + 4, indent + 4))
                self.paragraph.after_mark = note.group().startswith(":")
            self.put(_text_line(text), depth)

    def go_on(self, text: str, depth: int) -> None:
        """A further line of the paragraph, its indent taken away: it says nothing there."""
        assert self.paragraph is not None
        if not self.stack and (line := _UNDERLINE.match(text)):
            self.found.headings.append((self.paragraph.line, 1 if line.group(1)[0] == "=" else 2))
            self.put(text)
            self.paragraph = None
            return
        self.paragraph.lines.append(text)
        mark = _MARKER.match(text) if self.stack else None
        if mark:
            text = f"{mark.group(2)}\\{text[len(mark.group(2)) :]}" if mark.group(2) else f"\\{text}"
        self.put(_text_line(text), depth if self.stack and self.stack[-1].ordered is None else 0)

    def block(self, text: str, depth: int) -> Callable[[str, int, int], None] | None:
        """What else than text a line begins, even where a paragraph is open."""
        if _FENCE.match(text):
            return self.open_fence
        if text.startswith(">"):
            return self.quote
        if _HEADING.match(text):
            return self.heading
        if _RULE.match(text) and not (self.paragraph and _UNDERLINE.match(text) and depth == len(self.stack)):
            return self.rule
        if self.is_table(text):
            return self.table
        html = _HTML.match(text)
        if html and (html.group(1) is None or self.is_html_block(html.group(1).lower(), text)):
            return self.html
        return None

    def is_html_block(self, name: str, text: str) -> bool:
        if name in _BLOCKS:
            return True
        alone = bool(re.fullmatch(r"</?[^<>]*>\s*", text)) or name in ("svg", "math")
        return alone and not self.paragraph and (name in _ALONE or "-" in name)

    def is_table(self, text: str) -> bool:
        after = self.lines[self.at + 1].strip() if self.at + 1 < len(self.lines) else ""
        return "|" in text and "|" in after and bool(_DELIMITERS.match(after))

    def heading(self, text: str, _indent: int, depth: int) -> None:
        mark = _HEADING.match(text)
        assert mark is not None
        self.found.headings.append((self.number, len(mark.group(1))))
        self.put(text, depth)

    def rule(self, text: str, _indent: int, depth: int) -> None:
        self.gap()  # right under a line, hyphens would make a heading of it
        self.put(text, depth)

    def table(self, _text: str, _indent: int, depth: int) -> None:
        while self.at < len(self.lines) and self.lines[self.at].strip():
            self.put(self.lines[self.at].strip(), depth)

    def open_fence(self, text: str, indent: int, depth: int) -> None:
        fence = _FENCE.match(text)
        assert fence is not None
        self.fence(fence, indent, depth, "")

    def fence(self, fence: re.Match[str], indent: int, depth: int, sign: str) -> None:
        """A fenced block: its lines, without the indent that the fence has, up to the one that closes it."""
        mark, info = (fence.group(1), fence.group(2)) if fence.group(1) else (fence.group(3), fence.group(4))
        begun, last = self.number, self.at + 1
        closing = re.compile(rf" *{re.escape(mark[0])}{{{len(mark)},}} *$")
        end = next((at for at in range(last, len(self.lines)) if closing.match(self.lines[at])), None)
        if end is None:
            words = f"the fence {mark}{info.rstrip()} is opened here and never closed: all that follows is in it"
            self.found.remarks.append(
                Remark(begun, words, f"Put a line {mark} below the last line that belongs in it.")
            )
            inside = depth + bool(sign)
            end = next(
                (
                    at for at in range(last, len(self.lines))
                    if self.lines[at].strip() and self.depth_of(_indent_of(self.lines[at])) < inside
                ),
                len(self.lines),
            )  # fmt: skip
            after = end
        else:
            after = end + 1
        held = [line[min(indent, _indent_of(line)) :] for line in self.lines[last:end]]
        if not sign:
            self.gap()
        self.put(sign + self.blocks.stash(self.fenced(info, "\n".join(held).rstrip())), depth)
        self.made.append("")
        self.at = after

    def fenced(self, info: str, text: str) -> str:
        name = _LANGUAGE.match(info)
        language = name.group(1) if name else ""
        if language in self.blocks.fences:
            return self.blocks.fences[language](text)
        of = f' class="language-{escape(language)}"' if language else ""
        return f"<pre><code{of}>{escape(text, quote=False).replace(chr(34), '&quot;')}\n</code></pre>"

    def quote(self, _text: str, _indent: int, depth: int) -> None:
        """A quotation: its lines without their `>` are a text of their own."""
        first, inner = self.number, []
        while self.at < len(self.lines) and self.lines[self.at].lstrip(" ").startswith(">"):
            inner.append(re.sub(r"^ *> ?", "", self.lines[self.at]))
            self.at += 1
        for line in _Pass(self.blocks, inner, first).run():
            self.made.append("    " * depth + f"> {line}".rstrip())
        if inner and inner[-1].strip() and self.at < len(self.lines) and self.lines[self.at].strip():
            text = self.lines[self.at].lstrip(" ")
            if self.block(text, depth) is None and not _MARKER.match(text):
                self.paragraph = _Paragraph(self.number, True)  # it goes on in the next line, without a mark of its own
            else:
                self.made.append("")

    def html(self, text: str, indent: int, depth: int) -> None:
        """HTML, up to where it ends: at a blank line, or for scripts, comments and the like with their own end."""
        html = _HTML.match(text)
        name = (html.group(1) or "").lower() if html else ""
        until = "-->" if text.startswith("<!--") else _UNTIL.get(name, "") if not text.startswith("</") else ""
        first, begin = self.number, self.at
        end, cut = self.end_of_html(begin, until)
        held = [line[min(indent, _indent_of(line)) :] for line in self.lines[begin:end]]
        if cut and (rest := self.lines[end - 1][cut:]).strip():
            held[-1] = self.lines[end - 1][min(indent, _indent_of(self.lines[end - 1])) : cut]
            end -= 1
            self.lines[end] = rest
        self.gap()
        if name and name not in self.blocks.md.block_level_elements:
            self.blocks.md.block_level_elements.append(name)
        chunk = Chunk(len(self.blocks.md.htmlStash.rawHtmlBlocks), first, "\n".join(held))
        self.found.chunks.append(chunk)
        self.put(self.blocks.stash(chunk.text), depth)
        self.made.append("")
        self.at = end

    def end_of_html(self, begin: int, until: str) -> tuple[int, int]:
        """The line behind it; and where in its last line the rest begins, if it ends with its own end."""
        for at in range(begin, len(self.lines)) if until else ():
            place = self.lines[at].lower().find(until)
            if place >= 0:
                cut = self.lines[at].find(">", place + (until == "-->") * 2) + 1
                return at + 1, cut or len(self.lines[at])
        return next((at for at in range(begin, len(self.lines)) if not self.lines[at].strip()), len(self.lines)), 0

    def html_is_open(self, text: str) -> bool:
        """Whether a line far in is not code but goes on with HTML that a blank line has cut: a row of a table."""
        return bool(_HTML.match(text)) and any(chunk.leaves_open for chunk in self.found.chunks[-1:])


def _indent_of(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _text_line(text: str) -> str:
    """A line of text. Where `#` is followed by a word it is no heading: "#1 of the reasons"."""
    return f"\\{text}" if re.match(r"#(?![# ]|$)", text) else text
