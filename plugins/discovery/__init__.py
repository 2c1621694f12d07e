"""What machines ask a site for: link previews in the head, sitemap, robots.txt, security.txt, the next rebuild."""

from pelican import signals

from .adapter import offer_generator, register_slots


def register() -> None:
    signals.initialized.connect(register_slots)
    signals.get_generators.connect(offer_generator)
