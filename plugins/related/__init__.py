"""Related articles: which articles a reader wants next, and why."""

from pelican import signals

from .adapter import attach_related, furnish


def register() -> None:
    signals.initialized.connect(furnish)
    signals.all_generators_finalized.connect(attach_related)
