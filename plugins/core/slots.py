"""How a page of one room shows a piece of another, without either knowing the other.

A room registers a template and a builder for a slot; a template writes `{{ slot("article.end") }}`.
Navigation, footer links and embeds in articles register the same way. No room, nothing in the slot.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Generic, TypeVar

from .pages import Page
from .report import did_you_mean

B = TypeVar("B")
"""The state that builders are given: the Build, which holds these slots and is not known here."""


@dataclass(frozen=True, slots=True)
class Part(Generic[B]):
    """What a room shows in a slot: a template, and what makes its frozen context (None: show nothing).

    `plain`: it is a line of text, and needs none of the room's styles.
    """

    template: str
    builder: Callable[[B, Page], object | None]
    order: int = 50
    plain: bool = False


@dataclass(frozen=True, slots=True)
class NavigationEntry:
    label: str
    path: str
    order: int


@dataclass(slots=True)
class Slots(Generic[B]):
    """All registrations of one Pelican instance. Registering the same again changes nothing."""

    parts: dict[tuple[str, str], list[Part[B]]] = field(default_factory=dict)
    embeds: dict[str, Part[B]] = field(default_factory=dict)
    embedded_ids: frozenset[str] = frozenset()
    _navigation: dict[str, NavigationEntry] = field(default_factory=dict)
    _footer: dict[str, NavigationEntry] = field(default_factory=dict)
    _pages: dict[str, NavigationEntry] = field(default_factory=dict)
    _withdrawn: set[str] = field(default_factory=set)

    def begin(self) -> None:
        """A new build: the pages of the one before are forgotten, and what was withdrawn is back."""
        self._pages.clear()
        self._withdrawn.clear()

    def add(
        self,
        kind: str,
        name: str,
        template: str,
        builder: Callable[[B, Page], object | None],
        order: int = 50,
        *,
        plain: bool = False,
    ) -> None:
        """Shows `template` in slot `name` on pages of `kind` ("*": on every page), smaller `order` first."""
        parts = self.parts.setdefault((kind, name), [])
        part = Part(template, builder, order, plain)
        if part not in parts:
            parts.append(part)

    def misplaced(self, offered: Mapping[str, Collection[str]]) -> Iterator[tuple[str, str]]:
        """Registrations for a slot that no page offers, and the remedy. `offered`: page kind -> names of its slots.

        A kind that nobody knows is the page of a room that is not here, if it is not nearly one that is.
        """
        everywhere = set().union(*offered.values())
        for kind, name in self.parts:
            known = everywhere if kind == "*" else offered.get(kind)
            if known is None:
                hint = did_you_mean(kind, offered)
                if hint and get_close_matches(kind, offered, n=1, cutoff=0.75):
                    yield f'slot "{name}": there is no kind of page called "{kind}".', hint
            elif name not in known:
                yield f'slot "{name}": pages of kind "{kind}" offer none of this name.', did_you_mean(name, known)

    def find(self, kind: str, name: str) -> list[Part[B]]:
        found = self.parts.get((kind, name), []) + self.parts.get(("*", name), [])
        return sorted(found, key=lambda part: part.order)

    def embed(
        self, name: str, template: str, builder: Callable[[B, Page], object | None], ids: Iterable[str] = ()
    ) -> None:
        """Makes a paragraph `{name}` of its own in an article's Markdown show `template`.

        `ids` are those of its elements that its script or its labels know: headings of the article go by others.
        """
        self.embeds[name] = Part(template, builder)
        self.embedded_ids |= frozenset(ids)

    def navigation(self, label: str, path: str, order: int) -> None:
        self._navigation[path] = NavigationEntry(label, path, order)

    def footer(self, label: str, path: str, order: int) -> None:
        self._footer[path] = NavigationEntry(label, path, order)

    def footer_page(self, label: str, path: str, order: int) -> None:
        """A footer link to a page of this build's content."""
        self._pages[path] = NavigationEntry(label, path, order)

    def withdraw(self, path: str) -> None:
        """Takes an entry out of this build's navigation and footer, where a room finds it has nothing to show."""
        self._withdrawn.add(path)

    def navigation_entries(self) -> tuple[NavigationEntry, ...]:
        return self._shown(self._navigation)

    def footer_entries(self) -> tuple[NavigationEntry, ...]:
        return self._shown({**self._footer, **self._pages})

    def _shown(self, entries: dict[str, NavigationEntry]) -> tuple[NavigationEntry, ...]:
        shown = (entry for entry in entries.values() if entry.path not in self._withdrawn)
        return tuple(sorted(shown, key=lambda entry: (entry.order, entry.label)))
