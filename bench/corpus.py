"""A job feed of any size, the same for the same seed: every kind of fact, and text as employers write it.

It is as uneven as a real one: a few employers, towns and fields have most of the jobs, and most titles occur once.
"""

import json
import re
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

import yaml

_WORDS = yaml.safe_load((Path(__file__).parent / "corpus.yaml").read_text(encoding="utf-8"))
_PER_FILE = 5_000
_FIELDS = [*_WORDS["fields"]]
_RANKS = ("", "", "", "", "Senior ", "Senior ", "Junior ", "Lead ", "Principal ", "Assistant ", "Associate ", "Head ")
_SUBJECTS = ("{}", "{}", "{}, {subject}", "{} ({subject})", "{} - {subject}", "{subject} {}")
_REMARKS = (*[""] * 5, " I", " II", " III", " (Hybrid)", " (12-month contract)", " (Maternity Cover)", ", Nights")
_COUNTRIES = {
    "CA": ("America/Toronto", "CAD"),
    "US": ("America/New_York", "USD"),
    "GB": ("Europe/London", "GBP"),
    "IE": ("Europe/Dublin", "EUR"),
    "NL": ("Europe/Amsterdam", "EUR"),
    "DE": ("Europe/Berlin", "EUR"),
    "CH": ("Europe/Zurich", "CHF"),
    "AU": ("Australia/Sydney", "AUD"),
    "NZ": ("Pacific/Auckland", "NZD"),
    "IN": ("Asia/Kolkata", "INR"),
}
_FREE_PLACES = ("Dublin, Ireland", "Greater Manchester", "Halifax (two days a week)", "Seattle or Portland")
_AREAS = (["CA"], ["CA", "US"], ["GB", "IE"], ["US-NY", "US-MA", "CA-ON"], ["DE", "FR", "NL", "BE", "LU", "AT", "CH"])
_TYPES = (
    *["full-time"] * 12, *["part-time"] * 3, "contract", "contract", "temporary", "internship", "volunteer", "per-diem",
    "other", ["full-time", "contract"], ["part-time", "temporary"],
)  # fmt: skip
_PAY = {
    "year": (42_000, 90_000, 500),
    "month": (2_800, 6_500, 50),
    "week": (700, 1_900, 10),
    "day": (150, 420, 5),
    "hour": (17, 64, 1),
}
_OPENINGS = (
    "We are {size} people, and most of us start before the town is awake.",
    "The last person in this role stayed for {years} years and is retiring in spring.",
    "This is a new position; what it becomes depends a good deal on who takes it.",
    "Our customers call when something has gone wrong, and you are the first voice they hear.",
)
_SENTENCES = (
    "You report to the head of the office, who reads what you write and answers on the same day.",
    "There are {size} sites, and you visit each of them at least twice a year, by train where there is one.",
    "The work has a rhythm: quiet on Mondays, loud from the 24th to the end of the month.",
    "We keep records on paper in {years} places, and one of your tasks is to make that none.",
    "Nobody here works past six, except in the week of the audit, and then we order dinner.",
    "You write short messages, ask early, and say so when a date cannot be kept.",
    "Overtime is paid after {years} hours and rarer than you would think.",
    "You will have a desk by a window & a colleague who has done this before.",
    "We measure what matters to the people we serve, and leave the rest alone.",
    "The system is old; the people who know it are patient, and a new one comes next year.",
)
_NEEDS = (
    "{years} years in a similar role, or a good story about another one",
    "Spreadsheets without fear, and without merged cells",
    "A driving licence, or a plan for Tuesdays",
    "Calm on the telephone",
    "English; French is a help",
    "The patience to explain the same thing twice",
)

_ENDS = ("", "\n\nSee [the other postings](/jobs/) too.", "\n\n*Applications are read by people.*")


