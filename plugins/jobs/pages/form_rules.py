"""What the form of the page "Post a job" checks: limits and faults, both taken from the model of a posting. Pure.

The comparisons are in static/post_form/validate.js, the browser's twin of the model. Its limits are here, and the words
of the model, by which a test sees that both find the same. An employer reads those of templates/jobs/post.html instead.
"""

import re
from functools import cache
from typing import Any
from unicodedata import category, normalize

from unidecode import unidecode

from plugins.core.report import Report
from plugins.core.validation import validate
from plugins.core.yaml import Document, Mark
from plugins.jobs.model import LONGEST_ID, RESERVED_IDS, YEARS, Entry

_SOUND = {
    "id": "sound",
    "title": "Clerk",
    "company": "Acme",
    "locations": "Cork",
    "posted": "2026-11-23",
    "apply": "mailto:jobs@acme.example",
}
_FOLDED = (range(0x80, 0x250), range(0x2010, 0x2070), range(0x20A0, 0x20C0))
"""Letters and marks of Latin script: what an id is made of in the browser. Other scripts are left out of it there."""


@cache
def form_rules() -> dict[str, Any]:
    """Limits, words and letters for the browser.

    `words` are the model's own: `{value}`, `{most}`, `{count}`, `{posted}` and `{least}` stand for what a reader typed.
    """
    return {
        "most": _lengths(),
        "years": [YEARS.start, YEARS.stop - 1],
        "words": _words(),
        "reserved": sorted(RESERVED_IDS),
        "longestId": LONGEST_ID,
        "letters": _letters(),
    }


def _lengths() -> dict[str, int]:
    """The most characters of each field, by the name that a problem has."""
    schema = Entry.model_json_schema()
    own, place = schema["properties"], schema["$defs"]["Place"]["properties"]
    return {
        **{name: own[name]["maxLength"] for name in ("title", "category", "description")},
        "company": schema["$defs"]["Company"]["properties"]["name"]["maxLength"],
        **{name: place[name]["maxLength"] for name in ("city", "region")},
    }


def _words() -> dict[str, str]:
    pay = {"currency": "CAD", "per": "year"}
    longest = _lengths()["title"]
    return {
        "missing": _said(title=None),
        "long": _said(title="x" * (longest + 1))
        .replace(str(longest + 1), "{count}", 1)
        .replace(str(longest), "{most}", 1),
        "nowhere": _said(locations=None),
        "unaddressable": _said(category="!!").replace("!!", "{value}"),
        "noDate": _said(expires="{value}"),
        "year": _said(expires="1999-01-01").replace("1999-01-01", "{value}"),
        "early": _said(expires="2026-11-22").replace("2026-11-22", "{value}").replace("2026-11-23", "{posted}"),
        "noNumber": _said(salary={"min": "{value}", **pay}),
        "nothing": _said(salary={"min": 0, **pay}),
        "below": _said(salary={"min": 2, "max": 1, **pay}).replace("1", "{value}", 1).replace("2", "{least}", 1),
        **{name: _said(apply=wrong).replace(wrong, "{value}", 1) for name, wrong in _NO_ADDRESSES.items()},
    }


_NO_ADDRESSES = {
    "blank": "https://a b",
    "broken": "https://[",
    "scheme": "ftp://a",
    "noMail": "mailto:a",
    "noHost": "https:",
}


def _said(**changes: object) -> str:
    """What the model says of a sound entry with this one fault, without the name of the field."""
    report = Report()
    entry = {name: value for name, value in {**_SOUND, **changes}.items() if value is not None}
    validate(Entry, entry, Document("", entry, {(): Mark(1, 1)}, {}), report)
    (problem,) = report.problems
    name, _, words = problem.message.partition(": ")
    return words if name.partition(".")[0] in changes else problem.message


def _letters() -> dict[str, str]:
    """What an id makes of a letter, where that is not the letter without its accents."""
    letters = sorted({letter for codes in _FOLDED for code in codes for letter in normalize("NFKC", chr(code))})
    return {
        letter: _of_an_id(unidecode(letter))
        for letter in letters
        if _of_an_id(unidecode(letter)) != _of_an_id(_without_accents(letter))
    }


def _without_accents(letter: str) -> str:
    return "".join(part for part in normalize("NFD", letter) if not category(part).startswith("M"))


def _of_an_id(text: str) -> str:
    return re.sub("[^a-z0-9']", " ", text.lower())
