"""How core takes part in Pelican's run: it makes the Build, begins each run afresh, and gives all one environment."""

import importlib
import sys
from collections.abc import Collection, Iterable, Iterator
from fnmatch import fnmatch
from functools import partial
from pathlib import Path, PurePath
from types import ModuleType
from typing import Any

from pelican import Pelican
from pelican.generators import Generator
from pelican.settings import DEFAULT_CONFIG

from .build import KEY, Build, Mode, Room, TemplateName, build_of, make_site
from .clock import read_clock
from .errors import SettingsError, plainly
from .pages import FRAME_SLOTS, Page
from .report import Report
from .settings import Settings, SettingsFiles, SiteSettings, read_settings, report_unknown
from .strays import STRAY_FOLDERS, check_open, files_below, is_meant
from .templates import make_environment

_PELICANS = frozenset(
    """
    ARTICLE_DIR AUTHOR_REGEX_SUBSTITUTIONS AUTHOR_SUBSTITUTIONS AUTORELOAD_IGNORE_CACHE CATEGORY_FEED_RSS
    CATEGORY_REGEX_SUBSTITUTIONS CATEGORY_SUBSTITUTIONS CLEAN_URLS DEBUG DEFAULT_DATE EXTRA_TEMPLATES_PATHS
    FEED_ALL_ATOM_URL FEED_ALL_RSS FEED_ATOM FEED_ATOM_URL FEED_DOMAIN FEED_RSS FEED_RSS_URL JINJA_EXTENSIONS PAGE_DIR
    PAGINATED_DIRECT_TEMPLATES PLUGIN_PATH SLUG_SUBSTITUTIONS SUMMARY_MAX_PARAGRAPHS TAG_FEED_ATOM TAG_FEED_RSS
    TAG_REGEX_SUBSTITUTIONS TAG_SUBSTITUTIONS TRANSLATION_FEED_RSS
    """.split()
)
"""Settings that Pelican 4.12 asks for beside those that it has defaults for."""


@plainly()
def make_build(pelican: Pelican) -> None:
    """Makes the Build of a Pelican instance. The first receiver of `initialized`: rooms register on it next."""
    _refuse(pelican.settings)
    pelican.settings["IGNORE_FILES"] = sorted({*pelican.settings["IGNORE_FILES"], *STRAY_FOLDERS})
    names = [name for name in pelican.settings["PLUGINS"] if name.startswith("plugins.")]
    rooms = tuple(
        Room(name.rpartition(".")[2], Path(str(importlib.import_module(name).__file__)).parent) for name in names
    )
    kinds = tuple(kind for name in names for kind in _settings_of(name))
    root = Path(pelican.settings["PATH"]).parent
    pelican.settings[KEY] = Build(pelican.settings, root=root, rooms=rooms, settings_kinds=kinds)


@plainly()
def begin_run(pelican: Pelican) -> None:
    """A receiver of `get_generators`, which Pelican sends once per run; offers no generator."""
    build = build_of(pelican)
    check_open(build.content)
    begin(build)
    # A room that stands here but is not asked for has settings all the same: they do nothing, and are no mistake.
    beside = (
        kind
        for file in sorted(Path(__file__).parents[1].glob("*/settings.py"))
        for kind in _settings_of(f"plugins.{file.parent.name}")
    )
    report_unknown(_names(build.settings), beside, pelicans_names(build.settings), _files(build), build.report)


def _get_files(
    generator: Generator, paths: str | Iterable[str], exclude: Iterable[str] | None = None, extensions: object = None
) -> Collection[str]:
    """In place of Pelican's method: the files that somebody meant, in an order that is not the disk's.

    Pelican follows a link that leads back for forty folders, and passes over a folder that it may not read.
    """
    content, left_out = Path(generator.path), [PurePath(each) for each in exclude or ()]
    found: dict[str, None] = {}  # an ordered set: Pelican unites it with another
    for path in [paths] if isinstance(paths, str) else paths:
        root = content / path
        for file in files_below(root) if root.is_dir() else [root]:
            place = file.relative_to(content)
            ignored = any(fnmatch(part, each) for part in place.parts for each in generator.settings["IGNORE_FILES"])
            if ignored or any(place.is_relative_to(each) for each in left_out) or not is_meant(file, content):
                continue
            if generator._include_path(str(place), extensions):
                found[str(place)] = None
    return found.keys()


