"""HTML as data, from which a script builds the same elements without writing HTML. Pure.

`<p class="a">one <b>two</b></p>` is `["p", {"class": "a"}, "one ", ["b", {}, "two"]]`. The site's content policy
(core/headers.py) lets no script turn a text into HTML.
"""

import re
from typing import Any

from lxml import etree
from lxml import html as lxml_html

Part = list[Any]
"""An element: its name, its attributes, then texts and further elements in their order."""


def element_of(html: str) -> Part:
    """The one element that the HTML holds. White space is one space, as a browser shows it.

    Raises ValueError where it holds none, or several.
    """
    try:
        return _part(lxml_html.fragment_fromstring(html.strip()))
    except etree.ParserError as error:
        raise ValueError(f"want the HTML of one element, not {html!r}") from error


def _part(element: Any) -> Part:
    inside: list[Any] = [_text(element.text)]
    for child in element:
        if isinstance(child.tag, str):  # and no comment
            inside.append(_part(child))
        inside.append(_text(child.tail))
    return [element.tag, dict(element.attrib), *filter(None, inside)]


def _text(text: str | None) -> str:
    return re.sub(r"[ \t\r\n\f]+", " ", text or "")
