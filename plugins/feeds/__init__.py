"""Feeds: the articles as RSS, Atom and JSON Feed, and the page that says what to do with every feed of the site."""

from pelican import signals

from .adapter import announce_feeds, offer_generator, register_slots


def register() -> None:
    signals.initialized.connect(register_slots)
    signals.get_generators.connect(offer_generator)
    signals.all_generators_finalized.connect(announce_feeds)
