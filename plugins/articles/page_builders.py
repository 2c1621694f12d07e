"""Makes the context of each page that Pelican asks for: home, articles, lists, pages."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any

from markupsafe import Markup
from pelican import Pelican

from plugins.core.articles import Article
from plugins.core.build import Build, build_of
from plugins.core.jsonld import breadcrumbs, json_ld, organization
from plugins.core.pages import FeedLink, Page, Paging, Term
from plugins.core.settings import SiteSettings

from .about import About, Person
from .adapter import body_html
from .contexts import (
    ARCHIVE,
    ONE_INDEX,
    ArchivePage,
    ArticlePage,
    AuthorPage,
    HomePage,
    ListPage,
    MovedPage,
    NotFoundPage,
    SubjectsPage,
    TextPage,
    counted,
    in_pages,
)
from .groups import groups_of
from .markup import article_markup, profile_markup, website
from .settings import ArticlesSettings
from .summary import first_words

Words = Mapping[str, Any]
SUBJECTS = "subjects/"


def register_slots(pelican: Pelican) -> None:
    build = build_of(pelican)
    build.slots.navigation("Articles", "articles/", 10)
    build.slots.footer("Subjects", SUBJECTS, 30)
    build.slots.footer("Archive", ARCHIVE, 40)
    build.slots.add("services", "services.person", "partials/author_part.html", _author_part)
    build.page_builders.update(
        {
            "index.html": _home,
            "article.html": _article,
            "articles.html": _all_articles,
            "category.html": _category,
            "tag.html": _tag,
            "author.html": _author,
            "archives.html": _archive,
            "subjects.html": _subjects,
            "page.html": _text_page,
            "404.html": _not_found,
        }
    )


def _home(build: Build, words: Words) -> Iterable[Page]:
    articles = build.articles
    wanted = build.setting(ArticlesSettings).lead_article
    lead = next((article for article in articles if article.slug == wanted), articles[0] if articles else None)
    if wanted and lead is not None and lead.slug != wanted:
        build.report.note(
            "pelicanconf.py", f'LEAD_ARTICLE: there is no published article "{wanted}"; the newest leads.'
        )
    yield HomePage(
        path="",
        title=build.site.name,
        description=build.site.description,
        lead=lead,
        newest=tuple(article for article in articles if article is not lead)[:3],
        person=_site_author(build),
        picture=_portrait(_site_author(build)),
        json_ld=(json_ld(website(build.site)), json_ld(organization(build.site))),
    )


def _article(build: Build, words: Words) -> Iterable[Page]:
    groups = groups_of(build)
    article = groups.articles[words["article"].slug]
    series = groups.series.get(article.series, ())
    yield ArticlePage(
        path=article.path,
        title=article.title,
        description=article.summary,
        section="articles/",
        robots="noindex" if article.status != "published" else "",
        feeds=groups.feeds_of(article.category.path, article.path),
        json_ld=(
            article_markup(article, build),
            breadcrumbs(
                build.site,
                ("Articles", "articles/"),
                (article.category.name, article.category.path),
                (article.title, article.path),
            ),
        ),
        source=article.source,
        modified=article.modified or article.date,
        ids=article.ids,
        picture=article.image.path if article.image else "",
        article=article,
        people=tuple(person for author in article.authors if (person := _about(build).person(author.name))),
        series=series if len(series) > 1 else (),
        series_term=article.series_terms[0] if len(series) > 1 else None,
    )
    for alias in _aliases(words):
        yield _moved(build, alias, article.path, article.title, article.source)


def _moved(build: Build, path: str, to: str, title: str, source: str = "") -> MovedPage:
    """A page that sends on, for hosts that cannot be told; and what those are told that can."""
    build.moved[path] = to
    return MovedPage(path=path, title=title, robots="noindex", source=source, to=to)


def _about(build: Build) -> About:
    return build.get(About) or About()


def _site_author(build: Build) -> Person | None:
    return _about(build).person(build.setting(SiteSettings).author)


def _portrait(person: Person | None) -> str:
    return person.portrait.path if person and person.portrait else ""


def _author_part(build: Build, page: Page) -> Person | None:
    return _site_author(build)


def _aliases(words: Words) -> tuple[str, ...]:
    """Site-relative, and as folders where they name no file, so that /old-post is answered as HTML."""
    aliases = [str(alias).removeprefix("/") for alias in words["article"].front.aliases]
    return tuple(alias if alias.endswith("/") or "." in alias.rpartition("/")[2] else f"{alias}/" for alias in aliases)


def _all_articles(build: Build, words: Words) -> Iterable[Page]:
    groups = groups_of(build)
    yield from _lists(
        build, "articles/", "Articles", "", build.articles,
        description=f"Every article on {build.site.name}, newest first.", categories=groups.categories,
    )  # fmt: skip
    for term in sorted(
        {term for article in build.articles for term in article.series_terms}, key=lambda term: term.name
    ):
        series = groups.series[term.name]
        if len(series) < 2:
            continue  # a series of one is none yet, and nothing links to it
        yield from _lists(
            build, term.path, term.name, "Series", series, feeds=groups.feeds_of(term.path),
            about=_about(build).line("series", term.slug), description=f"The series “{term.name}”, in order.",
        )  # fmt: skip
    yield from _terms_of_drafts(build)


def _terms_of_drafts(build: Build) -> Iterable[Page]:
    """In preview, the lists that only drafts have: Pelican makes none, and the draft's own links would be dead."""
    known = {term.path for article in build.articles for _, term in _terms(article)}
    new = {term: what for draft in build.drafts for what, term in _terms(draft) if term.path not in known}
    for term, what in new.items():
        chosen = [draft for draft in build.drafts if term in (other for _, other in _terms(draft))]
        yield from _lists(build, term.path, term.name, what, chosen, description="Drafts: nobody but you sees this.")


