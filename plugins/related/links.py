"""Which articles lead to which: links in their texts, and the box of a series below a text."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from html import unescape

from plugins.core.articles import Article
from plugins.core.pages import Site

Links = Mapping[str, frozenset[str]]
"""The slug of an article -> those of the articles that its text links to."""

_ADDRESS = re.compile(r'href="([^"#?]+)')


def links_between(articles: Sequence[Article], site: Site) -> Links:
    """The links from text to text; one from an article to itself is none."""
    slugs = {address: one.slug for one in articles for address in (site.link(one.path), site.absolute(one.path))}
    found = {}
    for article in articles:
        addresses = (unescape(address) for part in article.body for address in _ADDRESS.findall(str(part)))
        found[article.slug] = frozenset(slugs[address] for address in addresses if address in slugs) - {article.slug}
    return found


def links_back(links: Links) -> Links:
    """The same the other way round: the articles whose texts link to each."""
    back: dict[str, set[str]] = defaultdict(set)
    for slug, others in links.items():
        for other in others:
            back[other].add(slug)
    return {slug: frozenset(others) for slug, others in back.items()}


def boxed(articles: Sequence[Article]) -> Mapping[str, str]:
    """The part of its series that stands in a box below an article: the next one, below the last one the first."""
    series = defaultdict(list)
    for article in sorted(articles, key=lambda article: (article.date, article.slug)):
        if article.series:
            series[article.series].append(article.slug)
    return {
        slug: parts[(place + 1) % len(parts)] for parts in series.values() if len(parts) > 1
        for place, slug in enumerate(parts)
    }  # fmt: skip