def check_slots(generators: Iterable[Generator]) -> None:
    """A receiver of `all_generators_finalized`: a room that fills a slot which no page offers would show nothing."""
    build = build_of(next(iter(generators)))
    for message, hint in build.slots.misplaced(_offered(Page)):
        build.report.problem("plugins", message, hint=hint)


def _offered(page: type[Page]) -> dict[str, set[str]]:
    """Kind of page -> its slots, of all pages that rooms have declared."""
    offered: dict[str, set[str]] = {}
    for each in page.__subclasses__():
        if "kind" in vars(each):
            offered.setdefault(each.kind, set(FRAME_SLOTS)).update(each.slots)
        for kind, slots in _offered(each).items():
            offered.setdefault(kind, set()).update(slots)
    return offered


def begin(build: Build) -> None:
    """Starts a run: the settings, the clock of this moment, and an environment that reads templates anew."""
    report, files = Report(), _files(build)
    settings: dict[type[Settings], Settings] = {
        kind: read_settings(kind, build.settings, files, report) for kind in build.settings_kinds
    }
    site = settings[SiteSettings]
    assert isinstance(site, SiteSettings)
    build.settings["TIMEZONE"] = site.timezone  # Pelican raises where it is no zone; ours is told with all the others
    clock = read_clock(site.timezone)
    build.begin(clock, make_site(site, clock, build.mode), settings, report)
    build.environment = make_environment(build)
    if report.problems:
        build.doubts.append("")  # with a default in place of a setting, any page may be another


def share_environment(generator: Generator) -> None:
    """Gives every generator the one strict environment, in place of the one that Pelican made for it.

    Pelican loads a template only to hand it to the writer, which goes by its name alone: so a name it gets, and
    a template that cannot be loaded is a problem of the pages that need it.
    """
    build = build_of(generator)
    generator.env = build.environment
    generator.get_template = TemplateName.of
    generator.get_files = partial(_get_files, generator)


def _settings_of(room: str) -> Iterator[type[Settings]]:
    """The models in a room's settings.py, where it has one."""
    name = f"{room}.settings"
    try:
        module: ModuleType = importlib.import_module(name)
    except ModuleNotFoundError as error:
        if error.name != name:
            raise
        return
    for value in vars(module).values():
        if isinstance(value, type) and issubclass(value, Settings) and value.__module__ == module.__name__:
            yield value


def _files(build: Build) -> SettingsFiles:
    return SettingsFiles.of_command(sys.argv, build.root)


def _names(settings: dict[str, Any]) -> list[str]:
    return [name for name in settings if name.isupper() and name != KEY]


def pelicans_names(settings: dict[str, Any]) -> list[str]:
    direct = [f"{name.upper()}_{what}" for name in settings["DIRECT_TEMPLATES"] for what in ("SAVE_AS", "URL")]
    return [*DEFAULT_CONFIG, *_PELICANS, *direct]


def _refuse(settings: dict[str, Any]) -> None:
    """Settings under which the house would lose or leak something."""
    if settings.get("DELETE_OUTPUT_DIRECTORY"):
        raise SettingsError(
            "DELETE_OUTPUT_DIRECTORY (or -d) would empty the published site through its link. "
            "Leave it False: every build starts from an empty folder anyway."
        )
    if settings.get("RELATIVE_URLS"):
        raise SettingsError("RELATIVE_URLS is not needed: links are root-relative and follow SITEURL's path.")
    if settings.get("BUILD_MODE", "build") not in set(Mode):
        raise SettingsError(f'BUILD_MODE: "{settings["BUILD_MODE"]}" is not one of {", ".join(Mode)}.')
