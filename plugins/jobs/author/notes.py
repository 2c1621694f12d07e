"""What an author should know of a board that is sound: notes on titles, markup, and postings that are not listed."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from plugins.core.report import Report, count_words
from plugins.jobs.board.board import Board
from plugins.jobs.board.facets import FacetKind
from plugins.jobs.board.lifecycle import KEPT
from plugins.jobs.board.wording import place_words
from plugins.jobs.model import Posting
from plugins.jobs.pages.jobposting import Finding, missing_for_markup
from plugins.jobs.sources.severity import Severity

STALE = timedelta(days=30)
"""An open posting that nobody has looked at for longer than this may be taken, and gets a note."""
_PAY = re.compile(r"[$£€¥]\s?\d|\b\d{2,3}k\b|\b\d[\d,.]*\s?(?:an|per|/)\s?h(?:ou)?r?\b|\b(?:USD|CAD|GBP|EUR)\b", re.I)
_SHOUT_LETTERS = 8


def advise(board: Board, report: Report) -> None:
    """Writes the notes of one build: of a foreign feed one for each kind, with a count, and what can be acted on."""
    own, foreign = (Severity(report, foreign=each, lenient=False) for each in (False, True))
    for posting in (*board.open, *board.scheduled):
        for sentence in _of_one(posting):
            _note(foreign if posting.foreign else own, posting, sentence)
    _ask_about_the_stale(board, report)
    for posting in board.scheduled:
        _note(foreign if posting.foreign else own, posting, f"is listed from {posting.posted.isoformat()} on.")
    for posting in board.gone:
        if posting.fetched:
            continue  # the next fetch forgets it
        left = f"closed {KEPT.days} days ago or more: it has no page any more, and the server is told that it is gone."
        _note(foreign if posting.foreign else own, posting, f"{left} Take it out whenever you like.")
    for facet in board.facets.of_kind(FacetKind.CATEGORY):
        for posting in (*facet.open, *facet.closed):
            if posting.category != facet.name:
                shown = f'"{posting.category}" is shown as "{facet.name}"'
                _note(foreign if posting.foreign else own, posting, f"category: {shown}. Write both the same way.")
    foreign.close()


def _ask_about_the_stale(board: Board, report: Report) -> None:
    """One by one in our own files; a feed of somebody else's can only be asked about as a whole."""
    foreign: dict[str, list[tuple[date, int, int]]] = {}
    for posting in board.open:
        today = board.today_in(posting.zone)
        seen = max(filter(None, (posting.posted, posting.last_verified, posting.fetched)))
        if today - seen <= STALE:
            continue
        if posting.foreign:
            foreign.setdefault(posting.source, []).append((seen, posting.line, posting.column))
        else:
            asked = f"was last looked at {(today - seen).days} days ago, on {seen.isoformat()}. Is it still there?"
            _note(
                Severity(report, foreign=False, lenient=False),
                posting,
                f"{asked} Then write last_verified: {today.isoformat()}; if not, withdrawn.",
            )
    for source, unseen in foreign.items():
        since, line, column = min(unseen)
        count = f"{count_words(len(unseen), 'open posting')} of this feed"
        message = f"{count}: not known to be still there, as nobody has looked for {STALE.days} days."
        hint = f"This one since {since.isoformat()}. Ask who keeps the feed."
        report.note(source, message, line=line, column=column, hint=hint)


def _of_one(posting: Posting) -> Iterator[str]:
    missing = missing_for_markup(posting)
    if missing:
        reasons = "; ".join(finding.words for finding in missing)
        yield f"its page carries no markup for search engines: {reasons}."
    for finding in wording(posting) if not posting.foreign else ():
        yield f"{finding.field}: {finding.words}"


def wording(posting: Posting) -> Iterator[Finding]:
    """What stands in the wrong field, or too loudly."""
    if _PAY.search(posting.title):
        yield Finding("title", "holds pay. The role alone stands here; pay goes into salary.")
    if any(_names_place(posting.title, place_words(place)) for place in posting.locations):
        yield Finding("title", "holds a place. The role alone stands here; places go into locations.")
    elif re.search(r"\bremote\b", posting.title, re.I):
        yield Finding("title", "says remote. The role alone stands here; that goes into remote.")
    if _shouts(posting.title):
        yield Finding("title", "shouts. Capitals and exclamation marks make a posting look like an advertisement.")


def _names_place(title: str, place: str) -> bool:
    town = place.partition(",")[0].strip()
    return len(town) > 2 and re.search(rf"\b{re.escape(town)}\b", title, re.I) is not None


def _shouts(title: str) -> bool:
    letters = [char for char in title if char.isalpha()]
    capitals = sum(char.isupper() for char in letters)
    return "!" in title or (len(letters) >= _SHOUT_LETTERS and capitals > len(letters) * 2 / 3)


def _note(voice: Severity, posting: Posting, sentence: str) -> None:
    voice.note(posting.source, f'posting "{posting.id}"  {sentence}', line=posting.line, column=posting.column)
