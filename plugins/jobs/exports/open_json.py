"""Open postings as one JSON document with every fact of each, for programs that have no use for a feed. Pure."""

import json

from plugins.core.pages import Site
from plugins.jobs.board.addresses import PATH
from plugins.jobs.board.board import Board, newest
from plugins.jobs.board.published import facts, values

LIST_PATH = "jobs/open.json"
"""No id holds a dot, so no posting can ever want this address."""


def open_list(board: Board, site: Site) -> str:
    """The board as JSON, newest first, a posting a line."""
    title, url = _json(f"{site.name}: Jobs"), _json(site.absolute(PATH))
    lines = ",\n".join(_json(values(facts(posting, board, site))) for posting in newest(board.open))
    return f'{{"title": {title}, "url": {url}, "postings": [\n{lines}\n]}}\n'


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
