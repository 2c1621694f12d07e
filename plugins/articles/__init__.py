"""Articles and pages: front matter, Markdown with callouts and embeds, and every list that articles stand in."""

from pelican import signals

from .adapter import make_articles, offer_reader
from .page_builders import register_slots
from .quiet import quieten


def register() -> None:
    signals.initialized.connect(quieten)
    signals.initialized.connect(register_slots)
    signals.readers_init.connect(offer_reader)
    signals.all_generators_finalized.connect(make_articles)
