"""The settings of articles and of the lists that they stand in."""

from typing import Annotated

from pydantic import Field

from plugins.core.settings import Settings, Text, Whole


class ArticlesSettings(Settings):
    lead_article: Text = ""
    """The slug of the article that leads the home page. Empty, the newest leads."""
    articles_per_page: Annotated[Whole, Field(ge=1, le=500)] = 20
    """How many articles stand on one page of a list."""
