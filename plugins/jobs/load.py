"""From the settings to the board: which sources, how long a posting lives, what day it is. Pure."""

from datetime import timedelta
from pathlib import Path

from plugins.core.clock import Clock
from plugins.core.report import Report

from .board.board import Board, make_board
from .settings import JobsSettings
from .sources.postings import read_postings
from .sources.reader import BoardSettings


def read_board(
    settings: JobsSettings, zone: str, root: Path, clock: Clock, report: Report, *, lenient: bool = False
) -> Board:
    """Every source becomes part of one board. What is wrong in a file goes into the report.

    `zone` is the site's; `lenient` as in BoardSettings.
    """
    known = BoardSettings(
        root=root,
        zone=zone,
        life=timedelta(days=settings.job_life_days),
        today_in=clock.today_in,
        lenient=lenient,
    )
    return make_board(read_postings(settings.job_sources, known, report), clock.today_in)
