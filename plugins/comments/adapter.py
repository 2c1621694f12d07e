"""Reads the comment files of a build, one for each article, and shows each article its comments."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from pelican import Pelican
from pelican.generators import Generator

from plugins.core.build import Build, build_of
from plugins.core.facts import Conversation
from plugins.core.feed import write_feeds
from plugins.core.pages import Page
from plugins.core.report import did_you_mean
from plugins.core.search import Aside
from plugins.core.settings import SiteSettings
from plugins.core.strays import files_in
from plugins.core.yaml import load_file

from .contexts import CommentsLink, CommentsSection, Invitation, comments_link, comments_section
from .feeds import Talk, announced, comment_feeds
from .found import found_below
from .model import CommentsFront
from .settings import CommentsSettings
from .source import Discussion, read_discussion

FOLDER = "data/comments"


@dataclass(frozen=True, slots=True)
class Sections:
    """What each article shows, by the address of its page, and what can be followed, newest article first."""

    by_path: dict[str, CommentsSection]
    talks: tuple[Talk, ...]


@dataclass(frozen=True, slots=True)
class ArticleSlugs:
    """Every article that was read, drafts and scheduled ones too: their comments may be there before they are."""

    known: set[str]


def register_slots(pelican: Pelican) -> None:
    build = build_of(pelican)
    build.add_article_options(CommentsFront)
    slots = build.slots
    slots.add("article", "article.comments", "comments/comments.html", section)
    slots.add("article", "article.byline", "comments/link.html", link, plain=True)


def remember_slug(generator: Generator, metadata: dict[str, Any]) -> None:
    """A receiver of `article_generator_context`, which Pelican sends for each article that it reads."""
    build = build_of(generator)
    slugs = build.get(ArticleSlugs)
    if slugs is None:
        slugs = ArticleSlugs(set())
        build.keep(slugs)
    slugs.known.add(str(metadata["slug"]))


def read_comments(generators: Sequence[Generator]) -> None:
    """A receiver of `all_generators_finalized`: reads every file and gives each article its section."""
    build = build_of(generators[0])
    discussions = dict(_discussions(build))
    settings = build.setting(CommentsSettings)
    invitation = Invitation(settings.comments_email, settings.comments_isso)
    sections: dict[str, CommentsSection] = {}
    talks: list[Talk] = []
    for article in (*build.articles, *build.drafts):
        front = build.facts.about(article.path, CommentsFront) or CommentsFront()
        discussion = discussions.get(article.slug, Discussion())
        shown = comments_section(article, front.comments, discussion, invitation, build.site.base)
        if shown is None:
            continue
        sections[article.path] = shown
        build.facts.say(article.path, Aside(found_below(article, shown)))
        talk = Talk(article, shown)
        followed = talk.has_feed and article.status == "published"
        if followed:
            talks.append(talk)
        place = f"{article.path}#{article.own_id('comments')}"
        build.facts.say(article.path, Conversation(shown.count, place, talk.path if followed else None))
    build.keep(Sections(sections, tuple(talks)))
    build.feeds += announced(talks)


def _discussions(build: Build) -> Iterator[tuple[str, Discussion]]:
    slugs = build.get(ArticleSlugs) or ArticleSlugs(set())
    zone = ZoneInfo(build.setting(SiteSettings).timezone)
    for file in files_in(build.content / FOLDER, "*.yaml"):
        document, discussion = load_file(file, build.root, build.report), Discussion()
        if document is not None:
            discussion = read_discussion(document, build.report, zone)
            build.counts[build.source(file)] = len(discussion.comments)
            yield file.stem, discussion
        if file.stem not in slugs.known:
            # What came from Isso alone may belong to an article that has gone, or to none: anybody can send it there.
            by_hand = not discussion.comments or any(comment.origin is None for comment in discussion.comments)
            tell = build.report.problem if by_hand else build.report.note
            tell(
                build.source(file),
                f'there is no article with the slug "{file.stem}".',
                hint=did_you_mean(file.stem, sorted(slugs.known)) or "Name the file after the article's slug.",
            )


class CommentFeedsGenerator(Generator):  # type: ignore[misc]
    """Writes the feeds of comments."""

    def generate_output(self, writer: Any) -> None:
        build = build_of(self)
        sections = build.get(Sections)
        assert sections is not None, "read_comments runs before any output"
        limit = build.setting(CommentsSettings).comments_feed_items
        for feed in comment_feeds(sections.talks, build.site, limit, build.clock.midnight):
            write_feeds(writer, build.site, feed)


def offer_generator(_pelican: Pelican) -> type[Generator]:
    return CommentFeedsGenerator


def section(build: Build, page: Page) -> CommentsSection | None:
    sections = build.get(Sections)
    return sections.by_path.get(page.path) if sections else None


def link(build: Build, page: Page) -> CommentsLink | None:
    shown = section(build, page)
    return comments_link(shown) if shown else None
