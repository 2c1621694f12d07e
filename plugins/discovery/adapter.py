"""Reads what the build has written, and tells search engines and crawlers."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from pelican import Pelican
from pelican.generators import Generator

from plugins.core.articles import Article
from plugins.core.build import Build, Mode, build_of
from plugins.core.pages import Page
from plugins.core.rebuild import next_rebuild

from .cards.deck import Dealt, Deck
from .cards.drawn import HEIGHT, WIDTH
from .cards.light import tokens
from .icons import MANIFEST, TOUCH, icons, manifest
from .settings import DiscoverySettings
from .sitemap import PATH as SITEMAP_PATH
from .sitemap import sitemaps


@dataclass(frozen=True, slots=True)
class Preview:
    """What a chat or a social network shows of a link (ogp.me)."""

    kind: str
    title: str
    description: str
    url: str
    published: str
    card: Dealt
    width: int = WIDTH
    height: int = HEIGHT


@dataclass(frozen=True, slots=True)
class Icons:
    """What a system shows of the site beside its pages: `light` and `dark` are the colours of its paper."""

    light: str
    dark: str
    touch: str = TOUCH
    manifest: str = MANIFEST


class _Known:
    """What every page asks for: the articles of this build by address, and the name of each section."""

    def __init__(self, build: Build) -> None:
        self.articles: dict[str, Article] = {each.path: each for each in (*build.articles, *build.drafts)}
        self.sections = {entry.path: entry.label for entry in build.slots.navigation_entries()}
        self.deck = Deck(build)
        tokens_css = (build.theme / "static" / "css" / "tokens.css").read_text(encoding="utf-8")
        self.icons = Icons(*tokens(tokens_css)["--surface"])


def register_slots(pelican: Pelican) -> None:
    slots = build_of(pelican).slots
    slots.add("*", "head", "discovery/icons.html", _icons, order=40)
    slots.add("*", "head", "discovery/head.html", _preview)


def offer_generator(pelican: Pelican) -> type[Generator]:
    return DiscoveryGenerator


def _preview(build: Build, page: Page) -> Preview | None:
    if page.robots and not page.section:
        return None  # an old address, or none: nobody shares it
    known = _known(build)
    article = known.articles.get(page.path)
    section = known.sections.get(page.section, "")
    return Preview(
        kind="article" if article else "website",
        title=page.title,
        description=page.description or build.site.description,
        url=build.site.absolute(page.path),
        published=article.date.isoformat() if article else "",
        card=known.deck.of(page, article.category.name if article else section),
    )


def _icons(build: Build, page: Page) -> Icons:
    return _known(build).icons


def _known(build: Build) -> _Known:
    known = build.get(_Known)
    if known is None:
        known = _Known(build)
        build.keep(known)
    return known


class DiscoveryGenerator(Generator):  # type: ignore[misc]
    """Writes after all other rooms: it is the last in PLUGINS, so every page is written when it is asked."""

    def generate_output(self, writer: Any) -> None:
        build = build_of(self)
        self._pictures(build, writer)
        if build.mode is Mode.PREVIEW:
            writer.write_text("robots.txt", "User-agent: *\nDisallow: /\n")
            return
        pages = [page for page in writer.pages if not page.robots]
        for path, text in sitemaps(pages, build.site):
            writer.write_text(path, text)
        writer.write_text("robots.txt", f"User-agent: *\nAllow: /\n\nSitemap: {build.site.absolute(SITEMAP_PATH)}\n")
        # To the second, in UTC: as text it compares like the moment it is, and so a shell can.
        writer.write_text("next-rebuild.txt", f"{next_rebuild(build.clock, build.turns):%Y-%m-%dT%H:%M:%SZ}\n")
        contact = build.setting(DiscoverySettings).security_contact
        if contact:
            writer.write_text(".well-known/security.txt", security_txt(build, contact))

    def _pictures(self, build: Build, writer: Any) -> None:
        """Icons, manifest and cards. A build that publishes nothing draws no card."""
        known = _known(build)
        cards = () if build.mode is Mode.CHECK or build.report.problems else known.deck.files()
        svg = (build.theme / "static" / "icon.svg").read_bytes()
        for path, draw in icons(svg).items():
            writer.write_made(path, svg, draw)
        for path, draw in cards:
            writer.write_made(path, "", draw)
        writer.write_text(MANIFEST, manifest(build.site, build.slots.navigation_entries(), known.icons.light))


def security_txt(build: Build, contact: str) -> str:
    """RFC 9116: whom to tell of a hole. Valid for a year from the day of the build."""
    expires = f"{build.clock.today + timedelta(days=365)}T00:00:00Z"
    canonical = build.site.absolute(".well-known/security.txt")
    return (
        f"Contact: {contact}\nExpires: {expires}\nPreferred-Languages: {build.site.language}\nCanonical: {canonical}\n"
    )
