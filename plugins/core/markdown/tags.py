"""Finds the tags in HTML as a browser does, and closes what was opened and never closed. Knows no Markdown."""

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import Enum, auto
from html import unescape

VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_RAW = frozenset("script style textarea title xmp iframe noembed noframes".split())
"""Elements whose content holds no tags: it ends with the element's own closing tag and nothing else."""
OPTIONAL = frozenset(
    "p li dt dd tr td th thead tbody tfoot colgroup caption option optgroup rt rp html head body".split()
)
"""Elements whose closing tag may be left out."""
_NEVER = frozenset("html head body frameset frame plaintext noscript".split())
"""Tags that are left out: those of the whole page, what cannot be closed, what is read in two ways (noscript)."""
BLOCKS = frozenset(
    "address article aside blockquote center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 "
    "h2 h3 h4 h5 h6 header hgroup hr iframe legend li main menu nav noframes ol optgroup option p pre script search "
    "section style summary table tbody td template textarea tfoot th thead title tr ul caption col colgroup html head "
    "body base link meta frame frameset param source track noscript".split()
)
"""Elements that begin a block where they begin a line (CommonMark 4.6, and a few that matter as much)."""
_INLINE = frozenset(
    "a abbr acronym area audio b bdi bdo big br button canvas cite code data datalist del dfn em embed font i img "
    "input ins kbd label map mark marquee meter nobr object output picture progress q rb rp rt rtc ruby s samp select "
    "slot small span strike strong sub sup svg time tt u var video wbr math plaintext xmp noembed".split()
)
_DRAWN = frozenset(
    "g path circle ellipse rect line polyline polygon text tspan textpath defs use symbol desc lineargradient "
    "radialgradient stop clippath mask pattern marker image foreignobject animate animatetransform set filter "
    "fegaussianblur feoffset feblend feflood fecomposite femerge femergenode fecolormatrix view mi mo mn ms mtext mrow "
    "msup msub msubsup mfrac msqrt mroot mover munder munderover mtable mtr mtd mspace mstyle mpadded mphantom merror "
    "semantics annotation".split()
)
_FOREIGN = frozenset({"svg", "math"})
_IN_DRAWINGS = _DRAWN | _FOREIGN | {"a", "title", "style"}
"""What may stand in a drawing or a formula. Any other element ends it, as most do for a browser, too."""
KNOWN = BLOCKS | _INLINE | _DRAWN
"""Names of elements. `<name>` in a sentence is none, and is meant to be read."""

_NAME = re.compile(r"[A-Za-z][^\s/>]*")
_CLOSES = {
    "li": frozenset({"li"}),
    "dt": frozenset({"dt", "dd"}),
    "dd": frozenset({"dt", "dd"}),
    "tr": frozenset({"tr", "td", "th"}),
    "td": frozenset({"td", "th"}),
    "th": frozenset({"td", "th"}),
    "option": frozenset({"option"}),
    **dict.fromkeys(("thead", "tbody", "tfoot"), frozenset({"thead", "tbody", "tfoot", "tr", "td", "th", "caption"})),
}
_ENDS_PARAGRAPH = BLOCKS - {"td", "th", "tr", "li", "dt", "dd", "script", "style", "template", "noscript", "iframe"}
_BOUNDS = frozenset("table ul ol dl select td th button object svg math template caption menu".split())


class Kind(Enum):
    TEXT = auto()
    OPEN = auto()
    CLOSE = auto()
    WHOLE = auto()
    """A comment, an instruction, or a void element: nothing that could be left open."""
    BROKEN = auto()
    """A comment that never ends, to the end of the text; or the `<` of a tag that never does."""


@dataclass(frozen=True, slots=True)
class Token:
    kind: Kind
    text: str
    start: int
    name: str = ""
    closed_itself: bool = False


def known(name: str) -> bool:
    """Whether this is an element: one of HTML's, or a custom one, which has a hyphen in its name."""
    return name.lower() in KNOWN or bool(re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)+", name))


def tokens(html: str) -> Iterator[Token]:
    """All of the text, cut where a browser would cut it. An unfinished tag or comment is one BROKEN token."""
    at = drawings = 0
    while at < len(html):
        start = html.find("<", at)
        if start < 0:
            break
        if start > at:
            yield Token(Kind.TEXT, html[at:start], at)
        token = _markup(html, start)
        yield token
        at = start + len(token.text)
        if token.name in _FOREIGN:
            opened = token.kind is Kind.OPEN and not token.closed_itself
            drawings = drawings + 1 if opened else max(0, drawings - (token.kind is Kind.CLOSE))
        elif token.kind in (Kind.OPEN, Kind.WHOLE) and _ends_drawing(token.name):
            drawings = 0
        if token.kind is Kind.OPEN and token.name in _RAW and not drawings:
            end = re.compile(rf"</{token.name}(?=[\s/>])", re.IGNORECASE).search(html, at)
            stop = end.start() if end else len(html)
            if stop > at:
                yield Token(Kind.TEXT, html[at:stop], at)
            at = stop
    if at < len(html):
        yield Token(Kind.TEXT, html[at:], at)


