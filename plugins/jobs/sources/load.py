"""From the site's settings to its board: which sources, how long a posting lives, what day it is. Pure."""

from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any

from plugins.core.clock import Clock
from plugins.core.errors import SettingsError
from plugins.core.report import Report
from plugins.jobs.board.board import Board, make_board

from .reader import BoardSettings
from .settings import Source, read_postings, read_settings

DEFAULT_SOURCES = [{"path": "content/data/jobs.yaml", "format": "ours"}]


def job_sources(settings: Mapping[str, Any]) -> tuple[Source, ...]:
    """JOB_SOURCES. Raises SettingsError."""
    return read_settings(settings.get("JOB_SOURCES", DEFAULT_SOURCES))


def read_board(
    settings: Mapping[str, Any], root: Path, clock: Clock, report: Report, *, lenient: bool = False
) -> Board:
    """Every source becomes part of one board. Raises SettingsError; what is wrong in a file goes into the report.

    `lenient` as in BoardSettings.
    """
    known = BoardSettings(
        root=root,
        zone=settings["TIMEZONE"],
        life=timedelta(days=positive(settings, "JOB_LIFE_DAYS", 60)),
        today_in=clock.today_in,
        lenient=lenient,
    )
    return make_board(read_postings(job_sources(settings), known, report), clock.today_in)


def positive(settings: Mapping[str, Any], name: str, default: int) -> int:
    value = settings.get(name, default)
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise SettingsError(f"{name}: want a whole number from 1 on, not {value!r}")
    return value
