"""Makes the site's own records of Pelican's articles, and reports the faults that show only when all are read."""

import posixpath
import re
from collections import ChainMap
from collections.abc import Iterable, Iterator
from functools import partial
from html import unescape
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import unquote

from markupsafe import escape
from pelican.contents import Article as PelicanArticle
from pelican.contents import Content
from pelican.contents import Page as PelicanPage
from pelican.generators import ArticlesGenerator, Generator, PagesGenerator
from pelican.readers import Readers

from plugins.core.articles import Article, Embed, Image
from plugins.core.build import Build, build_of
from plugins.core.pages import Term
from plugins.core.report import did_you_mean
from plugins.core.search import Document, Kind, sections_of
from plugins.core.urls import slugify
from plugins.core.yaml import load_file

from .about import FILE as ABOUT_FILE
from .about import read_about
from .contexts import ARCHIVE, ONE_INDEX
from .markdown import plain_text, split_embeds
from .model import ArticleFront
from .pictures import image_of, line_of_key, named_picture, placed, plain
from .reader import FrontMatterReader
from .remarks import line_of_address
from .summary import first_words
from .terms import Spelling, Spellings

_ROOTED = re.compile(r'((?:href|src)=")/(?!/)')
OTHER_FORMATS = ("rst", "html", "htm")
_SOURCE_LINK = re.compile(r'(?:href|src)="[{|](filename|static|attach)[|}]([^"#?]*)')


def offer_reader(readers: Readers) -> None:
    """A receiver of `readers_init`: the house's own reader, which refuses what Pelican's other readers would take."""
    for ending in (*FrontMatterReader.file_extensions, *OTHER_FORMATS):
        readers.reader_classes[ending] = FrontMatterReader


def make_articles(generators: Iterable[Generator]) -> None:
    """A receiver of `all_generators_finalized`: fills `build.articles` and `build.drafts`."""
    published: list[PelicanArticle] = []
    drafts: list[PelicanArticle] = []
    pages: list[PelicanPage] = []
    build: Build | None = None
    for generator in generators:
        build = build_of(generator)
        if isinstance(generator, ArticlesGenerator):
            published, drafts = list(generator.articles), list(generator.drafts)
        elif isinstance(generator, PagesGenerator):
            pages = [*generator.pages, *generator.draft_pages]
    if build is None:
        return
    for content in (*published, *drafts, *pages):
        content._context["localsiteurl"] = ""
        _place_pictures(content, build)
        _check_links(content, build)
    _check_unread(build)
    _check_addresses((*published, *drafts, *pages), build)
    for page in pages:
        if page.status == "published":
            build.slots.footer_page(page.front.title, page.url, 60)
            build.documents.append(partial(_found, page, build))
    spellings = _spellings(published, drafts, build)
    build.articles = tuple(_record(article, build, spellings) for article in _newest_first(published))
    build.counts["content/articles"] = len(build.articles)
    build.drafts = tuple(_record(article, build, spellings) for article in _newest_first(drafts))
    if len(build.articles) <= ONE_INDEX:
        build.slots.withdraw(ARCHIVE)
    _read_about(build)
    _check_related(build)
    _check_guids(build)


def _read_about(build: Build) -> None:
    """Keeps what the site says of its authors, categories, series and tags."""
    file = build.content / ABOUT_FILE
    document = load_file(file, build.root, build.report) if file.is_file() else None

    def picture(path: str, alt: str, line: int) -> Image | None:
        return named_picture(path, alt, "portrait", build.source(file), line, build)

    build.keep(read_about(document, (*build.articles, *build.drafts), picture, build.report))


def _found(page: PelicanPage, build: Build) -> Iterator[Document]:
    """A page of the author's own, as the site's search finds it."""
    html = body_html(page, build)
    yield Document(page.url, Kind.PAGE, page.front.title, summary=page.front.summary, sections=sections_of(html))


def _newest_first(articles: Iterable[PelicanArticle]) -> list[PelicanArticle]:
    """By date, and those of one moment by slug: Pelican leaves them in the order of the disk."""
    by_slug = sorted(articles, key=lambda article: str(article.slug))
    return sorted(by_slug, key=lambda article: article.date, reverse=True)


