"""Fits a translated entry to the model: days in its zone, places and pay settled, faults that cost a field. Pure."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from plugins.core.markdown import safe_html
from plugins.core.validation import Fault, explain
from plugins.jobs.model import DAYS, Entry, Remote, is_web_address, is_zone

from .amounts import pay_in_words
from .areas import areas_of
from .moments import day_of
from .places import settle
from .remote import Elsewhere, read_remote

OPTIONAL = frozenset(Entry.model_fields) - {"id", "title", "company", "posted", "apply"}
_LONGEST_TITLE = 120
_ENDS = ("expires", "filled", "withdrawn")


@dataclass(slots=True)
class Fitted:
    """An entry that is sound, or None; the faults that it fell by; and what it lost: the field, and why in words."""

    entry: Entry | None = None
    faults: list[Fault] = field(default_factory=list)
    losses: list[tuple[str, str]] = field(default_factory=list)


def settled(record: dict[str, Any], zone: str, *, html: bool) -> list[tuple[str, str]]:
    """Puts a translated record into our words where that needs all of it. What that cost, as `Fitted.losses`."""
    losses: list[tuple[str, str]] = []
    own = record.get("timezone")
    here = own if isinstance(own, str) and is_zone(own) else zone
    for name in DAYS:
        if name in record:
            record[name] = day_of(record[name], here, deadline=name == "expires")
    _settle_places(record, losses)
    _settle_pay(record, losses)
    title = record.get("title")
    if isinstance(title, str) and len(" ".join(title.split())) > _LONGEST_TITLE:
        record["title"] = " ".join(title.split())[: _LONGEST_TITLE - 1].rpartition(" ")[0].rstrip(" ,;:-–(") + "…"
        losses.append(("title", f"title: is longer than {_LONGEST_TITLE} characters; its end is cut off."))
    description = record.get("description")
    if html and isinstance(description, str) and len(description) > 50_000:
        record["description"] = str(safe_html(description))
    return losses


def _settle_places(record: dict[str, Any], losses: list[tuple[str, str]]) -> None:
    places = record.get("locations")
    listed = places if isinstance(places, list) else [places] if places else []
    kept = []
    for place in listed:
        if isinstance(place, str) and is_web_address(place):
            losses.append(("locations", f'locations: "{place}" is a web address, not a place; left out.'))
        else:
            kept.append(place)
    where = settle(kept, fully_remote=record.get("remote") == Remote.FULL)
    _settle_applicants(record)
    if where.remote and where.places and record.get("remote") == Remote.HYBRID:
        losses.append(
            ("locations", "locations: one of them says remote beside hybrid; shown as hybrid, in the others.")
        )
    if where.remote and (record.get("remote") in (None, "", Remote.NONE) or not where.places):
        record["remote"] = str(Remote.FULL)
    if where.areas and record.get("remote") == Remote.FULL and not record.get("applicants_from"):
        record["applicants_from"] = where.areas
    if where.places:
        record["locations"] = where.places
    else:
        record.pop("locations", None)


def _settle_applicants(record: dict[str, Any]) -> None:
    """Areas by their names, as codes."""
    named = record.get("applicants_from")
    listed = named if isinstance(named, list) else [named] if named else []
    listed = [each for each in listed if not (isinstance(each, str) and read_remote(each) == Elsewhere())]  # anywhere
    areas = [code for each in listed for code in ((isinstance(each, str) and areas_of(each)) or [each])]
    record.pop("applicants_from", None)
    if areas:
        record["applicants_from"] = (
            list(dict.fromkeys(areas)) if all(isinstance(each, str) for each in areas) else areas
        )


def _settle_pay(record: dict[str, Any], losses: list[tuple[str, str]]) -> None:
    """Pay in words is read; a currency or a period without an amount is no pay."""
    pay = record.get("salary")
    words = pay.pop("text", None) if isinstance(pay, dict) else pay if isinstance(pay, str) else None
    if isinstance(words, str) and not (isinstance(pay, dict) and {"min", "max"} & pay.keys()):
        read = pay_in_words(words, pay if isinstance(pay, dict) else {})
        if read is None and re.search(r"[1-9]", words):
            hint = " Which dollar is it? defaults: {salary: {currency: USD}}." if "$" in words else ""
            losses.append(("salary", f'salary: "{words[:80]}" is no pay that can be read in one way; left out.{hint}'))
        pay = read
    if isinstance(pay, dict):
        pay = {key: value for key, value in pay.items() if value is not None}
        if not {"min", "max"} & pay.keys():
            pay = None
        elif len(missing := [name for name in ("currency", "per") if name not in pay]):
            hint = ", ".join(f"{name}: {'EUR' if name == 'currency' else 'year'}" for name in missing)
            why = f"salary: {' and '.join(missing)} not given, so the pay is left out."
            losses.append(("salary", f"{why} Where it is the same for all: defaults: {{salary: {{{hint}}}}}."))
            pay = None
    if pay:
        record["salary"] = pay
    else:
        record.pop("salary", None)


def fit(record: dict[str, Any]) -> Fitted:
    """The entry that a record makes. A fault in a field that need not be there costs that field alone."""
    done = Fitted()
    for _ in range(len(Entry.model_fields) + 50):
        try:
            done.entry = Entry.model_validate(record)
        except ValidationError as error:
            faults = list(explain(Entry, record, error))
            losable = [fault for fault in faults if _losable(fault)]
            done.faults = [fault for fault in faults if fault not in losable]
            if not losable or done.faults:
                return done
            for fault in sorted(losable, key=lambda each: [str(step).zfill(4) for step in each.path], reverse=True):
                _lose(record, fault, done)
        else:
            done.faults = []
            return done
    return done


def _losable(fault: Fault) -> bool:
    if not fault.path:
        return False
    name = str(fault.path[0])
    if name == "company":
        return len(fault.path) > 1 and fault.path[1] != "name"
    # Days that contradict each other leave it open which of them is wrong, and whether it is open at all.
    return name in OPTIONAL and not (name in _ENDS and "is before posted" in fault.message)


def _lose(record: dict[str, Any], fault: Fault, done: Fitted) -> None:
    name, *rest = fault.path
    done.losses.append((str(name), fault.message))
    held = record.get(str(name))
    if isinstance(held, list) and rest and isinstance(rest[0], int) and rest[0] < len(held):
        inner = held[rest[0]]
        if isinstance(inner, Mapping) and len(rest) > 1 and rest[1] in inner and len(inner) > 1:
            held[rest[0]] = {key: value for key, value in inner.items() if key != rest[1]}
        else:
            del held[rest[0]]
    elif name == "company" and isinstance(held, dict) and rest:
        record["company"] = {key: value for key, value in held.items() if key != rest[0]}
    else:
        record.pop(str(name), None)
