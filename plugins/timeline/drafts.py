"""The small language of titles, advice and drafts: fields, and passages that vanish when a field is empty.

    {company}                       what the reader typed, or nothing
    [[ at {company}]]               kept only where every field in it has something
    [[{role} at {company}|{role}|the job]]   the first of these whose fields all have something

Passages do not nest. static/plan/drafts.js renders the same language in the browser.
"""

import re
from collections.abc import Mapping

_READER = {"role", "company", "you"}
_PLAN = {"weekday", "when", "interview_day", "since", "promised_day", "recruiter", "panel"}
_SAID = {"said", "said_day", "said_then", "said_day_then"}
TITLE_FIELDS = frozenset(_READER | _PLAN | _SAID)
NOTE_FIELDS = TITLE_FIELDS | {"name", "detail", "common_ground"}
DRAFT_FIELDS = NOTE_FIELDS | {"thanks", "subject", "opening", "second"}
PARAGRAPH_FIELDS = DRAFT_FIELDS | {"paragraphs"}
GUARD_FIELDS = TITLE_FIELDS | {"step", "step_day", "reason"}

_PASSAGE = re.compile(r"\[\[(.*?)\]\]", re.DOTALL)
_FIELD = re.compile(r"\{([^{}]*)\}")


def check(text: str, fields: frozenset[str]) -> str:
    """The text itself. Raises ValueError, in an author's words, where it is no template over `fields`."""
    for name in _FIELD.findall(text):
        if name not in fields:
            raise ValueError(f'"{{{name}}}" is no field (fields here: {", ".join(sorted(fields))})')
    bare = _FIELD.sub("", text)
    if "{" in bare or "}" in bare:
        raise ValueError("a { or } stands alone (want {field})")
    for passage in _PASSAGE.findall(bare):
        if "[[" in passage:
            raise ValueError("a passage [[...]] stands inside another one")
    rest = _PASSAGE.sub("", bare)
    if "[[" in rest or "]]" in rest:
        raise ValueError("a passage is opened or closed only once (want [[...]])")
    return text


def render(text: str, values: Mapping[str, str]) -> str:
    """The template with its fields filled. A field that is missing from `values` is empty."""

    def filled(part: str) -> str:
        return _FIELD.sub(lambda match: values.get(match[1], ""), part)

    def chosen(match: re.Match[str]) -> str:
        for alternative in match[1].split("|"):
            if all(values.get(name) for name in _FIELD.findall(alternative)):
                return filled(alternative)
        return ""

    whole: list[str] = []
    end = 0
    for match in _PASSAGE.finditer(text):
        whole += (filled(text[end : match.start()]), chosen(match))
        end = match.end()
    whole.append(filled(text[end:]))
    return re.sub(r"\n{3,}", "\n\n", "".join(whole)).strip()
