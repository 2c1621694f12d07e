"""`make check SOURCE=...`: one source in ten lines: what of it is shown, what is left out, and why."""

from collections import Counter
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any

from plugins.core.clock import read_clock
from plugins.core.errors import SiteError
from plugins.core.report import Report, count_words, did_you_mean
from plugins.core.settings import SiteSettings, sound_settings
from plugins.jobs.board.lifecycle import state
from plugins.jobs.model import Posting
from plugins.jobs.settings import JobsSettings
from plugins.jobs.sources.duplicates import UniquePostings
from plugins.jobs.sources.postings import read_source
from plugins.jobs.sources.reader import BoardSettings
from plugins.jobs.sources.severity import Outcome
from plugins.jobs.sources.source import Source

LINES = 10
_WIDTH = 200


def check_source(root: Path, settings: Mapping[str, Any], wanted: str) -> str:
    """The text for the terminal. Raises SiteError where no source is called so."""
    site = sound_settings(SiteSettings, settings, root)
    jobs = sound_settings(JobsSettings, settings, root)
    by_name = {name.casefold(): each for each in jobs.job_sources for name in (each.file, each.called)}
    source = by_name.get(wanted.strip().casefold())
    if source is None:
        names = ", ".join(each.called for each in jobs.job_sources)
        hint = did_you_mean(wanted, by_name) or f"There are: {names}."
        raise SiteError(f'No source is called "{wanted}". {hint}')
    clock = read_clock(site.timezone)
    known = BoardSettings(root, site.timezone, timedelta(days=jobs.job_life_days), clock.today_in)
    return describe_source(source, known)


def describe_source(source: Source, settings: BoardSettings) -> str:
    """Ten lines at most."""
    report, merged = Report(), UniquePostings()
    outcome = read_source(source, settings, report, merged)
    postings = merged.postings
    lines = [_head(source, outcome, len(postings)), _states(postings, settings), _coverage(postings)]
    if outcome.rows:
        lines.append(f"{count_words(outcome.rows, 'row')}: another place of a posting, or the same again; merged.")
    left = Counter(outcome.left_out).most_common()
    lines += [f"Left out, {number}: {why}." for why, number in left]
    told = {why for why, _ in left}
    lines += [f"Note: {note}" for note in report.notes if not any(why in note.message for why in told)]
    lines += [str(problem) for problem in report.problems]
    lines = [line if len(line) <= _WIDTH else f"{line[: _WIDTH - 1]}…" for line in lines if line]
    if len(lines) > LINES:
        more = len(lines) - LINES + 1
        lines = [*lines[: LINES - 1], f"And {count_words(more, 'more line')}: make check tells every note."]
    return "\n".join(lines)


def _head(source: Source, outcome: Outcome, shown: int) -> str:
    manner = source.system.name if source.system else "our own format" if not source.foreign else "a map of yours"
    left = sum(outcome.left_out.values())
    if not source.foreign:
        return f"{source.called} ({source.file}, {manner}): {count_words(shown, 'posting')}."
    counts = f"{count_words(outcome.entries, 'entry', 'entries')}, {outcome.shown} shown, {left} left out"
    return f"{source.called} ({source.file}, {manner}): {counts}."


def _states(postings: list[Posting], settings: BoardSettings) -> str:
    counts = Counter(state(one, settings.today_in(one.zone)).value for one in postings)
    return "Shown: " + ", ".join(f"{number} {name}" for name, number in counts.most_common()) + "." if counts else ""


def _coverage(postings: list[Posting]) -> str:
    """How many say what a reader looks for first."""
    if not postings:
        return ""
    having = {
        "a text": sum(bool(one.description) for one in postings),
        "a place": sum(bool(one.locations) for one in postings),
        "remote": sum(one.remote.value != "none" for one in postings),
        "pay": sum(one.salary is not None for one in postings),
        "a type": sum(bool(one.type) for one in postings),
        "a last day": sum(one.last_day is not None for one in postings),
    }
    return f"Of {len(postings)}: " + ", ".join(f"{number} with {name}" for name, number in having.items()) + "."
