"""Related articles: which articles a reader wants next, and why."""

from pelican import signals

from .adapter import attach_related, register_slots


def register() -> None:
    signals.initialized.connect(register_slots)
    signals.all_generators_finalized.connect(attach_related)
