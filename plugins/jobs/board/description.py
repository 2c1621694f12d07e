"""What a posting says of the job, as HTML that is safe to show: on its own page, or wherever else it is read. Pure."""

from functools import lru_cache

from markupsafe import Markup

from plugins.core.feed import absolute_html
from plugins.core.markdown import safe_html, safe_markdown
from plugins.core.pages import Site
from plugins.jobs.model import Posting


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


@lru_cache(maxsize=20_000)  # it stands on the page, in the markup, in up to two feeds, in the XML and in the list
def _rendered(description: str, base: str | None) -> Markup:
    """`base` is None for HTML: it is somebody else's, and a path in it is none of ours."""
    if base is None:
        html = safe_html(description, headings_from=3)
    else:
        html = safe_markdown(description, headings_from=3, base=base)
    return html if html.striptags() else Markup()
