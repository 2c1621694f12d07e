"""What rooms say of a page for other rooms to use: typed facts, kept by the page's address."""

from dataclasses import dataclass, field
from typing import Any, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Opening:
    """The page offers a job that can be had."""

    role: str
    company: str


@dataclass(frozen=True, slots=True)
class Conversation:
    """People talk below the page: how many have, and where. `path` is site-relative, with its fragment.

    `feed` is the path of the feed of what they say, without its ending.
    """

    count: int
    path: str
    feed: str | None = None


@dataclass(slots=True)
class Facts:
    """The facts of one build. A page has at most one of each kind."""

    _said: dict[tuple[str, type], Any] = field(default_factory=dict)

    def say(self, path: str, fact: object) -> None:
        """`path` is the site-relative address of the page that the fact is about."""
        self._said[path, type(fact)] = fact

    def about(self, path: str, kind: type[T]) -> T | None:
        """What was said of a page, or None."""
        fact = self._said.get((path, kind))
        return fact if isinstance(fact, kind) else None