def _spellings(published: Iterable[PelicanArticle], drafts: Iterable[PelicanArticle], build: Build) -> Spellings:
    """How categories, tags, authors and series are spelt; two that are not one and look alike are problems."""
    found = Spellings(
        (spelling for article in published for spelling in _spelt(article, build)),
        (spelling for article in drafts for spelling in _spelt(article, build)),
    )
    for clash in found.clashes:
        this, other = clash.spelling, clash.other
        place = f"line {other.line}" if other.source == this.source else f"{other.source}, line {other.line}"
        build.report.problem(
            this.source,
            f'{this.key}: "{this.name}" and "{other.name}" ({place}) differ in signs alone, and the site would take '
            "them for one",
            line=this.line,
            hint="Write one of them in words, such as C sharp for C#; or both in the same way, if they are one.",
        )
    return found


def _spelt(article: PelicanArticle, build: Build) -> Iterator[Spelling]:
    front: ArticleFront = article.front
    names = [
        ("category", ("category",), front.category, article.category.slug),
        *(("tags", ("tags", at), tag.name, tag.slug) for at, tag in enumerate(article.tags)),
        *(("authors", ("authors", at), author.name, author.slug) for at, author in enumerate(article.authors)),
    ]
    if front.series:
        names.append(("series", ("series",), front.series, slugify(front.series)))
    for key, place, name, slug in names:
        line = article.lines.get(place, 1)
        yield Spelling(key, name, slug, build.source(article.source_path), line, article.date)


def _place_pictures(content: Content, build: Build) -> None:
    above = getattr(content.front, "image", None)
    content._content = placed(
        content._content, build.source(content.source_path), content.relative_dir, build, first_eager=not above
    )


def body_html(content: Content, build: Build) -> str:
    """A content's HTML with Pelican's links resolved, root-relative, below the site's own path."""
    html = str(content.get_content(""))
    return _ROOTED.sub(rf"\g<1>{build.site.base}/", html)


def _check_links(content: Content, build: Build) -> None:
    """`{filename}` and `{static}` links to files that are not there. (Pelican warns, and writes the link as it is.)"""
    source = build.source(content.source_path)
    for match in _SOURCE_LINK.finditer(content._content):
        kind, path = match.groups()
        # As Pelican finds it: from the content folder or from the file's own, %20 and &amp; resolved.
        target = posixpath.normpath(posixpath.join("/", content.relative_dir, unquote(unescape(path)))).lstrip("/")
        known = ChainMap(content._context["static_content"])
        if kind == "filename":
            known = known.new_child(content._context["generated_content"])
        if known.get(target) is not None and (build.content / target).is_file():
            continue  # (a missing file that is linked as {static} is among Pelican's static files all the same)
        written = f"{{{kind}}}{path}"
        # With its fragment, which no other page has; and so that Pelican does not warn of it again.
        content._content = re.sub(re.escape(written) + '[^"]*', "#", content._content)
        if build.report.concerns(build.source(build.content / target)):
            continue  # it is left out only because of its own faults, which are enough to tell
        lines = Path(content.source_path).read_text(encoding="utf-8").splitlines()
        line = next((number for number, text in enumerate(lines, 1) if written in text), None)
        if (build.content / target).is_file():
            build.report.problem(
                source, f"the link to {written} leads to something that is not published", line=line,
                hint="Publish it, or take the link out.",
            )  # fmt: skip
        else:
            near = did_you_mean(Path(path).name, [Path(name).name for name in known if name != target])
            build.report.problem(source, f"the link to {written} leads nowhere.", line=line, hint=near)


def _check_unread(build: Build) -> None:
    """The same for the texts of files that are left out for other faults. Other links of theirs the writer checks."""
    for number, (page, html) in enumerate(build.unread):
        folder = PurePosixPath(page.source).relative_to("content").parent
        for match in _SOURCE_LINK.finditer(html):
            kind, path = match.groups()
            target = posixpath.normpath(posixpath.join("/", folder, unquote(unescape(path)))).lstrip("/")
            if not (build.content / target).is_file():
                written = f"{{{kind}}}{path}"
                line = line_of_address(path, (build.root / page.source).read_text(encoding="utf-8", errors="replace"))
                build.report.problem(page.source, f"the link to {written} leads nowhere.", line=line)
        rest = re.sub(r'(href|src)="[{|](?:filename|static|attach)[^"]*"', rf'\1="{build.site.base}/"', html)
        build.unread[number] = (page, rest)


