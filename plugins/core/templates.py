"""The one Jinja environment of a build: strict, escaping, and with the few words that templates may use."""

import calendar
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Shown:
    """A room's part of a page: its template, and what that may read. `plain`: it needs none of the room's styles."""

    template: str
    content: object
    plain: bool


@dataclass(frozen=True, slots=True)
class Declared:
    """All that the templates of one page may read, beside the constants of the site.

    `slots` are the parts that rooms show in each slot of the page, `embeds` those in the middle of its text.
    """

    page: Page
    slots: Mapping[str, tuple[Shown, ...]]
    embeds: Mapping[str, tuple[Shown, ...]]

    @property
    def templates(self) -> tuple[str, ...]:
        """The templates that the page is made of, without those that these name."""
        shown = (part.template for parts in (*self.slots.values(), *self.embeds.values()) for part in parts)
        return tuple(dict.fromkeys((self.page.template, *shown)))


@dataclass(frozen=True, slots=True)
class Rendered:
    """The HTML of a page, and the stylesheet that it asks for: the names of the sheets it is put together from."""

    html: str
    styles: tuple[str, ...]


def declare(build: "Build", page: Page) -> Declared:
    """Asks the rooms for their parts of a page."""

    def shown(part: "Part[Build]") -> tuple[Shown, ...]:
        content = part.builder(build, page)
        return () if content is None else (Shown(part.template, content, part.plain),)

    slots = {name: build.slots.find(page.kind, name) for name in (*FRAME_SLOTS, *page.slots)}
    return Declared(
        page,
        {name: tuple(each for part in parts for each in shown(part)) for name, parts in slots.items() if parts},
        {name: shown(build.slots.embeds[name]) for name in sorted(page.embeds)},
    )


def render(environment: Environment, declared: Declared) -> Rendered:
    """The HTML of a page: made of what is declared, and of nothing else."""
    styles: list[str] = []
    template = environment.get_template(declared.page.template)
    html = template.render(page=declared.page, declared=declared, styled=set(), styles=styles)
    return Rendered(html, tuple(styles))


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
        return _parts(context, context["declared"].slots.get(name, ()))

    @pass_context
    def embed(context: Context, name: str) -> Markup:
        """A room's part in the middle of an article's text."""
        return _parts(context, context["declared"].embeds[name])

    @pass_context
    def stylesheet(context: Context) -> str:
        """The address of the page's one stylesheet: what all pages share, and its rooms' styles.

        Which these are is known once the page's body is made.
        """
        shown = {page_room(context["page"]), *context["styled"]}
        rooms = [name for name in build.styles if name == "site" or name in shown]
        context["styles"][:] = rooms
        return asset(f"site/{style_file(rooms)}")

    def _parts(context: Context, parts: Iterable[Shown]) -> Markup:
        made = []
        for part in parts:
            if not part.plain:
                context["styled"].add(part.template.partition("/")[0])
            names = {name: context[name] for name in ("page", "declared", "styled", "styles")}
            made.append(environment.get_template(part.template).render(part=part.content, **names))
        return Markup("".join(made))  # noqa: S704 - each is a rendered, escaping template

    environment.globals.update(
        site=build.site,
        link=build.site.link,
        absolute=build.site.absolute,
        asset=asset,
        slot=slot,
        stylesheet=stylesheet,
        embed=embed,
        navigation=build.slots.navigation_entries,
        footer_links=build.slots.footer_entries,
        feeds_everywhere=lambda: [feed for feed in build.feeds if feed.everywhere],
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


def style_file(names: Iterable[str]) -> str:
    """The name of the stylesheet that is put together from these: "site.jobs.css"."""
    return f"{'.'.join(names)}.css"


def page_room(page: Page) -> str:
    """The room that a page is of; the theme's own have none."""
    room, slash, _ = page.template.partition("/")
    return room if slash else ""


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
