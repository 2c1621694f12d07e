"""What the benchmark's sites are made of: articles and postings, the same for the same seed, in no generator's format.

The words are those of `bench/articles.py` and `bench/corpus.py`; here they get what articles have beside words: lists,
links to one another, a quotation, emphasis, tags.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random
from typing import Any

from bench.articles import Written, each_article
from bench.corpus import open_postings

TODAY = date(2026, 11, 23)
"""The day of every build. All postings are open on it, and all articles are out."""
EPOCH = "1795449600"
"""The same day at 16:00 UTC, for SOURCE_DATE_EPOCH."""
_NEWEST = date(2026, 10, 31)
_TAGS = (
    "interview salary offer resume recruiter manager reference question silence letter email phone panel second "
    "deadline holiday remote notice contract promotion start career team office agency role skills lunch nerves thanks "
    "rejection negotiation portfolio test travel clothes names notes follow-up feedback"
).split()
_LINKS = 4
"""How many links to other articles stand in one."""


@dataclass(frozen=True, slots=True)
class Article:
    """An article as every generator is to show it. `body` is Markdown."""

    slug: str
    title: str
    day: date
    category: str
    tags: tuple[str, ...]
    standfirst: str
    body: str

    def edited(self, mark: str) -> "Article":
        """The same with a sentence more at the end of its first paragraph: a word that is nowhere else."""
        heading, first, rest = self.body.split("\n\n", 2)
        return replace(self, body=f"{heading}\n\n{first} {mark}.\n\n{rest}")


def articles(count: int, seed: int = 1) -> Iterator[Article]:
    """`count` articles, one after another, newest first."""
    for number, written in enumerate(each_article(count, seed)):
        yield _article(number, written, count, Random(f"{seed} {number}"))  # noqa: S311 - no secret is made of it


def postings(count: int, seed: int = 1) -> list[dict[str, Any]]:
    """`count` entries of a job feed, all of them open on the day of the build."""
    return open_postings(count, TODAY, seed)


def edited(posting: dict[str, Any], mark: str) -> dict[str, Any]:
    """The posting with a sentence more: a word that is nowhere else."""
    return {**posting, "description": f"{posting.get('description', '')}\n\n{mark}."}


def _article(number: int, written: Written, count: int, random: Random) -> Article:
    blocks: list[str] = []
    paragraphs = [text for _, texts in written.sections for text in texts]
    linked = {random.randrange(len(paragraphs)): random.randrange(count) for _ in range(_LINKS)}
    quoted, listed = random.sample(range(1, len(paragraphs)), 2) if len(paragraphs) > 2 else (-1, -1)
    place = 0
    for heading, texts in written.sections:
        blocks.append(f"## {heading}")
        for text in texts:
            block = _emphasised(text, random)
            if place in linked and linked[place] != number:
                block = _linked(block, f"/articles/article-{linked[place]}/", random)
            if place == quoted:
                block = f"> {block}"
            elif place == listed:
                block = "\n".join(f"- {sentence}" for sentence in re.split(r"(?<=[.?]) ", block))
            blocks.append(block)
            place += 1
    return Article(
        slug=written.slug,
        title=written.title,
        day=_NEWEST - timedelta(days=number % 3_600),
        category=written.category,
        tags=tuple(sorted({_TAGS[int(len(_TAGS) * random.random() ** 1.7)] for _ in range(3)})),
        standfirst=written.standfirst,
        body="\n\n".join(blocks),
    )


def _emphasised(text: str, random: Random) -> str:
    """Two words of it in italics or bold, in every other paragraph."""
    if random.random() < 0.5:
        return text
    return _wrapped(text, random.choice(("*{}*", "**{}**")), random)


def _linked(text: str, address: str, random: Random) -> str:
    return _wrapped(text, f"[{{}}]({address})", random)


def _wrapped(text: str, wrap: str, random: Random) -> str:
    """Two plain words of the text, with something around them."""
    words = text.split(" ")
    plain = [at for at in range(1, len(words) - 1) if (words[at] + words[at + 1]).isalpha()]
    if not plain:
        return text
    at = random.choice(plain)
    return " ".join([*words[:at], wrap.format(f"{words[at]} {words[at + 1]}"), *words[at + 2 :]])


def in_words(posting: dict[str, Any]) -> dict[str, str]:
    """The posting with employer, place and pay as words: what a plain template can show as it is."""
    company, pay, types = posting["company"], posting.get("salary"), posting.get("type", "")
    places = posting.get("locations", [])
    listed = places if isinstance(places, list) else [places]
    named = [place if isinstance(place, str) else f"{place['city']}, {place['country']}" for place in listed]
    return {
        "id": posting["id"],
        "title": posting["title"],
        "company": company if isinstance(company, str) else company["name"],
        "place": " · ".join(named) or "Remote",
        "type": types if isinstance(types, str) else ", ".join(types),
        "pay": _pay(pay) if pay else "Not given",
        "posted": posting["posted"],
        "apply": posting["apply"],
        "description": posting.get("description", ""),
    }


def _pay(pay: dict[str, Any]) -> str:
    bounds = " to ".join(f"{pay[name]:,}" for name in ("min", "max") if name in pay)
    return f"{bounds} {pay['currency']} per {pay['per']}"
