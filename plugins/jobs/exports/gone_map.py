"""The addresses of postings that are gone, for a web server to answer with 410. Pure."""

from plugins.core.pages import Site
from plugins.jobs.board.addresses import PATH, posting_path
from plugins.jobs.board.board import Board

GONE_PATH = f"{PATH}gone.map"


def gone_map(board: Board, site: Site) -> str:
    """Lines for nginx's `map`, to be included there (nginx.org, ngx_http_map_module). A remark alone where none is."""
    lines = sorted(f'"{site.link(posting_path(posting))}" 1;\n' for posting in board.gone)
    return "# Postings that have no page any more: the server says 410, Gone.\n" + "".join(lines)
