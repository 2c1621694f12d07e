"""Open postings as the XML that Indeed reads, and with it most other aggregators. Pure.

Element names, the blank ones included, follow https://docs.indeed.com/indeed-apply/xml-feed.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from plugins.core.feed import plain
from plugins.core.money import NO_BREAK, money
from plugins.core.pages import Site
from plugins.jobs.board.board import Board, newest
from plugins.jobs.board.published import facts, posted_at, values
from plugins.jobs.model import Place, Posting, Remote, Salary

XML_PATH = "feeds/jobs.xml"

_REMOTE = {Remote.NONE: "", Remote.HYBRID: "Hybrid remote", Remote.FULL: "Fully remote"}


@dataclass(frozen=True, slots=True)
class _Location:
    """Where one `job` is: Indeed takes a single place for each."""

    city: str = ""
    state: str = ""
    country: str = ""
    postalcode: str = ""
    street: str = ""


def indeed_xml(board: Board, site: Site) -> str:
    """All open postings, newest first."""
    postings = newest(board.open)
    head = {"publisher": plain(site.name), "publisherurl": site.absolute("")}
    if postings:
        head["lastBuildDate"] = posted_at(postings[0]).isoformat()
    jobs = (job for posting in postings for job in indeed_jobs(posting, board, site))
    return f'<?xml version="1.0" encoding="utf-8"?>\n<source>\n{_elements(head.items())}{"".join(jobs)}</source>\n'


def indeed_jobs(posting: Posting, board: Board, site: Site) -> Iterator[str]:
    """A posting as `job` elements, one for each of its places, since each needs a reference of its own.

    The first has the posting's id as its reference, the next ones the id with their number (no id holds a dot);
    `requisitionid` says that they are one.
    """
    said = values(facts(posting, board, site))
    for number, location in enumerate(_locations(posting), 1):
        elements = {
            "title": plain(said["title"]),
            "date": posted_at(posting).isoformat(),
            "referencenumber": posting.id if number == 1 else f"{posting.id}.{number}",
            "requisitionid": posting.id,
            "url": said["url"],
            "company": plain(said["company"]["name"]),
            "city": location.city,
            "state": location.state,
            "country": location.country,
            "postalcode": location.postalcode,
            "streetaddress": location.street,
            "description": said.get("description_html", ""),
            "salary": _salary(posting.salary),
            "jobtype": ", ".join(each.value.replace("-", "") for each in posting.type),
            "category": plain(said.get("category", "")),
            "expirationdate": said.get("last_day", ""),
            "remotetype": _REMOTE[posting.remote],
        }
        yield f"<job>\n{_elements(elements.items())}</job>\n"


def _elements(pairs: Iterable[tuple[str, str]]) -> str:
    return "".join(f"<{name}>{_cdata(text)}</{name}>\n" for name, text in pairs)


def _cdata(text: str) -> str:
    """The text as it is: in CDATA nothing is escaped. What would end the section stands in two of them."""
    return f"<![CDATA[{text.replace(']]>', ']]]]><![CDATA[>')}]]>"


def _locations(posting: Posting) -> tuple[_Location, ...]:
    """Free text goes into `city` as it was written. Where there is no place, it is "Remote", as Indeed wants it."""
    if posting.locations:
        return tuple(_of_place(place) for place in posting.locations)
    areas = [area.partition("-") for area in posting.applicants_from]
    return tuple(_Location("Remote", part, country) for country, _, part in areas) or (_Location("Remote"),)


def _of_place(place: Place) -> _Location:
    words = (place.city or place.text, place.region, place.country or "", place.postal_code, place.street)
    return _Location(*map(plain, words))


def _salary(salary: Salary | None) -> str:
    """ "CA$55000 - CA$65000 per year": a symbol and a period, without commas. Blank where none is given."""
    if salary is None:
        return ""
    least, most = (None if amount is None else money(amount, salary.currency) for amount in (salary.min, salary.max))
    if least is None:
        amounts = f"up to {most}"
    elif most is None:
        amounts = f"from {least}"
    else:
        amounts = least if least == most else f"{least} - {most}"
    return f"{amounts} per {salary.per.value}".replace(",", "").replace(NO_BREAK, " ")
