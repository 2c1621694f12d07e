"""Computes the suggestions once per build and shows them at the end of an article."""

from collections.abc import Iterable
from dataclasses import dataclass

from pelican import Pelican
from pelican.generators import Generator

from plugins.core.build import Build, build_of
from plugins.core.pages import Page

from .links import links_between
from .relate import Suggestion, relate
from .settings import RelatedSettings


@dataclass(frozen=True, slots=True)
class Related:
    """The suggestions of one build, by the slug of the article they stand under."""

    by_slug: dict[str, tuple[Suggestion, ...]]


@dataclass(frozen=True, slots=True)
class RelatedPart:
    suggestions: tuple[Suggestion, ...]


def register_slots(pelican: Pelican) -> None:
    build_of(pelican).slots.add("article", "article.related", "related/related.html", _part)


def attach_related(generators: Iterable[Generator]) -> None:
    """A receiver of `all_generators_finalized`; drafts are not among `build.articles`, so none is ever suggested."""
    for generator in generators:
        build = build_of(generator)
        count = build.setting(RelatedSettings).related_articles
        build.keep(Related(relate(build.articles, count, links_between(build.articles, build.site))))
        return


def _part(build: Build, page: Page) -> RelatedPart | None:
    related = build.get(Related)
    slug = page.path.rstrip("/").rpartition("/")[2]
    suggestions = related.by_slug.get(slug, ()) if related else ()
    return RelatedPart(suggestions) if suggestions else None
