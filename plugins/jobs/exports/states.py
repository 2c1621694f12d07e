"""Which postings are open, and which have closed, for a page that knows only their ids. Pure."""

from plugins.core.search import as_json
from plugins.jobs.board.addresses import PATH
from plugins.jobs.board.board import Board
from plugins.jobs.board.published import closes_at

STATES_PATH = f"{PATH}states.json"


def states(board: Board) -> str:
    """`open`: id -> the moment it closes, "" without end. `closed`: id -> why; these have a page still.

    One file for everybody, so that nobody learns which postings a reader has saved.
    """
    return as_json(
        {
            "open": {posting.id: closes_at(posting) for posting in board.open},
            "closed": {posting.id: board.state(posting).value for posting in board.closed},
        }
    )
