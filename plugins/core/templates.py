"""The one Jinja environment of a build: strict, escaping, and with the few words that templates may use."""

import calendar
import re
from datetime import date, datetime
from typing import TYPE_CHECKING

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PrefixLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from .errors import SiteError
from .headers import SCHEME_SCRIPT, policy_with
from .markdown.boxes import boxed
from .page_html import blocks
from .pages import FRAME_SLOTS, Page

if TYPE_CHECKING:
    from .build import Build
    from .slots import Part

MONTHS = tuple(calendar.month_name)[1:]
WEEKDAYS = tuple(calendar.day_name)


def render_page(environment: Environment, page: Page) -> str:
    """The HTML of a page."""
    return environment.get_template(page.template).render(page=page, styled=set())


def make_environment(build: "Build") -> Environment:
    """Theme templates by their name, a room's as `room/name.html`."""
    rooms = {
        room.name: FileSystemLoader(room.folder / "templates")
        for room in build.rooms
        if (room.folder / "templates").is_dir()
    }
    environment = Environment(
        loader=ChoiceLoader([FileSystemLoader(build.theme / "templates"), PrefixLoader(rooms)]),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    year = build.site.year

    def asset(name: str) -> str:
        """The address of a published file: asset("jobs/jobs.js")."""
        room, _, file = name.partition("/")
        if room not in build.assets:
            raise SiteError(f'asset("{name}"): no room or theme folder called "{room}" publishes files')
        return build.site.link(f"{build.assets[room]}/{file}")

    @pass_context
    def slot(context: Context, name: str) -> Markup:
        """What the rooms show in a slot of this page, in their order."""
        page = context["page"]
        if name not in (*FRAME_SLOTS, *page.slots):
            raise SiteError(f'slot("{name}"): {type(page).__name__} declares no slot of this name')
        shown = [_part(context, part, part.builder(build, page)) for part in build.slots.find(page.kind, name)]
        return Markup("".join(shown))  # noqa: S704 - each is a rendered, escaping template

    @pass_context
    def embed(context: Context, name: str) -> Markup:
        """A room's part in the middle of an article's text."""
        page, part = context["page"], build.slots.embeds[name]
        return Markup(_part(context, part, part.builder(build, page)))  # noqa: S704

    @pass_context
    def styles(context: Context, template: str) -> Markup:
        """The stylesheet of the room that a template is of, once on a page: in the head, or where its part begins.

        There it holds up only what stands below it (HTML, "body-ok").
        """
        room, styled = template.partition("/")[0], context["styled"]
        if room not in build.styles or room in styled:
            return Markup()
        styled.add(room)
        return Markup('<link rel="stylesheet" href="{}">').format(asset(f"{room}/{build.styles[room]}"))

    def _part(context: Context, part: "Part[Build]", content: object | None) -> str:
        if content is None:
            return ""
        html = environment.get_template(part.template).render(
            part=content, page=context["page"], styled=context["styled"]
        )
        return html if part.plain else f"{styles(context, part.template)}{html}"

    environment.globals.update(
        site=build.site,
        link=build.site.link,
        absolute=build.site.absolute,
        asset=asset,
        slot=slot,
        styles=styles,
        embed=embed,
        navigation=build.slots.navigation_entries,
        footer_links=build.slots.footer_entries,
        site_feeds=build.feeds,
        scheme_script=Markup(SCHEME_SCRIPT),  # noqa: S704 - the house's own
        content_policy=Markup(policy_with(build.allowed, in_page=True)),  # noqa: S704 - without a double quote
    )
    environment.filters.update(
        day=lambda value: day_element(value, year),
        short_day=lambda value: _time(value, short_day_words(value, year)),
        plural=plural,
        blocks=blocks,
        bdi=bdi,
        boxed=boxed,
        flush=flush,
    )
    return environment


def day_element(value: date, this_year: int | None = None) -> Markup:
    """The day in words, as in `day_words`, with the date beside them for programs."""
    return _time(value, day_words(value, this_year))


def day_words(value: date, this_year: int | None = None) -> str:
    """ "Tuesday, 24 November", with the year where it is not this one; without `this_year` always."""
    return f"{WEEKDAYS[value.weekday()]}, {short_day_words(value, this_year)}"


def short_day_words(value: date, this_year: int | None = None) -> str:
    words = f"{value.day} {MONTHS[value.month - 1]}"
    return words if value.year == this_year else f"{words} {value.year}"


def _time(value: date, words: str) -> Markup:
    machine = value.isoformat(timespec="seconds") if isinstance(value, datetime) else value.isoformat()
    return Markup('<time datetime="{}">{}</time>').format(machine, words)


def bdi(name: str) -> Markup:
    """A name that somebody else gave, in whichever script: it cannot turn around the line that it stands in."""
    return Markup("<bdi>{}</bdi>").format(name)


def flush(html: Markup) -> Markup:
    """Without the indentation of its lines, for a part that is long and has no text in which that counts."""
    return Markup(re.sub(r"^[ \t]+", "", html, flags=re.MULTILINE))  # noqa: S704 - as safe as it was


def plural(number: int, one: str, many: str) -> str:
    """`3|plural("job", "jobs")` -> "3 jobs"."""
    return str(escape(f"{number} {one if number == 1 else many}"))
