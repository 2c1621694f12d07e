"""Keeps Pelican from saying in its log what the report says with a line and a remedy."""

import logging

from pelican import Pelican

_TOLD = ("Empty alt attribute for image", "Cannot get modification stamp")
"""How those lines begin: a picture without words, a file that a link leads to and that is not there."""


def _is_news(record: logging.LogRecord) -> bool:
    return not str(record.msg).startswith(_TOLD)


def leave_out_what_is_told(_pelican: Pelican) -> None:
    """A receiver of `initialized`. Every other line of Pelican's stays."""
    for name in ("pelican.readers", "pelican.cache"):
        logging.getLogger(name).addFilter(_is_news)
