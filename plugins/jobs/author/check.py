"""`make job-check ID=...`: one posting as every reader gets it, and what search engines would say of it."""

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from markupsafe import Markup

from plugins.core.build import Mode, make_site
from plugins.core.clock import read_clock
from plugins.core.errors import SiteError
from plugins.core.jsonld import in_context
from plugins.core.pages import Site
from plugins.core.report import Report, did_you_mean
from plugins.core.settings import SiteSettings, sound_settings
from plugins.core.yaml import Document, Path_, load_file
from plugins.jobs.board.board import Board
from plugins.jobs.board.description import description_text
from plugins.jobs.board.lifecycle import State, last_open_day
from plugins.jobs.board.published import Facts, facts, in_words
from plugins.jobs.exports.indeed import indeed_jobs
from plugins.jobs.load import read_board
from plugins.jobs.model import Posting
from plugins.jobs.pages.jobposting import Finding, job_posting, missing_for_markup, recommended_for_markup
from plugins.jobs.pages.summary import row
from plugins.jobs.settings import JobsSettings
from plugins.jobs.sources.reading import read_feed_file
from plugins.jobs.sources.source import Source
from plugins.jobs.sources.translate import translate

from .notes import wording


def check_posting(root: Path, settings: Mapping[str, Any], id: str) -> str:
    """The text for the terminal. Raises SiteError where no sound posting has this id, with what is wrong instead."""
    report = Report()
    site_settings, known = sound_settings(SiteSettings, settings, root), sound_settings(JobsSettings, settings, root)
    clock = read_clock(site_settings.timezone)
    board = read_board(known, site_settings.timezone, root, clock, report)
    postings = {each.id: each for each in board.all}
    if id not in postings:
        faults = [str(entry) for entry in (*report.problems, *report.notes) if f'posting "{id}"' in entry.message]
        near = did_you_mean(id, postings)
        raise SiteError("\n".join(faults) or f'No posting has the id "{id}". {near}'.rstrip())
    posting = postings[id]
    site = make_site(site_settings, clock, Mode.BUILD)
    places = _Places(posting, root, known.job_sources)
    objections, warnings = missing_for_markup(posting), [*recommended_for_markup(posting), *wording(posting)]
    if posting.sample:
        objections.append(Finding("sample", "the employer is invented: nobody may offer a job that does not exist"))
    state = board.state(posting)
    parts = [
        "\n".join([f"{places.of('')}  {_life(posting, state)}", *_origin(posting)]),
        *shown(posting, board, site),
        _section("Google would object", (f"{places.of(each.field)}  {each.words}" for each in objections)),
        _section("Google would only warn", (f"{places.of(each.field)}  {each.words}" for each in warnings)),
    ]
    return "\n\n".join(parts)


def shown(posting: Posting, board: Board, site: Site) -> Iterator[str]:
    """The posting as its readers get it; an open one as search engines and aggregators do, too."""
    said = facts(posting, board, site)
    yield _section("Card", _card(posting, board))
    yield _section(f"Page: {said['url'].value}", _lines(posting, said))
    if board.state(posting) is not State.OPEN:
        return
    if not missing_for_markup(posting):
        markup = in_context(job_posting(posting, said))
        yield _section("Markup", json.dumps(markup, ensure_ascii=False, indent=2).splitlines())
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


def _origin(posting: Posting) -> list[str]:
    """Where to mend a posting whose file the next `make fetch` writes anew."""
    if not posting.fetched:
        return []
    mended = "Mend it there, or with fields, values and defaults in JOB_SOURCES"
    return [f"From {posting.feed}, fetched on {posting.fetched.isoformat()}. {mended}."]


def _card(posting: Posting, board: Board) -> list[str]:
    shown = row(posting, board)
    facts = ["Featured" if shown.featured else "", shown.company, shown.where, shown.types]
    return [shown.title, " · ".join(filter(None, facts)), shown.pay]


def _lines(posting: Posting, said: Facts) -> list[str]:
    lines = [(fact.label, words) for fact in in_words(said) for words in fact.words]
    texts = [f"{label}: {words.striptags() if isinstance(words, Markup) else words}" for label, words in lines]
    return [*texts, f"Description: {len(description_text(posting).split())} words"]


class _Places:
    """Where in its file each field of a posting stands."""

    def __init__(self, posting: Posting, root: Path, sources: tuple[Source, ...]) -> None:
        source = next(each for each in sources if root / each.file == root / posting.source)
        load = read_feed_file if source.foreign else load_file
        document = load(root / posting.source, root, Report())
        assert document is not None, "a posting was read from it"
        self.posting = posting
        self.document: Document = document
        here = (posting.line, posting.column)
        self.at = next(path for path, mark in document.marks.items() if (mark.line, mark.column) == here)
        self.theirs: Mapping[str, Path_] = {}
        if source.foreign:
            entry: Any = document.value
            for step in self.at:
                entry = entry[step]
            if isinstance(entry, Mapping):  # in XML on one line all stands at the same place
                self.theirs = translate(entry, source.feed_map).keys

    def of(self, field: str) -> str:
        """`content/data/jobs.yaml:14`: the line of the field, be it in the posting, in `defaults` or above the list.

        The line of the posting where the field is not there at all.
        """
        feed: Path_ = ("feed",) if self.posting.fetched else ()
        paths: list[Path_] = [(*self.at, *self.theirs.get(field, (field,))), (*feed, "defaults", field)]
        if field == "sample":
            paths.append((*feed, field))
        written = next((path for path in paths if path in self.document.marks), self.at)
        return f"{self.posting.source}:{self.document.key_mark(written).line}"
