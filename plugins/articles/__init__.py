"""Articles and pages: front matter, Markdown with callouts and embeds, and every list that articles stand in."""

from pelican import signals

from .adapter import make_articles, offer_reader
from .page_builders import register_slots
from .pelican_log import leave_out_what_is_told


def register() -> None:
    signals.initialized.connect(leave_out_what_is_told)
    signals.initialized.connect(register_slots)
    signals.readers_init.connect(offer_reader)
    signals.all_generators_finalized.connect(make_articles)
