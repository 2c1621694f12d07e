"""What the pages of articles say to search engines (schema.org): all of it is on the page too. Knows no Pelican."""

from typing import Any

from markupsafe import Markup

from plugins.core.articles import Article
from plugins.core.build import Build
from plugins.core.facts import Conversation
from plugins.core.jsonld import json_ld, organization, person
from plugins.core.pages import Site

from .about import Person


def website(site: Site) -> dict[str, Any]:
    """schema.org WebSite."""
    return {
        "@type": "WebSite",
        "@id": site.absolute("#website"),
        "name": site.name,
        "url": site.absolute(""),
        "inLanguage": site.language,
        "publisher": {"@id": organization(site)["@id"]},
    }


def profile_markup(name: str, path: str, known: Person | None, build: Build) -> Markup:
    """schema.org ProfilePage of an author."""
    about: dict[str, Any] = person(name, build.site.absolute(path))
    if known:
        about["description"] = known.about
        if known.portrait:
            about["image"] = build.site.absolute(known.portrait.path)
    return json_ld({"@type": "ProfilePage", "mainEntity": about})


def article_markup(article: Article, build: Build) -> Markup:
    """schema.org BlogPosting: what is in it is on the page."""
    data: dict[str, Any] = {
        "@type": "BlogPosting",
        "headline": article.title,
        **({"description": article.summary} if article.summary else {}),
        "datePublished": article.date.isoformat(),
        "author": [person(author.name, build.site.absolute(author.path)) for author in article.authors],
        "publisher": organization(build.site),
        "mainEntityOfPage": build.site.absolute(article.path),
        "articleSection": article.category.name,
        "wordCount": article.words,
    }
    if article.updated and article.modified:
        data["dateModified"] = article.modified.isoformat()
    if talk := build.facts.about(article.path, Conversation):
        data["commentCount"] = talk.count
    if article.image:
        data["image"] = build.site.absolute(article.image.path)
    return json_ld(data)
