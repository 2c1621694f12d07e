"""Tells the tests that need only Python from those that go outside, and sees to it that none passes for the wrong kind.

`make check-fast` runs the first kind, marked `pure` here. Of the second kind is what asks for a build or a browser by a
fixture, and what is marked `outside`: whoever starts a program or a server without either fails, and is told so.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

FIXTURES = frozenset({"build_site", "shipped", "site_dir", "site_url", "browser"})
"""Who asks for one of these, himself or through another fixture, goes outside."""
EVENTS = frozenset(
    "subprocess.Popen os.fork os.forkpty os.posix_spawn os.spawn os.exec os.system socket.bind socket.connect".split()
)
"""What Python tells of (sys.addaudithook) when a program or a connection is begun."""


class Guard:
    """Listens while a pure test runs. An audit hook cannot be taken back, so it is deaf at all other times."""

    def __init__(self) -> None:
        self._listens = False
        sys.addaudithook(self._hear)

    @contextmanager
    def over(self, item: pytest.Item) -> Iterator[None]:
        self._listens = is_pure(item)
        try:
            yield
        finally:
            self._listens = False

    def _hear(self, event: str, _: object) -> None:
        if self._listens and event in EVENTS:
            raise AssertionError(
                f"This test goes outside Python ({event}). Mark it @pytest.mark.outside, so that make check-fast leaves it out."
            )


def is_pure(item: pytest.Item) -> bool:
    return item.get_closest_marker("pure") is not None


def mark(items: list[pytest.Item]) -> None:
    """Marks the pure ones among the tests."""
    for item in items:
        asked = set(getattr(item, "fixturenames", ()))
        if not asked & FIXTURES and item.get_closest_marker("outside") is None:
            item.add_marker(pytest.mark.pure)