def _check_addresses(contents: Iterable[Content], build: Build) -> None:
    """Two articles, or two pages, with the same slug."""
    seen: dict[str, str] = {}
    for content in sorted(contents, key=lambda content: str(content.source_path)):
        source = build.source(content.source_path)
        if content.url in seen:
            build.report.problem(
                source,
                f"slug: two things want this address: /{content.url}, {seen[content.url]} too",
                line=line_of_key(content.source_path, "slug:"),
                hint="Give one of them another slug.",
            )
            build.doubts.append(f"{content.url}#")
        seen.setdefault(content.url, source)


def _record(article: PelicanArticle, build: Build, spellings: Spellings) -> Article:
    front: ArticleFront = article.front
    html = body_html(article, build)
    body = split_embeds(html)
    source = build.source(article.source_path)
    for part in body:
        if isinstance(part, Embed) and part.name not in build.slots.embeds:
            build.report.problem(
                source,
                f"{{{part.name}}} is not something that can be shown here.",
                line=line_of_key(article.source_path, f"{{{part.name}}}"),
                hint=did_you_mean(part.name, build.slots.embeds)
                or f"Known: {', '.join(sorted(build.slots.embeds)) or 'nothing yet'}.",
            )
    for kind in build.article_options:
        build.facts.say(article.url, kind.model_validate({name: getattr(front, name) for name in kind.model_fields}))
    text = plain_text(html)
    return Article(
        slug=article.slug,
        title=front.title,
        path=article.url,
        date=article.date,
        modified=getattr(article, "modified", None),
        guid=front.guid or "",
        category=_term(article.category, "category", spellings),
        tags=tuple(dict.fromkeys(_term(tag, "tags", spellings) for tag in article.tags)),
        authors=tuple(dict.fromkeys(_term(author, "authors", spellings) for author in article.authors)),
        standfirst=front.standfirst,
        summary=front.summary or front.standfirst or first_words(html),
        image=image_of(front, source, build),
        series=spellings.name("series", slugify(front.series), front.series) if front.series else "",
        related=front.related,
        status="scheduled" if article.scheduled else article.status,
        body=body,
        feed_body="".join(_for_feeds(body, article.url, html, build)),
        text=text,
        words=len(text.split()),
        headings=article.headings,
        source=source,
        ids=article.ids,
    )


def _for_feeds(body: Iterable[Any], path: str, html: str, build: Build) -> Iterator[str]:
    """The body with absolute addresses; an embed, which needs the site's scripts, becomes a link to its page."""
    base = build.site.url.removesuffix(build.site.base) if build.site.base else build.site.url
    for part in body:
        if isinstance(part, Embed):
            words = f"The {part.name} in this article is on the site."
            yield f'<p><a href="{escape(build.site.absolute(path))}">{words}</a></p>'
        else:
            yield _ROOTED.sub(rf"\g<1>{base}/", plain(str(part)))


def _term(wrapper: Any, key: str, spellings: Spellings) -> Term:
    return Term(spellings.name(key, wrapper.slug, wrapper.name), wrapper.slug, wrapper.url)


def _check_related(build: Build) -> None:
    """`related` names slugs of articles that can be read."""
    slugs = [article.slug for article in (*build.articles, *build.drafts)]
    for article in (*build.articles, *build.drafts):
        for slug in article.related:
            if (slug not in slugs and not build.report.concerns("content/articles/")) or slug == article.slug:
                build.report.problem(
                    article.source,
                    f'related: there is no other published article with the slug "{slug}".',
                    line=line_of_key(build.root / article.source, "related:"),
                    hint=did_you_mean(slug, [other for other in slugs if other != article.slug]),
                )


def _check_guids(build: Build) -> None:
    seen: dict[str, str] = {}
    for article in build.articles:
        if article.guid in seen:
            build.report.problem(
                article.source,
                f"guid: is the one of {seen[article.guid]}, too.",
                line=line_of_key(build.root / article.source, "guid:"),
                hint="Give the newer article one of its own: feed readers would take the two for one.",
            )
        seen.setdefault(article.guid, article.source)
