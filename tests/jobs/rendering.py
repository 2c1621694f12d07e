"""Renders a page of the board as a build does, with the theme and the templates of this room alone."""

from collections.abc import Callable
from typing import Any

from plugins.core.build import Build, Room
from plugins.core.plugin import begin
from plugins.core.templates import declare, render
from tests.building import ROOT
from tests.feeds.sample import SITE
from tests.jobs.making import ZONE


def room_build() -> Build:
    """A build that has begun, as far as a page needs one."""
    settings = {
        "TIMEZONE": ZONE, "SITEURL": SITE.url, "SITENAME": SITE.name, "SITE_TAGLINE": "", "SITE_DESCRIPTION": "",
        "DEFAULT_LANG": "en", "AUTHOR": SITE.author, "THEME": str(ROOT / "theme"), "PATH": str(ROOT / "content"),
    }  # fmt: skip
    build = Build(settings, root=ROOT, rooms=(Room("jobs", ROOT / "plugins" / "jobs"),))
    begin(build)
    build.assets = dict.fromkeys(("jobs", "site", "theme"), "assets/x")
    return build


def renderer() -> Callable[[Any], str]:
    """What makes HTML of the context of a page."""
    build = room_build()
    return lambda page: render(build.environment, declare(build, page)).html
