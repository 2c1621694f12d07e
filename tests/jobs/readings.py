"""What each published form of a posting says, read the way a stranger reads it: as facts under the same names.

`title`, `company`, `url`, `places`, `remote`, `pay`, `types`, `category`, `posted`, `last_day`, `checked`, `agencies`, `words`. A form that has no place for
a fact leaves it out. Pay is (least, most, symbol or code, period) with None where it is not bounded.
"""

import json
import re
from datetime import datetime
from decimal import Decimal
from typing import Any, TypeAlias
from zoneinfo import ZoneInfo

import feedparser
from babel.numbers import get_currency_symbol
from lxml import etree, html

from plugins.core.money import LOCALE

Facts: TypeAlias = dict[str, Any]
Tree: TypeAlias = html.HtmlElement

_PAGE_PAY = re.compile(r"(up to |from )?(\D*?)\s?([\d,.]+)(?:–([\d,.]+))? (?:an|a) (hour|day|week|month|year)")
_XML_PAY = re.compile(r"(up to |from )?(\D*?) ?([\d.]+)(?: - \D*?([\d.]+))? per (hour|day|week|month|year)")
_GOOGLES = {"CONTRACTOR": "contract", "INTERN": "internship"}


def words(element: Tree) -> str:
    return " ".join(element.text_content().split())


def _words_of(fragment: str) -> str:
    return words(html.fragment_fromstring(fragment or "", create_parent=True))


def _pay(pattern: re.Pattern[str], text: str) -> tuple[Decimal | None, Decimal | None, str, str] | None:
    if text in ("", "Not given", "Unpaid"):
        return None
    found = pattern.fullmatch(text)
    assert found, text
    side, symbol, first, second, period = found.groups()
    amounts = [Decimal(each.replace(",", "")) for each in (first, second or first)]
    least = None if side == "up to " else amounts[0]
    most = None if side == "from " else amounts[1]
    return least, most, symbol, period


def _types(text: str) -> list[str]:
    return [each.lower().replace("per diem", "per-diem") for each in text.split(", ") if each]


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def of_page(page: str) -> Facts:
    """The page of an open posting."""
    tree = html.document_fromstring(page)
    rows = {words(row.find("dt")): row.findall("dd") for row in tree.xpath("//dl[contains(@class, 'job-facts')]/div")}
    said = {name: [words(each) for each in cells] for name, cells in rows.items()}
    days = {
        name: [str(day) for cell in cells for day in cell.xpath(".//time/@datetime")] for name, cells in rows.items()
    }
    section = tree.xpath("//section[contains(@class, 'job-text')]")[0]
    section.remove(section.find("h2"))
    text = words(section)
    return {
        "title": words(tree.xpath("//h1")[0]),
        "company": words(tree.xpath("//*[contains(@class, 'job-company')]")[0]),
        "url": str(tree.xpath("//link[@rel='canonical']/@href")[0]),
        "places": said.get("Place", said.get("Places", [])),
        "remote": " ".join(said.get("Remote", [])),
        "pay": _pay(_PAGE_PAY, said["Pay"][0]),
        "types": _types(" ".join(said.get("Type", []))),
        "category": " ".join(said.get("Field", [])),
        "posted": days["Posted"][0],
        "last_day": "".join(days["Closes"]),
        "checked": "".join(days.get("Last checked", [])),
        "agencies": " ".join(said.get("Agencies", [])),
        "words": "" if text.endswith("this posting came without one.") else text,
        "apply": str(tree.xpath("//p[contains(@class, 'job-apply')]/a/@href")[0]),
    }


def of_markup(page: str) -> Facts | None:
    """The JobPosting in the page, or None where there is none."""
    blocks = [
        json.loads(script.text)
        for script in html.document_fromstring(page).xpath("//script[@type='application/ld+json']")
    ]
    (made,) = [block for block in blocks if block["@type"] == "JobPosting"] or [None]
    if made is None:
        return None
    pay = None
    if "baseSalary" in made:
        value, code = made["baseSalary"]["value"], made["baseSalary"]["currency"]
        least, most = (
            None if amount is None else Decimal(str(amount))
            for amount in (value.get("minValue", value.get("value")), value.get("maxValue", value.get("value")))
        )
        pay = (least, most, get_currency_symbol(code, locale=LOCALE), value["unitText"].lower())
    types = _listed(made.get("employmentType", []))
    return {
        "title": made["title"],
        "company": made["hiringOrganization"]["name"],
        "url": made["url"],
        "pay": pay,
        "types": [_GOOGLES.get(each, each.lower().replace("_", "-")) for each in types],
        "posted": made["datePosted"],
        "last_day": made.get("validThrough", "")[:10],
        "words": _words_of(made["description"]),
        "addresses": [place["address"] for place in _listed(made.get("jobLocation", []))],
        "areas": [area["name"] for area in _listed(made.get("applicantLocationRequirements", []))],
        "telecommute": made.get("jobLocationType") == "TELECOMMUTE",
    }


