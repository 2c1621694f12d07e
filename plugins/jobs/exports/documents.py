"""The open postings as the site's search finds them. Pure."""

from collections.abc import Iterator

from plugins.core.pages import Site
from plugins.core.search import Document, Kind, Section, sections_of
from plugins.jobs.board.addresses import posting_path
from plugins.jobs.board.board import Board
from plugins.jobs.board.description import description_html
from plugins.jobs.board.lifecycle import closing_instant
from plugins.jobs.board.published import in_a_sentence
from plugins.jobs.board.wording import where
from plugins.jobs.model import Posting


def documents(board: Board, site: Site) -> Iterator[Document]:
    """In the board's own order. What has closed is not among them, and what closes goes at its moment."""
    for posting in board.open:
        text = "\n".join(each.text for each in sections_of(description_html(posting, site.base)))
        yield Document(
            path=posting_path(posting),
            kind=Kind.JOB,
            title=posting.title,
            label=f"{posting.company.name} · {where(posting)}",
            summary=_summary(posting),
            sections=(Section("", "", text),) if text else (),
            closes=closing_instant(posting),
        )


def _summary(posting: Posting) -> str:
    return "\n".join(filter(None, [in_a_sentence(posting), posting.category]))
