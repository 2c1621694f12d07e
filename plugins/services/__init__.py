"""Services: what can be booked, side by side, with its price, its limits and the questions people ask."""

from pelican import signals

from .adapter import join_articles, offer_generator, register_slots


def register() -> None:
    signals.initialized.connect(register_slots)
    signals.get_generators.connect(offer_generator)
    signals.all_generators_finalized.connect(join_articles)
