"""The follow-up timeline: from two dates to what to send, to whom, on which day."""

from pelican import signals

from .adapter import join_articles, offer_generator, register_slots


def register() -> None:
    signals.initialized.connect(register_slots)
    signals.get_generators.connect(offer_generator)
    signals.all_generators_finalized.connect(join_articles)
