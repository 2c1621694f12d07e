"""Jobs: a board made of files. Every posting has a page, a place in the list and a life that ends on its day."""

from pelican import signals

from .adapter import offer_generator, register_slots


def register() -> None:
    signals.initialized.connect(register_slots)
    signals.get_generators.connect(offer_generator)
