"""`make job-check ID=...`: one posting as every reader gets it, and what search engines would say of it."""

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from plugins.core.build import Mode, read_site
from plugins.core.clock import read_clock
from plugins.core.errors import SiteError
from plugins.core.pages import Site
from plugins.core.report import Report, did_you_mean
from plugins.core.yaml import Document, Path_, load_file

from .advice import wording
from .board import Board, State, last_open_day
from .indeed import indeed_jobs
from .markup import Finding, job_posting, missing_for_markup, recommended_for_markup
from .model import Posting
from .pages import job, labelled, posting_path, row
from .reading import read_board
from .sources import read_settings


def check_posting(root: Path, settings: Mapping[str, Any], id: str) -> str:
    """The text for the terminal. Raises SiteError where no sound posting has this id, with what is wrong instead."""
    report = Report()
    clock = read_clock(settings["TIMEZONE"])
    board = read_board(settings, root, clock, report)
    postings = {each.id: each for each in (*board.open, *board.closed, *board.scheduled, *board.gone)}
    if id not in postings:
        faults = [str(entry) for entry in (*report.problems, *report.notes) if f'posting "{id}"' in entry.message]
        near = did_you_mean(id, postings)
        raise SiteError("\n".join(faults) or f'No posting has the id "{id}". {near}'.rstrip())
    posting = postings[id]
    site = read_site(settings, clock, Mode.BUILD)
    places = _Places(posting, root, settings)
    objections, warnings = missing_for_markup(posting), [*recommended_for_markup(posting), *wording(posting)]
    if posting.sample:
        objections.append(Finding("sample", "the employer is invented: nobody may offer a job that does not exist"))
    state = board.state(posting)
    parts = [
        f"{places.of('')}  {_life(posting, state)}",
        _section("Card", _card(posting, board)),
        _section(f"Page: {site.absolute(posting_path(posting))}", _facts(posting, board, site)),
        *(_open_parts(posting, board, site) if state is State.OPEN else []),
        _section("Google would object", (f"{places.of(each.field)}  {each.words}" for each in objections)),
        _section("Google would only warn", (f"{places.of(each.field)}  {each.words}" for each in warnings)),
    ]
    return "\n\n".join(parts)


def _open_parts(posting: Posting, board: Board, site: Site) -> Iterator[str]:
    """What only an open posting has."""
    if not missing_for_markup(posting):
        markup = json.dumps(job_posting(posting, site, posting_path(posting)), ensure_ascii=False, indent=2)
        yield _section("Markup", markup.splitlines())
    yield _section("XML", "".join(indeed_jobs(posting, board, site)).splitlines())


def _section(name: str, lines: Iterable[str]) -> str:
    return "\n".join([name, *(f"  {line}" for line in list(lines) or ["nothing"])])


def _life(posting: Posting, state: State) -> str:
    last_day = last_open_day(posting)
    if state is State.OPEN:
        return f"open until {last_day.isoformat()}" if last_day else "open, without an end"
    if state is State.SCHEDULED:
        return f"listed from {posting.posted.isoformat()} on; until then it has no page"
    if state is State.GONE:
        return "gone: it has no page any more"
    return f"{state.value}: its page says so, without markup"


def _card(posting: Posting, board: Board) -> list[str]:
    shown = row(posting, board)
    featured = "Featured " if shown.featured else ""
    facts = " · ".join(filter(None, [shown.company, shown.where, shown.types]))
    return [shown.title, f"{featured}{facts}", shown.pay]


def _facts(posting: Posting, board: Board, site: Site) -> list[str]:
    full = job(posting, board, site.base)
    return [
        *(f"{name}: {words}" for name, words in labelled(full)),
        f"Posted: {full.posted.isoformat()}",
        f"Apply: {full.apply}",
        f"Description: {len(full.description.striptags().split())} words",
    ]


class _Places:
    """Where in its file each field of a posting stands."""

    def __init__(self, posting: Posting, root: Path, settings: Mapping[str, Any]) -> None:
        document = load_file(root / posting.source, root, Report())
        assert document is not None, "a posting was read from it"
        self.posting = posting
        self.document: Document = document
        self.at = next(
            path
            for path, mark in document.marks.items()
            if (mark.line, mark.column) == (posting.line, posting.column) and path and isinstance(path[-1], int)
        )
        sources = read_settings(settings["JOB_SOURCES"])
        fields = next((each.fields for each in sources if (root / each.path) == root / posting.source), {})
        self.theirs = {ours: theirs for theirs, ours in fields.items()}

    def of(self, field: str) -> str:
        """`content/data/jobs.yaml:14`: the line of the field, be it in the posting, in `defaults` or above the list.

        The line of the posting where the field is not there at all.
        """
        key = self.theirs.get(field, field)
        paths: list[Path_] = [(*self.at, key), ("defaults", key), (key,)]
        mark = next((self.document.keys[path] for path in paths if path in self.document.keys), None)
        return f"{self.posting.source}:{(mark or self.document.mark(self.at)).line}"
