"""What a posting says of the job, as HTML that is safe to show: on its own page, or wherever else it is read."""

from collections.abc import Iterable
from functools import lru_cache

from markupsafe import Markup

from plugins.core.digests import code_digest, digest
from plugins.core.feed import absolute_html
from plugins.core.markdown import safe_html, safe_markdown
from plugins.core.pages import Site
from plugins.core.store import Store
from plugins.core.workers import worked
from plugins.jobs.model import Posting

KIND = "description"


def description_html(posting: Posting, base: str) -> Markup:
    """The description for the posting's page, "" where it shows no word. `base` is the site's own path."""
    if not posting.description:
        return Markup()
    return _rendered(posting.description, None if posting.description_is_html else base)


def portable_description(posting: Posting, site: Site, path: str) -> str:
    """The same with full addresses, to be read away from its page, which lies at `path`."""
    html = description_html(posting, site.base)
    return absolute_html(html, site.absolute(path)) if html else ""


def description_text(posting: Posting) -> str:
    """Its words alone, on one line."""
    return description_html(posting, "").striptags()


def prepare(postings: Iterable[Posting], base: str, store: Store) -> None:
    """Renders what is new of the descriptions on all cores, for a site below `base`, and keeps it in the store."""
    texts = {
        (posting.description, None if posting.description_is_html else own)
        for posting in postings
        for own in (base, "")
        if posting.description
    }
    wanted = {digest(code_digest(), text, repr(own)): (text, own) for text, own in sorted(texts, key=repr)}
    new = [key for key in wanted if not store.has(KIND, key)]
    made = worked(lambda key: str(_made(*wanted[key])), new)
    store.put(KIND, ((key, html.encode()) for key, html in zip(new, made, strict=True)))
    known = dict(zip(new, made, strict=True))
    _KNOWN.clear()
    for key, text in wanted.items():
        html = known.get(key)
        if html is None:
            html = (store.get(KIND, key) or b"").decode()
        _KNOWN[text] = Markup(html)  # noqa: S704 - as it came out of nh3


_KNOWN: dict[tuple[str, str | None], Markup] = {}
"""The descriptions of the newest build."""


def _rendered(description: str, base: str | None) -> Markup:
    """`base` is None for HTML: it is somebody else's, and a path in it is none of ours."""
    known = _KNOWN.get((description, base))
    return _made(description, base) if known is None else known


@lru_cache(maxsize=1_000)
def _made(description: str, base: str | None) -> Markup:
    if base is None:
        html = safe_html(description, headings_from=3)
    else:
        html = safe_markdown(description, headings_from=3, base=base)
    return html if html.striptags() else Markup()
