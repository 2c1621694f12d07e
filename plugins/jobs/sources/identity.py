"""What makes an entry of a feed the same as yesterday, and the id that its page has from that. Pure."""

from collections.abc import Mapping
from hashlib import sha256
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from plugins.core.urls import slugify

from .paths import Record

_TRACKING = frozenset("gh_src fbclid gclid msclkid trk trackingid trackingtag".split())
_PASSED_ON = frozenset("ref source src via rss medium campaign".split())
"""Parameters that say who passed an address on, where they hold a word; with a number in it they may be the job's."""


def own_id(record: Record, path: str) -> str:
    """The feed's own id of an entry, "" where it has none."""
    value = record.get(path)[0]
    return str(value).strip() if isinstance(value, str | int) and not isinstance(value, bool) else ""


def company_name(record: Mapping[str, Any]) -> str:
    company = record.get("company", "")
    return str(company.get("name", "") if isinstance(company, Mapping) else company)


def likeness(record: Mapping[str, Any]) -> str:
    """Address without tracking, title and company by name: what two rows of one posting share, and nothing else."""
    parts = (untracked(str(record.get("apply", ""))), str(record.get("title", "")), company_name(record))
    return "\x1f".join(" ".join(part.split()).casefold() for part in parts)


def derived_id(record: Mapping[str, Any], source: str = "", own: str = "") -> str:
    """An id from the source and the feed's own id, or else from address, title and company: the same in every build.

    Its beginning is for people, its last eight characters keep two postings of one name apart.
    """
    text = "\x1f".join((source, own)) if own else likeness(record)
    readable = [slugify(str(record.get("title", "")))[:44].strip("-"), slugify(company_name(record))[:24].strip("-")]
    return "-".join([part for part in readable if part] + [sha256(text.encode("utf-8", "replace")).hexdigest()[:8]])


def untracked(address: str) -> str:
    """The address without the parameters that say who passed it on (utm_source and its like)."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return address
    kept = [(name, value) for name, value in parse_qsl(parts.query, True) if not _tracks(name.casefold(), value)]
    return urlunsplit(parts._replace(netloc=parts.netloc.lower(), query=urlencode(kept)))


def _tracks(name: str, value: str) -> bool:
    if name in _PASSED_ON:
        return not any(char.isdigit() for char in value)
    return name in _TRACKING or name.startswith(("utm_", "mc_", "pk_", "lever-"))