def _of_content(content: str) -> Facts:
    """The list of facts with which the content of a feed's item begins, and the words after it."""
    tree = html.fragment_fromstring(content, create_parent=True)
    facts, *_ = tree.findall("ul")
    lines = [words(line).partition(": ")[::2] for line in facts.findall("li")]
    days = {
        words(line).partition(": ")[0]: "".join(map(str, line.xpath(".//time/@datetime")))
        for line in facts.findall("li")
    }
    tree.remove(facts)
    one = dict(lines)
    return {
        "company": one["Company"],
        "places": [text for name, text in lines if name == "Place"],
        "remote": one.get("Remote", ""),
        "pay": _pay(_PAGE_PAY, one["Pay"]),
        "types": _types(one.get("Type", "")),
        "category": one.get("Field", ""),
        "last_day": days["Closes"],
        "checked": days.get("Last checked", ""),
        "agencies": one.get("Agencies", ""),
        "words": words(tree),
    }


def of_xml_feed(document: bytes, zones: dict[str, str]) -> dict[str, Facts]:
    """The items of an RSS or Atom document by address. `zones` are the time zones of the postings."""
    parsed = feedparser.parse(document, sanitize_html=False, resolve_relative_uris=False)
    assert parsed.bozo is False
    return {entry.link: _of_entry(entry, zones[entry.link]) for entry in parsed.entries}


def _of_entry(entry: Any, zone: str) -> Facts:
    facts = _of_content(entry.content[0].value)
    assert entry.title.endswith(f", {facts['company']}")
    assert entry.author == facts["company"]
    assert [tag.term for tag in entry.get("tags", [])] == ([facts["category"]] if facts["category"] else [])
    posted = datetime(*entry.published_parsed[:6], tzinfo=ZoneInfo("UTC")).astimezone(ZoneInfo(zone))
    return {
        **facts,
        "title": entry.title.removesuffix(f", {facts['company']}"),
        "url": entry.link,
        "posted": posted.date().isoformat(),
    }


def of_json_feed(document: bytes) -> dict[str, Facts]:
    """The items of a JSON Feed by address; what `_job` says must be what the content says."""
    read = {}
    for item in json.loads(document)["items"]:
        facts, job = _of_content(item["content_html"]), of_record(item["_job"])
        title = item["title"].removesuffix(f", {facts['company']}")
        shared = {name for name in job if name not in ("places", "remote", "areas")}
        assert {**facts, "posted": job["posted"], "apply": job["apply"]} | {name: job[name] for name in shared} == {
            **facts, "posted": job["posted"], "apply": job["apply"],
        }  # fmt: skip
        posted = datetime.fromisoformat(item["date_published"]).astimezone(ZoneInfo(item["_job"]["timezone"]))
        read[item["url"]] = {**facts, "title": title, "url": item["url"], "posted": posted.date().isoformat()}
    return read


def of_record(record: dict[str, Any]) -> Facts:
    """A posting of the JSON list, or the part of one that a feed's item carries."""
    pay = None
    if "salary" in record:
        salary = record["salary"]
        least, most = (Decimal(str(salary[side])) if side in salary else None for side in ("min", "max"))
        pay = (least, most, get_currency_symbol(salary["currency"], locale=LOCALE), salary["per"])
    facts = {
        "company": record["company"]["name"],
        "pay": pay,
        "types": record["type"],
        "category": record.get("category", ""),
        "posted": record["posted"],
        "last_day": record.get("last_day", ""),
        "checked": record.get("last_verified", ""),
        "apply": record["apply"],
    }
    if "url" in record:
        facts |= {
            "title": record["title"],
            "url": record["url"],
            "words": _words_of(record.get("description_html", "")),
        }
    return facts


def of_indeed(document: bytes) -> dict[str, list[Facts]]:
    """The jobs of the XML by address: one for each place."""
    read: dict[str, list[Facts]] = {}
    for job in etree.fromstring(document).iterfind("job"):
        said = {element.tag: element.text or "" for element in job}
        types = [
            each.replace("time", "-time").replace("perdiem", "per-diem") for each in said["jobtype"].split(", ") if each
        ]
        read.setdefault(said["url"], []).append(
            {
                "title": said["title"],
                "company": said["company"],
                "url": said["url"],
                "pay": _pay(_XML_PAY, said["salary"]),
                "types": types,
                "category": said["category"],
                "posted": said["date"][:10],
                "last_day": said["expirationdate"],
                "words": _words_of(said["description"]),
                "address": {name: said[name] for name in ("city", "state", "country", "postalcode", "streetaddress")},
                "remotetype": said["remotetype"],
            }
        )
    return read
