"""What machines ask a site for: link previews in the head, sitemap, robots.txt, security.txt, the next rebuild."""

from pelican import signals

from .adapter import furnish, offer_generator


def register() -> None:
    signals.initialized.connect(furnish)
    signals.get_generators.connect(offer_generator)
