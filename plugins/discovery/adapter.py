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


@dataclass(frozen=True, slots=True)
class _Articles:
    """The articles of this build by address: every page asks whether it is one."""

    by_path: dict[str, Article]


def register_slots(pelican: Pelican) -> None:
    build_of(pelican).slots.add("*", "head", "discovery/head.html", _preview)


def offer_generator(pelican: Pelican) -> type[Generator]:
    return DiscoveryGenerator


def _preview(build: Build, page: Page) -> Preview | None:
    if page.robots:
        return None
    known = build.get(_Articles)
    if known is None:
        known = _Articles({article.path: article for article in build.articles})
        build.keep(known)
    article = known.by_path.get(page.path)
    return Preview(
        kind="article" if article else "website",
        title=page.title,
        description=page.description or build.site.description,
        url=build.site.absolute(page.path),
        published=article.date.isoformat() if article else "",
    )


class DiscoveryGenerator(Generator):  # type: ignore[misc]
    """Writes after all other rooms: it is the last in PLUGINS, so every page is written when it is asked."""

    def generate_output(self, writer: Any) -> None:
        build = build_of(self)
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


def security_txt(build: Build, contact: str) -> str:
    """RFC 9116: whom to tell of a hole. Valid for a year from the day of the build."""
    expires = f"{build.clock.today + timedelta(days=365)}T00:00:00Z"
    canonical = build.site.absolute(".well-known/security.txt")
    return (
        f"Contact: {contact}\nExpires: {expires}\nPreferred-Languages: {build.site.language}\nCanonical: {canonical}\n"
    )