def postings(count: int, today: date, seed: int = 1) -> list[dict[str, Any]]:
    """`count` entries of a job feed. Of twenty, about seventeen are open on `today`; the others are over or to come."""
    random = Random(seed)  # noqa: S311 - no secret is made of it
    companies = _companies(max(5, count // 4), random)
    return [_posting(number, companies, today, random) for number in range(count)]


def open_postings(count: int, today: date, seed: int = 1) -> list[dict[str, Any]]:
    """`count` entries of a job feed, all of them open on `today`."""
    entries = postings(count * 5 // 4 + 20, today, seed)
    return [entry for entry in entries if _is_open(entry, today.isoformat())][:count]


def feed(entries: list[dict[str, Any]]) -> str:
    """The entries as a job feed: JSON, which any YAML reader reads, one entry a line."""
    return "[\n" + ",\n".join(json.dumps(entry, ensure_ascii=False) for entry in entries) + "\n]\n"


def files(entries: list[dict[str, Any]]) -> dict[str, str]:
    """The entries as job feeds, name -> text: one file of ten thousand would be refused for its size."""
    starts = range(0, max(1, len(entries)), _PER_FILE)
    return {f"content/data/jobs-{start}.yaml": feed(entries[start : start + _PER_FILE]) for start in starts}


def _is_open(entry: dict[str, Any], today: str) -> bool:
    closed = "filled" in entry or "withdrawn" in entry or entry.get("expires", today) < today
    return not closed and entry["posted"] <= today


def _uneven(among: list[str], random: Random) -> str:
    """One of them: the first ones far more often than the last."""
    return among[int(len(among) * random.random() ** 2.5)]


def _companies(count: int, random: Random) -> list[str]:
    """Names, two in three with a word in them that no dictionary has."""
    names: dict[str, None] = {}
    while len(names) < count:
        coined = "".join(random.choices(_WORDS["syllables"], k=random.choice((2, 3, 3)))).capitalize()
        first = random.choice((coined, coined, random.choice(_WORDS["company"])))
        names[f"{first} {random.choice(_WORDS['trade'])}"] = None
    return list(names)


def _title(field: str, random: Random) -> str:
    trades, subjects = _WORDS["fields"][field].values()
    role = random.choice(_SUBJECTS).format(random.choice(trades), subject=random.choice(subjects))
    return f"{random.choice(_RANKS)}{role}{random.choice(_REMARKS)}"


def _town(random: Random) -> dict[str, str]:
    city, region, country = _uneven(_WORDS["towns"], random).split(",")
    place = {"city": city, "region": region, "country": country}
    if random.random() < 0.1:
        place |= {"postal_code": f"{random.randrange(1000, 9999)}", "street": f"{random.randrange(1, 300)} Park Row"}
    return {key: value for key, value in place.items() if value}


def _posting(number: int, companies: list[str], today: date, random: Random) -> dict[str, Any]:
    field = _uneven(_FIELDS, random)
    place = _town(random)
    zone, currency = _COUNTRIES[place["country"]]
    company = _uneven(companies, random)
    host = "-".join(re.findall("[a-z0-9]+", company.lower()))
    posted = today - timedelta(days=random.randrange(45))
    entry: dict[str, Any] = {
        "id": f"posting-{number}",
        "title": _title(field, random),
        "company": random.choice([company, {"name": company, "url": f"https://{host}.example/"}]),
        "timezone": zone,
        "posted": posted.isoformat(),
        "apply": f"https://{host}.example/jobs/{number}?from=board&n={number}",
    }
    if random.random() < 0.1:
        entry["apply"] = f"mailto:jobs-{number}@{host}.example"
    optional = {
        "category": (0.9, field),
        "type": (0.9, random.choice(_TYPES)),
        "salary": (0.8, _salary(currency, random)),
        "description": (0.95, _description(random)),
        "agencies_ok": (0.2, random.random() < 0.5),
        "last_verified": (0.3, min(today, posted + timedelta(days=random.randrange(5))).isoformat()),
        "featured": (0.03, True),
    }
    entry.update({name: value for name, (share, value) in optional.items() if random.random() < share})
    return {**entry, **_where(place, random), **_end(posted, today, random)}


def _where(place: dict[str, str], random: Random) -> dict[str, Any]:
    kind = random.random()
    if kind < 0.15:
        return {"remote": "full", "applicants_from": random.choice(_AREAS)}
    if kind < 0.2:
        return {"remote": "full", "locations": [place], "applicants_from": random.choice(_AREAS)}
    if kind < 0.28:
        return {"locations": random.choice(_FREE_PLACES)}
    if kind < 0.4:
        other = next(town for town in iter(lambda: _town(random), None) if town["city"] != place["city"])
        return {"locations": [place, other]}
    return {"locations": place, **({"remote": "hybrid"} if kind < 0.6 else {})}


def _end(posted: date, today: date, random: Random) -> dict[str, str]:
    kind = random.random()
    if kind < 0.3:
        return {}
    if kind < 0.35:
        return {"expires": "never"}
    if kind < 0.42:
        return {random.choice(["filled", "withdrawn"]): today.isoformat()}
    if kind < 0.48:
        return {"expires": posted.isoformat() if posted < today else "never"}
    if kind < 0.5:
        return {"posted": (today + timedelta(days=3)).isoformat()}
    return {"expires": (today + timedelta(days=random.randrange(60))).isoformat()}


def _salary(currency: str, random: Random) -> dict[str, Any]:
    per = random.choice(["year", "year", "year", "hour", "hour", "month", "week", "day"])
    least, most, step = _PAY[per]
    low: int | float = random.randrange(least, most, step)
    high: int | float = low + step * random.randrange(1, 30)
    if per == "hour" and random.random() < 0.3:
        low, high = low + 0.25, high + 0.5
    bounds = random.choice([{"min": low, "max": high}] * 6 + [{"min": low}, {"max": high}, {"min": low, "max": low}])
    return {**bounds, "currency": currency, "per": per}


def _description(random: Random) -> str:
    def said(sentence: str) -> str:
        return sentence.format(size=random.randrange(4, 900), years=random.randrange(2, 30))

    about = " ".join(map(said, random.sample(_SENTENCES, random.randrange(2, 5))))
    more = " ".join(map(said, random.sample(_SENTENCES, random.randrange(2, 6))))
    needs = "\n".join(f"- {said(need)}" for need in random.sample(_NEEDS, random.randrange(2, 5)))
    opening, end = said(random.choice(_OPENINGS)), random.choice(_ENDS)
    return f"{opening}\n\n{about}\n\n### What you bring\n\n{needs}\n\n### The team\n\n{more}{end}"
