"""How a page of one room shows a piece of another, without either knowing the other.

A room registers a template and a builder for a slot; a template writes `{{ slot("article.end") }}`.
Navigation, footer links and embeds in articles register the same way. No room, nothing in the slot.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from .pages import Page

if TYPE_CHECKING:
    from .build import Build

Builder = Callable[["Build", Page], object | None]


@dataclass(frozen=True, slots=True)
class Part:
    """What a room shows in a slot: a template, and what makes its frozen context (None: show nothing)."""

    template: str
    builder: Builder
    order: int = 50


@dataclass(frozen=True, slots=True)
class NavigationEntry:
    label: str
    path: str
    order: int


@dataclass(slots=True)
class Slots:
    """All registrations of one Pelican instance. Registering the same again changes nothing."""

    parts: dict[tuple[str, str], list[Part]] = field(default_factory=dict)
    embeds: dict[str, Part] = field(default_factory=dict)
    _navigation: dict[str, NavigationEntry] = field(default_factory=dict)
    _footer: dict[str, NavigationEntry] = field(default_factory=dict)

    def add(self, kind: str, name: str, template: str, builder: Builder, order: int = 50) -> None:
        """Shows `template` in slot `name` on pages of `kind` ("*": on every page), smaller `order` first."""
        parts = self.parts.setdefault((kind, name), [])
        part = Part(template, builder, order)
        if part not in parts:
            parts.append(part)

    def find(self, kind: str, name: str) -> list[Part]:
        found = self.parts.get((kind, name), []) + self.parts.get(("*", name), [])
        return sorted(found, key=lambda part: part.order)

    def embed(self, name: str, template: str, builder: Builder) -> None:
        """Makes a paragraph `{name}` of its own in an article's Markdown show `template`."""
        self.embeds[name] = Part(template, builder)

    def navigation(self, label: str, path: str, order: int) -> None:
        self._navigation[path] = NavigationEntry(label, path, order)

    def footer(self, label: str, path: str, order: int) -> None:
        self._footer[path] = NavigationEntry(label, path, order)

    @property
    def navigation_entries(self) -> tuple[NavigationEntry, ...]:
        return tuple(sorted(self._navigation.values(), key=lambda entry: entry.order))

    @property
    def footer_entries(self) -> tuple[NavigationEntry, ...]:
        return tuple(sorted(self._footer.values(), key=lambda entry: entry.order))

    def withdraw(self, path: str) -> None:
        """Takes a navigation or footer entry away again, where a room finds it has nothing to show."""
        self._navigation.pop(path, None)
        self._footer.pop(path, None)
