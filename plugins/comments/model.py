"""What a file of comments may say. There is no key for e-mail or network addresses, so none can be published."""

from enum import StrEnum
from typing import Annotated, Any
from unicodedata import category
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints, field_validator

from plugins.core.validation import Model, Moment, plain_year

CommentId = Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{1,64}$", coerce_numbers_to_str=True)]


# Zero-width joiner and non-joiner: names in several scripts, and many emoji, are spelt with them.
JOINERS = "\u200c\u200d"


class Openness(StrEnum):
    """Whether an article takes comments: it does, it shows those that there are, or it has none at all."""

    OPEN = "open"
    CLOSED = "closed"
    OFF = "off"


class CommentsFront(Model):
    """What an article's front matter may say of its comments."""

    comments: Openness = Openness.OPEN


class Status(StrEnum):
    APPROVED = "approved"
    PENDING = "pending"
    SPAM = "spam"
    DELETED = "deleted"


class Comment(Model):
    """One comment. `parent` is the id of the comment it answers; `text` is a subset of Markdown."""

    id: CommentId
    parent: CommentId | None = None
    author: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=80)]
    url: str | None = None
    date: Annotated[Moment, AfterValidator(plain_year)]
    text: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
    status: Status = Status.APPROVED
    by_author: bool = False

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
