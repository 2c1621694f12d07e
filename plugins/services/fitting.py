"""Which service fits an article: one whose name has what the article is about, by its tags and its category."""

from collections.abc import Sequence

from plugins.core.articles import Article
from plugins.core.stems import mentions

from .model import Service


def fitting(services: Sequence[Service], article: Article) -> Service | None:
    """The service that the article leads to. None where no name fits, or where two fit as well: a guess helps nobody.

    The tag "resumes" fits "Your resume, read in writing". Of two whose names fit, the one whose texts say more of it.
    """
    names = (article.category.name, *(tag.name for tag in article.tags))
    fits = sorted(((_fit(service, names), at) for at, service in enumerate(services)), reverse=True)
    (best, at), others = fits[0], fits[1:]
    return services[at] if best[0] and all(other < best for other, _ in others) else None


def _fit(service: Service, names: Sequence[str]) -> tuple[int, int]:
    """How many of the names stand in the service's own name, and how many in what is said of it."""
    about = " · ".join((service.for_whom, service.summary, *service.includes))
    return (
        sum(mentions(service.name, name) > 0 for name in names),
        sum(mentions(about, name) > 0 for name in names),
    )
