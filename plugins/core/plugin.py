"""How core takes part in Pelican's run: it makes the Build, begins each run afresh, and gives all one environment."""

import importlib
from pathlib import Path
from typing import Any

from pelican import Pelican
from pelican.generators import Generator

from .build import KEY, Build, Mode, Room, TemplateName, build_of, read_site
from .clock import read_clock
from .errors import SettingsError, plainly
from .templates import make_environment


@plainly()
def make_build(pelican: Pelican) -> None:
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
    begin(build_of(pelican))


def begin(build: Build) -> None:
    """Starts a run: the clock of this moment, and an environment that reads templates anew."""
    clock = read_clock(build.settings["TIMEZONE"])
    build.begin(clock, read_site(build.settings, clock, build.mode))
    build.environment = make_environment(build)


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
