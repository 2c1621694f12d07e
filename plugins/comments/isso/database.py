"""Reads from Isso's database what the author has approved, and nothing that would say where it came from.

Only the columns that are shown are asked for: neither email nor network addresses are ever read.
"""

import hashlib
import re
import sqlite3
from dataclasses import dataclass
from datetime import UTC, datetime
from html import unescape
from pathlib import Path
from unicodedata import category
from urllib.parse import parse_qs, urlsplit

from plugins.comments.model import JOINERS
from plugins.core.errors import SiteError
from plugins.core.validation import is_email

_APPROVED = """
    SELECT comments.id, comments.parent, comments.created, comments.author, comments.website, comments.text, threads.uri
    FROM comments JOIN threads ON threads.id = comments.tid
    WHERE comments.mode = 1 ORDER BY comments.id
"""
_SLUG = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")
_BREAKS = re.compile("\r\n?|[\x85\u2028\u2029]")
_NOT_FOR_YAML = re.compile("[^\t\n -~\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
NAMELESS = "Anonymous"
_LONGEST_NAME = 80


class DatabaseError(SiteError):
    """Isso's database is not there, or is none."""


@dataclass(frozen=True, slots=True)
class Heard:
    """An approved comment as Isso has it. `to` is the id of the comment on the page that it answers, or "".

    `number` is Isso's own id, which Isso may give again once a comment is deleted; `created`, in seconds since 1970,
    tells the two apart. `under` is the number of the comment above it in Isso's own threads.
    """

    number: int
    created: int
    under: int | None
    slug: str
    to: str
    author: str
    url: str
    text: str

    @property
    def key(self) -> tuple[int, int]:
        return self.number, self.created

    @property
    def origin(self) -> str:
        """The mark of the entry that is made of it; its end changes when one of the texts does."""
        texts = "\0".join((self.author, self.url, self.text))
        return f"isso/{self.number}/{self.created}/{hashlib.sha256(texts.encode()).hexdigest()[:8]}"

    @property
    def date(self) -> datetime:
        return datetime.fromtimestamp(self.created, UTC)


@dataclass(frozen=True, slots=True)
class Store:
    """What the database holds: the approved comments, oldest first, and how many there are of any kind."""

    approved: tuple[Heard, ...]
    count: int


def read_database(path: Path) -> Store:
    """Raises DatabaseError with what is wrong. The file is only read, also while Isso writes to it."""
    if not path.is_file():
        raise DatabaseError(f"there is no database at {path}")
    try:
        connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
        try:
            rows = connection.execute(_APPROVED).fetchall()
            (count,) = connection.execute("SELECT count(*) FROM comments").fetchone()
        finally:
            connection.close()
    except sqlite3.Error as error:
        raise DatabaseError(f"{path} cannot be read as Isso's database ({error})") from None
    return Store(tuple(heard for row in rows if (heard := _heard(*row)) is not None), int(count))


def _heard(
    number: int, under: int | None, created: float, author: str | None, website: str | None, text: str, uri: str
) -> Heard | None:
    """None where the comment is on no article: anybody may send Isso any address."""
    place = urlsplit(str(uri))
    slug = place.path.rstrip("/").rpartition("/")[2]
    if not _SLUG.fullmatch(slug):
        return None
    to = parse_qs(place.query).get("to", [""])[0]
    return Heard(int(number), int(created), under, slug, to, _name(author), _website(website), _text(text))


def _plain(escaped: str) -> str:
    """Isso keeps names and addresses escaped as HTML, and escapes them again whenever they are edited there."""
    for _ in range(9):
        plain = unescape(escaped)
        if plain == escaped:
            break
        escaped = plain
    return escaped


def _name(author: str | None) -> str:
    """An email address in the place of a name is not shown whole."""
    words = " ".join(_plain(str(author or "")).split())
    visible = "".join(char for char in words if category(char) not in ("Cc", "Cf") or char in JOINERS)
    name = _NOT_FOR_YAML.sub("", visible)[:_LONGEST_NAME].strip()
    if is_email(name):
        name = name.partition("@")[0]
    return name if name.strip(JOINERS) else NAMELESS


def _website(website: str | None) -> str:
    address = _plain(str(website or "")).strip()
    return address if address.startswith("https://") and not _NOT_FOR_YAML.search(address) else ""


def _text(text: str) -> str:
    """Isso's Markdown is a part of ours; HTML is shown as it was written in both."""
    lines = _NOT_FOR_YAML.sub("", _BREAKS.sub("\n", str(text))).strip().split("\n")
    return "\n".join(line.rstrip() if not line.strip() else line for line in lines) or "…"
