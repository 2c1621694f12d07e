"""Proposes a map for a feed of a system that nobody knows: what its keys are called, and what stands in them. Pure."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from plugins.jobs.sources.moments import day_of
from plugins.jobs.sources.paths import EMPTY, alternatives, at
from plugins.jobs.sources.reading import guessed_list, list_in

_NAMES = {
    "title": "title position jobtitle name role headline text vacancy",
    "company": "company companyname employer organization organisation hiringorganization companyinfo firm",
    "apply": "applyurl url link joburl joblink applicationurl applylink absoluteurl hostedurl "
    "careersurl href jobslug redirecturl",
    "applicants_from": "candidaterequiredlocation jobgeo applicantlocationrequirements",
    "locations": "locations location places place offices office joblocation",
    "locations.city": "city town",
    "locations.region": "state region province",
    "locations.country": "countrycode country",
    "posted": "posted publishedat datepublished pubdate publicationdate dateposted createdat "
    "created published date postedat firstpublished releaseddate epoch publisheddate",
    "expires": "expires expiresat validthrough deadline closeat applicationdeadline expirydate "
    "expirationdate closingdate",
    "description": "description descriptionhtml content body jobdescription contenthtml details",
    "type": "type employmenttype jobtype jobtypes commitment contracttype schedule",
    "category": "category department team function categories jobindustry",
    "remote": "remote isremote remotetype workplacetype telecommuting",
    "salary": "salary salaryrange compensation pay basesalary basesalary",
    "salary.min": "salarymin minsalary mincompensation annualsalarymin payfrom",
    "salary.max": "salarymax maxsalary maxcompensation annualsalarymax payto",
    "salary.currency": "salarycurrency currency",
    "salary.per": "salaryperiod salaryinterval payperiod",
}
_DEEPEST = 3
_NEEDED = ("title", "company", "apply")
_TEXTS = ("title", "company", "locations", "category", "description")
_FLAGS = re.compile(r"^(is_?)?(active|listed|visible|published|public|open)$", re.I)


@dataclass(slots=True)
class Proposal:
    """A map as far as it could be made: the keys of a source, our fields that found nothing, theirs left over."""

    source: dict[str, Any] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)
    left_over: list[str] = field(default_factory=list)


def propose(feed: Any) -> Proposal | None:
    """What a feed's keys are most likely to mean. None where it holds no list of entries."""
    where = guessed_list(feed)
    entries = [item for item, _ in list_in(feed, where or "") or [] if isinstance(item, Mapping)]
    if where is None or not entries:
        return None
    paths = list(dict.fromkeys(path for entry in entries[:50] for path in _paths(entry, "", _DEEPEST)))
    done = Proposal()
    if where != ".":
        done.source["postings"] = where
    fields: dict[str, str] = {}
    for ours, names in _NAMES.items():
        known = names.split()
        near = [path for path in paths if path not in fields and _bare(path) in known and _fits(ours, path, entries)]
        whole = ours.partition(".")[0]
        if near and not (whole != ours and whole in fields.values()):
            best = sorted(near, key=lambda path: (known.index(_bare(path)), path.count(".")))
            everywhere = all(at(entry, best[0])[0] not in EMPTY for entry in entries)
            fields[best[0] if everywhere or ours != "apply" else " | ".join(best[:2])] = ours
    if "applicants_from" in fields.values():  # only who works from afar is asked where from
        done.source["defaults"] = {"remote": "full"}
    found = {ours.partition(".")[0].replace("applicants_from", "locations") for ours in fields.values()}
    done.missing = [name for name in (*_NEEDED, "locations", "posted", "description") if name not in found]
    done.source["fields"] = {path: ours for path, ours in fields.items() if path != ours}
    html = [ours for path, ours in fields.items() if ours in _TEXTS and _is_html(path, entries)]
    if html:
        done.source["html"] = html
    flags = [key for key in entries[0] if _FLAGS.match(key) and isinstance(entries[0][key], bool)]
    if flags:
        done.source["only"] = {flags[0]: True}
    used = {each.partition(".")[0] for path in (*fields, *flags) for each in alternatives(path)} | {
        "id",
        "uuid",
        "guid",
        "_id",
    }
    done.left_over = [key for key in dict.fromkeys(key for entry in entries[:50] for key in entry) if key not in used]
    done.source["ignore"] = done.left_over
    return done


def _paths(value: Mapping[str, Any], before: str, depth: int) -> Iterator[str]:
    for key, inner in value.items():
        if "." in key or "|" in key or "{" in key:
            continue
        here = f"{before}{key}"
        yield here
        if isinstance(inner, Mapping) and depth > 1:
            yield from _paths(inner, f"{here}.", depth - 1)


def _bare(path: str) -> str:
    """The last key of a path without signs; `location.name` is a location."""
    steps = path.split(".")
    last = steps[-2] if len(steps) > 1 and steps[-1] in ("name", "label", "display_name", "text") else steps[-1]
    return re.sub(r"[\W_]+", "", last).casefold()


def _fits(ours: str, path: str, entries: list[Mapping[str, Any]]) -> bool:
    """Whether what stands there may be that."""
    values = [value for entry in entries[:50] if (value := at(entry, path)[0]) not in EMPTY]
    if not values:
        return False
    if ours == "apply":
        return all(isinstance(value, str) and re.match(r"https?://|mailto:|/", value) for value in values)
    if ours in ("posted", "expires"):
        return all(re.fullmatch(r"\d{4}-\d{2}-\d{2}", str(day_of(value, "UTC"))) for value in values)
    if ours in ("title", "description"):
        return all(isinstance(value, str) for value in values)
    if ours in ("salary.min", "salary.max"):
        return all(re.fullmatch(r"[\d.,]+", str(value)) for value in values)
    if ours == "category":
        return all(
            isinstance(value, str) or (isinstance(value, list) and isinstance(value[0], str)) for value in values
        )
    return True


def _is_html(path: str, entries: list[Mapping[str, Any]]) -> bool:
    return any(re.search(r"<[a-z]+[ >/]|&(?:[a-z]+|#\d+);", str(at(entry, path)[0])) for entry in entries)
