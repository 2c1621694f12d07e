"""The state of one build, which every room reaches through `build_of`. Knows no Pelican.

It lives in Pelican's settings, the one object that Pelican hands to every generator, reader and writer.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any, Protocol, TypeVar

from jinja2 import Environment

from .articles import Article
from .clock import Clock
from .facts import Facts
from .pages import FeedLink, Page, Site
from .report import Report
from .search import Document
from .settings import Settings, SiteSettings, allowed_by
from .slots import Slots
from .store import Store
from .validation import Model

KEY = "BUILD"
T = TypeVar("T")
S = TypeVar("S", bound=Settings)
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
    settings_kinds: tuple[type[Settings], ...] = (SiteSettings,)
    """The models of the settings that are read in each run: the site's own and each room's."""
    slots: "Slots[Build]" = field(default_factory=Slots)
    page_builders: dict[str, PageBuilder] = field(default_factory=dict)
    """For Pelican's own pages: template name -> what makes frozen contexts of Pelican's keyword arguments."""
    article_options: list[type[Model]] = field(default_factory=list)
    """Models of front-matter keys that rooms add to articles. What an article says there is a fact about its page."""
    report: Report = field(default_factory=Report)
    articles: tuple[Article, ...] = ()
    drafts: tuple[Article, ...] = ()
    feeds: list[FeedLink] = field(default_factory=list)
    facts: Facts = field(default_factory=Facts)
    documents: list[Callable[[], Iterable[Document]]] = field(default_factory=list)
    """What makes the documents that can be found by their words, once all content is read: each room adds its own."""
    turns: list[datetime] = field(default_factory=list)
    """Moments, aware, at which what the site shows changes by itself: a room adds those that it knows of."""
    counts: dict[str, int] = field(default_factory=dict)
    """How many entries each source has given: "content/data/jobs.yaml" -> 21."""
    static_files: set[Path] = field(default_factory=set)
    """The content files that are published as they are."""
    unread: list[tuple[Page, str]] = field(default_factory=list)
    """Texts (HTML) whose files have faults elsewhere: no page shows them, and their links are checked all the same."""
    doubts: list[str] = field(default_factory=list)
    """Beginnings of addresses at which something may be missing only because of a fault that is told already."""
    gone: list[str] = field(default_factory=list)
    """Site-relative addresses of pages that were there once and will not be again: a server answers them with 410."""
    moved: dict[str, str] = field(default_factory=dict)
    """Site-relative old addresses, and where each page is now: a server answers the old ones with 301."""
    clock: Clock = field(init=False)
    site: Site = field(init=False)
    environment: Environment = field(init=False)
    assets: dict[str, str] = field(default_factory=dict)
    """Published address of each asset folder: "jobs" -> "assets/jobs-0a1b2c3d4e"."""
    of_content: set[str] = field(default_factory=set)
    """Asset folders, without their digest, that hold what people wrote: when it's taken back, no earlier one stays."""
    styles: dict[str, bytes] = field(default_factory=dict)
    """The stylesheet that all pages share, "site", and behind it that of each room that has one."""
    _settings: dict[type[Settings], Settings] = field(default_factory=dict)
    _kept: dict[type, Any] = field(default_factory=dict)

    @property
    def content(self) -> Path:
        return Path(self.settings["PATH"])

    @property
    def cache(self) -> Path:
        """Where is kept what is dear to make. It may be emptied at any time."""
        return self.root / str(self.settings["CACHE_PATH"])

    @property
    def store(self) -> Store:
        """What earlier builds have made and kept."""
        found = self.get(Store) or Store(self.cache, keeps=self.mode is not Mode.CHECK)
        self.keep(found)
        return found

    @property
    def theme(self) -> Path:
        return Path(self.settings["THEME"])

    @property
    def mode(self) -> Mode:
        return Mode(self.settings.get("BUILD_MODE", Mode.BUILD))

    @property
    def allowed(self) -> dict[str, tuple[str, ...]]:
        """What the settings let the content policy allow beside the site: directive -> origins."""
        return allowed_by(self._settings.values())

    def setting(self, kind: type[S]) -> S:
        """The settings of a room (or of the site: SiteSettings), as they were read when the run began."""
        value = self._settings[kind]
        assert isinstance(value, kind)
        return value

    def add_article_options(self, kind: type[Model]) -> None:
        """Lets articles have the keys of `kind` in their front matter. Adding the same again changes nothing."""
        if kind not in self.article_options:
            self.article_options.append(kind)

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

    def begin(self, clock: Clock, site: Site, settings: dict[type[Settings], Settings], report: Report) -> None:
        """Starts afresh, with the settings that this run has just read and the report of what is wrong with them."""
        self.report, self._settings = report, settings
        self.articles = self.drafts = ()
        self.feeds = []
        self.facts = Facts()
        self.documents = []
        self.counts = {}
        self.doubts = []
        self.unread = []
        self.static_files = set()
        self.turns = []
        self.gone = []
        self.moved = {}
        self.assets = {}
        self.styles = {}
        self.of_content = set()
        self._kept = {}
        self.slots.begin()
        self.clock, self.site = clock, site


def build_of(sender: HasSettings) -> Build:
    """The current build, from anything of Pelican's that has settings."""
    build = sender.settings[KEY]
    assert isinstance(build, Build)
    return build


def make_site(settings: SiteSettings, clock: Clock, mode: Mode) -> Site:
    """The constants of the site that templates may read."""
    return Site(
        name=settings.sitename,
        tagline=settings.site_tagline,
        description=settings.site_description,
        language=settings.default_lang,
        url=settings.siteurl.rstrip("/"),
        author=settings.author,
        year=clock.today.year,
        preview=mode is Mode.PREVIEW,
    )
