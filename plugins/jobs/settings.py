"""The settings of the board: its sources, how long a posting lives, rows on a page, whom employers write to."""

from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field

from plugins.core.settings import Email, Settings, Whole
from plugins.core.validation import describe, fail

from .sources.source import Source


def _listed(value: object) -> object:
    if not isinstance(value, list | tuple):
        wanted = 'want a list, such as [{"path": "content/data/jobs.yaml", "format": "ours"}]'
        raise fail(f"{wanted}, not {describe(value)}")
    return list(value)


def _copies_apart(sources: tuple[Source, ...]) -> tuple[Source, ...]:
    files: set[str] = set()
    for source in sources:
        if source.url and source.file in files:
            raise fail(f'{source.file} is the copy of two sources. Give one of them a "name"')
        files.add(source.file)
    return sources


class JobsSettings(Settings):
    job_sources: Annotated[tuple[Source, ...], BeforeValidator(_listed), AfterValidator(_copies_apart)] = (
        Source(path="content/data/jobs.yaml", format="ours"),
    )
    """The files and feeds that postings come from, in this order."""
    job_life_days: Annotated[Whole, Field(ge=1, le=730)] = 60
    """How many days a posting without an end stays open."""
    jobs_per_page: Annotated[Whole, Field(ge=1, le=500)] = 25
    """How many postings stand on one page of a list."""
    job_contact: Email = ""
    """The address that employers send their postings to. Empty, there is no page for them."""
