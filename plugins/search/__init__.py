"""Search: the field in the header, the page with what was found, and the files that its script searches."""

from pelican import signals

from .adapter import make_files, offer_generator, register_slots


def register() -> None:
    signals.initialized.connect(register_slots)
    signals.all_generators_finalized.connect(make_files)
    signals.get_generators.connect(offer_generator)
