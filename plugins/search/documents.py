"""An article as something that can be found, with what others said below it. Pure."""

from collections.abc import Iterable

from markupsafe import Markup

from plugins.core.articles import Article
from plugins.core.search import Aside, Document, Kind, sections_of


def article_document(article: Article, aside: Aside | None = None) -> Document:
    """What rooms show in the middle of its text (embeds) is not in it."""
    html = "".join(str(part) for part in article.body if isinstance(part, Markup))
    return Document(
        path=article.path,
        kind=Kind.ARTICLE,
        title=article.title,
        label=article.category.name,
        summary=_once(article.standfirst, article.summary),
        sections=sections_of(html) + (aside.sections if aside else ()),
    )


def _once(*sentences: str) -> str:
    return "\n".join(dict.fromkeys(filter(None, sentences)))


def in_order(documents: Iterable[Document]) -> list[Document]:
    """Kind by kind, and within a kind as they came."""
    kinds = [*Kind]
    return sorted(documents, key=lambda document: kinds.index(document.kind))
