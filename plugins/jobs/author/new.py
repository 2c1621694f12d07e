"""`make new job`: a posting at the top of content/data/jobs.yaml with everything that is required, checked first."""

import json
import re
from datetime import date, timedelta
from itertools import chain, count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from plugins.core.errors import SiteError
from plugins.core.prompt import ask
from plugins.core.report import Report
from plugins.core.yaml import load
from plugins.jobs.model import RESERVED_IDS, Posting, id_of
from plugins.jobs.sources.duplicates import identity
from plugins.jobs.sources.postings import read_postings
from plugins.jobs.sources.reader import BoardSettings
from plugins.jobs.sources.source import Source

FILE = Path("content/data/jobs.yaml")
_BREAKS = re.compile("[\x7f-\x9f\u2028\u2029\ufeff]")
"""What JSON leaves as it is in a string, and YAML takes for the end of a line or for no text at all."""


def start_posting(root: Path, title: str) -> str:
    """Writes the posting, and says where. Asks for what it is not told; the rest is there as comments.

    Raises SiteError where nobody can be asked, or where `make check` would refuse what came of it: nothing is written.
    """
    path = root / FILE
    text = path.read_text(encoding="utf-8") if path.is_file() else "postings:\n"
    answers = {
        "title": ask("Title (the role only)", title, "TITLE"),
        "company": ask("Company", "", "COMPANY"),
        "place": ask('Place ("Toronto, Canada", or "remote")', "", "PLACE"),
        "apply": ask("Where to apply (https://... or mailto:...)", "", "APPLY"),
    }
    listed = _entries(text)
    taken = {str(each.get("id")) for each in listed if isinstance(each, dict)} | RESERVED_IDS
    wanted = id_of(answers["title"], answers["company"])
    id = next(name for name in chain([wanted], (f"{wanted}-{number}" for number in count(2))) if name not in taken)
    entry = posting(id, date.today(), **answers)  # noqa: DTZ011 - the author's own day
    changed = insert(text, entry)
    _check(text, changed, id, entry)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(changed, encoding="utf-8")
    return f'{FILE} has a new posting, "{id}", open from today. Fill in what you know, then run make check.'


def posting(id: str, day: date, *, title: str, company: str, place: str, apply: str) -> str:
    """The lines of one entry, its first key behind "- ", without indentation."""
    remote = place.strip().lower() == "remote"
    where = "remote: full\n  # applicants_from: [CA]" if remote else f"locations: {_quoted(place)}"
    return f"""- id: {id}
  title: {_quoted(title)}
  company: {_quoted(company)}
  {where}
  # type: full-time
  # category: Customer support
  # salary: {{min: 50000, max: 60000, currency: CAD, per: year}}
  posted: {day.isoformat()}
  # expires: {(day + timedelta(days=30)).isoformat()}
  apply: {_quoted(apply)}
  # description: |
  #   What the days are like, and what one needs to bring.
"""


def insert(text: str, entry: str) -> str:
    """The file with the entry as the first of its list, indented as the list is."""
    lines = (text if text.endswith("\n") or not text else f"{text}\n").splitlines(keepends=True)
    dashes = [number for number, line in enumerate(lines) if line.lstrip().startswith("- ")]
    heads = [number for number, line in enumerate(lines) if line.startswith("postings:")]
    if heads:
        after = [number for number in dashes if number > heads[0]]
        indent = lines[after[0]][: len(lines[after[0]]) - len(lines[after[0]].lstrip())] if after else "  "
        place = heads[0] + 1
        lines[heads[0]] = re.sub(r"^postings:\s*(\[\s*\]|null|~)", "postings:", lines[heads[0]])
    else:
        indent, place = "", dashes[0] if dashes else len(lines)
    block = "".join(f"{indent}{line}" for line in entry.splitlines(keepends=True))
    return "".join([*lines[:place], "\n" if heads else "", block, "" if heads else "\n", *lines[place:]])


def _entries(text: str) -> list[Any]:
    report = Report()
    document = load(text, str(FILE), report)
    if document is None or report.problems:
        raise SiteError(report.text())
    value = document.value.get("postings") if isinstance(document.value, dict) else document.value
    return value if isinstance(value, list) else []


def _check(before: str, after: str, id: str, entry: str) -> None:
    """Reads both as the board does. Raises SiteError with what is wrong with the one and not with the other."""
    try:
        old, known = _read(before)
        new, found = _read(after)
    except UnicodeEncodeError:
        raise SiteError("An answer has a character in it that isn't text. Type it again.") from None
    if not _stands_first(id, before, after):
        layout = f"{FILE} isn't laid out with a dash in front of each posting, so nothing was written."
        raise SiteError(f"{layout} Paste this in yourself:\n\n{entry}")
    told = {_unnumbered(each.message) for each in known.problems}
    faults = [each.message for each in found.problems if _unnumbered(each.message) not in told]
    if faults:
        raise SiteError("\n".join(faults))
    made = next(each for each in new if each.id == id)
    for twin in old:
        if identity(twin) == identity(made):
            same = f'posting "{twin.id}" has the same address, title, company and place'
            raise SiteError(f"{FILE}:{twin.line}  {same}. Change that one, or give other answers.")


def _stands_first(id: str, before: str, after: str) -> bool:
    """Whether the file is what it was with one entry more at the top of its list, be that sound or not."""
    report = Report()
    document = load(after, str(FILE), report)
    if document is None:
        return False
    value = document.value.get("postings") if isinstance(document.value, dict) else document.value
    if not isinstance(value, list) or not value or not isinstance(value[0], dict):
        return False
    return value[0].get("id") == id and value[1:] == _entries(before)


def _read(text: str) -> tuple[list[Posting], Report]:
    """The postings of a file with this text, and what is wrong with it."""
    report = Report()
    with TemporaryDirectory() as folder:
        file = Path(folder) / FILE
        file.parent.mkdir(parents=True)
        file.write_text(text, encoding="utf-8")
        today = date.today()  # noqa: DTZ011 - the author's own day
        settings = BoardSettings(Path(folder), "UTC", timedelta(days=60), lambda _zone: today)
        return read_postings((Source(path=str(FILE), format="ours"),), settings, report), report


def _unnumbered(message: str) -> str:
    """The message whatever lines it names: they move when something is put above them."""
    return re.sub(r"line \d+", "line", message)


def _quoted(text: str) -> str:
    """A YAML string that no content can break: double quotes, escaped as JSON."""
    return _BREAKS.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(text, ensure_ascii=False))
