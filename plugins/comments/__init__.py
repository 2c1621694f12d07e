"""Comments: the threads under an article, read from files, with their count beside its date."""

from pelican import signals

from .adapter import offer_generator, read_comments, register_slots, remember_slug


def register() -> None:
    signals.initialized.connect(register_slots)
    signals.article_generator_context.connect(remember_slug)
    signals.get_generators.connect(offer_generator)
    signals.all_generators_finalized.connect(read_comments)
