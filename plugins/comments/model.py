"""What a file of comments may say. There is no key for email or network addresses, so none can be published."""

import re
from enum import StrEnum
from typing import Annotated, Any
from unicodedata import category
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints, field_validator, model_validator

from plugins.core.validation import Model, Moment, plain_year

CommentId = Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{1,64}$", coerce_numbers_to_str=True)]


# Zero-width joiner and non-joiner: names in several scripts, and many emoji, are spelt with them.
JOINERS = "\u200c\u200d"


ORIGIN = re.compile(r"isso/([0-9]{1,18})/([0-9]{1,12})/[0-9a-f]{8}")
"""An entry that came from Isso: the number there, the second in which it was written, and a digest of its texts."""


class Openness(StrEnum):
    """Whether an article takes comments: it does, it shows those that there are, or it has none at all."""

    OPEN = "open"
    CLOSED = "closed"
    OFF = "off"


class CommentsFront(Model):
    """What an article's front matter may say of its comments."""

    comments: Openness = Openness.OPEN


ERASED = "-"
"""Stands for the name and the words of a deleted comment that has none any more. Never shown."""


class Status(StrEnum):
    APPROVED = "approved"
    PENDING = "pending"
    SPAM = "spam"
    DELETED = "deleted"


class Comment(Model):
    """One comment. `parent` is the id of the comment it answers; `text` is a subset of Markdown.

    One that is deleted may keep its place only: without author and text. `origin` is written by `make fetch`.
    """

    id: CommentId
    parent: CommentId | None = None
    author: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=80)]
    url: str | None = None
    date: Annotated[Moment, AfterValidator(plain_year)]
    text: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
    status: Status = Status.APPROVED
    by_author: bool = False
    origin: str | None = None

    @model_validator(mode="before")
    @classmethod
    def erased(cls, values: Any) -> Any:
        """Of a deleted comment nothing need be left but its place."""
        if isinstance(values, dict) and values.get("status") == Status.DELETED:
            return {"author": ERASED, "text": ERASED, **values}
        return values

    @field_validator("origin")
    @classmethod
    def untouched(cls, value: str | None) -> str | None:
        if value is not None and not ORIGIN.fullmatch(value):
            raise ValueError("is written by make fetch and stays as it is; take the line out where it is yours")
        return value

    @field_validator("author")
    @classmethod
    def readable(cls, value: str) -> str:
        """A control or direction mark in a name could garble the line that the name stands in."""
        if any(category(char) in ("Cc", "Cf") and char not in JOINERS for char in value):
            raise ValueError("has an invisible character in it; write the name again")
        return value

    @property
    def link(self) -> str | None:
        """The author's own address, where it is one that the site links to: https only."""
        if self.url is None or any(char.isspace() or not char.isprintable() for char in self.url):
            return None
        try:
            parts = urlsplit(self.url)
        except ValueError:
            return None
        return self.url if parts.scheme == "https" and parts.hostname else None

    @property
    def approved(self) -> bool:
        return self.status is Status.APPROVED


class CommentFile(Model):
    """The longer form of a file. The entries are read one by one, so that each problem can name its comment."""

    sample: bool = False
    comments: Annotated[tuple[Any, ...], BeforeValidator(lambda value: () if value is None else value)] = ()
