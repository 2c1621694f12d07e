"""The setting of the writer."""

from typing import Annotated

from pydantic import Field

from plugins.core.settings import Settings, Whole


class WriterSettings(Settings):
    builds_kept: Annotated[Whole, Field(ge=2, le=50)] = 2
    """How many builds are kept: the one that is published, and those before it, for `make rollback`."""
