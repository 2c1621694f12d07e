"""How pages reach the disk: frozen contexts in, a staging folder, checks, one atomic swap into `output/`."""

from pelican import signals

from .assets import publish_assets
from .staging import close_staging, open_staging
from .writer import guard_generators, offer_writer


def register() -> None:
    signals.get_generators.connect(open_staging)
    signals.get_generators.connect(publish_assets)
    signals.all_generators_finalized.connect(guard_generators)
    signals.get_writer.connect(offer_writer)
    signals.finalized.connect(close_staging)