def _markup(html: str, start: int) -> Token:
    if html.startswith("<!--", start):
        if html.startswith(("<!-->", "<!--->"), start):
            return Token(Kind.WHOLE, html[start : html.index(">", start) + 1], start)
        end = re.compile(r"--!?>").search(html, start + 4)
        return Token(Kind.WHOLE if end else Kind.BROKEN, html[start : end.end() if end else len(html)], start, "!--")
    if html.startswith(("<!", "<?"), start):
        end_ = html.find(">", start)
        whole = html[start : end_ + 1] if end_ >= 0 else "<"
        return Token(Kind.WHOLE if end_ >= 0 else Kind.BROKEN, whole, start, html[start + 1])
    closing = html.startswith("</", start)
    name = _NAME.match(html, start + 1 + closing)
    if name is None:
        return Token(Kind.TEXT, "<", start)
    end_ = _end_of_tag(html, name.end())
    if end_ < 0:
        return Token(Kind.BROKEN, "<", start, name.group().lower())
    text, word = html[start:end_], name.group().lower()
    if closing:
        return Token(Kind.CLOSE, text, start, word)
    return Token(Kind.WHOLE if word in VOID else Kind.OPEN, text, start, word, text.endswith("/>"))


def _end_of_tag(html: str, at: int) -> int:
    """Behind the `>` that ends the tag, past the attributes (HTML standard, 13.2.5.32 on); -1 where none does."""
    while at < len(html):
        char = html[at]
        if char == ">":
            return at + 1
        at += 1
        if char != "=":
            continue
        while at < len(html) and html[at].isspace():
            at += 1
        if at < len(html) and html[at] in "\"'":
            at = html.find(html[at], at + 1) + 1
            if at == 0:
                return -1
        else:
            while at < len(html) and not html[at].isspace() and html[at] != ">":
                at += 1
    return -1


_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?""")


def attributes(tag: str) -> dict[str, str]:
    """The attributes of a whole opening tag, entities resolved; the first of two with one name counts."""
    found: dict[str, str] = {}
    name = _NAME.match(tag, 1)
    for match in _ATTRIBUTE.finditer(tag, name.end() if name else 1):
        value = next((group for group in match.groups()[1:] if group is not None), "")
        found.setdefault(match.group(1).lower(), unescape(value))
    return found


def balance(html: str) -> str:
    """The same HTML with everything closed that it opens, and nothing closed that it did not open.

    However it was written, what stands around it stays around it: an open table, comment or script ends with it.
    """
    made: list[str] = []
    stack: list[str] = []
    inner_links = 0

    def close_down_to(depth: int) -> None:
        while len(stack) > depth:
            name = stack.pop()
            if name == "p" and made[-1] == "<p>":
                made.pop()  # what the paragraph was meant to hold has ended it
            else:
                made.append(f"</{name}>")

    def leave_drawing(name: str) -> None:
        if _ends_drawing(name) and (inside := _FOREIGN.intersection(stack)):
            close_down_to(min(stack.index(each) for each in inside))

    for token in tokens(html):
        if token.kind is Kind.BROKEN:
            made.append(f"{token.text}-->" if token.name == "!--" else "&lt;" + token.text[1:])
        elif token.kind is Kind.TEXT and stack[-1:] == ["script"]:
            made.append(token.text.replace("<!--", "<\\!--"))  # behind it, </script> would end no script
        elif token.name in _NEVER or (token.kind is Kind.WHOLE and token.name in ("!", "?")):
            continue
        elif token.kind is Kind.CLOSE:
            if token.name == "a" and inner_links:
                inner_links -= 1
            elif token.name in stack:
                close_down_to(len(stack) - 1 - stack[::-1].index(token.name))
        elif token.name == "a" and "a" in stack:
            inner_links += 1  # a link in a link: an address that was made one within the author's own
        elif token.kind is Kind.OPEN:
            leave_drawing(token.name)
            for names in (
                _CLOSES.get(token.name, frozenset()),
                {"p"} if token.name in _ENDS_PARAGRAPH else frozenset(),
            ):
                found = _implied(stack, names)
                if found is not None:
                    close_down_to(found)
            made.append(token.text)
            if not (token.closed_itself and ("svg" in stack or "math" in stack or token.name in ("svg", "math"))):
                stack.append(token.name)
        else:
            leave_drawing(token.name)
            if token.name == "hr" and (found := _implied(stack, {"p"})) is not None:
                close_down_to(found)
            made.append(token.text)
    close_down_to(0)
    return "".join(made)


def _ends_drawing(name: str) -> bool:
    return name[:1].isalpha() and name not in _IN_DRAWINGS


def _implied(stack: list[str], names: AbstractSet[str]) -> int | None:
    """How deep the stack is without the open element of `names` that the next tag ends by itself, if there is one."""
    found = None
    for depth in range(len(stack) - 1, -1, -1):
        if stack[depth] in names:
            found = depth
        elif stack[depth] in _BOUNDS:
            break
    return found