def _terms(article: Article) -> list[tuple[str, Term]]:
    return [
        ("Category", article.category),
        *(("Tag", tag) for tag in article.tags),
        *(("Author", author) for author in article.authors),
    ]


def _category(build: Build, words: Words) -> Iterable[Page]:
    groups, slug = groups_of(build), words["category"].slug
    chosen = groups.category[slug]
    term = chosen[0].category
    yield from _lists(
        build, term.path, term.name, "Category", chosen,
        about=_about(build).line("categories", slug),
        description=f"Articles in the category “{term.name}”.", feeds=groups.feeds_of(term.path),
        categories=groups.categories,
    )  # fmt: skip


def _tag(build: Build, words: Words) -> Iterable[Page]:
    groups, slug = groups_of(build), words["tag"].slug
    chosen = groups.tag[slug]
    term = next(tag for tag in chosen[0].tags if tag.slug == slug)
    yield from _lists(
        build, term.path, term.name, "Tag", chosen,
        about=_about(build).line("tags", slug), description=f"Articles about {term.name}.",
        feeds=groups.feeds_of(term.path),
    )  # fmt: skip


def _author(build: Build, words: Words) -> Iterable[Page]:
    groups, slug = groups_of(build), words["author"].slug
    chosen = groups.author[slug]
    term = next(author for author in chosen[0].authors if author.slug == slug)
    yield from _lists(
        build, term.path, term.name, "Author", chosen, person=_about(build).person(term.name),
        description=f"Articles by {term.name}.", feeds=groups.feeds_of(term.path),
    )  # fmt: skip


def _lists(
    build: Build,
    path: str,
    title: str,
    what: str,
    articles: Sequence[Article],
    *,
    description: str,
    about: str = "",
    person: Person | None = None,
    feeds: tuple[FeedLink, ...] = (),
    categories: tuple[tuple[Term, int], ...] = (),
) -> Iterable[Page]:
    trail = (("Articles", "articles/"), *(((title, path),) if what else ()))
    markup = (profile_markup(title, path, person, build),) if what == "Author" else ()
    modified = max((article.modified or article.date for article in articles), default=None)
    picture = _portrait(person) or next((article.image.path for article in articles if article.image), "")
    for page_path, cut, paging in in_pages(path, articles, build.setting(ArticlesSettings).articles_per_page):
        kind = AuthorPage if what == "Author" else ListPage
        yield kind(
            path=page_path,
            title=title if paging.number == 1 else f"{title}, page {paging.number}",
            description=_on_page(about or description, paging),
            section="articles/",
            feeds=feeds,
            json_ld=(*markup, breadcrumbs(build.site, *trail)),
            modified=modified,
            what=what,
            about=about,
            person=person,
            picture=picture,
            articles=cut,
            total=len(articles),
            paging=paging,
            categories=categories,
        )


def _on_page(description: str, paging: Paging) -> str:
    """No two pages are described by the same words."""
    return description if paging.number == 1 else f"{description} Page {paging.number} of {paging.count}."


def _archive(build: Build, words: Words) -> Iterable[Page]:
    if len(build.articles) <= ONE_INDEX:
        yield _moved(build, ARCHIVE, SUBJECTS, "Archive")
        return
    years = groupby(build.articles, key=lambda article: article.date.year)
    yield ArchivePage(
        path=ARCHIVE,
        title="Archive",
        description=f"Every article on {build.site.name}, by year.",
        section="articles/",
        years=tuple((year, tuple(articles)) for year, articles in years),
    )


def _subjects(build: Build, words: Words) -> Iterable[Page]:
    groups = groups_of(build)
    yield SubjectsPage(
        path=SUBJECTS,
        title="Subjects",
        description=f"Everything on {build.site.name}, by subject.",
        section="articles/",
        modified=max((article.modified or article.date for article in build.articles), default=None),
        categories=tuple(
            (
                term,
                _about(build).line("categories", term.slug),
                groups.category[term.slug],
            )
            for term, _ in groups.categories
        ),
        series=tuple(
            (term, count)
            for term, count in counted([term for each in build.articles for term in each.series_terms])
            if count > 1
        ),
        tags=counted([tag for article in build.articles for tag in article.tags]),
    )


def _text_page(build: Build, words: Words) -> Iterable[Page]:
    page = words["page"]
    html = body_html(page, build)
    person = _site_author(build) if page.front.portrait else None
    yield TextPage(
        path=page.url,
        title=page.front.title,
        description=page.front.summary or first_words(html),
        ids=page.ids,
        section=page.url,
        robots="noindex" if page.status == "draft" else "",
        source=build.source(page.source_path),
        modified=getattr(page, "modified", None),
        body=Markup(html),  # noqa: S704 - the site's own author wrote it
        person=person,
        picture=_portrait(person),
    )


def _not_found(build: Build, words: Words) -> Iterable[Page]:
    yield NotFoundPage(
        path="404.html", title="This page isn’t here", robots="noindex", articles=tuple(build.articles[:3])
    )
