"""The setting of the article feeds."""

from typing import Annotated

from pydantic import Field

from plugins.core.settings import Settings, Whole


class FeedsSettings(Settings):
    feed_items: Annotated[Whole, Field(ge=1, le=500)] = 20
    """How many articles a feed holds at most."""
