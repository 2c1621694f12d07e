"""The ground that every room stands on. Wires the start of a build; imports no room."""

from pelican import signals

from .plugin import begin_run, check_slots, make_build, share_environment


def register() -> None:
    signals.initialized.connect(make_build)
    signals.get_generators.connect(begin_run)
    signals.all_generators_finalized.connect(check_slots)
    signals.generator_init.connect(share_environment)
