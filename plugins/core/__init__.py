"""The ground that every room stands on. Wires the start of a build; imports no room."""

from pelican import signals

from .build import begin_run, furnish, share_environment


def register() -> None:
    signals.initialized.connect(furnish)
    signals.get_generators.connect(begin_run)
    signals.generator_init.connect(share_environment)
