"""Where a feed writes "Remote" as a place: what that means, by one table of spellings. Pure."""

import re
from dataclasses import dataclass

from .areas import areas_of

_WORD = (
    r"(?:(?:fully|100\s?%|full|completely|all|us|permanent)[\s-]+)?remote(?:ly)?"
    r"(?:[\s-]+(?:only|first|job|position|work|role|eligible|based|ok|possible))?"
    r"|work(?:ing)?[\s-]+from[\s-]+(?:home|anywhere)|wfh|home[\s-]?(?:office|based)|telecommut\w+|télétravail|"
    r"teletrabajo|homeoffice|distributed"
)
_NOWHERE = (
    r"anywhere(?:\s+in\s+the\s+world)?|worldwide|world[\s-]?wide|global(?:ly)?|flexible|no\s+location|any\s+location"
    r"|everywhere"
)
_WHOLE = re.compile(rf"(?:{_WORD}|{_NOWHERE})(?:(?:\s*[-,/(:–—]\s*|\s+)(?:{_WORD}|{_NOWHERE}|any)\)?){{0,3}}", re.I)
_JOINT = r"\s*(?:[-–—,:;/|@]|\bin\b|\bwithin\b|\bfrom\b|\bacross\b|\bthroughout\b)?\s*"
_BEFORE = re.compile(rf"(?:{_WORD}|anywhere)(?![a-z]){_JOINT}(?P<rest>\S.*)", re.I)
_BEHIND = re.compile(rf"(?P<rest>.*?[^\s,/(–—-])\s*[-,/(\[:–—]?\s*\b(?:{_WORD})[)\]]?", re.I)
_BASED = re.compile(r"(?P<rest>.+?)[\s-]+based\s+remote", re.I)
_ONLY = re.compile(r"(?P<rest>.+?)\s+only", re.I)
_REGIONS = frozenset("emea|apac|mena|asia|africa|asia pacific|asia-pacific|middle east|amer|international".split("|"))
"""Parts of the world of which nobody says which countries they are."""
_EITHER = re.compile(r"\s+or\s+|\s*/\s*", re.I)


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A place that says remote: for applicants from `areas` (ISO codes; none said: ()). `place` is what is a place."""

    areas: tuple[str, ...] = ()
    place: str = ""


def read_remote(text: str) -> Elsewhere | None:
    """What a place in words means, None where it says nothing of remote work.

    "Remote - US", "US - Remote", "Fully remote (EU)", "Anywhere", "Toronto or Remote", "Remote - Berlin".
    """
    words = " ".join(text.split()).strip(" .,-–—")
    if not words or len(words) > 200:
        return None
    if _WHOLE.fullmatch(words):
        return Elsewhere(tuple(areas_of("US") or ()) if re.match(r"us\b", words, re.I) else ())
    halves = _EITHER.split(words)
    if len(halves) == 2 and halves[0].count("(") == halves[0].count(")"):
        read = [read_remote(half) for half in halves]
        for one, other, half in ((read[0], read[1], halves[1]), (read[1], read[0], halves[0])):
            if one is not None and other is None and areas_of(half) is None:
                return Elsewhere(one.areas, "" if half.casefold() in ("hybrid", "onsite", "on-site") else half)
    if (found := _ONLY.fullmatch(words)) and (areas := areas_of(found["rest"])) is not None:
        return Elsewhere(tuple(areas))  # who may apply, where all work is remote: "USA only"
    for pattern in (_BASED, _BEFORE, _BEHIND):
        if (found := pattern.fullmatch(words)) and (rest := _unwrapped(found["rest"])):
            for words in (rest, re.sub(r"\s*\([^()]*\)$", "", rest)):
                if (areas := areas_of(words)) is not None:
                    return Elsewhere(tuple(areas))
            if _WHOLE.fullmatch(rest):
                return Elsewhere()
            return Elsewhere((), "" if rest.casefold() in _REGIONS else rest)
    return None


def _unwrapped(text: str) -> str:
    text = text.strip(" ,;:-–—/|")
    while text[:1] in ("(", "[") and text[-1:] in (")", "]"):
        text = text[1:-1].strip()
    if text.count("(") != text.count(")"):
        text = text.strip("()")
    return re.sub(r"^the\s+|\s+(?:only|based|residents?)$", "", text.strip(" []"), flags=re.I).strip(" -–—")
