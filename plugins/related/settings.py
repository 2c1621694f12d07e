"""The setting of related articles."""

from typing import Annotated

from pydantic import Field

from plugins.core.settings import Settings, Whole


class RelatedSettings(Settings):
    related_articles: Annotated[Whole, Field(ge=0, le=12)] = 3
    """How many related articles stand below an article. 0 shows none."""
