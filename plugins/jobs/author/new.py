"""`make new job`: a posting at the top of content/data/jobs.yaml with everything that is required, checked first."""

import json
from datetime import date, timedelta
from pathlib import Path

from plugins.core.errors import SiteError
from plugins.core.prompt import ask
from plugins.core.report import Report
from plugins.core.validation import validate
from plugins.core.yaml import load
from plugins.jobs.model import RESERVED_IDS, Entry, id_of

FILE = Path("content/data/jobs.yaml")


def start_posting(root: Path, title: str) -> str:
    """Writes the posting, and says where. Asks for what it is not told; the rest is there as comments.

    Raises SiteError where nobody can be asked, where an answer breaks a rule, or where the file is not sound.
    """
    path = root / FILE
    text = path.read_text(encoding="utf-8") if path.is_file() else "postings:\n"
    answers = {
        "title": ask("Title (the role only)", title, "TITLE"),
        "company": ask("Company", "", "COMPANY"),
        "place": ask('Place ("Toronto, Canada", or "remote")', "", "PLACE"),
        "apply": ask("Where to apply (https://... or mailto:...)", "", "APPLY"),
    }
    taken = _ids(text) | RESERVED_IDS
    id = next(name for name in _names(id_of(answers["title"], answers["company"])) if name not in taken)
    entry = posting(id, date.today(), **answers)  # noqa: DTZ011 - the author's own day
    _check(entry)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(insert(text, entry), encoding="utf-8")
    return f'{FILE} has a new posting "{id}", open from today. Fill in what you know; make check reads it over.'


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
    lines = text.splitlines(keepends=True)
    dashes = [number for number, line in enumerate(lines) if line.lstrip().startswith("- ")]
    heads = [number for number, line in enumerate(lines) if line.startswith("postings:")]
    if heads:
        after = [number for number in dashes if number > heads[0]]
        indent = lines[after[0]][: len(lines[after[0]]) - len(lines[after[0]].lstrip())] if after else "  "
        place = heads[0] + 1
        lines[heads[0]] = "postings:\n"
    else:
        indent, place = "", dashes[0] if dashes else len(lines)
    block = "".join(f"{indent}{line}" for line in entry.splitlines(keepends=True))
    return "".join([*lines[:place], "\n" if heads else "", block, "" if heads else "\n", *lines[place:]])


def _ids(text: str) -> set[str]:
    report = Report()
    document = load(text, str(FILE), report)
    if document is None or report.problems:
        raise SiteError(report.text())
    value = document.value.get("postings") if isinstance(document.value, dict) else document.value
    return {str(entry.get("id")) for entry in value or [] if isinstance(entry, dict)}


def _names(wanted: str) -> list[str]:
    return [wanted, *(f"{wanted}-{number}" for number in range(2, 1000))]


def _check(entry: str) -> None:
    report = Report()
    document = load(entry, "the new posting", report)
    if document is not None:
        validate(Entry, document.value[0], document, report, at=(0,))
    if report.problems:
        raise SiteError("\n".join(problem.message for problem in report.problems))


def _quoted(text: str) -> str:
    """A YAML string that no content can break: double quotes, escaped as JSON."""
    return json.dumps(text, ensure_ascii=False)
