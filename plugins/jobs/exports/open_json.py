"""Open postings as one JSON document with every fact of each, for programs that have no use for a feed. Pure."""

import json
from typing import Any

from plugins.core.pages import Site
from plugins.jobs.board.addresses import PATH, posting_path
from plugins.jobs.board.board import Board, newest
from plugins.jobs.board.description import portable_description
from plugins.jobs.board.lifecycle import closing_instant, last_open_day
from plugins.jobs.board.pay import json_number
from plugins.jobs.board.published import category_term
from plugins.jobs.model import Place, Posting, Salary

LIST_PATH = "jobs/open.json"
"""No id holds a dot, so no posting can ever want this address."""


def open_list(board: Board, site: Site) -> str:
    """The board as JSON, newest first, a posting a line."""
    title, url = _json(f"{site.name}: Jobs"), _json(site.absolute(PATH))
    lines = ",\n".join(_json(facts(posting, board, site)) for posting in newest(board.open))
    return f'{{"title": {title}, "url": {url}, "postings": [\n{lines}\n]}}\n'


def facts(posting: Posting, board: Board, site: Site) -> dict[str, Any]:
    """One posting under the names of the job feed. What was not given is missing; lists are always there."""
    path, term = posting_path(posting), category_term(posting, board)
    last_day, closes = last_open_day(posting), closing_instant(posting)
    values: dict[str, Any] = {
        "id": posting.id,
        "url": site.absolute(path),
        "title": posting.title,
        "company": posting.company.model_dump(exclude_none=True),
        "locations": [_place(place) for place in posting.locations],
        "remote": posting.remote.value,
        "applicants_from": list(posting.applicants_from),
        "type": [each.value for each in posting.type],
        "category": term.name if term else None,
        "salary": _salary(posting.salary) if posting.salary else None,
        "description_html": portable_description(posting, site, path) or None,
        "posted": posting.posted.isoformat(),
        "last_day": last_day.isoformat() if last_day else None,
        "last_day_assumed": posting.end_assumed if last_day else None,
        "closes": closes.isoformat() if closes else None,
        "timezone": posting.zone,
        "apply": posting.apply,
        "featured": posting.featured,
        "agencies_ok": posting.agencies_ok,
        "last_verified": posting.last_verified.isoformat() if posting.last_verified else None,
        "sample": posting.sample,
    }
    return {name: value for name, value in values.items() if value is not None}


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _place(place: Place) -> dict[str, str]:
    if place.text:
        return {"text": place.text}
    return {name: value for name, value in place.model_dump().items() if value}


def _salary(salary: Salary) -> dict[str, Any]:
    bounds = {"min": salary.min, "max": salary.max}
    amounts = {name: json_number(amount) for name, amount in bounds.items() if amount is not None}
    return {**amounts, "currency": salary.currency, "per": salary.per.value}
