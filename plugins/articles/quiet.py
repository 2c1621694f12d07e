"""Keeps Pelican from saying in its log what the report says with a line and a remedy."""

import logging

from pelican import Pelican


def _is_news(record: logging.LogRecord) -> bool:
    return not str(record.msg).startswith("Empty alt attribute for image")


def quieten(_pelican: Pelican) -> None:
    """A receiver of `initialized`. Every other line of Pelican's stays."""
    logging.getLogger("pelican.readers").addFilter(_is_news)
