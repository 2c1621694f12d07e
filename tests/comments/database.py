"""A database as Isso 0.14 makes it, without Isso, and the fetch that reads it."""

import sqlite3
from pathlib import Path
from zoneinfo import ZoneInfo

from plugins.comments.isso.fetch import fetch_comments
from plugins.comments.settings import CommentsSettings

TORONTO = ZoneInfo("America/Toronto")
SETTINGS = CommentsSettings(comments_isso="https://talk.example", comments_authors=("Dana Reyes",))
NINE = 1_795_788_000  # 2026-11-27 09:00 in Toronto


class Isso:
    """A database as Isso 0.14 makes it, without Isso."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.path = root / ".isso" / "comments.db"
        self.path.parent.mkdir(parents=True)
        with self.open() as database:
            database.executescript(
                """
                CREATE TABLE threads (id INTEGER PRIMARY KEY, uri VARCHAR(256) UNIQUE, title VARCHAR(256));
                CREATE TABLE comments (tid REFERENCES threads(id), id INTEGER PRIMARY KEY, parent INTEGER,
                  created FLOAT NOT NULL, modified FLOAT, mode INTEGER, remote_addr VARCHAR, text VARCHAR NOT NULL,
                  author VARCHAR, email VARCHAR, website VARCHAR, likes INTEGER DEFAULT 0, dislikes INTEGER DEFAULT 0,
                  voters BLOB NOT NULL, notification INTEGER DEFAULT 0);
                """
            )

    def open(self) -> sqlite3.Connection:
        return sqlite3.connect(self.path)

    def say(
        self,
        text: str,
        author: str | None = "Tom",
        *,
        uri: str = "/articles/ask/",
        number: int | None = None,
        parent: int | None = None,
        mode: int = 1,
        website: str | None = None,
        created: float = NINE,
    ) -> int:
        with self.open() as database:
            database.execute("INSERT OR IGNORE INTO threads (uri, title) VALUES (?, 'x')", (uri,))
            made = database.execute(
                "INSERT INTO comments (tid, id, parent, created, mode, remote_addr, text, author, email, website, voters)"
                " SELECT id, ?, ?, ?, ?, '198.51.100.0', ?, ?, 'tom@private.example', ?, x'00' FROM threads WHERE uri = ?",
                (number, parent, created, mode, text, author, website, uri),
            )
            return int(made.lastrowid or 0)

    def change(self, sql: str, *values: object) -> None:
        with self.open() as database:
            database.execute(sql, values)

    def fetch(self, settings: CommentsSettings = SETTINGS) -> bool:
        return fetch_comments(self.root, settings, TORONTO)

    def file(self, slug: str = "ask") -> Path:
        return self.root / "content/data/comments" / f"{slug}.yaml"

    def write(self, text: str, slug: str = "ask") -> None:
        self.file(slug).parent.mkdir(parents=True, exist_ok=True)
        self.file(slug).write_bytes(text.encode())

    def text(self, slug: str = "ask") -> str:
        return self.file(slug).read_bytes().decode()
