"""Makes quotes typographic where there is no Markdown: in titles and letters."""

import re

_OPENING = r"(?<![^\s(\['“‘–—-])"  # at the start, or behind a space, a bracket, a dash or another quote
_DECADE = re.compile(_OPENING + r"'(?=[0-9]{2}s?\b)")
_DOUBLE = re.compile(_OPENING + r'"(?=\S)')
_SINGLE = re.compile(_OPENING + r"'(?=\S)")


def typographic(text: str) -> str:
    """`"What's new?"` -> `“What’s new?”`. What is typographic already stays as it is."""
    text = _SINGLE.sub("‘", _DOUBLE.sub("“", _DECADE.sub("’", text)))
    return text.replace('"', "”").replace("'", "’")
