"""cases.json and courses.json: plans worked apart from the code, by hand or on tables of days, which both twins must give."""

import json
from datetime import date
from pathlib import Path
from typing import Any

from plugins.timeline.model import Step
from plugins.timeline.schedule import NO_REGION, Calendar
from tests.timeline.reference import DecisionIn

ROOT = Path(__file__).resolve().parents[2]
SHIPPED_RULES = ROOT / "plugins" / "timeline" / "rules.yaml"
RULES = Path(__file__).with_name("rules.yaml")
"""Advice of the tests' own: what they say of days and words holds for this file, and leaves the shipped one free."""

CASES: dict[str, Any] = json.loads(Path(__file__).with_name("cases.json").read_text(encoding="utf-8"))
COURSES: dict[str, Any] = json.loads(Path(__file__).with_name("courses.json").read_text(encoding="utf-8"))

ZONES = ("UTC", "Pacific/Honolulu", "Pacific/Kiritimati", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe")
"""Where the scripts are tried: a day apart, with half hours, and with half hours of summer time."""

MARKED = {"calendar": "none", "interview": "2026-03-06", "decision": "2026-03-13"}
"""The interview of the cases of marks that name no other: on a Friday, with a promise for the Friday after."""


def day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def make_step(**rule: Any) -> Step:
    """A step with the given rule and whatever words."""
    to_self = rule["to"] == "self"
    words = {
        "channel": "self" if to_self else "email",
        "title": rule["id"],
        "do": "do",
        "why": "why",
        "avoid": "avoid",
        "draft": None if to_self else {"subject": "subject", "body": "body"},
        "source": "article#section",
    }
    return Step.model_validate({**words, **rule})


STEPS = tuple(make_step(**step) for step in CASES["steps"])
COURSE_STEPS = {name: tuple(make_step(**step) for step in COURSES[name]) for name in ("offer", "no")}


def unpack(packed: dict[str, Any] | None) -> Calendar:
    """A calendar of cases.json, which has the form in which the page carries them."""
    if packed is None:
        return NO_REGION
    years = sorted(int(year) for year in packed["holidays"])
    weekend = frozenset(int(weekday) - 1 for weekday in packed["weekend"])
    return Calendar(weekend, days_of(packed["holidays"]), range(years[0], years[-1] + 1))


def days_of(packed: dict[str, str]) -> frozenset[date]:
    """The days of year -> MMDDMMDD."""
    return frozenset(
        date(int(year), int(days[start : start + 2]), int(days[start + 2 : start + 4]))
        for year, days in packed.items()
        for start in range(0, len(days), 4)
    )


CALENDARS = {name: unpack(packed) for name, packed in CASES["calendars"].items()}


def decision_in(case: dict[str, Any]) -> DecisionIn | None:
    given = case.get("decision_in")
    return DecisionIn(given["n"], given["unit"]) if given else None
