"""The state of one build, which every room reaches through `build_of`.

It lives in Pelican's settings, the one object that Pelican hands to every generator, reader and writer.
"""

import importlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any, Protocol, TypeVar

from jinja2 import Environment
from pelican import Pelican
from pelican.generators import Generator

from .articles import Article
from .clock import Clock, read_clock
from .errors import SettingsError, plainly
from .pages import FeedLink, Page, Site
from .report import Report
from .slots import Slots
from .templates import make_environment

KEY = "BUILD"
T = TypeVar("T")
PageBuilder = Callable[["Build", Mapping[str, Any]], Iterable[Page]]


class Mode(StrEnum):
    """BUILD writes the site; CHECK only reports; PREVIEW (make serve) also shows drafts and scheduled articles."""

    BUILD = "build"
    CHECK = "check"
    PREVIEW = "preview"


@dataclass(frozen=True, slots=True)
class TemplateName:
    """What the writer is to render one of Pelican's own pages with."""

    name: str

    @classmethod
    def of(cls, name: str) -> "TemplateName":
        return cls(f"{name}.html")


class HasSettings(Protocol):
    settings: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Room:
    """A plugin of this house: its name, its folder, and where its pieces are."""

    name: str
    folder: Path


@dataclass(slots=True)
class Build:
    """One build from start to end. `begin` makes it fresh; slots stay, they belong to the Pelican instance."""

    settings: dict[str, Any]
    root: Path
    rooms: tuple[Room, ...]
    slots: Slots = field(default_factory=Slots)
    page_builders: dict[str, PageBuilder] = field(default_factory=dict)
    """For Pelican's own pages: template name -> what makes frozen contexts of Pelican's keyword arguments."""
    report: Report = field(default_factory=Report)
    articles: tuple[Article, ...] = ()
    drafts: tuple[Article, ...] = ()
    feeds: list[FeedLink] = field(default_factory=list)
    comment_counts: dict[str, int] = field(default_factory=dict)
    turns: list[datetime] = field(default_factory=list)
    """Moments, aware, at which what the site shows changes by itself: a room adds those that it knows of."""
    gone: list[str] = field(default_factory=list)
    """Site-relative addresses of pages that were there once and will not be again: a server answers them with 410."""
    clock: Clock = field(init=False)
    site: Site = field(init=False)
    environment: Environment = field(init=False)
    assets: dict[str, str] = field(default_factory=dict)
    """Published address of each asset folder: "jobs" -> "assets/jobs-0a1b2c3d4e"."""
    _kept: dict[type, Any] = field(default_factory=dict)

    @property
    def content(self) -> Path:
        return Path(self.settings["PATH"])

    @property
    def theme(self) -> Path:
        return Path(self.settings["THEME"])

    @property
    def mode(self) -> Mode:
        return Mode(self.settings.get("BUILD_MODE", "build"))

    def keep(self, value: object) -> None:
        """Stores a room's state of this build under its class, for the room's own slots and generators."""
        self._kept[type(value)] = value

    def get(self, kind: type[T]) -> T | None:
        """The state stored with `keep`, or None where there is none in this build."""
        value = self._kept.get(kind)
        return value if isinstance(value, kind) else None

    def source(self, path: Path | str) -> str:
        """A file's name for messages: relative to the project."""
        full = Path(path)
        return full.relative_to(self.root).as_posix() if full.is_relative_to(self.root) else full.as_posix()

    def begin(self) -> None:
        """Starts afresh: an empty report, the clock of this moment, and an environment that reads templates anew."""
        self.report = Report()
        self.articles = self.drafts = ()
        self.feeds = []
        self.comment_counts = {}
        self.turns = []
        self.gone = []
        self.assets = {}
        self._kept = {}
        self.slots.begin()
        self.clock = read_clock(self.settings["TIMEZONE"])
        self.site = read_site(self.settings, self.clock, self.mode)
        self.environment = make_environment(self)


def build_of(sender: HasSettings) -> Build:
    """The current build, from anything of Pelican's that has settings."""
    build = sender.settings[KEY]
    assert isinstance(build, Build)
    return build


@plainly()
def furnish(pelican: Pelican) -> None:
    """Makes the Build of a Pelican instance. The first receiver of `initialized`: rooms register on it next."""
    _refuse(pelican.settings)
    names = list(pelican.settings["PLUGINS"])
    rooms = tuple(
        Room(name.rpartition(".")[2], Path(str(importlib.import_module(name).__file__)).parent)
        for name in names
        if name.startswith("plugins.")
    )
    pelican.settings[KEY] = Build(pelican.settings, root=Path(pelican.settings["PATH"]).parent, rooms=rooms)


@plainly()
def begin_run(pelican: Pelican) -> None:
    """A receiver of `get_generators`, which Pelican sends once per run; offers no generator."""
    build_of(pelican).begin()


def share_environment(generator: Generator) -> None:
    """Gives every generator the one strict environment, in place of the one that Pelican made for it.

    Pelican loads a template only to hand it to the writer, which goes by its name alone: so a name it gets, and
    a template that cannot be loaded is a problem of the pages that need it.
    """
    generator.env = build_of(generator).environment
    generator.get_template = TemplateName.of


def _refuse(settings: dict[str, Any]) -> None:
    """Settings under which the house would lose or leak something."""
    if settings.get("DELETE_OUTPUT_DIRECTORY"):
        raise SettingsError(
            "DELETE_OUTPUT_DIRECTORY (or -d) would empty the published site through its link. "
            "Leave it False: every build starts from an empty folder anyway."
        )
    if settings.get("RELATIVE_URLS"):
        raise SettingsError("RELATIVE_URLS is not needed: links are root-relative and follow SITEURL's path.")
    if not str(settings.get("SITEURL", "")).startswith(("http://", "https://")):
        raise SettingsError('SITEURL: want the full address of the site, such as "https://callback.example".')
    if settings.get("BUILD_MODE", "build") not in set(Mode):
        raise SettingsError(f'BUILD_MODE: "{settings["BUILD_MODE"]}" is not one of {", ".join(Mode)}.')


def read_site(settings: Mapping[str, Any], clock: Clock, mode: Mode) -> Site:
    """The constants of the site, from its settings."""
    return Site(
        name=settings["SITENAME"],
        tagline=settings["SITE_TAGLINE"],
        description=settings["SITE_DESCRIPTION"],
        language=settings["DEFAULT_LANG"],
        url=settings["SITEURL"].rstrip("/"),
        author=settings["AUTHOR"],
        year=clock.today.year,
        preview=mode is Mode.PREVIEW,
    )
