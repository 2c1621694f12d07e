"""A board of invented postings that is as uneven as a real one: a few employers and towns have most of the jobs.

Titles are made as employers make them, a rank, a trade, a subject and a remark, so that most stand on the board once.
The same seed gives the same board.
"""

import random
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import yaml

SEED = 20261123
_WORDS = yaml.safe_load((Path(__file__).parent / "openings.yaml").read_text(encoding="utf-8"))
_RANKS = ("", "", "", "", "Senior ", "Senior ", "Junior ", "Lead ", "Principal ", "Assistant ", "Associate ", "Head ")
_REMARKS = (
    "",
    "",
    "",
    "",
    "",
    " II",
    " III",
    " (Hybrid)",
    " (12-month contract)",
    " (Maternity Cover)",
    ", Nights",
    " I",
)
_MONEY = {"CA": "CAD", "US": "USD", "GB": "GBP", "IE": "EUR", "NL": "EUR", "DE": "EUR", "AU": "AUD", "NZ": "NZD"}
_ZONES = {
    "CA": "America/Toronto",
    "US": "America/New_York",
    "GB": "Europe/London",
    "IE": "Europe/Dublin",
    "NL": "Europe/Amsterdam",
    "DE": "Europe/Berlin",
    "AU": "Australia/Sydney",
    "NZ": "Pacific/Auckland",
}


def entries(count: int, today: date, seed: int = SEED) -> list[dict[str, Any]]:
    """So many entries as they stand in jobs.yaml, all of them open on `today`."""
    chance = random.Random(seed)  # noqa: S311 - a board that is the same each time
    companies = _companies(chance, max(5, count // 4))
    return [_entry(chance, number, today, companies) for number in range(count)]


def _companies(chance: random.Random, count: int) -> list[str]:
    """Names, two in three with a word in them that no dictionary has."""
    names: dict[str, None] = {}
    while len(names) < count:
        coined = "".join(chance.choices(_WORDS["syllables"], k=chance.choice((2, 3, 3)))).capitalize()
        first = chance.choice((coined, coined, chance.choice(_WORDS["company"])))
        names[f"{first} {chance.choice(_WORDS['trade'])}"] = None
    return list(names)


def _uneven(chance: random.Random, count: int) -> int:
    """A place in a list of so many: the first ones far more often than the last."""
    return int(count * chance.random() ** 2.5)


def _entry(chance: random.Random, number: int, today: date, companies: list[str]) -> dict[str, Any]:
    field = list(_WORDS["fields"])[_uneven(chance, len(_WORDS["fields"]))]
    trades, subjects = _WORDS["fields"][field].values()
    subject = chance.choice(subjects)
    with_subject = chance.choice(
        ("{}", "{}", f"{{}}, {subject}", f"{{}} ({subject})", f"{{}} - {subject}", f"{subject} {{}}")
    )
    title = chance.choice(_RANKS) + with_subject.format(chance.choice(trades)) + chance.choice(_REMARKS)
    city, region, country = _WORDS["towns"][_uneven(chance, len(_WORDS["towns"]))].split(",")
    place = {"city": city, "region": region, "country": country}
    company = companies[_uneven(chance, len(companies))]
    remote = chance.choices(("none", "hybrid", "full"), weights=(62, 23, 15))[0]
    low = chance.randrange(32, 150) * 1000
    salaries = (
        None,
        {"min": low, "max": low + chance.randrange(4, 30) * 1000, "currency": _MONEY[country], "per": "year"},
        {
            "min": round(low / 2080 * 4) / 4,
            "max": round(low / 1800 * 4) / 4,
            "currency": _MONEY[country],
            "per": "hour",
        },
    )
    posted = today - timedelta(days=int(58 * chance.random() ** 1.5))
    end = chance.choices((None, today + timedelta(days=chance.randrange(1, 60)), "never"), weights=(60, 37, 3))[0]
    return {
        "id": f"posting-{number}",
        "title": title,
        "company": company,
        "locations": {key: value for key, value in place.items() if value},
        "remote": remote,
        "applicants_from": [country] if remote == "full" else [],
        "type": chance.choices(
            (["full-time"], ["part-time"], ["contract"], ["temporary"], ["internship"], ["full-time", "part-time"]),
            weights=(70, 12, 8, 4, 3, 3),
        )[0],
        "category": field,
        "salary": chance.choices(salaries, weights=(30, 50, 20))[0],
        "posted": posted.isoformat(),
        "expires": end if isinstance(end, str) or end is None else end.isoformat(),
        "apply": f"https://employer.example/jobs/{number}",
        "last_verified": today.isoformat(),
        "featured": chance.random() < 0.01,
        "timezone": _ZONES[country],
        "description": f"{company} looks for somebody who knows the work. You would join us in {city}.",
    }
